// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "places/geocoder.hpp"
#include "providers/call_allowance.hpp"
#include "providers/chain.hpp"
#include "providers/provider.hpp"

namespace providers {

// Nominatim, of one's own or the public one, which wants at most a call a second. It has no
// suggestions for what is half typed (the public one forbids to ask it for them) and no search by
// kind around a position, so it has no part in either.
class Nominatim {
 public:
  Nominatim(Provider& provider, double calls_a_second, base::Clock const& clock)
      : provider_(provider),
        clock_(clock),
        allowance_({{calls_a_second, std::chrono::seconds(1)}}) {}
  Said<places::Spots> reverse(base::Instant until, base::LatLon at,
                              places::GeoAsking const& asking);
  Said<places::Spots> search(base::Instant until, std::string const& text, std::size_t limit,
                             places::GeoAsking const& asking);

 private:
  Said<places::Spots> ask(Target target, base::Instant until, places::GeoAsking const& asking);

  Provider& provider_;
  base::Clock const& clock_;
  CallAllowance allowance_;
};

}  // namespace providers
