// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "accounts/secrets.hpp"
#include "trips/tests/api_desk.hpp"
#include "trips/trip_id.hpp"

using namespace trips;

namespace {

std::string text(json::value const& value) { return std::string(value.as_string()); }

// Somebody with a file of another program.
struct ImportDesk : ApiDesk {
  http::Response import(std::string const& file, std::string const& more = "") {
    return post("/api/trips/import",
                "{\"file\":\"" + accounts::base64url(file) + "\"" + more + "}");
  }
  json::value taken(std::string const& file, std::string const& more = "") {
    auto const answer = import(file, more);
    INFO(answer.body);
    REQUIRE(answer.status == 201);
    return json::parse(answer.body);
  }
  json::value trip(json::value const& report) {
    return json::parse(get("/api/trips/" + text(report.at("trip"))).body);
  }
  std::string refusal(std::string const& file, std::string const& more = "") {
    auto const answer = import(file, more);
    CHECK(answer.status == 422);
    return text(json::parse(answer.body).at_pointer("/errors/0/detail"));
  }
};

// "鼓山 same visit 2024-11-01 09:00" for each stop of a file.
std::vector<std::string> fates(json::value const& report) {
  std::vector<std::string> told;
  for (auto const& stop : report.at("stops").as_array()) {
    auto line = text(stop.at("name"));
    for (auto const* field : {"match", "fate", "date", "start"})
      if (auto const* value = stop.as_object().if_contains(field)) line += " " + text(*value);
    told.push_back(line);
  }
  return told;
}

std::vector<std::string> visited(json::value const& trip, std::size_t day) {
  std::vector<std::string> names;
  for (auto const& visit : trip.at("plan").at("days").at(day).at("visits").as_array())
    names.push_back(text(visit.at("place").at("name").at("zh")) + " " + text(visit.at("start")));
  return names;
}

std::vector<std::string> places_of(json::value const& trip, std::size_t day) {
  auto names = visited(trip, day);
  for (auto& name : names) name.resize(name.rfind(' '));
  return names;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a table with days and times becomes that very trip") {
  ImportDesk desk;
  auto const report = desk.taken(
      "名称,日期,开始,分钟,备注\n鼓山,2024-11-01,09:00,150,早点去\n三坊七巷,2024-11-02,10:00,120,"
      "\n",
      R"(,"name":"两天")");
  CHECK(fates(report) ==
        Told{"鼓山 same visit 2024-11-01 09:00", "三坊七巷 same visit 2024-11-02 10:00"});
  auto const trip = desk.trip(report);
  CHECK(text(trip.at("name")) == "两天");
  CHECK(text(trip.at("start_date")) == "2024-11-01");
  CHECK(visited(trip, 0) == Told{"鼓山 09:00"});
  CHECK(visited(trip, 1) == Told{"三坊七巷 10:00"});
  auto const& visit = trip.at_pointer("/plan/days/0/visits/0");
  CHECK(text(visit.at("end")) == "11:30");
  CHECK(text(visit.at("own_note")) == "早点去");
  CHECK_FALSE(trip.as_object().contains("recommendation_id"));
  CHECK(trip.at_pointer("/plan/days/0").as_object().contains("lodging"));  // somewhere to sleep
}

TEST_CASE("a preview tells the same and keeps nothing") {
  ImportDesk desk;
  std::string const file = "name\n鼓山\n西湖公园\n没有这个地方\n";
  auto const preview = desk.import(file, R"(,"is_preview":true)");
  REQUIRE(preview.status == 200);
  auto const report = json::parse(preview.body);
  CHECK_FALSE(report.as_object().contains("trip"));
  CHECK(json::parse(desk.get("/api/trips").body).at("trips").as_array().empty());
  CHECK(fates(desk.taken(file)) == fates(report));
}

TEST_CASE("what is not taken says why, and nothing is dropped") {
  ImportDesk desk;
  auto const report = desk.taken("name,day\n鼓山,1\n鼓山,2\n没有这个地方,1\n三坊七巷,2\n鼓山,15\n",
                                 R"(,"without":[4])");
  auto const& stops = report.at("stops").as_array();
  REQUIRE(stops.size() == 5);
  CHECK(text(stops[0].at("fate")) == "visit");
  auto const why = [&](std::size_t stop) { return text(stops[stop].at("why").at("en")); };
  CHECK(why(1) == "It is in the trip already.");
  CHECK(why(2) == "It is not in our catalogue.");
  CHECK(why(3) == "Left out as you asked.");
  CHECK(why(4) == "It is in the trip already.");
}

TEST_CASE("a point is known by its name nearby, else by what is right beside it") {
  ImportDesk desk;
  auto const& gushan = *town_catalogue().find(places::PlaceKey("fuzhou-gushan"));
  auto const point = [](base::LatLon at, std::string const& name) {
    return fmt::format(R"(<wpt lat="{}" lon="{}"><name>{}</name></wpt>)", at.lat, at.lon, name);
  };
  auto const north = [&](double degrees) {
    return base::LatLon{gushan.at.lat + degrees, gushan.at.lon};
  };
  auto const report = desk.taken("<gpx>" + point(north(0.02), "鼓山") + "</gpx>");
  CHECK(fates(report)[0].starts_with("鼓山 same visit"));
  CHECK(report.at_pointer("/stops/0/distance_m").as_int64() > 2000);
  CHECK(fates(desk.taken("<gpx>" + point(north(0.0005), "山门集合") + "</gpx>"))[0].starts_with(
      "山门集合 near visit"));
  CHECK(desk.refusal("<gpx>" + point(north(0.5), "鼓山") + "</gpx>") ==
        "None of its places is in our catalogue.");
}

TEST_CASE("houses of a file are the nights of the trip") {
  ImportDesk desk;
  auto const plan = desk.trip(json::object{{"trip", desk.keep(desk.ask()).at("id")}});
  auto const house = text(plan.at_pointer("/plan/days/0/lodging/name/zh"));
  auto const report =
      desk.taken("name,day\n鼓山,1\n" + house + ",1\n三坊七巷,2\n" + house + ",3\n西湖公园,3\n");
  CHECK(fates(report)[1].starts_with(house + " same night"));
  auto const trip = desk.trip(report);
  for (auto const* night : {"/plan/days/0/lodging/name/zh", "/plan/days/1/lodging/name/zh"})
    CHECK(text(trip.at_pointer(night)) == house);
}

TEST_CASE("what does not hold is kept as a draft that says so") {
  ImportDesk desk;
  auto const report = desk.taken("name,date,start,minutes\n鼓山,2024-11-01,03:00,60\n");
  CHECK_FALSE(report.at("problems").as_array().empty());
  auto const trip = desk.trip(report);
  CHECK(trip.at("is_draft").as_bool());
  CHECK(visited(trip, 0) == Told{"鼓山 03:00"});
  CHECK_FALSE(desk.trip(desk.taken("name,date,start\n三坊七巷,2024-11-01,10:00\n"))
                  .at("is_draft")
                  .as_bool());
}

TEST_CASE("days that are over move into the future, and a start of one's own moves them all") {
  ImportDesk desk;  // on 2024-10-02 in China
  auto const first = [&](std::string const& more) {
    return text(
        desk.taken("name,date\n鼓山,2023-05-01\n三坊七巷,2023-05-02\n", more).at("start_date"));
  };
  auto const today = base::china_day(desk.clock.now());
  CHECK(first("") == base::to_text(today + std::chrono::days(7)));
  CHECK(first(R"(,"start_date":"2024-12-24")") == "2024-12-24");
}

TEST_CASE("a trip costs its budget where the file names none") {
  ImportDesk desk;
  auto const report = desk.taken("name\n鼓山\n三坊七巷\n");
  auto const budget = report.at("budget").as_int64();
  CHECK(budget * 100 > report.at_pointer("/total/high_minor").as_int64());
  CHECK(budget * 100 - report.at_pointer("/total/high_minor").as_int64() <= 10'000);
  CHECK(desk.taken("name\n鼓山\n", R"(,"budget":4321)").at("budget").as_int64() == 4321);
}

TEST_CASE("a trip of ours comes back exactly as it was") {
  ImportDesk desk;
  auto const id = text(desk.keep(desk.ask(), R"(,"name":"原样")").at("id"));
  auto const written = desk.get("/api/trips/" + id + "/trip.json");
  REQUIRE(written.status == 200);
  auto const report = desk.taken(written.body);
  auto const copy = text(report.at("trip"));
  CHECK(copy != id);
  CHECK(desk.get("/api/trips/" + copy + "/trip.json").body == written.body);
  auto const plan_of = [&](std::string const& trip) {
    return json::parse(desk.get("/api/trips/" + trip).body).at("plan");
  };
  auto const second = text(desk.taken(written.body).at("trip"));
  CHECK((plan_of(second).at("days") == plan_of(copy).at("days")));
  for (auto const* part : {"/days/0/legs", "/days/1/legs", "/days/0/cost", "/total"})
    CHECK(json::serialize(plan_of(copy).at_pointer(part)) ==
          json::serialize(plan_of(id).at_pointer(part)));
  for (std::size_t day = 0; day < 2; ++day)
    CHECK(visited(desk.trip(report), day) ==
          visited(json::parse(desk.get("/api/trips/" + id).body), day));
  CHECK(desk.refusal(written.body, R"(,"budget":1)") ==
        "A trip of ours is taken as it is; change it afterwards.");
}

TEST_CASE("a damaged trip of ours is refused") {
  ImportDesk desk;
  auto const id = text(desk.keep(desk.ask()).at("id"));
  auto const file = json::parse(desk.get("/api/trips/" + id + "/trip.json").body);
  auto const with = [&](std::string const& pointer, json::value const& value) {
    auto changed = file;
    changed.at_pointer(pointer) = value;
    return json::serialize(changed);
  };
  std::string const damaged = "It is no trip of ours, or it was damaged.";
  CHECK(desk.refusal(with("/format", "other")) == damaged);
  CHECK(desk.refusal(with("/version", 2)) == "A newer release wrote it than this one can read.");
  CHECK(desk.refusal(with("/name", " ")) == damaged);
  CHECK(desk.refusal(with("/itinerary/days", json::array{})) == damaged);
  CHECK(desk.refusal(with("/itinerary/days/0/date", "2024-10-28")) == damaged);
  CHECK(desk.refusal(with("/itinerary/days/0/items/0/minutes", -5)) == damaged);
  CHECK(desk.refusal(with("/itinerary/days/0/items/0/id",
                          file.at_pointer("/itinerary/days/0/items/1/id"))) == damaged);
  CHECK(desk.refusal(with("/itinerary/wish/destination", "亚特兰蒂斯")) ==
        "Its city or its dates cannot be planned any more.");
  CHECK(desk.refusal("{\"format\":") == damaged);
}

TEST_CASE("a calendar of ours is read again as the same days") {
  ImportDesk desk;
  auto const id = text(desk.keep(desk.ask()).at("id"));
  auto const before = json::parse(desk.get("/api/trips/" + id).body);
  for (auto const* file : {"/trip.ics", "/trip.gpx", "/trip.kml"}) {
    INFO(file);
    auto const written = desk.call(http::Method::get, "/api/trips/" + id + file, "", "*/*");
    REQUIRE(written.status == 200);
    auto const after = desk.trip(desk.taken(written.body));
    for (std::size_t day = 0; day < 2; ++day)
      CHECK(places_of(after, day) == places_of(before, day));
  }
}

TEST_CASE("an import is the business of who is signed in, and of a file that is one") {
  ImportDesk desk;
  CHECK(desk.post("/api/trips/import", R"({"file":"%%%"})").status == 422);
  CHECK(desk.refusal("name\n鼓山\n", R"(,"without":[1])") ==
        "Nothing of the file is left to take.");
  CHECK(desk.refusal("name\n鼓山\n", R"(,"without":[0])") == "There is no such stop.");
  CHECK(desk.refusal("name\n鼓山\n", R"(,"name":" ")") == "Must not be blank.");
  desk.user.clear();
  CHECK(desk.import("name\n鼓山\n").status == 401);
}
