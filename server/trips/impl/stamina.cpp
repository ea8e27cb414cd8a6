// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/stamina.hpp"

#include <algorithm>

#include "trips/impl/categories.hpp"

namespace trips {
namespace {

using places::Kind;
using places::Tag;

// Of an easy walk, in percent.
int percent_of(places::Place const& place) {
  if (place.is(Kind::hot_spring)) return 40;
  if (place.has(Tag::hiking)) return 200;
  switch (category_of(place)) {
    case Category::heights:
      return 200;
    case Category::amusements:
      return 120;
    case Category::museums:
    case Category::memories:
    case Category::religion:
      return 80;
    case Category::nights:
      return 60;
    default:
      return 100;
  }
}

struct Stamina {
  int adults;
  int with_children;  // of 6 to 12 years
  int frail;          // the old, the small, and who wants to walk little
};

constexpr Stamina stamina_at(planner::Pace pace) {
  switch (pace) {
    case planner::Pace::relaxed:
      return {360, 300, 240};
    case planner::Pace::normal:
      return {540, 420, 330};
    case planner::Pace::intense:
      return {780, 540, 390};
  }
  return {};
}

}  // namespace

int effort_of(places::Place const& place, int minutes) { return minutes * percent_of(place) / 100; }

int stamina_of(Wishes const& wishes, planner::Pace pace) {
  auto const& ages = wishes.party.child_ages;
  auto const is_any_below = [&](int age) {
    return std::any_of(ages.begin(), ages.end(), [&](int each) { return each < age; });
  };
  auto const stamina = stamina_at(pace);
  if (wishes.party.seniors > 0 || wishes.likes.walks_little || is_any_below(6))
    return stamina.frail;
  return is_any_below(13) ? stamina.with_children : stamina.adults;
}

}  // namespace trips
