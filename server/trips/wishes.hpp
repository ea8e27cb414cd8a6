// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "places/area_code.hpp"
#include "planner/plan.hpp"
#include "trips/city.hpp"
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
  Meaning likes;                             // everything else that was asked for, moods included
  std::vector<places::Place const*> wished;  // named, but not as a must
  std::vector<places::Place const*> must;
  std::vector<places::Place const*> avoid;
  std::vector<places::Kind> avoid_kinds;
  std::optional<planner::Anchor> arrival;
  std::optional<planner::Anchor> departure;
  std::vector<std::string> diets;  // every meal must cater for them; see planner::Needs
  base::Day planned_on{};
  std::uint32_t seed = 1;
  std::vector<Warning> warnings;

  int days() const { return static_cast<int>((until - from).count()) + 1; }
  int nights() const { return days() - 1; }
  bool is_avoided(places::Place const& place) const;
  bool is_must(places::Place const& place) const;
};

// Reads a wish against what the city has. Refuses what contradicts itself, field by field; what
// is not understood or not to be had here becomes a warning. `today`: a civil day in China.
std::variant<Wishes, Refused> understand(Wish const& wish, Destination const& destination,
                                         City const& city, base::Day today);

}  // namespace trips
