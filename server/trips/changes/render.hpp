// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/answer.hpp"
#include "trips/changes/itinerary.hpp"

namespace trips {

class Terrain;

// Whether a problem comes with what would help: each was tried, which takes time.
enum class WithFixes { no, yes };

// An itinerary with everything that follows from it. Violations do not keep it from being shown;
// they are told in the plan's `problems`, and at the visits they concern.
struct Rendered {
  TierAnswer plan;
  bool is_in_order() const { return !plan.problems || plan.problems->empty(); }
};

Rendered render(Itinerary const& itinerary, Terrain const& terrain);

}  // namespace trips
