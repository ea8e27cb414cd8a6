// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "trips/changes/itinerary.hpp"

// A trip in our own words: all that makes it, so that what is read is what was written.
namespace trips {

struct OwnTrip {
  std::string name;
  Itinerary itinerary;  // without its rides, which are chosen anew whenever a trip is laid out
};

std::string to_own_file(OwnTrip const& trip);

// Refuses what this program could not have written: whoever edits such a file by hand must keep
// within what a trip can be.
base::Result<OwnTrip> read_own_file(std::string_view text);

}  // namespace trips
