// SPDX-License-Identifier: Apache-2.0
#include "providers/geocoders/impl/geocoder_call.hpp"

#include "providers/geocoders/spots.hpp"

namespace providers {

Said<places::Spots> ask_for_spots(Provider& provider, Call const& call, SpotSource const& source) {
  return ask_for<places::Spots>(
      provider, call, [&source](std::string_view body) -> std::optional<places::Spots> {
        auto found = spots_from(body);
        if (!found) return std::nullopt;
        return places::Spots{*std::move(found), source.name, source.attribution};
      });
}

std::string language_of(places::GeoAsking const& asking) {
  return asking.in_english ? "en" : "zh-CN,zh;q=0.9";
}

}  // namespace providers
