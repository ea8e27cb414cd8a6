// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "travel/street_engine.hpp"

namespace providers {

// OSRM: `table` and `route`. A server has one profile loaded; which travellers it serves, and
// under which name, is part of its path, and some servers know others (foot, bike, car).
class Osrm {
 public:
  explicit Osrm(Provider& provider) : provider_(provider) {}

  Said<travel::ReachTable> table(base::Instant until, travel::Traveller traveller,
                                 std::vector<base::LatLon> const& from,
                                 std::vector<base::LatLon> const& to,
                                 std::string const& traceparent);
  Said<std::optional<travel::StreetPath>> path(base::Instant until, travel::Traveller traveller,
                                               base::LatLon from, base::LatLon to,
                                               std::string const& traceparent);

 private:
  Provider& provider_;
};

// nullopt for anything that is not such an answer of that many rows and columns.
std::optional<travel::ReachTable> table_from_osrm(std::string_view json, std::size_t rows,
                                                  std::size_t columns);
std::optional<std::optional<travel::StreetPath>> path_from_osrm(std::string_view json);

}  // namespace providers
