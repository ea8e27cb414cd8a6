// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/feeds.hpp"

#include "accounts/secrets.hpp"
#include "storage/sql.hpp"
#include "trips/tests/api_desk.hpp"
#include "trips/together/members.hpp"

using namespace trips;

namespace {

std::string text_of(json::value const& value) { return std::string(value.as_string()); }

// Anna's kept trip, and a link by which calendars read it.
struct FeedDesk : ApiDesk {
  FeedDesk() { trip = text_of(keep(ask()).at("id")); }
  json::value made(std::string const& body) {
    auto const answer = post("/api/calendar-feeds", body);
    REQUIRE(answer.status == 201);
    return json::parse(answer.body);
  }
  std::string link_of_all() { return text_of(made("{}").at("path")); }
  std::string link_of_trip() { return text_of(made("{\"trip\":\"" + trip + "\"}").at("path")); }
  http::Response read(std::string const& path, std::string const& tag = "") {
    http::Request request;
    request.method = http::Method::get;
    REQUIRE(http::read_target(path, request));
    if (!tag.empty()) request.headers.add("If-None-Match", tag);
    return router.handle(request);
  }
  std::string trip;
};

int count(std::string const& text, std::string const& part) {
  int found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a calendar link shows a trip without an account, until it is revoked") {
  FeedDesk desk;
  auto const feed = desk.made("{\"trip\":\"" + desk.trip + "\"}");
  auto const path = text_of(feed.at("path"));
  auto const calendar = desk.read(path);
  REQUIRE(calendar.status == 200);
  CHECK(calendar.headers.get("Content-Type") == "text/calendar; charset=utf-8");
  CHECK(calendar.body.find("UID:" + desk.trip) != std::string::npos);
  CHECK(calendar.body.find("REFRESH-INTERVAL") != std::string::npos);

  auto const id = text_of(feed.at("id"));
  auto const revoke = [&] {
    return desk.call(http::Method::delete_, "/api/calendar-feeds/" + id).status;
  };
  desk.user = ming;
  CHECK(revoke() == 404);
  desk.user = anna;
  CHECK(revoke() == 204);
  CHECK(desk.read(path).status == 404);
}

TEST_CASE("a calendar that has not changed is not sent again") {
  FeedDesk desk;
  auto const path = desk.link_of_trip();
  auto const tag = std::string(desk.read(path).headers.get("ETag"));
  auto const again = desk.read(path, tag);
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(again.headers.get("ETag") == tag);
  desk.call(http::Method::patch, "/api/trips/" + desk.trip, R"({"name":"Another name"})");
  CHECK(desk.read(path, tag).status == 200);
}

TEST_CASE("a new version moves events of a calendar and raises their sequence") {
  FeedDesk desk;
  auto const path = desk.link_of_trip();
  auto const before = desk.read(path).body;
  CHECK(count(before, "SEQUENCE:0\r\n") == count(before, "BEGIN:VEVENT"));
  auto const trip = json::parse(desk.get("/api/trips/" + desk.trip).body);
  auto const item = text_of(trip.at_pointer("/plan/days/0/visits/0/id"));
  desk.clock.advance(std::chrono::hours(1));
  auto const changed =
      desk.post("/api/trips/" + desk.trip + "/changes",
                R"({"base_version":1,"change_id":"01J9Z00000000000000000CH01","commands":[)"
                R"({"type":"set_note","item":")" +
                    item + R"(","note":"tickets at home"}]})");
  REQUIRE(changed.status == 200);
  auto const after = desk.read(path).body;
  CHECK(count(after, "SEQUENCE:1\r\n") == count(after, "BEGIN:VEVENT"));
  CHECK(after.find("." + item + "@xingqu") != std::string::npos);
  CHECK(before.find("." + item + "@xingqu") != std::string::npos);
  auto const stamp = [](std::string const& text) { return text.substr(text.find("DTSTAMP:"), 24); };
  CHECK(stamp(after) > stamp(before));
}

