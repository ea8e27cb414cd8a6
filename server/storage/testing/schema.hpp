// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>

#include "storage/database.hpp"

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

// Empty, or why there is no MariaDB for tests on this machine. Throws when there is one that does
// not start.
std::string const& why_no_mariadb();

void migrate_all(Database& db);
base::Random& test_random();

}  // namespace storage::testing
