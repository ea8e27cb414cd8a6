// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "providers/chain.hpp"
#include "travel/street_engine.hpp"

namespace providers {

using TableChain = Chain<travel::ReachTable, travel::Traveller, std::vector<base::LatLon>,
                         std::vector<base::LatLon>, std::string>;
using PathChain = Chain<std::optional<travel::StreetPath>, travel::Traveller, base::LatLon,
                        base::LatLon, std::string>;

// The port of travel, answered by whichever engine of a chain answers first.
class ChainedEngine final : public travel::StreetEngine {
 public:
  explicit ChainedEngine(base::Clock const& clock) : tables_(clock), paths_(clock) {}
  void add(std::string const& provider, TableChain::Ask table, PathChain::Ask path) {
    tables_.add(provider, std::move(table));
    paths_.add(provider, std::move(path));
  }
  bool empty() const { return tables_.empty(); }

  base::Result<travel::ReachTable> table(travel::Traveller traveller,
                                         std::vector<base::LatLon> const& from,
                                         std::vector<base::LatLon> const& to, base::Instant until,
                                         std::string const& traceparent) override;
  base::Result<std::optional<travel::StreetPath>> path(travel::Traveller traveller,
                                                       base::LatLon from, base::LatLon to,
                                                       base::Instant until,
                                                       std::string const& traceparent) override;

 private:
  TableChain tables_;
  PathChain paths_;
};

}  // namespace providers
