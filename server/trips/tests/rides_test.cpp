// SPDX-License-Identifier: Apache-2.0
#include "trips/rides.hpp"

#include "trips/kept_rides.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using assistant::IntercityMode;
using base::Minutes;
using planner::Tier;

namespace {

Wish from(char const* origin) {
  auto wish = three_days();
  wish.origin = origin;
  wish.budget = 12'000;
  return wish;
}

RidePair rides_of(Wish const& wish, Tier tier = Tier::economy) {
  Town const town;
  auto const rides = rides_for(town.wishes(wish), town.city, tier);
  REQUIRE(rides);
  return *rides;
}

std::vector<std::string> wrong_fields(Wish const& wish) {
  std::vector<std::string> pointers;
  auto const read = Town().read(wish);
  if (auto const* refused = std::get_if<Refused>(&read))
    for (auto const& field : refused->fields) pointers.push_back(field.pointer);
  return pointers;
}

using Fields = std::vector<std::string>;

planner::Check const& check_of(TierAnswer const& tier, std::string const& id) {
  auto const& checks = tier.certificate.checks;
  auto const found =
      std::find_if(checks.begin(), checks.end(), [&](auto const& each) { return each.id == id; });
  REQUIRE(found != checks.end());
  return *found;
}

}  // namespace

TEST_CASE("an estimate is a range and longer the further one goes") {
  auto const near = *estimate_ride(IntercityMode::high_speed, 200);
  auto const far = *estimate_ride(IntercityMode::high_speed, 1'000);
  CHECK(near.usual < far.usual);
  CHECK(near.longest > near.usual);
  CHECK(near.fare.high < far.fare.high);
  CHECK(near.fare.low < near.fare.high);
  CHECK_FALSE(near.fare.is_known);
  CHECK_FALSE(estimate_ride(IntercityMode::airplane, 80));
  CHECK_FALSE(estimate_ride(IntercityMode::ship, 80));
  CHECK(estimate_ride(IntercityMode::car, 300)->is_per_car);
}

TEST_CASE("estimates are near what timetables of the time say") {
  struct Known {
    double km;
    int least_minutes, most_minutes, second_class_yuan;
  };
  // 上海–福州, 北京–上海, 福州–厦门: the fastest and an ordinary train of each line.
  for (auto const& line :
       {Known{610, 250, 330, 330}, Known{1'068, 270, 370, 600}, Known{200, 60, 110, 90}}) {
    auto const made = *estimate_ride(IntercityMode::high_speed, line.km);
    CHECK(made.usual.count() <= line.most_minutes);
    CHECK(made.longest.count() >= line.least_minutes);
    CHECK(made.fare.low <= base::Money::yuan(line.second_class_yuan));
    CHECK(made.fare.high >= base::Money::yuan(line.second_class_yuan));
  }
}

TEST_CASE("one leaves in the morning and is home in the evening") {
  auto const rides = rides_of(from("上海"));
  CHECK(rides.there.mode == IntercityMode::high_speed);
  CHECK(rides.there.ride.departs == Minutes(8 * 60));
  CHECK(rides.there.ride.arrive_day == day("2024-10-25"));
  CHECK(rides.there.station->is(places::Kind::railway_station));
  CHECK(rides.back.ride.depart_day == day("2024-10-27"));
  CHECK(rides.back.ride.arrives <= Minutes(22 * 60));
  CHECK(rides.there.is_estimate());
  CHECK(rides.there.ride.number.empty());
}

TEST_CASE("hours that were asked for are kept") {
  auto wish = from("上海");
  wish.ride = RideWish{.mode = {}, .avoid = {}, .leave_after = "10:00", .home_before = "19:00"};
  auto const rides = rides_of(wish);
  CHECK(rides.there.ride.departs == Minutes(10 * 60));
  CHECK(rides.back.ride.arrives <= Minutes(19 * 60));
  wish.ride->leave_after = "21:00";
  CHECK(wrong_fields(wish) == Fields{"/ride/leave_after"});
}

TEST_CASE("luxury flies over long ways, and nobody takes what they avoid") {
  auto wish = from("北京");
  CHECK(rides_of(wish, Tier::luxury).there.mode == IntercityMode::airplane);
  CHECK(rides_of(wish, Tier::luxury).there.station->is(places::Kind::airport));
  CHECK(rides_of(wish, Tier::backpacker).there.mode != IntercityMode::airplane);
  wish.ride = RideWish{
      .mode = {}, .avoid = {IntercityMode::airplane}, .leave_after = {}, .home_before = {}};
  CHECK(rides_of(wish, Tier::luxury).there.mode == IntercityMode::high_speed);
  wish.ride->mode = IntercityMode::car;
  CHECK(rides_of(wish, Tier::luxury).there.mode == IntercityMode::car);
  wish.ride->mode = IntercityMode::ship;
  CHECK(wrong_fields(wish) == Fields{"/ride/mode"});
}

TEST_CASE("a day is too short for a ride across the country") {
  auto wish = from("乌鲁木齐");
  wish.ride =
      RideWish{.mode = IntercityMode::train, .avoid = {}, .leave_after = {}, .home_before = {}};
  auto const rides = rides_of(wish);
  CHECK(rides.there.ride.depart_day < day("2024-10-25"));
  CHECK(rides.there.ride.arrive_day == day("2024-10-25"));
  wish.endDate = wish.startDate;
  wish.ride->home_before = "22:00";
  CHECK_FALSE(wrong_fields(wish).empty());
}

TEST_CASE("an hour of arrival that is given is the hour of the ride") {
  auto wish = from("上海");
  wish.arrival = PointWish{std::nullopt, "13:30"};
  CHECK(rides_of(wish).there.ride.arrives == Minutes(13 * 60 + 30));
  wish.arrival->place = "福州长乐国际机场";
  CHECK(rides_of(wish).there.mode == IntercityMode::airplane);
}

TEST_CASE("small children ride free, others at half the fare") {
  auto const rides = rides_of(from("上海"));
  planner::Party const party{2, {4, 9, 15}, 1};
  auto const lines = ledger_lines(rides.there, party);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].quantity == 4);
  CHECK(lines[1].quantity == 1);
  CHECK(lines[1].unit.high.minor() == lines[0].unit.high.minor() / 2);
}

TEST_CASE("a car is paid for by the car") {
  auto wish = from("上海");
  wish.ride =
      RideWish{.mode = IntercityMode::car, .avoid = {}, .leave_after = {}, .home_before = {}};
  auto const lines = ledger_lines(rides_of(wish).there, {6, {}, 0});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].quantity == 2);
}

