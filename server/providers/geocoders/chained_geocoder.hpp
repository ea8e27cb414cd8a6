// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>

#include "places/geocoder.hpp"
#include "providers/chain.hpp"

namespace providers {

using ReverseChain = Chain<places::Spots, base::LatLon, places::GeoAsking>;
using SearchChain = Chain<places::Spots, std::string, std::size_t, places::GeoAsking>;
using NearbyChain =
    Chain<places::Spots, base::LatLon, places::HelpKind, std::size_t, places::GeoAsking>;

// The port of places, answered by whoever of a chain answers first; nothing found is an answer.
class ChainedGeocoder final : public places::Geocoder {
 public:
  explicit ChainedGeocoder(base::Clock const& clock)
      : reverses_(clock), searches_(clock), suggests_(clock), nearbys_(clock) {}
  void add(std::string const& provider, ReverseChain::Ask reverse, SearchChain::Ask search) {
    reverses_.add(provider, std::move(reverse));
    searches_.add(provider, std::move(search));
  }
  // For a provider that can do that, too.
  void add_further(std::string const& provider, SearchChain::Ask suggest, NearbyChain::Ask nearby) {
    suggests_.add(provider, std::move(suggest));
    nearbys_.add(provider, std::move(nearby));
  }
  bool empty() const { return reverses_.empty(); }

  base::Result<places::Spots> reverse(base::LatLon at, places::GeoAsking const& asking) override;
  base::Result<places::Spots> search(std::string const& text, std::size_t limit,
                                     places::GeoAsking const& asking) override;
  base::Result<places::Spots> suggest(std::string const& text, std::size_t limit,
                                      places::GeoAsking const& asking) override;
  base::Result<places::Spots> nearby(base::LatLon at, places::HelpKind kind, std::size_t limit,
                                     places::GeoAsking const& asking) override;

 private:
  ReverseChain reverses_;
  SearchChain searches_;
  SearchChain suggests_;
  NearbyChain nearbys_;
};

}  // namespace providers
