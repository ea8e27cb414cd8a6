// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace storage {

// One file of migrations/: a change of the schema, one text for both dialects.
// Token: {{text}} is TEXT on SQLite and MEDIUMTEXT (16 MB) on MariaDB.
struct Migration {
  std::string name;  // 0001_storage; the number orders
  std::string text;
};

struct MigrationStatus {
  std::string name;
  std::optional<base::Instant> applied_at;  // nullopt: still to come
};

// The files that were in migrations/ when this program was built, in order.
std::vector<Migration> const& built_in_migrations();

// Applies what is missing, in order, and answers how many. Refuses (conflict) a database to
// which a file was applied that has since changed or disappeared, and one where a file stopped
// half way. Two processes that start together wait for each other.
base::Result<int> migrate(Database& db, std::vector<Migration> const& migrations,
                          base::Clock const& clock);

std::vector<MigrationStatus> migration_status(Database& db,
                                              std::vector<Migration> const& migrations);

// The statements of a migration in one dialect, without comments.
std::vector<std::string> statements_of(Migration const& migration, Dialect dialect);

}  // namespace storage
