// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/exports/paper.hpp"
#include "trips/exports/stops.hpp"

namespace trips {

// Draws where the stops of a plan are: a dot with its number for each, a colour and a line for
// each day, north up, with a scale. Moves below it. Nothing where there are no stops.
void draw_sketch(Paper& paper, TierAnswer const& plan, ExportLanguage language);

}  // namespace trips
