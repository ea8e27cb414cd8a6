// SPDX-License-Identifier: Apache-2.0
#include "storage/database.hpp"

#include <doctest/doctest.h>

#include "base/result.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace storage;

namespace {

void make_purses(Sql& sql) {
  sql << "CREATE TABLE purses (owner VARCHAR(20) NOT NULL PRIMARY KEY, coins BIGINT NOT NULL)";
}

int coins_of(Database& db, std::string const& owner) {
  return db.read([&](Sql& sql) {
    int coins = -1;
    sql << "SELECT coins FROM purses WHERE owner = :owner", soci::use(owner), soci::into(coins);
    return coins;
  });
}

}  // namespace

TEST_CASE("a transaction is kept when it returns and undone when it refuses or throws") {
  testing::each_schema([](std::string const& dsn) {
    Database db(dsn, testing::test_random());
    db.read(make_purses);
    db.write([](Sql& sql) { sql << "INSERT INTO purses VALUES ('anna', 3)"; });
    CHECK(coins_of(db, "anna") == 3);
  });
}
