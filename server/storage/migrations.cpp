// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <map>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace storage {
namespace {

using soci::into;
using soci::use;

struct Applied {
  std::string checksum;
  std::int64_t applied_at_us = 0;
  bool finished = false;
};

std::string checksum_of(Migration const& migration) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<unsigned char const*>(migration.text.data()), migration.text.size(),
         digest.data());
  std::string hex;
  for (auto const byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

// One runner at a time. SQLite: all that is missing is one transaction. MariaDB commits each
// statement that changes the schema, so a named lock keeps others out.
class RunnerLock {
 public:
  explicit RunnerLock(Sql& sql) : sql_(sql) {
    if (sql.dialect() == Dialect::sqlite) {
      sql << "BEGIN IMMEDIATE";
      return;
    }
    int got = 0;
    sql << "SELECT COALESCE(GET_LOCK(CONCAT('migrations ', DATABASE()), 60), 0)", into(got);
    if (got != 1) throw SqlError(SqlFault::busy, "Another process is migrating this database.");
  }
  ~RunnerLock() {
    if (done_) return;
    try {
      if (sql_.dialect() == Dialect::sqlite)
        sql_ << "ROLLBACK";
      else
        release();
    } catch (std::exception const&) {  // the lock ends with the connection at the latest
    }
  }
  void finish() {
    done_ = true;
    if (sql_.dialect() == Dialect::sqlite)
      sql_ << "COMMIT";
    else
      release();
  }

 private:
  void release() { sql_ << "DO RELEASE_LOCK(CONCAT('migrations ', DATABASE()))"; }

  Sql& sql_;
  bool done_ = false;
};

void prepare_schema(Sql& sql) {
  if (sql.dialect() == Dialect::mariadb)  // what tables inherit: text is compared by its bytes
    sql << "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";
  sql << "CREATE TABLE IF NOT EXISTS schema_migrations ("
         "name VARCHAR(80) NOT NULL PRIMARY KEY, checksum CHAR(64) NOT NULL, "
         "applied_at_us BIGINT NOT NULL, finished SMALLINT NOT NULL)";
}

std::map<std::string, Applied> list_applied(Sql& sql) {
  std::map<std::string, Applied> applied;
  std::string name;
  std::string checksum;
  long long at_us = 0;
  int finished = 0;
  soci::statement rows =
      (sql.prepare << "SELECT name, checksum, applied_at_us, finished FROM schema_migrations",
       into(name), into(checksum), into(at_us), into(finished));
  rows.execute();
  while (rows.fetch()) applied[name] = {checksum, at_us, finished == 1};
  return applied;
}

bool has_migrations_table(Sql& sql) {
  int count = 0;
  if (sql.dialect() == Dialect::sqlite)
    sql << "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'", into(count);
  else
    sql << "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() "
           "AND table_name = 'schema_migrations'",
        into(count);
  return count > 0;
}

std::optional<std::string> why_not(std::map<std::string, Applied> const& applied,
                                   std::vector<Migration> const& migrations) {
  for (auto const& [name, row] : applied) {
    auto const file = std::find_if(migrations.begin(), migrations.end(),
                                   [&name = name](Migration const& m) { return m.name == name; });
    if (file == migrations.end())
      return fmt::format(
          "The database has migration {}, which this program does not know: "
          "it was written by a newer version.",
          name);
    if (!row.finished)
      return fmt::format("Migration {} stopped half way; restore the last backup.", name);
    if (row.checksum != checksum_of(*file))
      return fmt::format("Migration {} was changed after it had been applied.", name);
  }
  for (auto const& migration : migrations)
    if (!applied.empty() && !applied.contains(migration.name) &&
        migration.name < applied.rbegin()->first)
      return fmt::format("Migration {} comes before {}, which is applied already.", migration.name,
                         applied.rbegin()->first);
  return std::nullopt;
}

void apply(Sql& sql, Migration const& migration, base::Clock const& clock) {
  auto const checksum = checksum_of(migration);
  long long const now_us = base::to_us(clock.now());
  sql << "INSERT INTO schema_migrations (name, checksum, applied_at_us, finished) "
         "VALUES (:name, :checksum, :now, 0)",
      use(migration.name, "name"), use(checksum, "checksum"), use(now_us, "now");
  for (auto const& statement : statements_of(migration, sql.dialect())) sql << statement;
  sql << "UPDATE schema_migrations SET finished = 1 WHERE name = :name",
      use(migration.name, "name");
}

}  // namespace

std::vector<std::string> statements_of(Migration const& migration, Dialect dialect) {
  std::vector<std::string> statements(1);
  std::string_view rest = migration.text;
  bool quoted = false;
  auto const take = [&](std::size_t size) {
    statements.back() += rest.substr(0, size);
    rest.remove_prefix(size);
  };
  while (!rest.empty()) {
    if (!quoted && rest.starts_with("--")) {
      rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
    } else if (!quoted && rest.starts_with(";")) {
      rest.remove_prefix(1);
      statements.emplace_back();
    } else if (!quoted && rest.starts_with("{{")) {
      EXPECTS(rest.starts_with("{{text}}"));
      statements.back() += dialect == Dialect::sqlite ? "TEXT" : "MEDIUMTEXT";
      rest.remove_prefix(8);
    } else {
      if (rest.front() == '\'') quoted = !quoted;
      take(1);
    }
  }
  for (auto& statement : statements) statement = base::trim(statement);
  std::erase(statements, "");
  return statements;
}

base::Result<int> migrate(Database& db, std::vector<Migration> const& migrations,
                          base::Clock const& clock) {
  return db.read([&](Sql& sql) -> base::Result<int> {
    RunnerLock lock(sql);
    prepare_schema(sql);
    auto const applied = list_applied(sql);
    if (auto const why = why_not(applied, migrations))
      return base::refuse(base::Refusal::conflict, *why);
    int count = 0;
    for (auto const& migration : migrations) {
      if (applied.contains(migration.name)) continue;
      apply(sql, migration, clock);
      ++count;
    }
    lock.finish();
    return count;
  });
}

std::vector<MigrationStatus> migration_status(Database& db,
                                              std::vector<Migration> const& migrations) {
  return db.read([&](Sql& sql) {
    auto const applied =
        has_migrations_table(sql) ? list_applied(sql) : std::map<std::string, Applied>();
    std::vector<MigrationStatus> status;
    for (auto const& migration : migrations) {
      auto const row = applied.find(migration.name);
      status.push_back({migration.name, {}});
      if (row != applied.end())
        status.back().applied_at = base::instant_from_us(row->second.applied_at_us);
    }
    return status;
  });
}

}  // namespace storage