TEST_CASE("one calendar link shows all trips of a person, and nobody else's") {
  FeedDesk desk;
  auto const all = desk.link_of_all();
  auto const second = text_of(desk.keep(desk.ask()).at("id"));
  auto const calendar = desk.read(all).body;
  CHECK(count(calendar, "UID:" + desk.trip) > 3);
  CHECK(count(calendar, "UID:" + second) > 3);
  CHECK(count(calendar, "BEGIN:VTIMEZONE") == 1);
  desk.user = ming;
  CHECK(desk.read(desk.link_of_all()).body.find("BEGIN:VEVENT") == std::string::npos);
  auto const foreign = desk.post("/api/calendar-feeds", "{\"trip\":\"" + desk.trip + "\"}");
  CHECK(foreign.status == 422);
}

TEST_CASE("who leaves a trip reads it in no calendar any more") {
  FeedDesk desk;
  auto const id = *TripId::parse(desk.trip);
  desk.db->write(
      [&](storage::Sql& sql) { add_member(sql, id, ming, MemberRole::viewer, desk.clock.now()); });
  desk.user = ming;
  auto const path = desk.link_of_trip();
  CHECK(desk.read(path).status == 200);
  desk.db->write([&](storage::Sql& sql) { CHECK(remove_member(sql, id, ming)); });
  CHECK(desk.read(path).status == 404);
}

TEST_CASE("a calendar link says when it was last read, and a person has twenty at most") {
  FeedDesk desk;
  auto const path = desk.link_of_all();
  auto const listed = [&] {
    return json::parse(desk.get("/api/calendar-feeds").body).at_pointer("/feeds/0");
  };
  CHECK_FALSE(listed().as_object().contains("last_read_at"));
  CHECK_FALSE(listed().as_object().contains("path"));
  desk.read(path);
  auto const first = text_of(listed().at("last_read_at"));
  desk.clock.advance(std::chrono::seconds(59));
  desk.read(path);
  CHECK(text_of(listed().at("last_read_at")) == first);
  desk.clock.advance(std::chrono::seconds(1));
  desk.read(path);
  CHECK(text_of(listed().at("last_read_at")) > first);
  for (int more = 1; more < 20; ++more) desk.link_of_all();
  CHECK(desk.post("/api/calendar-feeds", "{}").status == 409);
}

TEST_CASE("a trip whose plan nobody can read any more is one event of all its days") {
  FeedDesk desk;
  auto const id = desk.trip;
  desk.db->write([&](storage::Sql& sql) {
    sql << "UPDATE trip_versions SET plan = '{}' WHERE trip_id = :id", soci::use(id);
  });
  auto const calendar = desk.read(desk.link_of_all()).body;
  CHECK(count(calendar, "BEGIN:VEVENT") == 1);
  CHECK(calendar.find("DTSTART;VALUE=DATE:20241025\r\nDTEND;VALUE=DATE:20241027") !=
        std::string::npos);
}

TEST_CASE("calendar links go with the account and with their trip") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const add = [&](std::string const& user, std::optional<TripId> trip) {
      CalendarFeed const feed{archive.ids.next<FeedId>(), user, trip, ExportLanguage::en,
                              archive.clock.now(),        {}};
      db.write(
          [&](storage::Sql& sql) { add_feed(sql, feed, accounts::token_hash(feed.id.str())); });
      return feed.id;
    };
    auto const left = [&](std::string const& user) {
      return db.read([&](storage::Sql& sql) { return list_feeds(sql, user).size(); });
    };
    auto const of_trip = add(anna, archive.trip);
    add(anna, {});
    add(ming, {});
    auto const found =
        db.read([&](storage::Sql& sql) { return find_feed(sql, of_trip.str()).value(); });
    CHECK(found.trip == archive.trip);
    CHECK(found.language == ExportLanguage::en);
    CHECK(archive.trips.remove(archive.trip, anna));
    CHECK(left(anna) == 1);
    archive.trips.remove_all_of(anna);
    CHECK(left(anna) == 0);
    CHECK(left(ming) == 1);
  });
}
