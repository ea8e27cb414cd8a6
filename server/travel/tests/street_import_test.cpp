// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "base/text.hpp"
#include "travel/streets/street_region.hpp"

namespace travel {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test.
struct Folder {
  fs::path path = fs::path(XINGQU_BINARY_DIR) / "travel_tests" / "import";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  fs::path write(std::string const& name, std::string const& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
  }
};

// Two streets that cross, one of them closed to cars, and a name with a blank and a comma in it.
constexpr char two_streets[] = R"(<?xml version="1.0"?>
<osm version="0.6" generator="by hand">
 <node id="1" version="1" timestamp="2025-03-04T05:06:07Z" lat="0" lon="0"/>
 <node id="2" version="1" timestamp="2025-03-04T05:06:07Z" lat="0" lon="0.01"/>
 <node id="3" version="1" timestamp="2025-03-04T05:06:07Z" lat="0" lon="0.02"/>
 <node id="4" version="1" timestamp="2025-03-04T05:06:07Z" lat="0.01" lon="0.01"/>
 <node id="5" version="1" timestamp="2025-03-04T05:06:07Z" lat="0.5" lon="0.5"/>
 <way id="10" version="1" timestamp="2025-03-04T05:06:07Z">
  <nd ref="1"/><nd ref="2"/><nd ref="3"/>
  <tag k="highway" v="residential"/><tag k="name" v="Rue de l’Église, nord"/>
 </way>
 <way id="11" version="1" timestamp="2025-03-04T05:06:07Z">
  <nd ref="2"/><nd ref="4"/><tag k="highway" v="footway"/>
 </way>
</osm>
)";

TEST_CASE("an extract becomes one graph per traveller, with the day of its youngest object") {
  Folder folder;
  auto const import = import_streets(folder.write("village.osm", two_streets));
  REQUIRE(import);
  CHECK(import->region.name == "village");
  CHECK(base::to_text(import->region.as_of) == "2025-03-04");
  CHECK(import->counts.ways == 2);
  CHECK(import->counts.nodes == 4);  // the fifth belongs to no street
  CHECK(import->region.graph(Traveller::walk).streets().size() == 3);
  CHECK(import->region.graph(Traveller::drive).streets().size() == 1);
}

TEST_CASE("streets are the same when they come back from their file") {
  Folder folder;
  auto const import = import_streets(folder.write("village.osm", two_streets));
  REQUIRE(import);
  auto const file = folder.path / "village.streets";
  save_streets(import->region, file);
  auto const again = load_streets(file);
  REQUIRE(again);
  CHECK(again->name == "village");
  CHECK(again->as_of == import->region.as_of);
  for (auto const traveller : all_travellers) {
    auto const& before = import->region.graph(traveller);
    auto const& after = again->graph(traveller);
    CHECK(after.nodes() == before.nodes());
    CHECK(after.points() == before.points());
    CHECK(after.streets().size() == before.streets().size());
    auto const i = static_cast<std::size_t>(traveller);
    CHECK(again->contractions[i].ranks == import->region.contractions[i].ranks);
    CHECK(again->contractions[i].steps.size() == import->region.contractions[i].steps.size());
  }
}

TEST_CASE("a file that is cut, changed or of another version is refused") {
  Folder folder;
  auto const import = import_streets(folder.write("village.osm", two_streets));
  REQUIRE(import);
  auto const file = folder.path / "village.streets";
  save_streets(import->region, file);
  std::string bytes(fs::file_size(file), '\0');
  std::ifstream(file, std::ios::binary).read(bytes.data(), static_cast<long>(bytes.size()));
  for (std::size_t size = 0; size < bytes.size(); size += 7)
    CHECK(load_streets(folder.write("cut.streets", bytes.substr(0, size))).has_error());
  for (std::size_t at = 0; at < bytes.size(); at += 11) {
    auto changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    CHECK(load_streets(folder.write("changed.streets", changed)).has_error());
  }
  CHECK(load_streets(folder.path / "none.streets").error().kind == base::Refusal::not_found);
}

TEST_CASE("what is no extract, or has no streets, is refused with a reason") {
  Folder folder;
  auto const nothing = import_streets(folder.path / "none.osm.pbf");
  REQUIRE(nothing.has_error());
  CHECK(nothing.error().why.find("none.osm.pbf") != std::string::npos);
  CHECK(import_streets(folder.write("text.osm.pbf", "hello")).has_error());
  auto const sea = import_streets(folder.write("sea.osm", R"(<osm version="0.6"/>)"));
  REQUIRE(sea.has_error());
  CHECK(sea.error().why.find("no streets") != std::string::npos);
}

TEST_CASE("without osmium the refusal names the package") {
  Folder folder;
  std::string const before = std::getenv("PATH");
  ::setenv("PATH", folder.path.c_str(), 1);
  auto const import = import_streets(folder.write("village.osm", two_streets));
  ::setenv("PATH", before.c_str(), 1);
  REQUIRE(import.has_error());
  CHECK(import.error().kind == base::Refusal::unavailable);
  CHECK(import.error().why.find("osmium-tool") != std::string::npos);
}

TEST_CASE("a line of OPL is read with its escapes, and what is none is left alone") {
  auto const way = read_opl("w7 v1 Tname=a%20%b%2c%c%e9%,highway=path Nn1,n2x9.5y47.1");
  REQUIRE(way);
  CHECK(way->tag("name") == "a b,cé");
  CHECK(way->nodes == std::vector<std::int64_t>{1, 2});
  auto const node = read_opl("n5 x-0.0000001 y-89.9999999");
  REQUIRE(node);
  CHECK(node->lat_lon == std::pair<std::int32_t, std::int32_t>{-899'999'999, -1});
  CHECK_FALSE(read_opl("n5 x200 y1")->lat_lon);
  CHECK_FALSE(read_opl("c1 k2"));
  CHECK_FALSE(read_opl("nonsense"));
  CHECK_FALSE(read_opl(""));
}

}  // namespace
}  // namespace travel
