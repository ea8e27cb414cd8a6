// SPDX-License-Identifier: Apache-2.0
#include "trips/together/grants.hpp"
#include "trips/tests/api_desk.hpp"
#include "trips/together/members.hpp"

using namespace trips;

namespace {

std::string const mei = "01J9Z00000000000000000AGNT";

// Who calls is an agent when the token says so.
struct BearerWithRole final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    auto const role = bearer == mei ? mei_is : "traveller";
    return http::Principal{std::string(bearer), std::string(bearer), role, "s"};
  }
  std::string mei_is = "agent";
};

// Anna's trip that support may be let into; `used` is what support did.
struct Helped : ApiDesk {
  Helped() {
    parts.grant_used = [this](storage::Sql&, GrantUse const& use) { used.push_back(use); };
    trip = TripId::parse(std::string(keep(ask()).at("id").as_string())).value();
  }
  base::Result<void> let_in(MemberRole role, std::string const& by = anna) {
    clock.advance(std::chrono::seconds(1));
    grant = ids.next<GrantId>();
    return db->write([&](storage::Sql& sql) {
      return add_grant(
          sql, {grant, trip, mei, by, role, clock.now(), clock.now() + std::chrono::hours(2)});
    });
  }
  int as_mei(http::Method method, std::string const& rest, std::string const& body = "") {
    user = mei;
    auto request = request_of(method, "/api/trips/" + trip.str() + rest, body);
    auto const answer = agents.handle(request);
    user = anna;
    told = answer.body;
    return answer.status;
  }
  http::Request request_of(http::Method method, std::string const& target,
                           std::string const& body) {
    http::Request request;
    request.method = method;
    REQUIRE(http::read_target(target, request));
    request.body = body;
    request.locale = http::Locale::en;
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Authorization", "Bearer " + user);
    return request;
  }
  int change() {
    json::object body{{"base_version", 1},
                      {"change_id", ids.next<ChangeId>().str()},
                      {"commands", {{{"type", "set_pace"}, {"pace", "relaxed"}}}},
                      {"keep_violations", true}};
    return as_mei(http::Method::post, "/changes", json::serialize(body));
  }

  BearerWithRole roles;
  http::Router agents{endpoints(parts), {.authenticator = &roles}};
  std::vector<GrantUse> used;
  TripId trip;
  GrantId grant;
  std::string told;
};

auto const get = http::Method::get;

}  // namespace

TEST_CASE("a trip exists for support while a member allows it, and not a second longer") {
  Helped helped;
  CHECK(helped.as_mei(get, "") == 404);
  REQUIRE(helped.let_in(MemberRole::viewer));
  CHECK(helped.as_mei(get, "") == 200);
  auto const seen = json::parse(helped.told);
  CHECK(seen.at("role") == "viewer");
  CHECK(seen.at("by_support").as_bool());
  CHECK(helped.as_mei(get, "/versions") == 200);
  CHECK(helped.as_mei(get, "/versions/1") == 200);
  helped.clock.advance(std::chrono::hours(2));
  CHECK(helped.as_mei(get, "") == 404);
  CHECK(helped.as_mei(get, "/versions") == 404);
}

TEST_CASE("who may see may not change, and who may change says it was support") {
  Helped helped;
  REQUIRE(helped.let_in(MemberRole::viewer));
  CHECK(helped.change() == 403);
  helped.db->write([&](storage::Sql& sql) { end_grant(sql, helped.grant, helped.clock.now()); });
  CHECK(helped.change() == 404);
  REQUIRE(helped.let_in(MemberRole::editor));
  CHECK_MESSAGE(helped.change() == 200, helped.told);
  auto const versions =
      json::parse(helped.get("/api/trips/" + helped.trip.str() + "/versions").body)
          .at("versions")
          .as_array();
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].at("by_support").as_bool());
  CHECK_FALSE(versions[1].at("by_support").as_bool());
  auto const& last = helped.used.back();
  CHECK(last.grant == helped.grant);
  CHECK(last.version == 2);
  CHECK_FALSE(last.what.empty());
}

TEST_CASE("what is between members, or outlasts a grant, stays closed to support") {
  Helped helped;
  REQUIRE(helped.let_in(MemberRole::editor));
  for (auto const* rest :
       {"/members", "/purse", "/shares", "/invitations", "/suggestions", "/trip.ics"}) {
    INFO(rest);
    CHECK(helped.as_mei(get, rest) == 404);
  }
  CHECK(helped.as_mei(http::Method::post, "/invitations", R"({"role":"editor"})") == 404);
  CHECK(helped.as_mei(http::Method::patch, "", R"({"name":"x"})") == 404);
  CHECK(helped.as_mei(http::Method::delete_, "") == 404);
}

TEST_CASE("taking a grant back, leaving, or a lower role of its giver ends it at once") {
  Helped helped;
  REQUIRE(helped.let_in(MemberRole::editor));
  auto const write = [&](auto act) { helped.db->write([&](storage::Sql& sql) { act(sql); }); };
  write([&](storage::Sql& sql) { end_grant(sql, helped.grant, helped.clock.now()); });
  CHECK(helped.as_mei(get, "") == 404);
  write([&](storage::Sql& sql) {
    add_member(sql, helped.trip, ming, MemberRole::editor, helped.clock.now());
  });
  REQUIRE(helped.let_in(MemberRole::editor, ming));
  CHECK(helped.as_mei(get, "") == 200);
  write([&](storage::Sql& sql) { CHECK(set_role(sql, helped.trip, ming, MemberRole::viewer)); });
  CHECK(helped.change() == 403);
  write([&](storage::Sql& sql) { CHECK(remove_member(sql, helped.trip, ming)); });
  CHECK(helped.as_mei(get, "") == 404);
}

TEST_CASE("nobody grants more than they may, for a trip of others, or to a member") {
  Helped helped;
  helped.db->write([&](storage::Sql& sql) {
    add_member(sql, helped.trip, ming, MemberRole::suggester, helped.clock.now());
  });
  CHECK(helped.let_in(MemberRole::editor, ming).error().kind == base::Refusal::forbidden);
  CHECK(helped.let_in(MemberRole::viewer, liu).error().kind == base::Refusal::not_found);
  helped.db->write([&](storage::Sql& sql) {
    add_member(sql, helped.trip, mei, MemberRole::viewer, helped.clock.now());
  });
  CHECK(helped.let_in(MemberRole::viewer).error().kind == base::Refusal::conflict);
}

TEST_CASE("who answers no more is not let in by an old grant") {
  Helped helped;
  REQUIRE(helped.let_in(MemberRole::editor));
  helped.roles.mei_is = "traveller";
  CHECK(helped.as_mei(get, "") == 404);
  CHECK(helped.change() == 404);
}
