// SPDX-License-Identifier: Apache-2.0
#include "accounts/secrets.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/destination_names.hpp"
#include "trips/together/asked.hpp"
#include "trips/together/described.hpp"
#include "trips/together/members.hpp"
#include "trips/together/shared_plan.hpp"
#include "trips/versions/versions.hpp"
#include "trips/versions/versions_json.hpp"

namespace trips {

struct MakeShare {
  std::vector<Hidden> hides;
  std::optional<base::Day> expires_on;
};
struct ShareAnswer {
  ShareId id;
  std::vector<Hidden> hides;
  std::optional<std::string> token;
  base::Instant created_at{};
  std::optional<base::Instant> expires_at;
};
struct ShareList {
  std::vector<ShareAnswer> shares;
};
struct SharedTrip {
  std::string name;
  std::vector<Hidden> hides;
  std::optional<std::vector<std::string>> members;
  SharedPlan plan;
};

BOOST_DESCRIBE_STRUCT(MakeShare, (), (hides, expires_on))
BOOST_DESCRIBE_STRUCT(ShareAnswer, (), (id, hides, token, created_at, expires_at))
BOOST_DESCRIBE_STRUCT(ShareList, (), (shares))
BOOST_DESCRIBE_STRUCT(SharedVisit, (), (place, role, meal, start, end, hours, own_note, price))
BOOST_DESCRIBE_STRUCT(SharedLeg, (), (mode, start, end, minutes, metres, fare))
BOOST_DESCRIBE_STRUCT(SharedDay, (), (date, weekday, title, lodging, visits, legs, walk_m, cost))
BOOST_DESCRIBE_STRUCT(SharedRide, (),
                      (number, mode, from, to, depart_day, departs, arrive_day, arrives, fare))
BOOST_DESCRIBE_STRUCT(SharedPlan, (),
                      (destination, destination_name, start_date, end_date, rides, days, total,
                       per_person))
BOOST_DESCRIBE_STRUCT(SharedTrip, (), (name, hides, members, plan))

std::string api_name(http::Of<ShareAnswer>) { return "TripShare"; }
http::Rules rules(http::Of<MakeShare>) {
  using http::field;
  return {field("hides").items(0, 3).text("What the link does not show."),
          field("expires_on").text("The last day in China on which it is good; absent: always.")};
}
http::Rules rules(http::Of<ShareAnswer>) {
  return {http::field("token").text("Told once, when it is made.")};
}
http::Rules rules(http::Of<SharedDay>) {
  return {http::field("legs").text("legs[i] leads to visits[i], one more to the day's end.")};
}
http::Rules rules(http::Of<SharedTrip>) {
  return {http::field("members").text("Names; absent where the link hides them.")};
}

namespace {

using storage::Sql;

base::Error no_such_share() {
  return base::refuse(base::Refusal::not_found, "There is no such link, or it is over.");
}

ShareAnswer answer_of(Share const& share) {
  return {share.id, share.hides, {}, share.created_at, share.expires_at};
}

// POST /api/trips/{trip}/shares
struct Make {
  Parts const& parts;
  static constexpr std::size_t most = 30;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<MakeShare>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const now = parts.clock.now();
    if (wanted->expires_on && *wanted->expires_on < base::china_day(now))
      return refused(base::refuse_field("/expires_on", "That day is over."), request);
    Share share{parts.ids.next<ShareId>(), who->trip, wanted->hides, who->user_id, now, {}};
    if (wanted->expires_on)
      share.expires_at = base::china_instant(*wanted->expires_on, base::Minutes(24 * 60));
    auto const token = accounts::random_token(parts.random);
    auto const added = parts.db.write([&](Sql& sql) -> base::Result<void> {
      if (list_shares(sql, who->trip).size() >= most)
        return base::refuse(base::Refusal::conflict, "A trip can have 30 share links.");
      add_share(sql, share, accounts::token_hash(token));
      return {};
    });
    if (!added) return refused(added.error(), request);
    auto answer = answer_of(share);
    answer.token = token;
    return http::created(http::to_json(answer));
  }
};

// GET /api/trips/{trip}/shares
struct ListThem {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    ShareList list;
    for (auto const& share : parts.db.read([&](Sql& sql) { return list_shares(sql, who->trip); }))
      list.shares.push_back(answer_of(share));
    return http::ok(http::to_json(list));
  }
};

// DELETE /api/trips/{trip}/shares/{share}
struct Revoke {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<ShareId>(request, "share");
    if (!id) return refused(id.error(), request);
    bool const removed =
        parts.db.write([&](Sql& sql) { return remove_share(sql, who->trip, *id); });
    return removed ? http::no_content() : refused(no_such_share(), request);
  }
};

// What a link opens, as it is stored.
struct Opened {
  Share share;
  std::string name;
  std::string plan_json;
  std::vector<std::string> members;
};

// GET /api/shared/{token}
struct ReadShared {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const opened = open(request.params.find("token").value_or(""));
    if (!opened) return refused(no_such_share(), request);
    auto const plan =
        http::parse<TierAnswer>(with_destination_names(opened->plan_json, parts.areas));
    if (!plan) return refused(no_such_share(), request);  // of a release with other fields
    SharedTrip trip{opened->name, opened->share.hides, {}, shared_plan(*plan, opened->share)};
    if (!opened->share.does_hide(Hidden::members)) trip.members = names_of(opened->members);
    auto answer = http::ok(http::to_json(trip));
    answer.headers.set("Cache-Control", "no-store");
    answer.headers.set("X-Robots-Tag", "noindex");
    return answer;
  }

 private:
  std::optional<Opened> open(std::string_view token) const {
    return parts.db.read([&](Sql& sql) -> std::optional<Opened> {
      auto share = find_share(sql, token, parts.clock.now());
      if (!share) return std::nullopt;
      Versions versions(sql);
      auto const key = share->trip.str();
      auto const trip = sql.find_row("SELECT name FROM trips WHERE id = ?", {key});
      auto const branch = versions.find_branch(share->trip, main_branch(share->trip));
      if (!trip || !branch) return std::nullopt;
      auto content = versions.find_content(share->trip, branch->head).value();
      auto members = list_member_ids(sql, share->trip);
      return Opened{std::move(*share), (*trip)[0].value(), std::move(content.plan_json),
                    std::move(members)};
    });
  }

  std::vector<std::string> names_of(std::vector<std::string> const& members) const {
    std::vector<std::string> names;
    Names known(parts);
    for (auto const& member : members)
      if (auto const person = known.find(member)) names.push_back(person->name);
    return names;
  }
};

}  // namespace

std::vector<http::Endpoint> share_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db);
    return builder;
  };
  return {
      named(http::post("/api/trips/{trip}/shares"), "shareTrip",
            "Make a link by which anybody may look at a trip")
          .takes<MakeShare>()
          .answers<ShareAnswer>(201)
          .calls(Make{parts}),
      named(http::get("/api/trips/{trip}/shares"), "listShares", "The share links of a trip")
          .answers<ShareList>(200)
          .calls(ListThem{parts}),
      named(http::delete_("/api/trips/{trip}/shares/{share}"), "revokeShare", "End a share link")
          .answers_nothing()
          .calls(Revoke{parts}),
      http::get("/api/shared/{token}")
          .named("readShared", "A trip as a share link shows it", "trips")
          .anyone()
          .on(http::Lane::db)
          .answers<SharedTrip>(200)
          .calls(ReadShared{parts})};
}

}  // namespace trips
