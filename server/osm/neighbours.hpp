// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "places/place.hpp"

namespace osm {

// Places one may have met before under the same name. Pointers must outlive it.
class Neighbours {
 public:
  void add(places::Place const& place);
  // A place of a like kind, with one of the names of this one, that is so near that it must be the
  // same: within 600 m for a sight or a station, whose position is often a guess, and 150 m for a
  // house. nullptr: none.
  places::Place const* same_as(places::Place const& place) const;

 private:
  std::unordered_map<std::string, std::vector<places::Place const*>> by_name_;
};

}  // namespace osm
