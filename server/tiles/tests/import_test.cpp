// SPDX-License-Identifier: Apache-2.0
#include "tiles/import.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tiles/impl/gunzip.hpp"
#include "tiles/tests/town.hpp"

using namespace tiles;

namespace {

// The tile of level 14 that the town lies in, unpacked.
std::string middle_of_town(TileSet const& set) {
  auto const found = set.find({14, 13621, 6961});
  REQUIRE(found.has_value());
  return gunzipped(*found);
}

bool holds(std::string_view tile, std::string_view text) {
  return tile.find(text) != std::string_view::npos;
}

// PATH as it was, again at the end.
struct Path {
  explicit Path(char const* value) : before(std::getenv("PATH")) { ::setenv("PATH", value, 1); }
  ~Path() { ::setenv("PATH", before.c_str(), 1); }
  std::string before;
};

}  // namespace

TEST_CASE("tiles keep the names in the local language, Chinese and English") {
  Town town;
  auto const report = town.import(town.order());
  REQUIRE_MESSAGE(report, report);
  TileSet const set(town.tile_set);
  auto const tile = middle_of_town(set);
  for (auto const* name : {"小镇博物馆", "Town Museum", "湖滨路", "Lakeside Road", "小湖", "湖滨",
                           "小镇", "Little Town", "name:zh", "name:en"})
    CHECK_MESSAGE(holds(tile, name), name);
  for (auto const* layer : {"water", "roads", "pois", "transit", "places"})
    CHECK_MESSAGE(holds(tile, layer), layer);
}

TEST_CASE("borders are not in the tiles, and neither is what has no name") {
  Town town;
  REQUIRE(town.import(town.order()));
  auto const tile = middle_of_town(TileSet(town.tile_set));
  CHECK(!holds(tile, "某边界"));
  CHECK(!holds(tile, "restaurant"));
}

TEST_CASE(
    "ways with missing nodes are left out and counted, and of several versions the last counts") {
  Town town;
  auto order = town.order();
  auto const report = town.import(order);
  REQUIRE_MESSAGE(report, report);
  CHECK(report->incomplete_ways == 1);
  CHECK(!holds(middle_of_town(TileSet(town.tile_set)), "断头路"));

  auto const newer = town.folder / "newer.osm";
  std::ofstream(newer) << R"(<osm version="0.6"><node id="12" version="2" lat="26.0821"
    lon="119.3011" timestamp="2026-07-01T00:00:00Z"><tag k="place" v="town"/>
    <tag k="name" v="新镇"/></node></osm>)";
  order.extract = town.folder / "merged.osm.pbf";
  REQUIRE(
      ops::run_child({.command = {"osmium", "merge", "--no-progress", "-H", "-o",
                                  order.extract.string(), town.extract.string(), newer.string()}})
          .exit_code == 0);
  auto const merged = town.import(order);
  REQUIRE_MESSAGE(merged, merged);
  auto const tile = middle_of_town(TileSet(town.tile_set));
  CHECK(holds(tile, "新镇"));
  CHECK(!holds(tile, "Little Town"));
  CHECK(merged->facts.as_of == "2026-07-01");
}

TEST_CASE("the sea beside a coast is drawn where nothing else is, and the land is not") {
  Town town;
  auto order = town.order();
  order.extract = town.folder / "coast.osm";
  std::ofstream(order.extract) << R"(<osm version="0.6">
    <bounds minlon="119.2" minlat="26.0" maxlon="119.5" maxlat="26.3"/>
    <node id="1" version="1" lat="25.9" lon="119.4"/>
    <node id="2" version="1" lat="26.1" lon="119.4"/>
    <node id="3" version="1" lat="26.4" lon="119.4"/>
    <way id="7" version="1"><nd ref="1"/><nd ref="2"/><tag k="natural" v="coastline"/></way>
    <way id="8" version="1"><nd ref="2"/><nd ref="3"/><tag k="natural" v="coastline"/></way>
    </osm>)";
  auto const report = town.import(order);
  REQUIRE_MESSAGE(report, report);
  CHECK(report->coast_lines == 2);
  CHECK(report->seas == 1);
  TileSet const set(town.tile_set);
  auto const in_the_sea = set.find({14, 13628, 6958});  // 119.45, 26.16
  REQUIRE(in_the_sea.has_value());
  CHECK(holds(gunzipped(*in_the_sea), "area"));
  CHECK(!set.find({14, 13619, 6958}).has_value());  // 119.25, 26.16
}

