// SPDX-License-Identifier: Apache-2.0
// How much a day takes out of people. Both are in minutes of an easy walk through a park.
#pragma once
#include "trips/style.hpp"

namespace trips {

// What a visit of that many minutes takes.
int effort_of(places::Place const& place, int minutes);

// What one day may take from this party at this pace; the table is in the README.
int stamina_of(Wishes const& wishes, planner::Pace pace);

}  // namespace trips
