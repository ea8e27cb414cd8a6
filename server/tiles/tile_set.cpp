// SPDX-License-Identifier: Apache-2.0
#include "tiles/tile_set.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <boost/json.hpp>
#include <charconv>
#include <stdexcept>

#include "base/text.hpp"
#include "tiles/impl/sqlite_file.hpp"

namespace json = boost::json;

namespace tiles {
namespace {

constexpr int deepest_zoom = 24;

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const is_all = end == text.data() + text.size() && !text.empty();
  return error == std::errc{} && is_all && number >= 0 ? std::optional(number) : std::nullopt;
}

Bounds bounds_from(std::string const& text) {
  auto const parts = base::split(text, ',');
  if (parts.size() != 4) throw std::runtime_error("the tiles have no bounds");
  return {std::stod(parts[0]), std::stod(parts[1]), std::stod(parts[2]), std::stod(parts[3])};
}

std::vector<TileLayer> layers_from(std::string const& text) {
  std::vector<TileLayer> layers;
  auto const described = json::parse(text);
  for (auto const& each : described.at("vector_layers").as_array()) {
    TileLayer layer{std::string(each.at("id").as_string()),
                    each.at("minzoom").to_number<int>(),
                    each.at("maxzoom").to_number<int>(),
                    {}};
    for (auto const& [name, kind] : each.at("fields").as_object())
      layer.fields.emplace(name, std::string(kind.as_string()));
    layers.push_back(std::move(layer));
  }
  return layers;
}

TileSetFacts facts_of(SqliteFile& file) {
  std::map<std::string, std::string> metadata;
  auto rows = file.prepare("SELECT name, value FROM metadata");
  while (rows.step()) metadata.emplace(rows.bytes(0), rows.bytes(1));
  if (metadata["format"] != "pbf") throw std::runtime_error("these are no vector tiles");
  return {std::stoi(metadata["minzoom"]),
          std::stoi(metadata["maxzoom"]),
          bounds_from(metadata["bounds"]),
          metadata["attribution"],
          metadata["as_of"],
          metadata["revision"],
          layers_from(metadata["json"])};
}

// Which file is at the path: a rename puts another inode there. Empty: none.
std::string identity_of(std::filesystem::path const& file) {
  struct stat found {};
  if (::stat(file.c_str(), &found) != 0) return {};
  return fmt::format("{}:{}:{}.{}", found.st_ino, found.st_size, found.st_mtim.tv_sec,
                     found.st_mtim.tv_nsec);
}

}  // namespace

std::optional<TileAddress> tile_address_from(std::string_view zoom, std::string_view column,
                                             std::string_view row, std::string_view ending) {
  if (!row.ends_with(ending)) return std::nullopt;
  auto const z = whole_number<int>(zoom);
  auto const x = whole_number<std::int64_t>(column);
  auto const y = whole_number<std::int64_t>(row.substr(0, row.size() - ending.size()));
  if (!z || !x || !y || *z > deepest_zoom) return std::nullopt;
  auto const side = std::int64_t{1} << *z;
  if (*x >= side || *y >= side) return std::nullopt;
  return TileAddress{*z, *x, *y};
}

struct TileSet::Reader {
  explicit Reader(std::filesystem::path const& path) : file(path, SqliteFile::Use::read) {}
  SqliteFile file;
  SqliteStatement by_address = file.prepare(
      "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?");
};

TileSet::TileSet(std::filesystem::path path) : path_(std::move(path)) {
  auto reader = std::make_unique<Reader>(path_);
  facts_ = facts_of(reader->file);
  idle_.push_back(std::move(reader));
}

TileSet::~TileSet() = default;

std::unique_ptr<TileSet::Reader> TileSet::borrow() const {
  {
    std::lock_guard const lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return std::make_unique<Reader>(path_);
}

void TileSet::give_back(std::unique_ptr<Reader> reader) const {
  std::lock_guard const lock(mutex_);
  idle_.push_back(std::move(reader));
}

std::optional<std::string> TileSet::find(TileAddress at) const {
  auto reader = borrow();
  auto& statement = reader->by_address;
  auto const row_from_south = (std::int64_t{1} << at.zoom) - 1 - at.row;  // as MBTiles counts
  statement.bind(1, at.zoom).bind(2, at.column).bind(3, row_from_south);
  std::optional<std::string> tile;
  while (statement.step()) tile = statement.bytes(0);
  give_back(std::move(reader));
  return tile;
}

bool LiveTiles::follow() {
  auto identity = identity_of(file_);
  if (identity == seen_) return false;
  seen_ = identity;  // a broken file is complained of once, not every second
  auto opened = identity.empty() ? nullptr : std::make_shared<TileSet const>(file_);
  std::lock_guard const lock(mutex_);
  current_ = std::move(opened);
  return true;
}

std::shared_ptr<TileSet const> LiveTiles::now() const {
  std::lock_guard const lock(mutex_);
  return current_;
}

}  // namespace tiles
