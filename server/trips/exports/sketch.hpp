// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/exports/paper.hpp"
#include "trips/exports/stops.hpp"

namespace trips {

// What the dots of a sketch say.
enum class DotNumbers { stops, days };

// The colour of a day of a trip, the first of which is 1.
Paper::Ink day_ink(int day);

// Draws where stops are: a dot for each, a colour and a line for each day, north up, with a scale,
// in a box so high. Moves below it. Nothing where there are no stops.
void draw_sketch(Paper& paper, std::vector<TripStop> const& stops, double height,
                 DotNumbers numbers, ExportLanguage language);

}  // namespace trips
