// SPDX-License-Identifier: Apache-2.0
#include "storage/sql.hpp"

#include <fmt/format.h>
#include <soci/mysql/soci-mysql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <chrono>
#include <mutex>
#include <thread>

#include "storage/errors.hpp"
#include "storage/impl/prepared.hpp"

namespace storage {
namespace {

// Two connections that switch a new file to WAL at once each hold what the other waits for, so
// SQLite answers "locked" without waiting; whoever asks again finds the switch done.
void switch_to_wal(soci::session& sql, std::int64_t lock_timeout_ms) {
  using namespace std::chrono;
  auto const deadline = steady_clock::now() + milliseconds(lock_timeout_ms);
  for (;;) {
    try {
      sql << "PRAGMA journal_mode = WAL";
      return;
    } catch (std::exception const& error) {
      if (fault_of(error) != SqlFault::busy || steady_clock::now() >= deadline) throw;
      std::this_thread::sleep_for(milliseconds(2));
    }
  }
}

void open_sqlite(soci::session& sql, std::string const& path, std::int64_t lock_timeout_ms) {
  if (path.find('"') != std::string::npos)
    throw SqlError(SqlFault::other, "The path of an SQLite database cannot hold a quote.");
  sql.open(*soci::factory_sqlite3(), "dbname=\"" + path + "\"");
  auto* const backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
  sqlite_api::sqlite3_extended_result_codes(backend->conn_, 1);
  sql << "PRAGMA busy_timeout = " << lock_timeout_ms;
  switch_to_wal(sql, lock_timeout_ms);
  sql << "PRAGMA synchronous = NORMAL";  // with WAL: a power cut loses the last commits, no more
  sql << "PRAGMA foreign_keys = ON";
  sql << "PRAGMA mmap_size = 268435456";  // pages are read where the kernel has them
}

// Text means the same as on SQLite: bytes are compared, \ is a letter, || joins.
void open_mariadb(soci::session& sql, std::string const& where, std::int64_t lock_timeout_ms) {
  static std::once_flag library_ready;  // mysql_init() is not safe for threads the first time
  std::call_once(library_ready, [] { mysql_library_init(0, nullptr, nullptr); });
  sql.open(*soci::factory_mysql(), where + " charset=utf8mb4");
  sql << "SET NAMES utf8mb4 COLLATE utf8mb4_nopad_bin";
  sql << "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,"
         "NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,"
         "NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT', time_zone = '+00:00', "
         "innodb_lock_wait_timeout = "
      << std::max<std::int64_t>(1, lock_timeout_ms / 1000);
  sql << "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";
}

}  // namespace

Sql::Sql(Dialect dialect, std::string const& where, std::chrono::milliseconds lock_timeout)
    : dialect_(dialect) {
  try {
    if (dialect == Dialect::sqlite)
      open_sqlite(*this, where, lock_timeout.count());
    else
      open_mariadb(*this, where, lock_timeout.count());
  } catch (soci::soci_error const& error) {
    throw SqlError(fault_of(error), error.what());
  }
}

Sql::~Sql() {
  prepared_.clear();  // before the connection they belong to
}

PreparedRead& Sql::prepared(std::string_view statement) {
  auto& read = prepared_[statement];
  if (!read)
    read = dialect_ == Dialect::sqlite ? prepare_on_sqlite(*this, statement)
                                       : prepare_on_mariadb(*this, statement);
  return *read;
}

std::optional<Row> Sql::find_row(std::string_view statement, Parameters parameters) {
  auto rows = prepared(statement).run(parameters, 1);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

std::vector<Row> Sql::list_rows(std::string_view statement, Parameters parameters) {
  return prepared(statement).run(parameters, std::string::npos);
}

}  // namespace storage
