// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "places/search.hpp"
#include "trips/imports/trip_file.hpp"

namespace trips {

// How a stop of a file led to a place. `same`: by its name, and where it is; `near`: by a name much
// like it, or because it is right beside; `unknown`: nothing of ours is meant.
enum class StopMatch : std::uint8_t { same, near, unknown };

struct MatchedStop {
  FileStop stop;
  StopMatch match = StopMatch::unknown;
  places::Place const* place = nullptr;
  std::optional<int> distance_m = {};  // none: the file does not say where it is
};

// Places of the catalogue for the stops of a file, in their order. A name that many places have
// means the one in the city of the others.
std::vector<MatchedStop> match_stops(std::vector<FileStop> const& stops,
                                     places::PlaceIndex const& index);

// The city that most of them are in; nothing where none was recognised.
std::optional<places::AreaCode> city_of_stops(std::vector<MatchedStop> const& stops);

}  // namespace trips
