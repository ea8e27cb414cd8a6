// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "places/gazetteer.hpp"

namespace places {

// The last answers of a geocoder, each for as long as it may be kept; bounded, the one that was
// not asked for longest goes first. Safe to share.
class SpotCache {
 public:
  explicit SpotCache(std::size_t most = 2048) : most_(most) {}
  std::optional<Spots> find(std::string const& key, base::Instant now);
  void keep(std::string key, Spots spots, base::Instant until);

 private:
  struct Kept {
    std::string key;
    Spots spots;
    base::Instant until;
  };
  std::size_t const most_;
  std::mutex mutex_;
  std::list<Kept> kept_;  // the latest first
  std::map<std::string, std::list<Kept>::iterator, std::less<>> by_key_;
};

// What travellers get: whoever the settings name, else and in need the gazetteer. It always
// answers. Positions are rounded to about ten metres before they leave.
class Geocoding {
 public:
  // `outside` may be null: then nobody else is asked.
  Geocoding(Geocoder* outside, Gazetteer gazetteer, base::Clock const& clock)
      : outside_(outside), gazetteer_(gazetteer), clock_(clock) {}

  Spots reverse(base::LatLon at, GeoAsking const& asking);
  Spots search(std::string const& text, std::size_t limit, GeoAsking const& asking);
  // For each letter that is typed: ours first, so that others are asked for what we do not have.
  Spots suggest(std::string const& text, std::size_t limit, GeoAsking const& asking);
  // What others know of; where there is nobody else, or nobody answers, nothing.
  Spots nearby(base::LatLon at, HelpKind kind, std::size_t limit, GeoAsking const& asking);
  Area const* area_at(base::LatLon at) const { return gazetteer_.area_at(at); }

 private:
  Geocoder* outside_;
  Gazetteer gazetteer_;
  base::Clock const& clock_;
  SpotCache cache_;
};

}  // namespace places
