// SPDX-License-Identifier: Apache-2.0
// From an itinerary to the minutes of its days, and to the plan that can be checked.
#pragma once
#include <vector>

#include "planner/verify.hpp"
#include "trips/changes/impl/terrain.hpp"

namespace trips {

// An itinerary as a plan. Items whose place nobody knows any more are left out of it.
struct Laid {
  planner::Plan plan;
  std::vector<Lodging> nights;           // one per day; without a place: none
  std::vector<std::vector<ItemId>> ids;  // of the visits, per day
};

// Nothing is moved but what one cannot reach in time: an item that is not pinned then begins when
// one is there.
Laid lay(Itinerary const& itinerary, Terrain const& terrain);

// Finds new times for the items of a day, from the first that changed on: each as soon as one is
// there and it opens, meals at mealtimes. Pinned items keep their start.
void relay(Itinerary& itinerary, std::size_t day, std::size_t first, Terrain const& terrain);

// How to get from one place to another: as on that day before it was changed, else by what takes
// least of the style's time and money.
places::Mode mode_between(ItineraryDay const& day, places::Place const& from,
                          places::Place const& to, Terrain const& terrain);

// An itinerary's plan and how its checks came out.
struct Judged {
  Laid laid;
  planner::Certificate certificate;
};
Judged judge(Itinerary const& itinerary, Terrain const& terrain);

// A rule that does not hold, told apart by check, day and place: what a change adds to those that
// were there is what it broke.
struct Violation {
  std::string check;
  std::optional<base::Day> day;
  std::string place;
  Words text;
};
std::vector<Violation> violations_in(planner::Certificate const& certificate);
// How many of `after` are not in `before`.
std::size_t count_new(std::vector<Violation> const& before, std::vector<Violation> const& after);
bool contains(std::vector<Violation> const& violations, Violation const& violation);

// On the way, of all days together.
struct OnTheWay {
  int minutes = 0;
  int metres = 0;
};
OnTheWay on_the_way(planner::Plan const& plan);

}  // namespace trips
