// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "storage/errors.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace storage;
using soci::use;

namespace {

// Three pages; the second has no body.
template <class Test>
void each_with_pages(Test&& test) {
  testing::each_schema([&](std::string const& dsn) {
    Database db(dsn, testing::test_random(), {.connections = 1});
    db.write([](Sql& sql) {
      std::string const type = sql.dialect() == Dialect::sqlite ? "TEXT" : "MEDIUMTEXT";
      sql << "CREATE TABLE pages (id BIGINT NOT NULL PRIMARY KEY, body " + type + ")";
      std::string const longer(100'000, 'x');
      sql << "INSERT INTO pages VALUES (1, :body)", use(longer);
      sql << "INSERT INTO pages VALUES (2, NULL)";
      sql << "INSERT INTO pages VALUES (3, '')";
    });
    db.read([&](Sql& sql) { test(sql); });
  });
}

}  // namespace

TEST_CASE("a prepared read finds rows by text and by number, run after run") {
  each_with_pages([](Sql& sql) {
    auto const find = [&](Parameter id) {
      return sql.find_row("SELECT id, body FROM pages WHERE id = ?", {id});
    };
    for (int run = 0; run < 3; ++run) {
      CHECK(find(1).value()[1]->size() == 100'000);
      CHECK(find("1").value()[0] == "1");
      CHECK(find(2).value()[1] == std::nullopt);
      CHECK(find(3).value()[1] == "");
      CHECK(!find(4));
      CHECK(!find(""));
    }
  });
}

TEST_CASE("a prepared read lists rows in order and obeys a limit given as a number") {
  each_with_pages([](Sql& sql) {
    auto const list = [&](std::int64_t most) {
      return sql.list_rows("SELECT id, body FROM pages ORDER BY id DESC LIMIT ?", {most});
    };
    auto const all = list(10);
    REQUIRE(all.size() == 3);
    CHECK(all[0][0] == "3");
    CHECK(all[1][1] == std::nullopt);
    CHECK(all[2][1]->size() == 100'000);
    CHECK(list(1).size() == 1);
  });
}

TEST_CASE("the connection stays usable after a read of one row of many, and after an error") {
  each_with_pages([](Sql& sql) {
    CHECK(sql.find_row("SELECT id FROM pages ORDER BY id", {}).value()[0] == "1");
    CHECK_THROWS_AS(sql.find_row("SELECT nothing FROM pages", {}), SqlError);
    int count = 0;
    sql << "SELECT COUNT(*) FROM pages", soci::into(count);
    CHECK(count == 3);
  });
}

TEST_CASE("a prepared read notices that the schema has changed") {
  each_with_pages([](Sql& sql) {
    auto const find = [&] { return sql.find_row("SELECT * FROM pages WHERE id = ?", {2}); };
    CHECK(find().value().size() == 2);
    sql << "ALTER TABLE pages ADD COLUMN title VARCHAR(20) NOT NULL DEFAULT 'none'";
    auto const row = find().value();
    REQUIRE(row.size() == 3);
    CHECK(row[2] == "none");
  });
}
