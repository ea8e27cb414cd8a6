// SPDX-License-Identifier: Apache-2.0
// Real extracts, where development data are at hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "ops/child_process.hpp"
#include "osm/import.hpp"
#include "storage/testing.hpp"

using namespace osm;
namespace fs = std::filesystem;

namespace {

fs::path extract(std::string const& name) {
  auto const file = fs::path(XINGQU_SOURCE_DIR) / "../shared/data/osm" / (name + ".osm.pbf");
  bool const can_run =
      fs::exists(file) && ops::run_child({.command = {"osmium", "--version"}}).exit_code == 0;
  if (!can_run) MESSAGE("skipped: needs osmium-tool and ../shared/data/osm/", name, ".osm.pbf");
  return can_run ? file : fs::path();
}

struct Imported {
  Report report;
  places::Catalogue catalogue;
};

Imported import_into(storage::Database& db, fs::path const& file,
                     std::optional<places::AreaCode> area) {
  base::ManualClock const clock{base::instant_from_us(1'800'000'000'000'000)};
  places::CatalogueStore store(db, places::Areas::china(), clock);
  ImportOrder const order{file, area, fs::path(XINGQU_BINARY_DIR) / "osm_test_files/extracts"};
  auto const report = import_file(order, places::Areas::china(), store, [](Progress const&) {});
  REQUIRE(report);
  auto loaded = store.load();
  CHECK(loaded.problems.empty());
  return {*report, std::move(loaded.catalogue)};
}

// How many nodes, ways and relations carry a tag and a name, by osmium alone.
std::size_t count_named(fs::path const& file, std::string const& filter) {
  auto const folder = fs::path(XINGQU_BINARY_DIR) / "osm_test_files";
  fs::create_directories(folder);
  auto const with_tag = (folder / "with_tag.osm.pbf").string();
  auto const with_name = (folder / "with_name.osm.pbf").string();
  auto const run = [](std::vector<std::string> command) {
    REQUIRE(ops::run_child({.command = std::move(command)}).exit_code == 0);
  };
  run({"osmium", "tags-filter", "-O", "-R", "-o", with_tag, file.string(), "nwr/" + filter});
  run({"osmium", "tags-filter", "-O", "-R", "-o", with_name, with_tag, "nwr/name"});
  std::size_t count = 0;
  ops::read_child({.command = {"osmium", "cat", "-f", "opl", "-o", "-", with_name}},
                  [&](std::string_view) { ++count; });
  return count;
}

std::size_t count_kind(places::Catalogue const& catalogue, places::Kind kind) {
  return static_cast<std::size_t>(std::ranges::count_if(
      catalogue.all(), [&](auto const& place) { return place.kinds.front() == kind; }));
}

}  // namespace

TEST_CASE("Monaco has the museums, hotels and restaurants that osmium counts") {
  auto const file = extract("monaco");
  if (file.empty()) return;
  auto const db = storage::testing::migrated();
  auto const imported = import_into(*db, file, std::nullopt);
  CHECK(base::to_text(imported.report.as_of) == "2021-04-21");
  for (auto const& place : imported.catalogue.all()) CHECK(place.area == places::AreaCode(949200));
  auto const left_out = [&](Skip reason) {
    return imported.report.skipped[static_cast<std::size_t>(reason)];
  };
  // Elements of one thing are one place; nothing else of these kinds may be lost.
  auto const twice = left_out(Skip::there_twice);
  auto const gone = twice + left_out(Skip::private_ground) + left_out(Skip::out_of_use);
  std::vector<std::pair<std::string, places::Kind>> const counted{
      {"tourism=hotel", places::Kind::hotel},
      {"tourism=viewpoint", places::Kind::viewpoint},
      {"amenity=cafe,ice_cream", places::Kind::cafe}};
  for (auto const& rule : counted) {
    auto const by_osmium = count_named(file, rule.first);
    auto const found = count_kind(imported.catalogue, rule.second);
    CAPTURE(rule.first);
    CHECK(found > 0);
    CHECK(found <= by_osmium);
    CHECK(found + gone >= by_osmium);
  }
  CHECK(imported.report.elements == imported.report.places + twice + left_out(Skip::unnamed) +
                                        left_out(Skip::private_ground) +
                                        left_out(Skip::out_of_use) + left_out(Skip::outside_area));
  MESSAGE(to_text(imported.report));
}

TEST_CASE("an extract cut through streets and buildings is imported all the same") {
  auto const file = extract("beijing_2025_26_merged");
  if (file.empty()) return;
  auto const db = storage::testing::migrated();
  auto const imported = import_into(*db, file, places::AreaCode(110000));
  CHECK(imported.report.places > 60);
  for (auto const& place : imported.catalogue.all())
    CHECK(place.area.city() == places::AreaCode(110000));
  MESSAGE(to_text(imported.report));
}

TEST_CASE("what lies on another continent is not Liechtenstein's") {
  auto const file = extract("liechtenstein_nominatim");
  if (file.empty()) return;
  auto const db = storage::testing::migrated();
  auto const imported = import_into(*db, file, places::AreaCode(943800));
  CHECK(imported.report.skipped[static_cast<std::size_t>(Skip::outside_area)] > 0);
  for (auto const& place : imported.catalogue.all()) CHECK(place.at.lon > 0);
  MESSAGE(to_text(imported.report));
}
