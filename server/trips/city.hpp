// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assistant/lexicon.hpp"
#include "places/areas.hpp"
#include "places/place.hpp"
#include "planner/plan.hpp"

namespace feedback {
class Worths;
}

namespace trips {

struct CityWays;
class Skies;
class Timetable;

// Everything known about one city: the places a plan for it may use. They are not owned.
struct City {
  places::AreaCode code;
  planner::Words name;  // 福州市 / Fuzhou
  std::vector<places::Place const*> places;
  places::Areas const* areas = nullptr;             // of China: where somebody may come from
  std::shared_ptr<CityWays const> ways = {};        // between all of them, where they are shared
  std::shared_ptr<Timetable const> timetable = {};  // none: no rides are known
  std::shared_ptr<assistant::Lexicon const> lexicon = {};  // to read words with
  std::shared_ptr<feedback::Worths const> worths = {};     // none: travellers said nothing
  std::shared_ptr<Skies const> skies = {};  // the weather around the trip; none: it is not known

  places::Place const* find(std::string_view key) const;
  // By key, name or alias, letter case aside; else by a name that contains `text` (鼓山 for
  // 鼓山风景名胜区), the most popular first. nullptr when there is none.
  places::Place const* find_named(std::string_view text) const;
  // Where people leave from and arrive at when they do not say.
  places::Place const* main_station() const;
  // Where a day trip starts and ends: there, or at the best-known place of a city without one.
  places::Place const* day_trip_base() const;
};

}  // namespace trips
