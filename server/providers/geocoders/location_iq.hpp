// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "places/geocoder.hpp"
#include "providers/call_allowance.hpp"
#include "providers/chain.hpp"
#include "providers/provider.hpp"

namespace providers {

// LocationIQ: two calls a second, sixty a minute and five thousand a day of the free plan, counted
// over both of its hosts: suggestions have one of their own.
class LocationIq {
 public:
  LocationIq(Provider& provider, Provider& suggesting, std::string key, base::Clock const& clock);
  Said<places::Spots> reverse(base::Instant until, base::LatLon at,
                              places::GeoAsking const& asking);
  Said<places::Spots> search(base::Instant until, std::string const& text, std::size_t limit,
                             places::GeoAsking const& asking);
  Said<places::Spots> suggest(base::Instant until, std::string const& text, std::size_t limit,
                              places::GeoAsking const& asking);
  Said<places::Spots> nearby(base::Instant until, base::LatLon at, places::HelpKind kind,
                             std::size_t limit, places::GeoAsking const& asking);

 private:
  Said<places::Spots> ask(Provider& provider, Target target, base::Instant until,
                          places::GeoAsking const& asking);
  bool has_turn(Provider& provider, base::Instant until, places::GeoAsking const& asking);

  Provider& provider_;
  Provider& suggesting_;
  std::string key_;
  base::Clock const& clock_;
  CallAllowance allowance_;
};

// Nothing found is an answer, although they say 404; and a limit that was reached says in words how
// long it lasts. `now` is about now.
std::optional<Meaning> meaning_of_location_iq(Outcome const& outcome, base::Instant now);

}  // namespace providers
