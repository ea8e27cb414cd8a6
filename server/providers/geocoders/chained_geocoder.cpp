// SPDX-License-Identifier: Apache-2.0
#include "providers/geocoders/chained_geocoder.hpp"

#include <fmt/format.h>

namespace providers {
namespace {

base::Result<places::Spots> settled(ChainAnswer<places::Spots> answer) {
  if (answer.value) return *std::move(answer.value);
  std::string why;
  for (auto const& asked : answer.in_vain)
    why += fmt::format("{}{}: {}", why.empty() ? "" : " ", asked.provider, asked.why);
  return base::refuse(base::Refusal::unavailable, why, "E-707");
}

}  // namespace

base::Result<places::Spots> ChainedGeocoder::reverse(base::LatLon at,
                                                     places::GeoAsking const& asking) {
  return settled(reverses_.ask(asking.until, at, asking));
}

base::Result<places::Spots> ChainedGeocoder::search(std::string const& text, std::size_t limit,
                                                    places::GeoAsking const& asking) {
  return settled(searches_.ask(asking.until, text, limit, asking));
}

base::Result<places::Spots> ChainedGeocoder::suggest(std::string const& text, std::size_t limit,
                                                     places::GeoAsking const& asking) {
  return settled(suggests_.ask(asking.until, text, limit, asking));
}

base::Result<places::Spots> ChainedGeocoder::nearby(base::LatLon at, places::HelpKind kind,
                                                    std::size_t limit,
                                                    places::GeoAsking const& asking) {
  return settled(nearbys_.ask(asking.until, at, kind, limit, asking));
}

}  // namespace providers
