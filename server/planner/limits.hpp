// SPDX-License-Identifier: Apache-2.0
// What a day may hold. Whoever builds a plan keeps to these numbers, the verifier measures by
// them, and planner/README.md gives their reasons.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "planner/plan.hpp"

namespace planner {

struct DayLimits {
  int sights_max = 0;      // meals not counted
  Minutes day_max{0};      // from leaving in the morning to being back
  int walk_max_m = 0;      // on foot between places
  Minutes stretch_max{0};  // without a meal or a pause of `pause_min`
  Minutes night_min{0};    // from being back to leaving again
};

constexpr Minutes pause_min{20};

constexpr DayLimits limits_of(Pace pace) {
  using std::chrono::hours;
  switch (pace) {
    case Pace::relaxed:
      return {3, hours(9), 6'000, hours(7), hours(10)};
    case Pace::normal:
      return {5, hours(12), 10'000, hours(8), hours(9)};
    case Pace::intense:
      return {8, hours(15), 16'000, hours(9), hours(8)};
  }
  return {};
}

// The pace's limits for this party: with small children, seniors or wheels nobody walks far.
inline DayLimits limits_of(Needs const& needs) {
  auto limits = limits_of(needs.pace);
  auto const& ages = needs.party.child_ages;
  bool const has_toddler = std::any_of(ages.begin(), ages.end(), [](int age) { return age < 6; });
  if (has_toddler || needs.party.seniors > 0 || needs.step_free)
    limits.walk_max_m = std::min(limits.walk_max_m, 8'000);
  return limits;
}

// When a meal may begin: [from, until]. A day that is out and about through the whole of such a
// time has that meal.
struct MealTime {
  Meal meal = Meal::none;
  Minutes from{0};
  Minutes until{0};
};
constexpr MealTime breakfast_time{Meal::breakfast, Minutes(6 * 60), Minutes(10 * 60)};
constexpr MealTime lunch_time{Meal::lunch, Minutes(11 * 60), Minutes(14 * 60)};
constexpr MealTime dinner_time{Meal::dinner, Minutes(17 * 60), Minutes(20 * 60 + 30)};

// From the scheduled arrival to being able to set out.
inline Minutes arrival_buffer(std::vector<std::string> const& kinds) {
  bool const flies = std::find(kinds.begin(), kinds.end(), "airport") != kinds.end();
  return flies ? Minutes(45) : Minutes(20);
}
// From being at the station or the airport to the departure.
inline Minutes departure_buffer(std::vector<std::string> const& kinds) {
  bool const flies = std::find(kinds.begin(), kinds.end(), "airport") != kinds.end();
  return flies ? Minutes(120) : Minutes(45);
}

// What a way takes besides the journey itself: to find the door, the stop, the car.
constexpr Minutes transfer_buffer(Mode mode) {
  return mode == Mode::walk || mode == Mode::bike ? Minutes(2) : Minutes(5);
}

// Where nobody states a last entry, whoever comes this long before closing is let in.
constexpr Minutes safe_entry(Role role) { return role == Role::food ? Minutes(30) : Minutes(60); }

// Weather in which nobody wants to be outside for long: rain likelier than not, 高温 by the
// Chinese warning's threshold, a strong breeze (6 级), air that is polluted for everybody.
constexpr bool is_foul(Weather const& weather) {
  return weather.rain_percent >= 50 || weather.celsius_max >= 35 || weather.wind_m_s >= 11 ||
         weather.air_quality > 150;
}

constexpr int seats_per_taxi = 4;
constexpr int seats_per_car = 5;   // driven by one of the party
constexpr int free_below_age = 6;  // tickets, meals, buses and trains

}  // namespace planner
