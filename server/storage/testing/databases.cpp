// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <stdexcept>

#include "storage/migrations.hpp"
#include "storage/sql.hpp"
#include "storage/testing/mariadb_server.hpp"
#include "storage/testing/schema.hpp"

namespace storage::testing {
namespace {

// A server that did not start is not tried again: every test that wants it says why.
MariadbServer& server() {
  static std::string failure;
  static auto const running = []() -> std::unique_ptr<MariadbServer> {
    try {
      return std::make_unique<MariadbServer>();
    } catch (std::exception const& error) {
      failure = error.what();
      return nullptr;
    }
  }();
  if (!running) throw std::runtime_error(failure);
  return *running;
}

Database& administration() {
  static Database db(server().dsn(""), test_random(), {.connections = 1});
  return db;
}

std::string next_name() {
  static std::atomic<int> count{0};
  return "t" + std::to_string(++count);
}

std::filesystem::path file_of(std::string const& name) {
  return std::filesystem::temp_directory_path() /
         ("xingqu-" + std::to_string(::getpid()) + "-" + name + ".db");
}

}  // namespace

base::Random& test_random() {
  static base::SeededRandom random(1);
  return random;
}

std::string const& why_no_mariadb() { return server().why_not(); }

void migrate_all(Database& db) {
  auto const done = migrate(db, built_in_migrations(), base::SystemClock());
  if (done.has_error()) throw std::runtime_error(done.error().why);
}

std::unique_ptr<Database> migrated() {
  auto db = std::make_unique<Database>("sqlite::memory:", test_random());
  migrate_all(*db);
  return db;
}

Schema::Schema(Dialect dialect) : name_(next_name()) {
  if (dialect == Dialect::sqlite) {
    dsn_ = "sqlite:" + file_of(name_).string();
    return;
  }
  administration().read([&](Sql& sql) { sql << "CREATE DATABASE " + name_; });
  dsn_ = server().dsn(name_);
}

Schema::~Schema() {
  if (dsn_.starts_with("mariadb:")) {
    administration().read([&](Sql& sql) { sql << "DROP DATABASE " + name_; });
    return;
  }
  for (auto const* suffix : {"", "-wal", "-shm"})
    std::filesystem::remove(file_of(name_).string() + suffix);
}

}  // namespace storage::testing
