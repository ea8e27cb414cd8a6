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
  // An item that holds, worth showing; the first ones are quoted as evidence.
  void holds(Words item);
  void doubt(Words finding);
  void fail(Words finding);
  // `counted`: what was looked at, with its number.
  Check close(Words counted);

 private:
  Check check_;
  int shown_ = 0;
  Words examples_;
};

// The name of a place, or its key if nobody knows it.
Words name_of(Case const& file, std::string const& key);

// Calls see(day, visit, facts) for each visit to a place that exists.
template <class See>
void each_visit(Case const& file, See see) {
  for (auto const& day : file.plan.days)
    for (auto const& visit : day.visits)
      if (auto const* facts = file.world.find(visit.place)) see(day, visit, *facts);
}

// The same for the nights.
template <class See>
void each_night(Case const& file, See see) {
  for (auto const& day : file.plan.days)
    if (day.lodging)
      if (auto const* facts = file.world.find(*day.lodging)) see(day, *facts);
}

Words visits_of(Plan const& plan);  // 12 / 12 visits
Words nights_of(Plan const& plan);

}  // namespace planner::impl
