// SPDX-License-Identifier: Apache-2.0
#include "trips/exposure.hpp"

#include <doctest/doctest.h>

#include <set>

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"
#include "trips/impl/answer_json.hpp"

using namespace trips;
using base::LatLon;

namespace {

base::Day const friday = base::parse_day("2026-05-01").value();

base::Instant at(base::Day day, int hour, int minute = 0) {
  return base::china_instant(day, std::chrono::hours(hour) + std::chrono::minutes(minute));
}

PlaceRef place(std::string key, LatLon where, bool is_outdoor = false) {
  PlaceRef made;
  made.key = std::move(key);
  made.lat = where.lat;
  made.lon = where.lon;
  made.is_outdoor = is_outdoor;
  return made;
}

LegAnswer leg(planner::Mode mode, std::string start, std::string end) {
  LegAnswer made;
  made.mode = mode;
  made.start = std::move(start);
  made.end = std::move(end);
  return made;
}

LatLon const inn_at{26.08, 119.30};
LatLon const peak_at{26.06, 119.39};

// One day: from the inn up the peak by bus, and back on foot at half past midnight.
TierAnswer day_out() {
  TierAnswer plan;
  DayAnswer day;
  day.date = friday;
  day.start = day.end = place("town-inn", inn_at);
  day.lodging = day.end;
  VisitAnswer visit;
  visit.place = place("town-peak", peak_at, true);
  visit.start = "10:00";
  visit.end = "12:30";
  day.visits = {visit};
  day.legs = {leg(planner::Mode::bus, "09:20", "10:00"),
              leg(planner::Mode::walk, "22:00", "24:30")};
  plan.days = {day};
  plan.startDate = plan.endDate = friday;
  return plan;
}

std::vector<ExposureKind> kinds_of(std::vector<Exposure> const& exposures) {
  std::vector<ExposureKind> kinds;
  for (auto const& each : exposures) kinds.push_back(each.kind);
  return kinds;
}

// A trip of one day in the tables.
TripId keep(storage::Database& db, TierAnswer const& plan, std::uint8_t number = 1) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = number;
  TripSummary trip;
  trip.id = TripId(base::Ulid(bytes));
  trip.name = "May";
  trip.start_date = trip.end_date = friday;
  base::ManualClock const clock(at(friday, 0));
  SavedTrips(db, clock, places::Areas::china())
      .add(trip, "01J9Z0000000000000000000AN", {"", http::to_json(plan)});
  return trip.id;
}

std::set<std::string> places_found(storage::Database& db, ExposureSearch const& search) {
  std::set<std::string> found;
  db.read([&](storage::Sql& sql) {
    search_exposures(sql, search,
                     [&](TripId, Exposure const& exposure) { found.insert(exposure.place); });
  });
  return found;
}

}  // namespace

TEST_CASE("abroad a day is touched by the clocks of that very day") {
  auto plan = day_out();
  plan.needs.city = "925000";
  plan.utc_offset_minutes = 60;
  plan.days[0].date = base::parse_day("2026-03-28").value();
  plan.days[0].start = place("osm-inn", {48.85, 2.35});
  plan.days.push_back(plan.days[0]);
  plan.days[1].date += std::chrono::days(1);  // summer time begins that night
  std::vector<std::string> visits;
  for (auto const& each : exposures_of(plan, places::Catalogue()))
    if (each.kind == ExposureKind::visit) visits.push_back(base::to_text(each.from));
  CHECK(visits == std::vector<std::string>{"2026-03-28T09:00:00Z", "2026-03-29T08:00:00Z"});
}

TEST_CASE("a plan is exposed on its ways, at its visits and at night, each in its time") {
  auto const exposures = exposures_of(day_out(), places::Catalogue());
  using enum ExposureKind;
  REQUIRE(kinds_of(exposures) == std::vector{transit, visit, walk, night});
  CHECK(exposures[0].from_at == inn_at);
  CHECK(exposures[0].to_at == peak_at);
  CHECK(exposures[0].place == "town-peak");
  CHECK_FALSE(exposures[0].is_outdoor);
  CHECK(exposures[1].is_outdoor);
  CHECK(exposures[1].from == at(friday, 10));
  CHECK(exposures[1].until == at(friday, 12, 30));
  CHECK(exposures[2].is_outdoor);
  CHECK(exposures[2].until == at(friday, 24, 30));
  CHECK(exposures[3].from == at(friday, 24, 30));
  CHECK(exposures[3].until == at(friday, 32));
}

