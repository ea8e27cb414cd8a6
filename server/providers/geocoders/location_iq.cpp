// SPDX-License-Identifier: Apache-2.0
#include "providers/geocoders/location_iq.hpp"

#include "providers/geocoders/impl/geocoder_call.hpp"

namespace providers {
namespace {

using std::chrono::seconds;

constexpr char const* widest_m = "30000";  // that it looks around

char const* tag_of(places::HelpKind kind) {
  return kind == places::HelpKind::police ? "amenity:police" : "amenity:hospital";
}

}  // namespace

std::optional<Meaning> meaning_of_location_iq(Outcome const& outcome, base::Instant now) {
  auto const says = [&outcome](char const* word) {
    return outcome.body.find(word) != std::string::npos;
  };
  auto const status = outcome.head.status;
  if (status == 404 && says("Unable to geocode")) return Meaning{.status = 200};
  if (status != 429) return no_json(outcome);
  auto const tomorrow = std::chrono::ceil<std::chrono::days>(now) - now;
  auto const rest = says("Day")      ? std::chrono::ceil<seconds>(tomorrow)
                    : says("Minute") ? seconds(60)
                                     : seconds(1);
  return Meaning{429, rest, "Its limit of calls is reached."};
}

LocationIq::LocationIq(Provider& provider, Provider& suggesting, std::string key,
                       base::Clock const& clock)
    : provider_(provider),
      suggesting_(suggesting),
      key_(std::move(key)),
      clock_(clock),
      allowance_({{2, seconds(1)}, {60, seconds(60)}, {5000, std::chrono::days(1)}}) {}

// Somebody else may be faster, so a turn is waited for more than once.
bool LocationIq::has_turn(Provider& provider, base::Instant until,
                          places::GeoAsking const& asking) {
  constexpr int most_turns = 8;
  for (int i = 0; i < most_turns; ++i) {
    auto const now = clock_.now();
    if (allowance_.take(now)) return true;
    auto const rest = allowance_.rest(now);
    if (!asking.may_wait || now + rest >= until || !provider.wait(rest)) return false;
  }
  return false;
}

Said<places::Spots> LocationIq::ask(Provider& provider, Target target, base::Instant until,
                                    places::GeoAsking const& asking) {
  if (!has_turn(provider, until, asking))
    return {.why = "Our own limit of calls to it is reached."};
  target.add("format", "json").add("addressdetails", "1");  // it answers XML to who says nothing
  target.add("accept-language", language_of(asking)).add("key", key_);
  Call const call{.target = target.str(),
                  .until = until,
                  .traceparent = asking.traceparent,
                  .judge = [now = clock_.now()](Outcome const& outcome) {
                    return meaning_of_location_iq(outcome, now);
                  }};
  return ask_for_spots(provider, call,
                       {"locationiq", "© LocationIQ, © OpenStreetMap contributors"});
}

Said<places::Spots> LocationIq::reverse(base::Instant until, base::LatLon at,
                                        places::GeoAsking const& asking) {
  Target target("/v1/reverse");
  target.add("lat", at.lat).add("lon", at.lon);
  return ask(provider_, std::move(target), until, asking);
}

Said<places::Spots> LocationIq::search(base::Instant until, std::string const& text,
                                       std::size_t limit, places::GeoAsking const& asking) {
  Target target("/v1/search");
  target.add("q", text).add("limit", std::to_string(limit));
  return ask(provider_, std::move(target), until, asking);
}

Said<places::Spots> LocationIq::suggest(base::Instant until, std::string const& text,
                                        std::size_t limit, places::GeoAsking const& asking) {
  Target target("/v1/autocomplete");
  target.add("q", text).add("limit", std::to_string(limit)).add("dedupe", "1");
  return ask(suggesting_, std::move(target), until, asking);
}

Said<places::Spots> LocationIq::nearby(base::Instant until, base::LatLon at, places::HelpKind kind,
                                       std::size_t limit, places::GeoAsking const& asking) {
  Target target("/v1/nearby");
  target.add("lat", at.lat).add("lon", at.lon).add("tag", tag_of(kind));
  target.add("radius", widest_m).add("limit", std::to_string(limit));
  return ask(provider_, std::move(target), until, asking);
}

}  // namespace providers
