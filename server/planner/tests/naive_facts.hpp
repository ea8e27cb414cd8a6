// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>

#include "base/geo.hpp"
#include "planner/limits.hpp"
#include "planner/verify.hpp"

namespace planner::testing::naive {

// Broken beats open, and open beats all that is well.
struct Answer {
  bool is_broken = false;
  bool is_open = false;
  Verdict verdict() const {
    if (is_broken) return Verdict::violated;
    return is_open ? Verdict::unknown : Verdict::holds;
  }
};

inline bool has(std::vector<std::string> const& words, std::string const& word) {
  return std::count(words.begin(), words.end(), word) > 0;
}

inline double line_length(std::vector<base::LatLon> const& spots) {
  double metres = 0;
  for (std::size_t i = 1; i < spots.size(); ++i) metres += base::distance_m(spots[i - 1], spots[i]);
  return metres;
}

struct Stop {
  DayPlan const* day;
  Visit const* visit;
  PlaceFacts const* facts;
  bool is_worth_a_visit() const { return facts->role == Role::sight || facts->role == Role::food; }
};

struct Trip {
  Plan const& plan;
  Needs const& needs;
  World const& world;

  // Every visit whose place is on record; those that are not leave the question open.
  std::vector<Stop> stops(Answer& answer) const {
    std::vector<Stop> all;
    for (auto const& day : plan.days)
      for (auto const& visit : day.visits) {
        auto const* facts = world.find(visit.place);
        if (facts)
          all.push_back({&day, &visit, facts});
        else
          answer.is_open = true;
      }
    return all;
  }
  std::vector<PlaceFacts const*> nights(Answer& answer) const {
    std::vector<PlaceFacts const*> all;
    for (auto const& day : plan.days) {
      if (!day.lodging) continue;
      if (auto const* facts = world.find(*day.lodging))
        all.push_back(facts);
      else
        answer.is_open = true;
    }
    return all;
  }
  std::vector<PlaceFacts const*> all_and_nights(Answer& answer) const {
    auto all = nights(answer);
    for (auto const& stop : stops(answer)) all.push_back(stop.facts);
    return all;
  }
  std::vector<PlaceFacts const*> sights_and_nights(Answer& answer) const {
    auto all = nights(answer);
    for (auto const& stop : stops(answer))
      if (stop.is_worth_a_visit()) all.push_back(stop.facts);
    return all;
  }

  // By what opened the day before, on that day and on the next.
  bool is_open_at(std::string const& place, Day day, Minutes minute) const {
    for (int offset = -1; offset <= 1; ++offset) {
      auto const hours = world.hours(place, day + std::chrono::days(offset));
      if (!hours.is_known) continue;
      for (auto const& span : hours.spans)
        if (span.from <= minute - offset * Minutes(1440) &&
            minute - offset * Minutes(1440) < span.until)
          return true;
    }
    return false;
  }

  // Whether it is open for so long without a break during that time.
  Known is_open_within(std::string const& place, Day day, MinuteSpan out, Minutes stay) const {
    if (!world.hours(place, day).is_known) return Known::unknown;
    Minutes run{0};
    for (auto now = out.from; now < out.until; now += Minutes(1)) {
      run = is_open_at(place, day, now) ? run + Minutes(1) : Minutes(0);
      if (run >= stay) return Known::yes;
    }
    return Known::no;
  }

  bool lacks_ways(DayPlan const& day) const { return !day.visits.empty() && day.legs.empty(); }

  std::vector<base::LatLon> spots_of(DayPlan const& day, Answer& answer) const {
    std::vector<std::string> keys{day.start};
    for (auto const& visit : day.visits) keys.push_back(visit.place);
    keys.push_back(day.end);
    std::vector<base::LatLon> spots;
    for (auto const& key : keys) {
      auto const* facts = world.find(key);
      if (!facts) {
        answer.is_open = true;
        return {};
      }
      spots.push_back(facts->at);
    }
    return spots;
  }

  int count_sights(DayPlan const& day) const {
    int count = 0;
    for (auto const& visit : day.visits) {
      auto const* facts = world.find(visit.place);
      if (visit.meal == Meal::none && !(facts && facts->role == Role::hub)) ++count;
    }
    return count;
  }

  // The shortest line with one spot more, its ends staying its ends.
  double best_with(std::vector<base::LatLon> const& spots, base::LatLon more) const {
    double best = 1e18;
    for (std::size_t i = 1; i < spots.size(); ++i) {
      auto longer = spots;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), more);
      best = std::min(best, line_length(longer));
    }
    return best;
  }
};

}  // namespace planner::testing::naive
