// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"

namespace places {

// Something with a name on the map, as a geocoder has it.
struct Spot {
  std::string name;     // 鼓山; the address where it has no name of its own
  std::string address;  // as a letter would say it, with the name
  base::LatLon at;
  std::string country_code;  // "cn"; may be empty
};

struct Spots {
  std::vector<Spot> found;  // the likeliest first; none is an answer too
  std::string source;       // "locationiq", "nominatim", "gazetteer"
  std::string attribution;  // to be shown beside them; may be empty
};

// How a geocoder is asked.
struct GeoAsking {
  bool in_english = false;
  base::Instant until;
  std::string traceparent = {};
  // Whether it is worth waiting until our own limit of calls lets one through, as where help is
  // looked for; else whoever is asked says at once that it is reached.
  bool may_wait = false;
};

// Help that may be far from everything a catalogue has.
enum class HelpKind : std::uint8_t { hospital, police };

// Which place is at a position, and where a place is. Refuses (unavailable, E-707) when nobody
// answers.
class Geocoder {
 public:
  virtual ~Geocoder() = default;
  virtual base::Result<Spots> reverse(base::LatLon at, GeoAsking const& asking) = 0;
  virtual base::Result<Spots> search(std::string const& text, std::size_t limit,
                                     GeoAsking const& asking) = 0;
  // What somebody may mean who is still typing.
  virtual base::Result<Spots> suggest(std::string const& text, std::size_t limit,
                                      GeoAsking const& asking) = 0;
  // The nearest of a kind, within some thirty kilometres.
  virtual base::Result<Spots> nearby(base::LatLon at, HelpKind kind, std::size_t limit,
                                     GeoAsking const& asking) = 0;
};

}  // namespace places
