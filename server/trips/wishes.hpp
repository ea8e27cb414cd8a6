// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "assistant/wish_slots.hpp"
#include "places/area_code.hpp"
#include "planner/plan.hpp"
#include "planner/problem.hpp"
#include "trips/city.hpp"
#include "trips/lodging_wishes.hpp"
#include "trips/refused.hpp"
#include "trips/wish.hpp"
#include "trips/words.hpp"

namespace trips {

// Where the trip goes: a city, centred on what the traveller named.
struct Destination {
  places::AreaCode area;  // as named: a city or one of its districts
  Words full_name;        // 福建省福州市鼓楼区
  base::LatLon centre;
  bool is_district() const { return area != area.city(); }
};

struct Warning {
  std::string code;
  Words text;
};

// What is liked beyond the landscapes that were asked for.
struct Likes {
  std::vector<places::Kind> kinds;
  std::vector<places::Cuisine> cuisines;
  std::vector<places::Tag> tags;
  std::optional<planner::Pace> pace;
  bool avoids_spicy = false;
  bool walks_little = false;
};

// When to be at a place, when to leave it, and for how long to stay.
struct VisitHour {
  places::Place const* place = nullptr;
  assistant::Moment moment = assistant::Moment::arrive;
  assistant::When when = assistant::When::at;
  base::Minutes at{};
};
struct VisitLength {
  places::Place const* place = nullptr;
  assistant::Bound bound = assistant::Bound::at_least;
  base::Minutes length{};
};
struct VisitOrder {
  places::Place const* first = nullptr;
  places::Place const* then = nullptr;
};

// What every day, every meal and every ticket must keep to.
struct DayWishes {
  std::optional<base::Minutes> out_from;
  std::optional<base::Minutes> back_by;
  std::optional<int> sights_max;
  std::optional<base::Money> meal_max;    // a person and meal
  std::optional<base::Money> ticket_max;  // a person and ticket
  std::vector<planner::Budget> budgets;   // of the whole stay, for some kinds of spending
  std::vector<places::Mode> no_modes;     // not to be used in the city
};

// The city somebody comes from.
struct Origin {
  places::AreaCode area;
  Words name;
  base::LatLon at;
};

// How to get there and back, where an origin is known.
struct RideWishes {
  std::optional<assistant::IntercityMode> mode;
  std::vector<assistant::IntercityMode> avoid;
  std::optional<base::Minutes> leave_after;
  std::optional<base::Minutes> home_before;
};

// A wish that has been understood. Lists of kinds, tags and cuisines only raise scores; the rest
// is hard.
struct Wishes {
  Destination destination;
  base::Day from{};
  base::Day until{};  // the last day, inclusive
  planner::Party party;
  base::Money budget;  // for the whole party
  bool step_free = false;
  bool kid_friendly = false;
  bool pet_friendly = false;
  std::vector<places::Kind> natural;  // asked for as landscape; one of each list is shown
  std::vector<places::Kind> social;
  Likes likes;
  std::vector<places::Place const*> wished;  // named, but not as a must
  std::vector<places::Place const*> must;
  std::vector<places::Place const*> avoid;
  std::vector<places::Kind> avoid_kinds;
  std::vector<places::Cuisine> avoid_cuisines;
  std::vector<VisitHour> visit_hours;
  std::vector<VisitLength> visit_lengths;
  std::vector<VisitOrder> orders;
  DayWishes each_day;
  LodgingWishes lodging;
  std::optional<Origin> origin;
  RideWishes ride;
  std::optional<planner::Anchor> arrival;
  std::optional<planner::Anchor> departure;
  std::vector<std::string> diets;  // every meal must cater for them; see planner::Needs
  base::Day planned_on{};
  std::uint32_t seed = 1;
  std::shared_ptr<feedback::Worths const> worths;  // what travellers say; none: nothing
  std::vector<Warning> warnings;

  int days() const { return static_cast<int>((until - from).count()) + 1; }
  int nights() const { return days() - 1; }
  bool is_avoided(places::Place const& place) const;
  bool is_must(places::Place const& place) const;
};

// Reads a wish against what the city has. Refuses what contradicts itself, field by field; what
// is not understood or not to be had here becomes a warning. `today`: a civil day in China.
// The city must carry a lexicon.
std::variant<Wishes, Refused> understand(Wish const& wish, Destination const& destination,
                                         City const& city, base::Day today);

}  // namespace trips
