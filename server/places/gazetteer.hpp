// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

#include "places/areas.hpp"
#include "places/catalogue.hpp"
#include "places/geocoder.hpp"

namespace places {

// Geocoding from what we have ourselves, areas and catalogue: needs nobody, and never fails.
class Gazetteer {
 public:
  Gazetteer(Areas const& areas, LiveCatalogue const& catalogue)
      : areas_(areas), catalogue_(catalogue) {}

  // The catalogue's nearest places within some hundred metres, then the district.
  Spots reverse(base::LatLon at, bool in_english) const;
  // Places and areas of that name.
  Spots search(std::string_view text, std::size_t limit, bool in_english) const;
  // The district whose centre is nearest; nullptr far from all of them.
  Area const* area_at(base::LatLon at) const;

 private:
  Spot spot_of(Place const& place, bool in_english) const;
  Spot spot_of(Area const& area, bool in_english) const;

  Areas const& areas_;
  LiveCatalogue const& catalogue_;
};

}  // namespace places
