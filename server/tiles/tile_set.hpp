// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiles {

// A square of the Web Mercator pyramid, rows counted from the north.
struct TileAddress {
  int zoom = 0;
  std::int64_t column = 0;
  std::int64_t row = 0;
};

// Reads "14", "8529", "5974" and the ending; nullopt for what is no tile of the pyramid.
std::optional<TileAddress> tile_address_from(std::string_view zoom, std::string_view column,
                                             std::string_view row, std::string_view ending);

struct TileLayer {
  std::string id;
  int minzoom = 0;
  int maxzoom = 0;
  std::map<std::string, std::string> fields;  // name -> String, Number or Boolean
};

// Degrees in WGS-84.
struct Bounds {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;
};

struct TileSetFacts {
  int minzoom = 0;
  int maxzoom = 0;
  Bounds bounds;
  std::string attribution;
  std::string as_of;     // the day of the newest thing in the newest extract; may be empty
  std::string revision;  // differs whenever the content may
  std::vector<TileLayer> layers;
};

// An MBTiles file, open for reading; safe to share between threads, each call borrowing one of
// its connections. The file must not be written to meanwhile: an import puts a new one in its
// place.
class TileSet {
 public:
  // Throws when the file is not one of vector tiles.
  explicit TileSet(std::filesystem::path path);
  ~TileSet();
  TileSet(TileSet const&) = delete;

  TileSetFacts const& facts() const { return facts_; }
  // As stored: gzipped Mapbox vector tile. nullopt where nothing is.
  std::optional<std::string> find(TileAddress at) const;

 private:
  struct Reader;
  std::unique_ptr<Reader> borrow() const;
  void give_back(std::unique_ptr<Reader> reader) const;

  std::filesystem::path path_;
  TileSetFacts facts_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Reader>> idle_;
};

// The tiles of a running server, replaced as a whole when an import has put others there.
class LiveTiles {
 public:
  explicit LiveTiles(std::filesystem::path file) : file_(std::move(file)) {}

  // Opens the file if it is not the one that is open; called by one thread. True when the tiles
  // changed. Throws when the file is no tile set; what was open then stays.
  bool follow();
  // Null: none were imported.
  std::shared_ptr<TileSet const> now() const;

 private:
  std::filesystem::path file_;
  std::string seen_;
  mutable std::mutex mutex_;
  std::shared_ptr<TileSet const> current_;
};

}  // namespace tiles
