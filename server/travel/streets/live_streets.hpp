// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "travel/streets/street_region.hpp"
#include "travel/streets/street_router.hpp"
#include "travel/transit/transit.hpp"

namespace travel {

class PreparedCity;

// A region that is ready to be asked. Never changes.
class StreetGround {
 public:
  explicit StreetGround(StreetRegion region);
  StreetGround(StreetGround const&) = delete;

  std::string const& name() const { return region_.name; }
  base::Day as_of() const { return region_.as_of; }
  std::uint64_t digest() const { return region_.digest; }
  std::optional<Foothold> foothold(Traveller traveller, base::LatLon at) const;
  StreetRouter const& router(Traveller traveller) const;

 private:
  struct Searching {
    StreetIndexGrid index;
    StreetRouter router;
  };
  StreetRegion region_;
  std::vector<Searching> searching_;  // in the order of all_travellers
};

// The streets and the timetables of now. Readers keep those they took while an import puts others
// in their place.
class LiveStreets {
 public:
  using Grounds = std::vector<std::shared_ptr<StreetGround const>>;
  using Transits = std::vector<std::shared_ptr<Transit const>>;

  std::shared_ptr<Grounds const> now() const;
  std::shared_ptr<Transits const> transits() const;
  // Another one whenever answers may have changed: after each replace(), and when a routing engine
  // has said something else than the streets.
  std::uint64_t edition() const;
  std::uint64_t digest() const;  // of what the files hold: the same after a restart
  void replace(Grounds grounds, Transits transits = {});
  // Takes over what the folder's *.streets and *.zip (GTFS) hold if any of them has changed, with
  // the ways that were prepared from them. Files that cannot be read are left out; the answer says
  // why, once for each change.
  std::vector<std::string> follow(std::filesystem::path const& folder);

  // The ways of a city that were worked out ahead; nullptr: they are worked out when asked.
  std::shared_ptr<PreparedCity const> prepared(places::AreaCode city) const;
  // Left out when it was made from other streets than those of now.
  void add(std::shared_ptr<PreparedCity const> city);

 private:
  void take_prepared(std::filesystem::path const& file);

  mutable std::mutex mutex_;
  std::shared_ptr<Grounds const> now_ = std::make_shared<Grounds const>();
  std::shared_ptr<Transits const> transits_ = std::make_shared<Transits const>();
  std::map<places::AreaCode, std::shared_ptr<PreparedCity const>> prepared_;
  std::uint64_t edition_ = 0;
  std::uint64_t digest_ = 0;
  std::string followed_;  // names, sizes and times of the files
};

}  // namespace travel