TEST_CASE("an import says what it covers and of which day it is") {
  Town town;
  auto const report = town.import(town.order());
  REQUIRE(report);
  CHECK(report->facts.as_of == "2026-06-02");  // of the newest element
  CHECK(report->facts.attribution == "© OpenStreetMap contributors");
  auto const& at = report->facts.bounds;
  CHECK(at.west <= 119.2951);
  CHECK(at.east >= 119.3041);
  CHECK(at.south <= 26.0801);
  CHECK(at.north >= 26.0861);
  CHECK(at.east - at.west < 0.1);
  CHECK(report->facts.maxzoom == 14);
  CHECK(std::any_of(report->facts.layers.begin(), report->facts.layers.end(),
                    [](auto const& layer) { return layer.id == "roads"; }));
}

TEST_CASE("a second extract is added to the tiles or replaces them") {
  Town town;
  REQUIRE(town.import(town.order()));
  auto first = TileSet(town.tile_set).facts();
  auto const elsewhere = town.folder / "elsewhere.osm";
  std::ofstream(elsewhere) << R"(<osm version="0.6"><node id="1" version="1" lat="47.14"
    lon="9.52" timestamp="2025-01-01T00:00:00Z"><tag k="place" v="town"/>
    <tag k="name" v="Vaduz"/></node></osm>)";
  auto order = town.order();
  order.extract = elsewhere;
  order.add = true;
  auto const both = town.import(order);
  REQUIRE_MESSAGE(both, both);
  CHECK(holds(middle_of_town(TileSet(town.tile_set)), "小镇"));
  CHECK(both->facts.bounds.west < 9.52);
  CHECK(both->facts.bounds.east > 119.3);
  CHECK(both->facts.as_of == "2026-06-02");
  CHECK(both->facts.revision != first.revision);
  auto const fields_of = [](TileSetFacts const& facts, std::string_view id) {
    for (auto const& layer : facts.layers)
      if (layer.id == id) return layer.fields;
    return std::map<std::string, std::string>();
  };
  CHECK(fields_of(first, "roads").contains("name:en"));
  CHECK(fields_of(both->facts, "roads") == fields_of(first, "roads"));
  CHECK(fields_of(both->facts, "places").contains("population"));

  order.add = false;
  REQUIRE(town.import(order));
  CHECK(!TileSet(town.tile_set).find({14, 13621, 6961}).has_value());
}

TEST_CASE("an import that fails leaves the tiles that are there") {
  Town town;
  REQUIRE(town.import(town.order()));
  auto order = town.order();
  order.extract = town.folder / "notes.osm.pbf";
  std::ofstream(order.extract) << "these are notes";
  auto const refused = town.import(order);
  REQUIRE(refused.has_error());
  CHECK(refused.error().kind == base::Refusal::invalid);
  CHECK(holds(middle_of_town(TileSet(town.tile_set)), "小镇"));

  order.extract = town.folder / "nowhere.osm.pbf";
  CHECK(town.import(order).error().kind == base::Refusal::not_found);
  for (auto const& file : std::filesystem::directory_iterator(town.tile_set.parent_path()))
    CHECK(file.path() == town.tile_set);
}

TEST_CASE("a missing program is named, with the package that has it") {
  Town town;
  auto const bin = town.folder / "bin";
  std::filesystem::create_directories(bin);
  Path const path(bin.c_str());
  auto const without_osmium = town.import(town.order());
  REQUIRE(without_osmium.has_error());
  CHECK(without_osmium.error().why.find("osmium-tool") != std::string::npos);

  std::filesystem::create_symlink("/usr/bin/osmium", bin / "osmium");
  auto const without_tilemaker = town.import(town.order());
  REQUIRE(without_tilemaker.has_error());
  CHECK(without_tilemaker.error().kind == base::Refusal::unavailable);
  CHECK(without_tilemaker.error().why.find("tilemaker") != std::string::npos);
}
