// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "places/geocoder.hpp"
#include "providers/impl/ask_for.hpp"

namespace providers {

// Who is asked, and what has to be shown beside the answer.
struct SpotSource {
  std::string name;
  std::string attribution;
};

Said<places::Spots> ask_for_spots(Provider& provider, Call const& call, SpotSource const& source);

// For Accept-Language.
std::string language_of(places::GeoAsking const& asking);

}  // namespace providers