TEST_CASE("a ride exposes the trip where it meets its city") {
  auto plan = day_out();
  RideAnswer there;
  there.depart_day = friday - std::chrono::days(1);
  there.departs = "22:00";
  there.arrive_day = friday;
  there.arrives = "06:00";
  plan.rides = {there};
  auto const exposures = exposures_of(plan, places::Catalogue());
  CHECK(exposures[0].kind == ExposureKind::ride);
  CHECK(exposures[0].from_at == inn_at);
  CHECK(exposures[0].from == at(friday, -2));
  CHECK(exposures[0].until == at(friday, 6));
}

TEST_CASE("exposures are found by place, by box and by time") {
  storage::testing::each_database([](storage::Database& db) {
    auto const trip = keep(db, day_out());
    CHECK(expose_missing(db, places::Catalogue(), 10) == 1);
    CHECK(expose_missing(db, places::Catalogue(), 10) == 0);
    auto const listed = db.read([&](storage::Sql& sql) { return list_exposures(sql, trip); });
    CHECK(listed == exposures_of(day_out(), places::Catalogue()));

    ExposureSearch search{.from = at(friday, 11), .until = at(friday, 12)};
    search.places = {"town-peak"};
    CHECK(places_found(db, search) == std::set<std::string>{"town-peak"});
    search.until = at(friday, 9);
    CHECK(places_found(db, search).empty());
    search.until = at(friday, 12);
    search.places.clear();
    search.boxes = {{{26.05, 119.38}, {26.07, 119.40}}};
    CHECK(places_found(db, search).contains("town-peak"));
    search.boxes = {{{-60, -170}, {70, 170}}};  // read in bands
    CHECK(places_found(db, search).contains("town-peak"));
    search.boxes = {{{31, 121}, {32, 122}}};
    CHECK(places_found(db, search).empty());
  });
}

TEST_CASE("a new version takes the place of what the trip was exposed to before") {
  storage::testing::each_database([](storage::Database& db) {
    auto plan = day_out();
    auto const trip = keep(db, plan);
    auto const write = [&](std::int64_t version) {
      db.write([&](storage::Sql& sql) { expose(sql, trip, version, plan, {}); });
    };
    write(1);
    plan.days[0].visits.clear();
    plan.days[0].legs.clear();
    write(2);
    auto const listed = db.read([&](storage::Sql& sql) { return list_exposures(sql, trip); });
    CHECK(kinds_of(listed) == std::vector{ExposureKind::night});
  });
}

TEST_CASE("a removed trip is exposed to nothing") {
  storage::testing::each_database([](storage::Database& db) {
    auto const trip = keep(db, day_out());
    expose_missing(db, places::Catalogue(), 10);
    base::ManualClock const clock(at(friday, 0));
    CHECK(SavedTrips(db, clock, places::Areas::china()).remove(trip, "01J9Z0000000000000000000AN"));
    CHECK(db.read([&](storage::Sql& sql) { return list_exposures(sql, trip); }).empty());
  });
}

TEST_CASE("who has been somewhere is told by visits of their own trips, until a day") {
  storage::testing::each_database([](storage::Database& db) {
    auto const trip = keep(db, day_out());
    expose_missing(db, places::Catalogue(), 10);
    auto const last = [&](std::string_view user, std::string_view key, base::Day until) {
      return db.read([&](storage::Sql& sql) { return last_visit(sql, user, key, until); });
    };
    std::string const an = "01J9Z0000000000000000000AN";
    CHECK(last(an, "town-peak", friday) == friday);
    CHECK(last(an, "town-peak", friday + std::chrono::days(9)) == friday);
    CHECK_FALSE(last(an, "town-peak", friday - std::chrono::days(1)));
    CHECK_FALSE(last(an, "town-inn", friday));  // where one sleeps
    CHECK_FALSE(last("01J9Z0000000000000000000BO", "town-peak", friday));
    base::ManualClock const clock(at(friday, 0));
    REQUIRE(SavedTrips(db, clock, places::Areas::china()).remove(trip, an));
    CHECK_FALSE(last(an, "town-peak", friday));
  });
}

TEST_CASE("a trip that is written down long after it was made proves no visit") {
  storage::testing::each_database([](storage::Database& db) {
    auto const trip = keep(db, day_out());
    expose_missing(db, places::Catalogue(), 10);
    auto const kept_at = [&](base::Instant instant) {
      long long const us = base::to_us(instant);
      auto const id = trip.str();
      db.write([&](storage::Sql& sql) {
        sql << "UPDATE trips SET created_at_us = :us WHERE id = :id", soci::use(us), soci::use(id);
      });
      return db.read([&](storage::Sql& sql) {
        return last_visit(sql, "01J9Z0000000000000000000AN", "town-peak",
                          friday + std::chrono::days(30));
      });
    };
    CHECK(kept_at(at(friday + std::chrono::days(1), 0)) == friday);
    CHECK_FALSE(kept_at(at(friday + std::chrono::days(3), 0)));
  });
}
