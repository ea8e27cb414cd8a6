// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "storage/database.hpp"

// For tests only: link storage_testing.
namespace storage::testing {

// A fresh SQLite database in memory, with all migrations.
std::unique_ptr<Database> migrated();

// A fresh, empty schema; dropped with the object. MariaDB: in a server of this program's own, on
// a private socket, started on first use and stopped at exit.
class Schema {
 public:
  explicit Schema(Dialect dialect);
  ~Schema();
  Schema(Schema const&) = delete;
  Schema& operator=(Schema const&) = delete;
  std::string const& dsn() const { return dsn_; }

 private:
  std::string dsn_;
  std::string name_;
};

// Empty, or why there is no MariaDB for tests on this machine.
std::string const& why_no_mariadb();

void migrate_all(Database& db);
base::Random& test_random();

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
