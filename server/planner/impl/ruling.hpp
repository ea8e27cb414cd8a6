// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "planner/impl/wording.hpp"
#include "planner/verify.hpp"

namespace planner::impl {

// What every check looks at.
struct Case {
  Plan const& plan;
  Needs const& needs;
  World const& world;
};

// One check while it is being made.
class Ruling {
 public:
  Ruling(std::string id, Words title);
  // What the findings to come are about: a visit or night, a day, or (nothing given) the plan.
  void about(std::optional<Day> date = {}, std::string place = {});
  // An item that holds, worth showing; the first ones are quoted as evidence.
  void holds(Words item);
  void doubt(Words finding);
  void fail(Words finding);
  // What the row rests on; told with the oldest day of each source.
  void rests_on(Source const& source);
  void rests_on(PlaceFacts const& facts) { rests_on(Source{facts.source, facts.as_of}); }
  // `counted`: what was looked at, with its number.
  Check close(Words counted);

 private:
  struct Used {
    Source source;
    int times = 0;
  };

  void find(Words finding, bool is_violated);

  Check check_;
  Subject subject_;
  std::vector<Used> used_;
  int shown_ = 0;
  Words examples_;
};

// The name of a place, or its key if nobody knows it.
Words name_of(Case const& file, std::string const& key);

// The facts of a place, as something that the ruling rests on; without them it is in doubt.
PlaceFacts const* look_up(Case const& file, std::string const& key, Ruling& ruling);

// Calls see(day, visit, facts) for each visit to a place that exists.
template <class See>
void each_visit(Case const& file, Ruling& ruling, See see) {
  for (auto const& day : file.plan.days)
    for (auto const& visit : day.visits) {
      ruling.about(day.date, visit.place);
      if (auto const* facts = look_up(file, visit.place, ruling)) see(day, visit, *facts);
    }
  ruling.about();
}

// Those to places that are worth a visit for their own sake: not a station one passes through.
template <class See>
void each_sight_or_meal(Case const& file, Ruling& ruling, See see) {
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    if (facts.role == Role::sight || facts.role == Role::food) see(day, visit, facts);
  });
}

// The same for the nights.
template <class See>
void each_night(Case const& file, Ruling& ruling, See see) {
  for (auto const& day : file.plan.days)
    if (day.lodging) {
      ruling.about(day.date, *day.lodging);
      if (auto const* facts = look_up(file, *day.lodging, ruling)) see(day, *facts);
    }
  ruling.about();
}

// A day that has visits but says nothing of the ways between them cannot be measured.
bool has_no_ways(DayPlan const& day, Ruling& ruling);

Words visits_of(Plan const& plan);  // 12 / 12 visits
Words nights_of(Plan const& plan);

}  // namespace planner::impl
