// SPDX-License-Identifier: Apache-2.0
// Which beds a search may choose from.
#pragma once
#include "trips/draft.hpp"

namespace trips {

// The beds of one search: the first for any night, the others only where nights away make sense.
using Beds = std::vector<Lodging>;

// What to try in turn within the order's cap: the most suitable bed, suitable ones for ever less,
// then the cheapest one, each with the best beds near far sights that are worth a night. Two houses
// in one town are never offered at once. `lodgings`: the most suitable first. A day trip needs no
// bed.
std::vector<Beds> beds_to_try(std::vector<Lodging> const& lodgings,
                              std::vector<Candidate> const& candidates, Wishes const& wishes,
                              DraftOrder const& order);

// The nights that may be spent away from the first bed, one bit each. Who does not say where they
// arrive or leave from spends the first or the last night in town.
std::uint32_t nights_away(Wishes const& wishes);

// Packing up and moving, in minutes on the way: it takes families longer.
int minutes_of_move(Wishes const& wishes);

}  // namespace trips
