// SPDX-License-Identifier: Apache-2.0
#include "trips/timetable.hpp"

#include "storage/testing.hpp"
#include "trips/rides.hpp"
#include "trips/tests/town.hpp"
#include "trips/timetable_store.hpp"

using namespace trips;
using assistant::IntercityMode;
using base::Minutes;
using planner::Tier;

namespace {

std::string rides_csv() { return file_text("server/trips/tests/data/rides.csv"); }

// The town with the trains and flights of tests/data/rides.csv, none of which exists.
Town town_with_rides() {
  Town town;
  auto file = read_timetable(rides_csv(), town.areas);
  REQUIRE(file.problems.empty());
  auto const table = std::make_shared<RideTable const>(std::move(file.rides));
  town.city.timetable = table;
  town.sources.timetable = table;
  return town;
}

Wish from_shanghai() {
  auto wish = three_days();
  wish.origin = "上海";
  wish.budget = 12'000;
  return wish;
}

RidePair rides_of(Wish const& wish, Tier tier = Tier::economy) {
  auto const town = town_with_rides();
  auto const rides = rides_for(town.wishes(wish), town.city, tier);
  REQUIRE(rides);
  return *rides;
}

std::vector<std::string> problems_in(std::string const& csv) {
  std::vector<std::string> lines;
  for (auto const& problem : read_timetable(csv, places::Areas::china()).problems)
    lines.push_back(to_text(problem));
  return lines;
}

std::string header() { return rides_csv().substr(0, rides_csv().find('\n') + 1); }
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a ride from abroad departs and arrives by the clocks of each end") {
  auto const file = read_timetable(
      header() +
          "ZZ1,airplane,925000,巴黎,310000,上海浦东国际机场,13:00,07:30,1,1234567,2027-01-01,"
          "2027-12-31,4000,test,2027-01-01\n"
          "ZZ2,airplane,310000,上海浦东国际机场,984000,菲尼克斯,23:00,19:30,0,1234567,2027-01-01,"
          "2027-12-31,4000,test,2027-01-01\n",
      places::Areas::china());
  for (auto const& problem : file.problems) FAIL_CHECK(to_text(problem));
  REQUIRE(file.rides.size() == 2);
  auto const in_winter = file.rides[0].on(day("2027-02-01"));
  CHECK(in_winter.depart_offset == Minutes(60));
  CHECK(in_winter.arrive_offset == Minutes(480));
  CHECK(file.rides[0].duration_on(day("2027-02-01")) == Minutes(690));
  CHECK(file.rides[0].duration_on(day("2027-07-01")) == Minutes(750));  // summer time there
  CHECK(file.rides[1].duration_on(day("2027-02-01")) == Minutes(690));  // it lands before it left
}

TEST_CASE("a ride runs on its days and arrives by its own clock") {
  auto const town = town_with_rides();
  auto const friday = town.city.timetable->find("X101", day("2024-10-25"));
  REQUIRE(friday);
  CHECK_FALSE(town.city.timetable->find("X101", day("2024-10-26")));  // Monday to Friday
  CHECK_FALSE(town.city.timetable->find("X101", day("2026-10-23")));  // past its last day
  auto const night = town.city.timetable->find("X903", day("2024-10-25"));
  REQUIRE(night);
  auto const ride = night->on(day("2024-10-25"));
  CHECK(ride.arrive_day == day("2024-10-26"));
  CHECK(ride.arrives == Minutes(7 * 60 + 10));
}

TEST_CASE("a wrong line of a timetable is refused with its column") {
  CHECK(problems_in("number,mode\n").size() == 1);
  CHECK(problems_in(header() + "X1,rocket,310000,A,350100,B,08:00,12:00,0,12345,2024-01-01,"
                               "2024-12-31,100,test,2024-01-01\n") ==
        Lines{"line 2: mode: must be train, high_speed, airplane, coach or ship"});
  CHECK(problems_in(header() + "X1,train,310101,A,350100,B,8:00,07:00,0,8,2024-01-01,2023-12-31,"
                               "x,test,2024-13-01\n")
            .size() == 6);
  CHECK(problems_in(header() + "X1,train,310000,A\n") ==
        Lines{"line 2: has 4 fields instead of 15"});
}

