// SPDX-License-Identifier: Apache-2.0
#include "osm/import.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "ops/child_process.hpp"
#include "storage/testing.hpp"

using namespace osm;
using places::AreaCode;
using storage::testing::each_database;
namespace fs = std::filesystem;

namespace {

// A little town of our own making, in Monaco: a museum, drawn also as a building; a park whose
// outline is cut off; a palace made of ways of which one is missing; a café without a name; a shop
// of which nobody plans a visit.
constexpr std::string_view town = R"(<osm version="0.6">
<node id="1" version="1" timestamp="2026-02-01T00:00:00Z" lat="43.7300" lon="7.4200">
 <tag k="tourism" v="museum"/><tag k="name" v="Museum"/><tag k="opening_hours" v="10:00-18:00"/>
 <tag k="name:zh" v="城市博物馆"/></node>
<node id="2" version="1" lat="43.7310" lon="7.4210"/>
<node id="3" version="1" lat="43.7312" lon="7.4212"/>
<node id="4" version="1" lat="43.7350" lon="7.4250"/>
<node id="5" version="1" lat="43.7360" lon="7.4260"/>
<node id="6" version="1" lat="43.7301" lon="7.4201"/>
<node id="7" version="1" lat="43.7302" lon="7.4202"/>
<node id="8" version="1" lat="43.7320" lon="7.4220"><tag k="amenity" v="cafe"/></node>
<node id="9" version="1" lat="43.7330" lon="7.4230">
 <tag k="shop" v="car"/><tag k="name" v="Cars"/></node>
<node id="10" version="1" lat="43.7340" lon="7.4240"><tag k="amenity" v="restaurant"/>
 <tag k="name" v="Chez Nous"/><tag k="opening_hours" v="when we feel like it"/></node>
<way id="20" version="1"><nd ref="2"/><nd ref="3"/><nd ref="999"/>
 <tag k="leisure" v="park"/><tag k="name" v="Park"/></way>
<way id="21" version="1"><nd ref="4"/><nd ref="5"/></way>
<way id="22" version="1"><nd ref="6"/><nd ref="7"/>
 <tag k="tourism" v="museum"/><tag k="name" v="Museum"/></way>
<relation id="30" version="1"><member type="way" ref="21" role="outer"/>
 <member type="way" ref="998" role="outer"/><tag k="type" v="multipolygon"/>
 <tag k="historic" v="castle"/><tag k="name" v="Palace"/></relation>
</osm>)";

bool has_osmium() {
  bool const is_here = ops::run_child({.command = {"osmium", "--version"}}).exit_code == 0;
  if (!is_here) MESSAGE("skipped: osmium-tool is not installed");
  return is_here;
}

