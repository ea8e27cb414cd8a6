// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "places/geocoder.hpp"
#include "providers/chain.hpp"

namespace providers {

using ReverseChain = Chain<places::Spots, base::LatLon, places::GeoAsking>;
using SearchChain = Chain<places::Spots, std::string, std::size_t, places::GeoAsking>;

// The port of places, answered by whoever of a chain answers first; nothing found is an answer.
class ChainedGeocoder final : public places::Geocoder {
 public:
  explicit ChainedGeocoder(base::Clock const& clock) : reverses_(clock), searches_(clock) {}
  void add(std::string const& provider, ReverseChain::Ask reverse, SearchChain::Ask search) {
    reverses_.add(provider, std::move(reverse));
    searches_.add(provider, std::move(search));
  }
  bool empty() const { return reverses_.empty(); }

  base::Result<places::Spots> reverse(base::LatLon at, places::GeoAsking const& asking) override;
  base::Result<places::Spots> search(std::string const& text, std::size_t limit,
                                     places::GeoAsking const& asking) override;

 private:
  ReverseChain reverses_;
  SearchChain searches_;
};

}  // namespace providers
