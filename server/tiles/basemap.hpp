// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "tiles/tile_set.hpp"

namespace tiles {

// How the positions of a map are shifted against ours.
enum class MapDatum { wgs84, gcj02 };

// Somebody else's map, as the settings describe it.
struct BasemapFacts {
  bool is_vector = false;  // in our layers (data/tiles), otherwise pictures
  MapDatum datum = MapDatum::wgs84;
  std::string attribution;  // has to be shown on the map
  int minzoom = 3;
  int maxzoom = 18;
  int tile_px = 256;
};

struct BasemapTile {
  std::string content_type;
  std::string body;
};

// Port: where the tiles of somebody else's map come from. nullopt: nothing is drawn there. Refuses
// (unavailable, E-707) when it does not answer with a tile. Calls block their thread.
class BasemapSource {
 public:
  virtual ~BasemapSource() = default;
  virtual base::Result<std::optional<BasemapTile>> tile(TileAddress at, base::Instant until,
                                                        std::string const& traceparent) = 0;
};

// The map of the settings with its last tiles, each kept for a day; bounded, the one that was not
// asked for longest goes first. Safe to share.
class Basemap {
 public:
  // `source` may be null: then there is no such map.
  Basemap(BasemapSource* source, BasemapFacts facts, base::Clock const& clock,
          std::size_t most_bytes = std::size_t{64} << 20)
      : source_(source), facts_(std::move(facts)), clock_(clock), most_bytes_(most_bytes) {}

  bool is_there() const { return source_ != nullptr; }
  BasemapFacts const& facts() const { return facts_; }
  base::Result<std::optional<BasemapTile>> tile(TileAddress at, std::string const& traceparent);

 private:
  using Key = std::tuple<int, std::int64_t, std::int64_t>;
  struct Kept {
    Key key;
    std::optional<BasemapTile> tile;
    base::Instant until;
    std::size_t bytes() const { return 200 + (tile ? tile->body.size() : 0); }
  };

  Kept const* find(Key const& key);
  void keep(Kept kept);
  void drop(std::list<Kept>::iterator at);

  BasemapSource* source_;
  BasemapFacts facts_;
  base::Clock const& clock_;
  std::size_t const most_bytes_;
  std::mutex mutex_;
  std::list<Kept> kept_;  // the latest first
  std::map<Key, std::list<Kept>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace tiles
