// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "travel/kept_ways.hpp"

namespace travel {

// The modes whose ways are worked out ahead; one cycles rarely enough to be worked out when asked.
constexpr std::array<places::Mode, 4> prepared_modes{places::Mode::walk, places::Mode::bus,
                                                     places::Mode::metro, places::Mode::taxi};

// What the ways of a city were made from. They hold while it is the same.
struct WayGrounds {
  std::uint64_t streets = 0;  // LiveStreets::digest()
  std::string engines;  // who was asked besides, "valhalla http://127.0.0.1:8002"; empty: nobody
  friend bool operator==(WayGrounds const&, WayGrounds const&) = default;
};

// The ways between all the places of one city, worked out ahead. Never changes.
class PreparedCity {
 public:
  using Ways = std::array<KeptWays, prepared_modes.size()>;

  // Bug: a table of another size.
  PreparedCity(places::AreaCode city, WayGrounds made_from, base::Day made_on,
               std::vector<base::LatLon> points, Ways ways);

  places::AreaCode city() const { return city_; }
  WayGrounds const& made_from() const { return made_from_; }
  base::Day made_on() const { return made_on_; }
  std::vector<base::LatLon> const& points() const { return points_; }
  Ways const& all_ways() const { return ways_; }
  bool asked_engines() const { return !made_from_.engines.empty(); }

  // In a mode that is not prepared: nullptr.
  KeptWays const* ways(places::Mode mode) const;
  std::optional<std::size_t> index_of(base::LatLon point) const;

 private:
  places::AreaCode city_;
  WayGrounds made_from_;
  base::Day made_on_;
  std::vector<base::LatLon> points_;
  Ways ways_;
  std::vector<std::uint32_t> by_position_;
};

// "350100.ways" in the folder of the streets.
std::filesystem::path file_of(places::AreaCode city, std::filesystem::path const& folder);
void save_prepared(PreparedCity const& city, std::filesystem::path const& folder);
// Refused if there is no such file, if it is of another version or if it is damaged.
base::Result<PreparedCity> load_prepared(places::AreaCode city,
                                         std::filesystem::path const& folder);

}  // namespace travel
