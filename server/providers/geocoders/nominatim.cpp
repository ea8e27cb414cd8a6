// SPDX-License-Identifier: Apache-2.0
#include "providers/geocoders/nominatim.hpp"

#include "providers/geocoders/impl/geocoder_call.hpp"

namespace providers {
namespace {

// The public server says so with a page and no word of how long.
std::optional<Meaning> meaning_of(Outcome const& outcome) {
  if (outcome.head.status != 429 || outcome.head.headers.has("Retry-After"))
    return no_json(outcome);
  return Meaning{429, std::chrono::seconds(60), "It wants fewer calls."};
}

}  // namespace

Said<places::Spots> Nominatim::ask(Target target, base::Instant until,
                                   places::GeoAsking const& asking) {
  if (!allowance_.take(clock_.now())) return {.why = "Our own limit of calls to it is reached."};
  target.add("format", "jsonv2").add("addressdetails", "1");
  target.add("accept-language", language_of(asking));
  Call const call{.target = target.str(),
                  .until = until,
                  .traceparent = asking.traceparent,
                  .judge = &meaning_of};
  return ask_for_spots(provider_, call, {"nominatim", "© OpenStreetMap contributors"});
}

Said<places::Spots> Nominatim::reverse(base::Instant until, base::LatLon at,
                                       places::GeoAsking const& asking) {
  Target target("/reverse");
  target.add("lat", at.lat).add("lon", at.lon);
  return ask(std::move(target), until, asking);
}

Said<places::Spots> Nominatim::search(base::Instant until, std::string const& text,
                                      std::size_t limit, places::GeoAsking const& asking) {
  Target target("/search");
  target.add("q", text).add("limit", std::to_string(limit));
  return ask(std::move(target), until, asking);
}

}  // namespace providers