TEST_CASE("a number runs once a day") {
  std::string const line =
      "X1,train,310000,A,350100,B,08:00,12:00,0,1234567,2024-01-01,2024-12-31,100,test,2024-01-"
      "01\n";
  CHECK(problems_in(header() + line + line) ==
        Lines{"line 3: number: runs on the same days in line 2"});
}

TEST_CASE("the ride that costs least in money and hours is taken") {
  auto const rides = rides_of(from_shanghai());
  CHECK(rides.there.ride.number == "X101");
  CHECK(rides.back.ride.number == "X202");
  CHECK_FALSE(rides.there.is_estimate());
  CHECK(rides.there.fare.is_known);
  CHECK(rides_of(from_shanghai(), Tier::backpacker).there.ride.number == "X105");
}

TEST_CASE("a timetable is asked for the mode and the hours that were wished") {
  auto wish = from_shanghai();
  wish.ride =
      RideWish{.mode = IntercityMode::airplane, .avoid = {}, .leave_after = {}, .home_before = {}};
  CHECK(rides_of(wish).there.ride.number == "XU11");
  wish.ride = RideWish{.mode = {}, .avoid = {}, .leave_after = "09:30", .home_before = "20:00"};
  CHECK(rides_of(wish).there.ride.number == "X103");
  CHECK(rides_of(wish).back.ride.arrives <= Minutes(20 * 60));
}

TEST_CASE("of a timetable that knows one way, that way is used and the other estimated") {
  auto wish = from_shanghai();
  wish.startDate = day("2024-10-26");  // nothing goes there on a Saturday
  wish.endDate = day("2024-10-27");
  auto const rides = rides_of(wish);
  CHECK(rides.there.is_estimate());
  CHECK(rides.back.ride.number == "X202");
  CHECK(rides.there.mode == rides.back.mode);
  auto const town = town_with_rides();
  auto const warnings = town.wishes(wish).warnings;
  auto const said = std::find_if(warnings.begin(), warnings.end(),
                                 [](auto const& each) { return each.code == "rides_estimated"; });
  REQUIRE(said != warnings.end());
  CHECK(said->text.zh.starts_with("去程的"));
  for (auto const& tier : town.tiers(wish)) CHECK(tier.certificate.may_be_shown());
  wish.origin = "杭州";
  CHECK(rides_of(wish).there.is_estimate());
  CHECK(rides_of(wish).back.is_estimate());
}

TEST_CASE("plans with rides of a timetable hold in every tier") {
  auto const town = town_with_rides();
  for (auto const& tier : town.tiers(from_shanghai())) {
    REQUIRE(tier.rides.size() == 2);
    REQUIRE(tier.rides[0].number);
    CHECK_FALSE(warns(tier.warnings, "rides_estimated"));
    CHECK(tier.days.front().legs.front().start > tier.rides[0].arrives);
    CHECK(tier.days.back().legs.back().end < tier.rides[1].departs);
    for (auto const& check : tier.certificate.checks)
      if (check.id == "rides_sourced" || check.id == "time_zones" || check.id == "ledger_complete")
        CHECK_MESSAGE(check.verdict == planner::Verdict::holds, check.id);
  }
}

TEST_CASE("a timetable is kept as a whole, and replaced by one of the same name") {
  auto const db = storage::testing::migrated();
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  TimetableStore store(*db, places::Areas::china(), clock);
  CHECK(store.load()->size() == 0);
  auto const before = store.fingerprint();
  CHECK(store.import("rail.csv", rides_csv()).problems.empty());
  auto const count = store.load()->size();
  CHECK(count > 5);
  CHECK(store.fingerprint() != before);
  CHECK_FALSE(store.import("rail.csv", header() + "X1,train\n").problems.empty());
  CHECK(store.load()->size() == count);
  clock.advance(std::chrono::seconds(1));
  auto const lines = rides_csv();
  CHECK(store.import("rail.csv", lines.substr(0, lines.find('\n', header().size()) + 1))
            .problems.empty());
  CHECK(store.load()->size() == 1);
}
