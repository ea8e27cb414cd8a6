// SPDX-License-Identifier: Apache-2.0
#include "trips/clocks.hpp"

#include <doctest/doctest.h>

#include "trips/answer.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/imports/impl/days_of_stops.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using namespace std::chrono_literals;

namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

Clocks clocks_at(int country, double lat, double lon) {
  return Clocks::at(places::AreaCode(900000 + country * 100), {lat, lon}).value();
}

std::string utc(Clocks const& clocks, std::string_view date, base::Minutes clock) {
  return base::to_text(clocks.instant_of(day(date), clock));
}

}  // namespace

TEST_CASE("a place has the clocks of its country, those of the nearest city where it has several") {
  CHECK(clocks_at(492, 43.737, 7.421).zone() == "Europe/Monaco");
  CHECK(clocks_at(250, 43.71, 7.26).zone() == "Europe/Paris");  // Nice, nearer to Monaco's city
  CHECK(clocks_at(392, 43.06, 141.35).zone() == "Asia/Tokyo");
  CHECK(clocks_at(840, 40.75, -73.99).zone() == "America/New_York");
  CHECK(clocks_at(840, 34.05, -118.24).zone() == "America/Los_Angeles");
  CHECK(clocks_at(620, 41.15, -8.61).zone() == "Europe/Lisbon");  // Porto, nearer to Spain's Vigo
  CHECK(clocks_at(36, -31.55, 159.08).zone() == "Australia/Lord_Howe");
  CHECK(clocks_at(736, 15.6, 32.5).zone() == "Africa/Khartoum");
}

TEST_CASE("all of China has the clocks of Beijing") {
  auto const urumqi = Clocks::at(places::AreaCode(650100), {43.83, 87.62}).value();
  CHECK(urumqi.offset_on(day("2024-07-01")) == 8h);
  CHECK(urumqi.zone().empty());
}

TEST_CASE("where the tz database has no clocks there are none") {
  CHECK(!Clocks::at(places::AreaCode(999900), {0, 0}));
}

TEST_CASE("clocks change within a trip") {
  auto const paris = clocks_at(250, 48.85, 2.35);
  CHECK(utc(paris, "2024-03-30", 9h) == "2024-03-30T08:00:00Z");
  CHECK(utc(paris, "2024-03-31", 9h) == "2024-03-31T07:00:00Z");
  CHECK(paris.offset_on(day("2024-03-30")) == 1h);
  CHECK(paris.offset_on(day("2024-03-31")) == 2h);
  auto const lord_howe = clocks_at(36, -31.55, 159.08);
  CHECK(lord_howe.offset_on(day("2024-04-06")) == 11h);
  CHECK(lord_howe.offset_on(day("2024-04-07")) == 10h + 30min);
  CHECK(utc(clocks_at(840, 40.75, -73.99), "2024-11-03", 9h) == "2024-11-03T14:00:00Z");
  CHECK(utc(clocks_at(392, 35.68, 139.69), "2024-07-01", 9h) == "2024-07-01T00:00:00Z");
}

TEST_CASE("an hour that comes twice is the first one, and one that is skipped is counted on") {
  auto const paris = clocks_at(250, 48.85, 2.35);
  CHECK(utc(paris, "2024-10-27", 2h + 30min) == "2024-10-27T00:30:00Z");
  CHECK(utc(paris, "2024-10-27", 3h) == "2024-10-27T02:00:00Z");
  CHECK(utc(paris, "2024-03-31", 2h + 30min) == "2024-03-31T01:30:00Z");
  CHECK(utc(paris, "2024-03-30", 24h + 4h) ==
        "2024-03-31T02:00:00Z");  // in the night of the change
}

TEST_CASE("what clocks show is what was read from them") {
  for (auto const& clocks :
       {clocks_at(250, 48.85, 2.35), clocks_at(840, 40.75, -73.99), clocks_at(36, -31.55, 159.08)})
    for (auto date = day("2024-01-01"); date < day("2025-01-01"); date += std::chrono::days(1))
      for (auto const clock : {base::Minutes(5h), base::Minutes(12h), base::Minutes(23h + 59min)})
        CHECK(clocks.shown_at(clocks.instant_of(date, clock)) ==
              base::Instant(date.time_since_epoch()) + clock);
}

TEST_CASE("a plan that was counted in other offsets than its place has keeps them") {
  TierAnswer plan;
  plan.needs.city = "925000";
  plan.days.resize(1);
  plan.days[0].date = day("2024-07-01");
  plan.days[0].start.lat = 48.85;
  plan.days[0].start.lon = 2.35;
  plan.utc_offset_minutes = 120;
  CHECK(clocks_of(plan).zone() == "Europe/Paris");
  plan.utc_offset_minutes = 480;
  CHECK(clocks_of(plan).zone().empty());
  CHECK(clocks_of(plan).offset_on(day("2024-07-01")) == 8h);
}

TEST_CASE("standard time is what clocks show outside summer, on either half of the earth") {
  CHECK(clocks_at(250, 48.85, 2.35).standard_offset() == 1h);
  CHECK(clocks_at(36, -31.55, 159.08).standard_offset() == 10h + 30min);
  CHECK(clocks_at(392, 35.68, 139.69).standard_offset() == 9h);
  CHECK(clocks_at(840, 40.75, -73.99).standard_offset() == -5h);
  CHECK(Clocks(base::china_offset).standard_offset() == 8h);
}

TEST_CASE("facts of a place have the standard time of its clocks") {
  Town const town;
  auto place = *town.city.places.front();
  place.area = places::AreaCode(925000);
  place.at = {48.85, 2.35};
  CHECK(facts_of(place).utc_offset == base::Minutes(60));
  CHECK(facts_of(*town.city.places.front()).utc_offset == base::Minutes(480));
}

TEST_CASE("a plan names the zone of its clocks") {
  CHECK(Town().tiers(three_days()).front().time_zone == "Asia/Shanghai");
}

TEST_CASE("a moment of a file is shown by the clocks of its place") {
  FileStop stop;
  stop.begins =
      FileTime{base::Instant(day("2026-10-25").time_since_epoch()) + 30min, true, true, true};
  auto const taken_at = [&](Clocks const& clocks) {
    DaysOfStops when;
    when.take(0, stop, clocks);
    when.settle();
    return base::to_text(when.first_date().value()) + " " +
           base::to_clock(when.clock_of(0).value());
  };
  CHECK(taken_at(clocks_at(250, 48.85, 2.35)) == "2026-10-25 02:30");  // an hour before the change
  CHECK(taken_at(clocks_at(840, 40.75, -73.99)) == "2026-10-24 20:30");
  CHECK(taken_at(Clocks(base::china_offset)) == "2026-10-25 08:30");
  stop.begins->is_utc = false;
  CHECK(taken_at(clocks_at(840, 40.75, -73.99)) == "2026-10-25 00:30");
}

TEST_CASE("an exported ride has the clocks of its two ends, an old one those of its plan") {
  RideAnswer ride;
  Clocks const of_plan(2h);
  CHECK(clocks_of(ride, of_plan).departs.offset_on(day("2026-07-01")) == 2h);
  ride.depart_offset_minutes = 480;
  CHECK(clocks_of(ride, of_plan).departs.offset_on(day("2026-07-01")) == 8h);
  CHECK(clocks_of(ride, of_plan).arrives.offset_on(day("2026-07-01")) == 2h);
}