TEST_CASE("the plans hold the rides, pay for them, and say that they are estimates") {
  auto const wish = from("上海");
  auto const tiers = Town().tiers(wish);
  for (auto const& tier : tiers) {
    REQUIRE(tier.rides.size() == 2);
    CHECK_FALSE(tier.rides[0].number);
    CHECK(tier.rides[0].is_estimate);
    CHECK(tier.rides[0].from.zh == "上海");
    CHECK(tier.days.front().start.key == "fuzhou-station");
    CHECK(tier.days.front().legs.front().start > tier.rides[0].arrives);
    CHECK(tier.days.back().legs.back().end < tier.rides[1].departs);
    auto const paid =
        std::count_if(tier.ledger.begin(), tier.ledger.end(), [](LedgerAnswer const& line) {
          return line.kind == planner::CostKind::ride && !line.known &&
                 line.unit.low_minor < line.unit.high_minor;
        });
    CHECK(paid == 2);
    CHECK(tier.total.high_minor <= 1'200'000);
    CHECK(check_of(tier, "rides_sourced").verdict == planner::Verdict::unknown);
    CHECK(check_of(tier, "time_zones").verdict == planner::Verdict::holds);
    CHECK(check_of(tier, "ledger_complete").verdict == planner::Verdict::holds);
    CHECK(warns(tier.warnings, "rides_estimated"));
  }
}

TEST_CASE("without an origin no ride is planned, and asking for one is answered") {
  auto wish = three_days();
  wish.ride =
      RideWish{.mode = IntercityMode::train, .avoid = {}, .leave_after = {}, .home_before = {}};
  CHECK(warns(Town().wishes(wish).warnings, "ride_needs_origin"));
  CHECK(Town().tiers(wish)[0].rides.empty());
  wish.origin = "福州";
  CHECK(warns(Town().wishes(wish).warnings, "origin_is_destination"));
  wish.origin = "亚特兰蒂斯";
  CHECK(wrong_fields(wish) == Fields{"/origin"});
}

TEST_CASE("the words name an origin as well as the field does") {
  auto wish = three_days();
  wish.otherNeeds = "从上海坐高铁出发，晚上9点前到家";
  auto const wishes = Town().wishes(wish);
  REQUIRE(wishes.origin);
  CHECK(wishes.origin->area == places::AreaCode(310000));
  CHECK(wishes.ride.mode == IntercityMode::high_speed);
  CHECK(wishes.ride.home_before == Minutes(21 * 60));
  wish.origin = "杭州";
  CHECK(Town().wishes(wish).origin->name.zh == "杭州");
  CHECK(warns(Town().wishes(wish).warnings, "contradicts_field"));
}

TEST_CASE("a ride from abroad counts each end by its own clocks") {
  Town const town;
  auto wishes = town.wishes(from("上海"));
  wishes.ride.mode = IntercityMode::airplane;
  wishes.origin->area = places::AreaCode(939200);
  wishes.origin->at = {35.55, 139.78};  // Tokyo, an hour ahead
  auto const rides = rides_for(wishes, town.city, Tier::economy);
  REQUIRE(rides);
  auto const there = ride_answer(rides->there);
  auto const back = ride_answer(rides->back);
  CHECK(there.depart_offset_minutes == 540);
  CHECK(there.arrive_offset_minutes == 480);
  CHECK(back.depart_offset_minutes == 480);
  CHECK(back.arrive_offset_minutes == 540);
  CHECK(there.minutes == back.minutes);
  auto const shown = [](RidePlan const& ride) {
    return (ride.ride.arrives - ride.ride.departs).count();
  };
  CHECK(shown(rides->there) == there.minutes - 60);
  CHECK(shown(rides->back) == back.minutes + 60);
}
