// SPDX-License-Identifier: Apache-2.0
#include "tiles/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <numbers>

#include "ops/child_process.hpp"
#include "tiles/impl/coast.hpp"
#include "tiles/impl/extract.hpp"
#include "tiles/impl/sqlite_file.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace tiles {
namespace {

using base::Refusal;
using base::refuse;

constexpr int not_found = 127;

// A folder for what lies in between; gone at the end.
class Scratch {
 public:
  explicit Scratch(fs::path path) : path_(std::move(path)) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(Scratch const&) = delete;
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

std::string to_text(Bounds const& box) {
  return fmt::format("{:.6f},{:.6f},{:.6f},{:.6f}", box.west, box.south, box.east, box.north);
}

base::Result<void> run_tilemaker(ImportOrder const& order, Extract const& extract,
                                 fs::path const& into) {
  std::vector<std::string> command{"tilemaker",
                                   "--input",
                                   extract.file.string(),
                                   "--output",
                                   into.string(),
                                   "--config",
                                   (order.rules / "config.json").string(),
                                   "--process",
                                   (order.rules / "process.lua").string()};
  if (extract.says_its_box)  // what osmium merged has lost its own
    command.insert(command.end(), {"--bbox", to_text(extract.box)});
  if (fs::exists(into)) command.emplace_back("--merge");
  auto const end = ops::run_child({.command = std::move(command)});
  if (end.exit_code == not_found) return missing_program("tilemaker", "tilemaker");
  if (end.exit_code == 0) return {};
  return refuse(Refusal::invalid, fmt::format("tilemaker gave up on {}: {}", order.extract.string(),
                                              last_line(end.errors)));
}

double longitude_of(double column, double side) { return column / side * 360 - 180; }

double latitude_of(double row, double side) {
  auto const angle = std::numbers::pi * (1 - 2 * row / side);
  return std::atan(std::sinh(angle)) * 180 / std::numbers::pi;
}

// Around the tiles themselves: extracts without a bounding box of their own are common.
Bounds bounds_of(SqliteFile& file) {
  auto deepest = file.prepare(
      "SELECT zoom_level, MIN(tile_column), MAX(tile_column), MIN(tile_row), MAX(tile_row) "
      "FROM tiles WHERE zoom_level = (SELECT MAX(zoom_level) FROM tiles)");
  if (!deepest.step() || deepest.number(0) == 0) return {};
  auto const side = static_cast<double>(std::int64_t{1} << deepest.number(0));
  auto const at = [&](int column) { return static_cast<double>(deepest.number(column)); };
  return {longitude_of(at(1), side), latitude_of(side - at(3), side), longitude_of(at(2) + 1, side),
          latitude_of(side - at(4) - 1, side)};
}

void set_metadata(SqliteFile& file, std::string_view name, std::string_view value) {
  auto row = file.prepare("INSERT OR REPLACE INTO metadata (name, value) VALUES (?, ?)");
  row.bind(1, name).bind(2, value).step();
}

std::string metadata(SqliteFile& file, std::string_view name) {
  auto row = file.prepare("SELECT value FROM metadata WHERE name = ?");
  return row.bind(1, name).step() ? row.bytes(0) : std::string();
}

std::int64_t count_tiles(SqliteFile& file) {
  auto row = file.prepare("SELECT COUNT(*) FROM tiles");
  row.step();
  return row.number(0);
}

// What tiles of both descriptions have: tilemaker describes those it added last alone.
std::string described_together(std::string const& before, std::string const& added) {
  if (before.empty()) return added;
  auto all = json::parse(added);
  auto const known = json::parse(before);
  auto& layers = all.at("vector_layers").as_array();
  for (auto const& layer : known.at("vector_layers").as_array()) {
    auto const same = std::find_if(layers.begin(), layers.end(), [&](json::value const& each) {
      return each.at("id") == layer.at("id");
    });
    if (same == layers.end())
      layers.push_back(layer);
    else
      for (auto const& field : layer.at("fields").as_object())
        same->at("fields").as_object().insert(field);
  }
  return json::serialize(all);
}

// Writes what tilemaker does not know, and takes out the tiles in which nothing is: a gzip stream
// of no bytes is 20 bytes long.
void finish(SqliteFile& file, std::string const& layers_before, std::string const& day,
            base::Clock const& clock) {
  file.run("DELETE FROM tiles WHERE LENGTH(tile_data) <= 20");
  auto const bounds = bounds_of(file);
  set_metadata(file, "bounds", to_text(bounds));
  set_metadata(file, "attribution", "© OpenStreetMap contributors");
  set_metadata(file, "json", described_together(layers_before, metadata(file, "json")));
  set_metadata(file, "as_of", std::max(metadata(file, "as_of"), day));
  set_metadata(file, "revision", fmt::format("{:x}", clock.now().time_since_epoch().count()));
}

}  // namespace

base::Result<ImportReport> import_tiles(ImportOrder const& order, base::Clock const& clock) {
  if (!fs::is_regular_file(order.extract))
    return refuse(Refusal::not_found, order.extract.string() + " cannot be read");
  fs::create_directories(order.tile_set.parent_path());
  Scratch const scratch(order.tile_set.string() + ".part");
  auto extract = prepare_extract(order.extract, scratch.path());
  if (!extract) return extract.error();
  auto const sea = add_sea(*extract, scratch.path());
  if (!sea) return sea.error();
  auto const made = scratch.path() / "made.mbtiles";
  std::string layers_before;
  if (order.add && fs::exists(order.tile_set)) {
    fs::copy_file(order.tile_set, made);
    SqliteFile file(made, SqliteFile::Use::read);
    layers_before = metadata(file, "json");
  }
  if (auto const run = run_tilemaker(order, *extract, made); !run) return run.error();

  ImportReport report{.incomplete_ways = extract->incomplete_ways,
                      .coast_lines = sea->coast_lines,
                      .seas = sea->seas};
  {
    SqliteFile file(made, SqliteFile::Use::write);
    finish(file, layers_before, extract->newest_day, clock);
    report.tiles = count_tiles(file);
  }
  if (report.tiles == 0)
    return refuse(Refusal::invalid, order.extract.string() + " has nothing to draw");
  report.facts = TileSet(made).facts();
  report.bytes = static_cast<std::int64_t>(fs::file_size(made));
  fs::rename(made, order.tile_set);
  return report;
}

std::string to_text(ImportReport const& report) {
  auto const& at = report.facts.bounds;
  auto text = fmt::format(
      "{} tiles of zoom levels {} to {}, {} kB; {:.4f},{:.4f} to {:.4f},{:.4f}; as of {}\n",
      report.tiles, report.facts.minzoom, report.facts.maxzoom, report.bytes >> 10, at.south,
      at.west, at.north, at.east, report.facts.as_of.empty() ? "unknown" : report.facts.as_of);
  if (report.incomplete_ways > 0)
    text += fmt::format("left out: {} ways whose nodes the extract does not have\n",
                        report.incomplete_ways);
  if (report.coast_lines > 0 && report.seas == 0)
    text += fmt::format("no sea: the {} coast lines contradict each other\n", report.coast_lines);
  return text;
}

}  // namespace tiles
