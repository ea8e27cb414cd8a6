// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "trips/api.hpp"
#include "trips/changes/edit.hpp"
#include "trips/versions/version.hpp"

namespace trips {

// The facts of now with an editor on them; one serves one request.
class EditingFacts {
 public:
  explicit EditingFacts(Parts const& parts);
  Editor& editor() { return editor_; }

 private:
  std::shared_ptr<places::Catalogue const> catalogue_;
  std::shared_ptr<CatalogueWays> ways_;
  Editor editor_;
};

// The newest version of a branch, to be changed.
struct KeptItinerary {
  Itinerary itinerary;
  std::int64_t version = 1;
};
// Of the main branch unless told. nullopt: the person has no such trip, or it no such branch.
std::optional<KeptItinerary> kept_itinerary(Parts const& parts, TripId id, std::string_view user_id,
                                            std::optional<BranchId> branch);

}  // namespace trips
