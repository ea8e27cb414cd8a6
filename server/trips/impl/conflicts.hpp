// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/offer.hpp"
#include "trips/refused.hpp"

namespace trips {

// Each wish that stands in the way of another, with figures.
std::vector<Conflict> must_conflicts(Wishes const& wishes);
std::vector<Conflict> conflicts_from(Wishes const& wishes, City const& city, NoDraft const& why_not,
                                     std::optional<base::Money> const& cheapest);

}  // namespace trips
