// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "travel/street_engine.hpp"

namespace providers {

// Valhalla: `sources_to_targets` and `route`. It refuses a whole table for one point that lies off
// its map: then it has no answer, and whoever asks falls back.
class Valhalla {
 public:
  explicit Valhalla(Provider& provider) : provider_(provider) {}

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
std::optional<travel::ReachTable> table_from_valhalla(std::string_view json, std::size_t rows,
                                                      std::size_t columns);
std::optional<std::optional<travel::StreetPath>> path_from_valhalla(std::string_view json);

}  // namespace providers
