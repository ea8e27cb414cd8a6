// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "storage/errors.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace storage;
namespace fs = std::filesystem;

namespace {

base::ManualClock const noon(base::instant_from_us(1'700'000'000'000'000));

Migration const boats{"0001_boats",
                      "-- a; comment with ' in it\n"
                      "CREATE TABLE boats (id BIGINT NOT NULL PRIMARY KEY, "
                      "log {{text}});\nINSERT INTO boats VALUES (1, 'a;--b');\n"};
Migration const sails{"0002_sails", "CREATE TABLE sails (id BIGINT NOT NULL PRIMARY KEY);"};

template <class Test>
void each_empty(Test&& test) {
  testing::each_schema([&](std::string const& dsn) {
    Database db(dsn, testing::test_random());
    test(db);
  });
}

std::string text_of(fs::path const& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::int64_t count_of(Database& db, std::string const& table) {
  return db.read([&](Sql& sql) {
    long long count = 0;
    sql << "SELECT COUNT(*) FROM " + table, soci::into(count);
    return count;
  });
}

}  // namespace

TEST_CASE("what is missing is applied once, in order") {
  each_empty([](Database& db) {
    CHECK(migrate(db, {boats}, noon).value() == 1);
    CHECK(migrate(db, {boats}, noon).value() == 0);
    CHECK(migrate(db, {boats, sails}, noon).value() == 1);
    auto const log = db.read([](Sql& sql) { return sql.find_row("SELECT log FROM boats", {}); });
    CHECK(log.value()[0] == "a;--b");
    CHECK(count_of(db, "sails") == 0);
  });
}

TEST_CASE("the status says what is applied, when, and what is still to come") {
  each_empty([](Database& db) {
    CHECK(!migration_status(db, {boats})[0].applied_at);
    CHECK(migrate(db, {boats}, noon).has_value());
    auto const status = migration_status(db, {boats, sails});
    REQUIRE(status.size() == 2);
    CHECK(status[0].applied_at == noon.now());
    CHECK(!status[1].applied_at);
  });
}

TEST_CASE("a file that was changed, removed or slipped in after the fact is refused") {
  each_empty([](Database& db) {
    CHECK(migrate(db, {boats, sails}, noon).has_value());
    auto changed = boats;
    changed.text += "\n-- improved";
    CHECK(migrate(db, {changed, sails}, noon).error().why ==
          "Migration 0001_boats was changed after it had been applied.");
    CHECK(migrate(db, {boats}, noon).error().why ==
          "The database has migration 0002_sails, which this program does not know: it was "
          "written by a newer version.");
    CHECK(migrate(db, {boats, {"0001_canoes", "SELECT 1;"}, sails}, noon).error().why ==
          "Migration 0001_canoes comes before 0002_sails, which is applied already.");
  });
}

TEST_CASE("a migration that fails is undone on SQLite and noticed for ever on MariaDB") {
  each_empty([](Database& db) {
    Migration const broken{"0001_broken", "CREATE TABLE half (id BIGINT NOT NULL); NONSENSE;"};
    CHECK_THROWS_AS((void)migrate(db, {broken}, noon), SqlError);
    Migration const mended{"0001_broken", "CREATE TABLE half (id BIGINT NOT NULL);"};
    auto const again = migrate(db, {mended}, noon);
    if (db.dialect() == Dialect::sqlite)
      CHECK(again.value() == 1);
    else
      CHECK(again.error().why ==
            "Migration 0001_broken stopped half way; "
            "restore the last backup.");
  });
}

TEST_CASE("processes that open a new SQLite file at once wait for one another") {
  for (int round = 0; round < 60; ++round) {
    testing::Schema const schema(Dialect::sqlite);
    std::atomic<int> opened{0};
    {
      std::vector<std::jthread> openers;
      for (int i = 0; i < 4; ++i)
        openers.emplace_back([&] {
          try {
            Database db(schema.dsn(), testing::test_random());
            opened += migrate(db, {boats}, noon).has_value();
          } catch (SqlError const&) {  // counted as missing
          }
        });
    }
    CHECK(opened == 4);
  }
}

TEST_CASE("two processes that start together migrate once") {
  testing::each_schema([](std::string const& dsn) {
    std::atomic<int> applied{0};
    auto const start = [&] {
      Database db(dsn, testing::test_random());
      applied += migrate(db, {boats, sails}, noon).value();
    };
    {
      std::vector<std::jthread> processes;
      for (int i = 0; i < 3; ++i) processes.emplace_back(start);
    }
    CHECK(applied == 2);
  });
}

TEST_CASE("the files built into the program are those of the source tree") {
  auto const& built_in = built_in_migrations();
  std::map<std::string, std::string> files;
  for (auto const& entry : fs::directory_iterator(XINGQU_SOURCE_DIR "/migrations"))
    files[entry.path().stem()] = text_of(entry.path());
  REQUIRE(built_in.size() == files.size());
  auto file = files.begin();
  for (auto const& migration : built_in) {
    CHECK(migration.name == file->first);
    CHECK(migration.text == file->second);
    ++file;
  }
}

// tests/upgrade/NNNN.sql holds rows as they were when NNNN was the newest migration, each
// INSERT on one line. They must survive every later migration.
TEST_CASE("rows of every earlier schema are lifted to the newest") {
  for (auto const& entry : fs::directory_iterator(XINGQU_SOURCE_DIR "/tests/upgrade")) {
    if (entry.path().extension() != ".sql") continue;
    std::string const number = entry.path().stem();
    INFO("rows of schema " << number);
    std::vector<Migration> old;
    for (auto const& migration : built_in_migrations())
      if (migration.name.substr(0, 4) <= number) old.push_back(migration);
    REQUIRE(old.back().name.substr(0, 4) == number);
    each_empty([&](Database& db) {
      CHECK(migrate(db, old, noon).has_value());
      std::map<std::string, int> rows;
      db.write([&](Sql& sql) {
        for (auto const& insert : statements_of({number, text_of(entry.path())}, db.dialect())) {
          sql << insert;
          auto const table = insert.substr(12, insert.find(' ', 12) - 12);  // INSERT INTO table
          ++rows[table];
        }
      });
      CHECK(!rows.empty());
      CHECK(migrate(db, built_in_migrations(), noon).has_value());
      for (auto const& [table, count] : rows) {
        INFO("table " << table);
        CHECK(count_of(db, table) == count);
      }
    });
  }
}

TEST_CASE("certificates stored by schema 0004 say what those of today say") {
  auto const& all = built_in_migrations();
  std::vector<Migration> const old(all.begin(), all.begin() + 4);
  each_empty([&](Database& db) {
    CHECK(migrate(db, old, noon).has_value());
    db.write([&](Sql& sql) {
      auto const rows = text_of(XINGQU_SOURCE_DIR "/tests/upgrade/0004.sql");
      for (auto const& insert : statements_of({"0004", rows}, db.dialect())) sql << insert;
    });
    CHECK(migrate(db, all, noon).has_value());
    std::string answer;
    std::string plan;
    db.read([&](Sql& sql) {
      sql << "SELECT answer FROM recommendations", soci::into(answer);
      sql << "SELECT plan FROM trip_versions", soci::into(plan);
    });
    CHECK(answer ==
          R"({"certificate":{"verdict":"unknown","checks":[{"name":"datum","verdict":"holds"},)"
          R"({"name":"rest","verdict":"unknown"}]}})");
    CHECK(plan == answer);
  });
}
