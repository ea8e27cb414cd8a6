// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/ground.hpp"

namespace trips {

// When somebody is where, and for which meal.
struct Stop {
  places::Place const* place = nullptr;
  int start = 0;
  int leave = 0;
  planner::Meal meal = planner::Meal::none;
};

// Writes the visits and ways of one day down, in order: start(), visit() as often as there are any,
// finish(). Times are minutes of the day.
class DayWriter {
 public:
  DayWriter(Ground const& ground, Wishes const& wishes, planner::DayPlan& day)
      : ground_(ground), wishes_(wishes), day_(day) {}

  // `gives_up_room`: this is the morning on which the room must be left in time.
  void start(places::Place const& at, int leave, bool gives_up_room);
  void visit(Stop const& stop, places::Mode mode);
  // Nobody goes to a bed that is not ready yet.
  void finish(places::Place const& end, places::Mode mode);

 private:
  Way way_to(places::Place const& to, places::Mode mode) const;
  void go(places::Place const& to, places::Mode mode);

  Ground const& ground_;
  Wishes const& wishes_;
  planner::DayPlan& day_;
  places::Place const* here_ = nullptr;
  int leave_ = 0;
  int latest_start_ = 48 * 60;
};

}  // namespace trips
