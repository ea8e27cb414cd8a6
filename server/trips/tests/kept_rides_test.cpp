// SPDX-License-Identifier: Apache-2.0
#include "trips/kept_rides.hpp"

#include <fmt/format.h>

#include "trips/timetable_file.hpp"
#include "whims.hpp"

using namespace trips;

namespace {

Wish from_shanghai() {
  auto wish = three_days();
  wish.origin = "上海";
  wish.budget = 12'000;
  return wish;
}

std::vector<TimetableRide> rides_on_file() {
  auto file =
      read_timetable(file_text("server/trips/tests/data/rides.csv"), places::Areas::china());
  REQUIRE(file.problems.empty());
  return std::move(file.rides);
}

std::shared_ptr<Timetable const> timetable_of(std::vector<TimetableRide> rides) {
  return std::make_shared<RideTable const>(std::move(rides));
}

// A trip from Shanghai that was planned by one timetable, or none, and is changed by another.
struct Journey {
  Journey(std::shared_ptr<Timetable const> then, std::shared_ptr<Timetable const> now)
      : desk(Wish(three_days())), sources(desk.town.sources) {
    sources.timetable = std::move(then);
    auto const tiers = recommend(from_shanghai(), sources, desk.town.today);
    REQUIRE(std::holds_alternative<std::vector<TierAnswer>>(tiers));
    plan = std::get<std::vector<TierAnswer>>(tiers)[1];
    REQUIRE(plan.rides.size() == 2);
    trip = itinerary_of(from_shanghai(), plan, desk.ids);
    sources.timetable = std::move(now);
  }

  TierAnswer shown(Itinerary const& itinerary) {
    auto rendered = Editor(sources, desk.town.today, desk.ids).render(itinerary, WithFixes::no);
    REQUIRE(rendered);
    return rendered->plan;
  }
  TierAnswer after(Command const& command) {
    auto changed = Editor(sources, desk.town.today, desk.ids).apply(trip, command);
    REQUIRE(changed);
    return shown(*changed);
  }
  static Command dates(char const* from, char const* until) {
    Command command;
    command.type = CommandType::set_dates;
    command.start_date = day(from);
    command.end_date = day(until);
    command.bookings = Bookings::shift;
    return command;
  }

  Desk desk;
  Sources sources;
  TierAnswer plan;
  Itinerary trip;
};

std::string told(TierAnswer const& plan) {
  std::string text;
  for (auto const& ride : plan.rides)
    text += fmt::format("{} {}→{} {} {}–{} {}–{}\n", ride.number.value_or("estimate"), ride.from.zh,
                        ride.to.zh, base::to_text(ride.depart_day), ride.departs, ride.arrives,
                        ride.fare.low_minor, ride.fare.high_minor);
  return text;
}

}  // namespace

TEST_CASE("whatever is done to visits, beds, party or budget, the rides stay the chosen ones") {
  auto const now = timetable_of(rides_on_file());
  for (unsigned seed = 0; seed < 3; ++seed) {
    Journey journey(nullptr, now);
    Editor editor(journey.sources, journey.desk.town.today, journey.desk.ids);
    Whims whims(journey.desk, seed);
    auto trip = journey.trip;
    int done = 0;
    for (int step = 0; step < 10; ++step) {
      auto const command = whims.next_within(trip);
      INFO("seed " << seed << ": " << to_json(command));
      auto next = editor.apply(trip, command);
      if (!next) continue;
      ++done;
      trip = std::move(*next);
      auto const rendered = editor.render(trip, WithFixes::no);
      REQUIRE(rendered);
      CHECK(told(rendered->plan) == told(journey.plan));
      auto const change = difference(journey.plan, rendered->plan);
      CHECK(change.rides.empty());
    }
    CHECK(done > 2);
  }
}

TEST_CASE("a train that was chosen stays when a better one comes into the timetable") {
  auto better = rides_on_file();
  auto gift = better.front();
  gift.number = "X999";
  gift.fare = base::Money::yuan(1);
  better.push_back(gift);
  Journey journey(timetable_of(rides_on_file()), timetable_of(better));
  CHECK(journey.plan.rides[0].number != "X999");
  CHECK(told(journey.shown(journey.trip)) == told(journey.plan));
  journey.trip.rides.clear();  // nothing was chosen
  CHECK(journey.shown(journey.trip).rides[0].number == "X999");
}

TEST_CASE("other dates bring other rides, and the difference says which and what they cost") {
  auto const table = timetable_of(rides_on_file());
  Journey journey(table, table);
  auto const moved = journey.after(Journey::dates("2024-11-01", "2024-11-03"));
  CHECK(moved.rides[0].arrive_day == day("2024-11-01"));
  CHECK(moved.rides[1].depart_day == day("2024-11-03"));
  auto const change = difference(journey.plan, moved);
  REQUIRE(change.rides.size() == 2);
  CHECK(change.rides[0].before->depart_day == day("2024-10-25"));
  CHECK(change.rides[0].after->depart_day == day("2024-11-01"));
  CHECK(change.rides_total.low_minor == 0);  // the same trains a week later
}

TEST_CASE("a trip that ends a day later keeps its ride there") {
  Journey journey(nullptr, timetable_of(rides_on_file()));
  auto const longer = journey.after(Journey::dates("2024-10-25", "2024-10-28"));
  auto const change = difference(journey.plan, longer);
  REQUIRE(change.rides.size() == 1);
  CHECK_FALSE(longer.rides[0].number);  // the estimate that was chosen
  CHECK(longer.rides[1].number);
  CHECK(longer.rides[1].depart_day == day("2024-10-28"));
  CHECK(change.rides_total.high_minor != 0);
}

TEST_CASE("a train that runs no more gives way to another, and a fare that changed is told") {
  auto const rides = rides_on_file();
  Journey before(timetable_of(rides), timetable_of(rides));
  auto const number = before.plan.rides[0].number.value();
  auto without = rides;
  std::erase_if(without, [&](auto const& ride) { return ride.number == number; });
  Journey gone(timetable_of(rides), timetable_of(without));
  auto const other = gone.shown(gone.trip);
  CHECK(other.rides[0].number != number);
  CHECK(difference(gone.plan, other).rides.size() == 1);

  auto dearer = rides;
  for (auto& ride : dearer)
    if (ride.number == number) ride.fare = ride.fare + base::Money::yuan(20);
  Journey raised(timetable_of(rides), timetable_of(dearer));
  auto const now = raised.shown(raised.trip);
  CHECK(now.rides[0].number == number);
  auto const change = difference(raised.plan, now);
  REQUIRE(change.rides.size() == 1);
  CHECK(change.rides_total.low_minor == 20'00);
  CHECK(change.total.low_minor == 20'00);
}