struct Importer {
  storage::Database& db;
  fs::path folder = fs::path(XINGQU_BINARY_DIR) / "osm_test_files";
  base::ManualClock clock{base::instant_from_us(1'800'000'000'000'000)};
  places::CatalogueStore store{db, places::Areas::china(), clock};

  explicit Importer(storage::Database& its_db) : db(its_db) {
    fs::remove_all(folder);
    fs::create_directories(folder);
  }

  // What osmium makes of the text: town.osm.pbf.
  fs::path file(std::string_view text) {
    std::ofstream(folder / "town.osm") << text;
    auto const made = folder / "town.osm.pbf";
    auto const end = ops::run_child(
        {.command = {"osmium", "cat", "-O", "-o", made.string(), (folder / "town.osm").string()}});
    REQUIRE_MESSAGE(end.exit_code == 0, end.errors);
    return made;
  }

  base::Result<Report> import(fs::path const& file, std::string const& osmium = "osmium") {
    ImportOrder const order{file, AreaCode(949200), folder / "work", osmium};
    return import_file(order, places::Areas::china(), store, [](Progress const&) {});
  }

  std::string keys() {
    auto const loaded = store.load();
    std::string text;
    for (auto const& place : loaded.catalogue.all()) text += place.key.str() + " ";
    return text;
  }
};

std::string replaced(std::string text, std::string const& was, std::string const& is) {
  text.replace(text.find(was), was.size(), is);
  return text;
}

std::size_t skipped(Report const& report, Skip reason) {
  return report.skipped[static_cast<std::size_t>(reason)];
}

}  // namespace

TEST_CASE("the places of a file reach the catalogue, and the report says what did not") {
  if (!has_osmium()) return;
  each_database([](storage::Database& db) {
    Importer at(db);
    auto const report = at.import(at.file(town));
    REQUIRE(report);
    CHECK(at.keys() == "osm-node-1 osm-node-10 osm-relation-30 osm-way-20 ");
    CHECK(report->source == "osm/town.osm.pbf");
    CHECK(base::to_text(report->as_of) == "2026-02-01");
    CHECK(report->places == 4);
    CHECK(report->elements == 6);
    CHECK(skipped(*report, Skip::unnamed) == 1);
    CHECK(skipped(*report, Skip::there_twice) == 1);
    CHECK(report->incomplete == 2);  // the park and the palace
    CHECK(report->hours_unread == 1);
    CHECK(report->changes == places::SourceChanges{.added = 4});
    auto const loaded = at.store.load();
    CHECK(loaded.problems.empty());
    auto const* const park = loaded.catalogue.find(places::PlaceKey("osm-way-20"));
    REQUIRE(park);
    CHECK(park->at.lat == doctest::Approx(43.7311));
    CHECK(loaded.catalogue.find(places::PlaceKey("osm-node-10"))->hours_unread ==
          "when we feel like it");
    CHECK(to_text(*report).find("1 left out: there twice") != std::string::npos);
  });
}

TEST_CASE("a second import of the same file changes nothing") {
  if (!has_osmium()) return;
  each_database([](storage::Database& db) {
    Importer at(db);
    auto const file = at.file(town);
    REQUIRE(at.import(file));
    auto const before = at.store.fingerprint();
    auto const again = at.import(file);
    REQUIRE(again);
    CHECK(again->changes == places::SourceChanges{.unchanged = 4});
    CHECK(at.store.fingerprint() == before);
  });
}

TEST_CASE("a newer file of the same name changes what changed and removes what is gone") {
  if (!has_osmium()) return;
  each_database([](storage::Database& db) {
    Importer at(db);
    REQUIRE(at.import(at.file(town)));
    auto newer = replaced(std::string(town), "name\" v=\"Palace", "name\" v=\"New Palace");
    newer = replaced(newer, "<tag k=\"leisure\" v=\"park\"/>", "<tag k=\"leisure\" v=\"pitch\"/>");
    auto const report = at.import(at.file(newer));
    REQUIRE(report);
    CHECK(report->changes == places::SourceChanges{.changed = 1, .removed = 1, .unchanged = 2});
    CHECK(at.keys() == "osm-node-1 osm-node-10 osm-relation-30 ");
  });
}

TEST_CASE("what the catalogue knows under one of its names nearby is not added again") {
  if (!has_osmium()) return;
  each_database([](storage::Database& db) {
    Importer at(db);
    places::NamedText const own{
        "own.csv",
        "key,name_zh,name_en,aliases,kinds,lat,lon,address,adcode,opening_hours,last_entry_min,"
        "visit_min,visit_usual,visit_max,price_basis,price_adult,price_child,price_senior,setting,"
        "cuisines,tags,stars,sleeps,booking,step_free,kid_friendly,pet_friendly,popularity,note_zh,"
        "note_en,source,as_of,verified\n"
        "monaco-museum,城市博物馆,City Museum,,museum,43.7330,7.4200,,949200,,,30,60,90,ticket,,,,"
        "indoor,,,,,,unknown,unknown,unknown,50,,,seen by us,2024-06-01,no\n"};
    REQUIRE(at.store.import({own}).problems.empty());
    auto const report = at.import(at.file(town));
    REQUIRE(report);
    CHECK(skipped(*report, Skip::known_already) == 1);
    CHECK(at.keys() == "monaco-museum osm-node-10 osm-relation-30 osm-way-20 osm-way-22 ");
  });
}

TEST_CASE("a stopped import has changed nothing and goes on from what it had prepared") {
  if (!has_osmium()) return;
  each_database([](storage::Database& db) {
    Importer at(db);
    auto const file = at.file(town);
    ImportOrder const order{file, AreaCode(949200), at.folder / "work"};
    auto const stop = [](Progress const& progress) {
      if (progress.stage == Stage::storing) throw std::runtime_error("stopped");
    };
    CHECK_THROWS(static_cast<void>(import_file(order, places::Areas::china(), at.store, stop)));
    CHECK(at.keys().empty());
    // Whatever stands in the prepared file now is what is read.
    fs::path prepared;
    for (auto const& entry : fs::directory_iterator(at.folder / "work")) prepared = entry.path();
    REQUIRE(!prepared.empty());
    auto const other = at.folder / "other.osm.pbf";
    REQUIRE(ops::run_child({.command = {"osmium", "tags-filter", "-O", "-o", other.string(),
                                        file.string(), "n/tourism"}})
                .exit_code == 0);
    fs::rename(other, prepared);
    REQUIRE(at.import(file));
    CHECK(at.keys() == "osm-node-1 ");
    CHECK(fs::is_empty(at.folder / "work"));
  });
}

TEST_CASE("an import says why it cannot be done") {
  each_database([](storage::Database& db) {
    Importer at(db);
    auto const without_tool = at.import(at.folder / "town.osm.pbf", "no-such-osmium");
    REQUIRE(without_tool.has_error());
    CHECK(without_tool.error().why.find("osmium-tool") != std::string::npos);
    if (!has_osmium()) return;
    CHECK(at.import(at.folder / "missing.osm.pbf").has_error());
    std::ofstream(at.folder / "broken.osm.pbf") << "this is no map";
    auto const broken = at.import(at.folder / "broken.osm.pbf");
    REQUIRE(broken.has_error());
    CHECK(broken.error().why.starts_with("broken.osm.pbf is no readable file"));
    CHECK(at.keys().empty());
  });
}
