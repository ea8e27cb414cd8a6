// SPDX-License-Identifier: Apache-2.0
#include "places/catalogue_store.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace places;
using storage::testing::each_database;

namespace {

std::string row(std::string const& key, std::string const& name) {
  return key + "," + name +
         ",Hill,,hill,26.0560,119.3980,,350111,,,60,90,120,ticket,,,,outdoor,,,,,,unknown,unknown,"
         "unknown,50,,,\"seen, by us\",2024-06-01,no\n";
}

NamedText file(std::string const& name, std::string const& rows) {
  return {name, catalogue_header() + rows};
}

struct Store {
  storage::Database& db;
  base::ManualClock clock{base::instant_from_us(1'800'000'000'000'000)};
  CatalogueStore store{db, Areas::china(), clock};

  std::string keys() {
    auto const loaded = store.load();
    std::string text;
    for (auto const& place : loaded.catalogue.all()) text += place.key.str() + " ";
    return text;
  }
};

}  // namespace

TEST_CASE("the bundled catalogue is loaded once and then found unchanged") {
  each_database([](storage::Database& db) {
    Store at{db};
    auto const first = at.store.import_bundled();
    REQUIRE_MESSAGE(first.problems.empty(), to_text(first));
    CHECK(first.files.size() >= 6);
    auto const loaded = at.store.load();
    CHECK(loaded.problems.empty());
    CHECK(loaded.catalogue.list_in(AreaCode(350100)).size() >= 100);
    CHECK(at.store.import_bundled().files.empty());
    CHECK(at.store.load().catalogue.all().size() == loaded.catalogue.all().size());
  });
}

TEST_CASE("what is stored is what was read") {
  each_database([](storage::Database& db) {
    Store at{db};
    REQUIRE(at.store.import({file("a.csv", row("a-hill", "甲山"))}).problems.empty());
    auto const loaded = at.store.load();
    auto const* const hill = loaded.catalogue.find(PlaceKey("a-hill"));
    REQUIRE(hill);
    CHECK(hill->name_zh == "甲山");
    CHECK(hill->source == "seen, by us");
    CHECK(hill->area == AreaCode(350111));
  });
}

TEST_CASE("a file replaces the one of its name and no other") {
  each_database([](storage::Database& db) {
    Store at{db};
    at.store.import(
        {file("a.csv", row("a-1", "甲") + row("a-2", "乙")), file("b.csv", row("b-1", "丙"))});
    CHECK(at.keys() == "a-1 a-2 b-1 ");
    auto const report = at.store.import({file("a.csv", row("a-3", "丁"))});
    CHECK(to_text(report) == "a.csv: 1 places, imported\n");
    CHECK(at.keys() == "a-3 b-1 ");
    CHECK(to_text(at.store.import({file("a.csv", row("a-3", "丁"))})) ==
          "a.csv: 1 places, unchanged\n");
  });
}

TEST_CASE("the fingerprint tells of an import and of nothing else") {
  each_database([](storage::Database& db) {
    Store at{db};
    auto const empty = at.store.fingerprint();
    at.store.import({file("a.csv", row("a-1", "甲"))});
    auto const one = at.store.fingerprint();
    CHECK(one != empty);
    at.store.import({file("a.csv", row("a-1", "甲"))});
    at.store.import({file("b.csv", row("b-1", ""))});  // refused: it has no name
    CHECK(at.store.fingerprint() == one);
    at.store.import({file("a.csv", row("a-1", "乙"))});
    CHECK(at.store.fingerprint() != one);
  });
}

TEST_CASE("with one bad row nothing of any file is taken") {
  each_database([](storage::Database& db) {
    Store at{db};
    at.store.import({file("a.csv", row("a-1", "甲"))});
    auto const report =
        at.store.import({file("a.csv", row("a-2", "乙")), file("b.csv", row("B", "丙"))});
    CHECK(report.files.empty());
    CHECK(to_text(report).starts_with("refused: b.csv:2: key: must be"));
    CHECK(at.keys() == "a-1 ");
  });
}

TEST_CASE("a key that stands in another file is refused, and nothing changes") {
  each_database([](storage::Database& db) {
    Store at{db};
    at.store.import({file("a.csv", row("a-1", "甲"))});
    auto const report = at.store.import({file("b.csv", row("b-1", "乙") + row("a-1", "丙"))});
    CHECK(to_text(report) == "refused: b.csv:1: key: a-1 stands in another file already\n");
    CHECK(at.keys() == "a-1 ");
  });
}

TEST_CASE("an operator's file is not replaced by the bundled one of its name") {
  each_database([](storage::Database& db) {
    Store at{db};
    at.store.import({file("fuzhou.csv", row("fuzhou-our-hill", "我们的山"))});
    REQUIRE(at.store.import_bundled().problems.empty());
    CHECK(at.store.load().catalogue.list_in(AreaCode(350100)).size() == 1);
    CHECK(at.store.load().catalogue.covers(AreaCode(110000)));
  });
}

TEST_CASE("rows that this release does not understand are left out and reported") {
  each_database([](storage::Database& db) {
    Store at{db};
    at.store.import({file("a.csv", row("a-1", "甲") + row("a-2", "乙"))});
    db.write([](storage::Sql& sql) {
      sql << "UPDATE places SET record = REPLACE(record, 'hill,', 'volcano,') "
             "WHERE place_key = 'a-1'";
    });
    auto const loaded = at.store.load();
    CHECK(loaded.problems.size() == 1);
    CHECK(at.keys() == "a-2 ");
  });
}

TEST_CASE("a path may be a file, a folder, or neither") {
  namespace fs = std::filesystem;
  auto const folder = fs::path(XINGQU_BINARY_DIR) / "places_test_files";
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::ofstream(folder / "a.csv") << catalogue_header() << row("a-1", "甲");
  std::ofstream(folder / "notes.txt") << "not a catalogue";
  auto const db = storage::testing::migrated();
  Store at{*db};
  CHECK(to_text(at.store.import_path(folder).value()) == "a.csv: 1 places, imported\n");
  CHECK(to_text(at.store.import_path(folder / "a.csv").value()) == "a.csv: 1 places, unchanged\n");
  CHECK(at.store.import_path(folder / "b.csv").error().kind == base::Refusal::not_found);
  fs::remove(folder / "a.csv");
  CHECK(at.store.import_path(folder).error().why.find("holds no CSV files") != std::string::npos);
}

TEST_CASE("the places of a source are replaced row by row") {
  each_database([](storage::Database& db) {
    Store at{db};
    auto const places = [](std::string const& rows) {
      return read_catalogue("x", catalogue_header() + rows).places;
    };
    at.store.import({file("a.csv", row("a-1", "甲"))});
    auto const first = at.store.replace("osm/x", places(row("x-1", "乙") + row("x-2", "丙")));
    REQUIRE(first);
    CHECK(*first == SourceChanges{.added = 2});
    auto const print = at.store.fingerprint();
    auto const same = at.store.replace("osm/x", places(row("x-1", "乙") + row("x-2", "丙")));
    CHECK(*same == SourceChanges{.unchanged = 2});
    CHECK(at.store.fingerprint() == print);
    auto const next = at.store.replace("osm/x", places(row("x-2", "丁") + row("x-3", "戊")));
    CHECK(*next == SourceChanges{.added = 1, .changed = 1, .removed = 1});
    CHECK(at.keys() == "a-1 x-2 x-3 ");
    CHECK(at.store.fingerprint() != print);
    CHECK(at.store.load_without("osm/x").catalogue.all().size() == 1);
    auto const taken = at.store.replace("osm/x", places(row("a-1", "己")));
    REQUIRE(taken.has_error());
    CHECK(taken.error().why == "a-1 stands in another file already.");
    CHECK(at.keys() == "a-1 x-2 x-3 ");
  });
}

TEST_CASE("the same file in another datum is another import") {
  each_database([](storage::Database& db) {
    Store at{db};
    auto text = file("a.csv", row("a-1", "甲"));
    REQUIRE(at.store.import({text}).files.at(0).is_new);
    auto const before = at.store.load().catalogue.find(PlaceKey("a-1"))->at;
    text.datum = Datum::gcj02;
    CHECK(at.store.import({text}).files.at(0).is_new);
    CHECK_FALSE(at.store.import({text}).files.at(0).is_new);
    auto const after = at.store.load();
    CHECK(base::distance_m(before, after.catalogue.find(PlaceKey("a-1"))->at) > 300);
  });
}
