// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <string>

#include "storage/testing/schema.hpp"

// For tests only: link storage_testing.
namespace storage::testing {

// Runs a test on a fresh empty schema of SQLite (a file) and of MariaDB, given as DSNs.
template <class Test>
void each_schema(Test&& test) {
  {
    INFO("on SQLite");
    Schema const schema(Dialect::sqlite);
    test(schema.dsn());
  }
  if (!why_no_mariadb().empty()) {
    MESSAGE("skipped on MariaDB: " << why_no_mariadb());
    return;
  }
  INFO("on MariaDB");
  Schema const schema(Dialect::mariadb);
  test(schema.dsn());
}

// Runs a test on a fresh database with all migrations, on SQLite and on MariaDB.
template <class Test>
void each_database(Test&& test) {
  each_schema([&](std::string const& dsn) {
    Database db(dsn, test_random());
    migrate_all(db);
    test(db);
  });
}

}  // namespace storage::testing
