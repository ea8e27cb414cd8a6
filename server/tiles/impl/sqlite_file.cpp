// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/sqlite_file.hpp"

#include <stdexcept>

namespace tiles {
namespace {

[[noreturn]] void fail(sqlite3* connection, std::string const& doing) {
  throw std::runtime_error(doing + ": " + sqlite3_errmsg(connection));
}

}  // namespace

SqliteFile::SqliteFile(std::filesystem::path const& path, Use use) {
  int const flags = (use == Use::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  sqlite3* opened = nullptr;
  int const answer = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  connection_.reset(opened);
  if (answer != SQLITE_OK) fail(opened, "cannot open " + path.string());
}

void SqliteFile::run(std::string const& statements) {
  if (sqlite3_exec(connection_.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(connection_.get(), "cannot change the tiles");
}

SqliteStatement SqliteFile::prepare(std::string_view statement) {
  return {connection_.get(), statement};
}

SqliteStatement::SqliteStatement(sqlite3* connection, std::string_view text)
    : connection_(connection) {
  sqlite3_stmt* made = nullptr;
  if (sqlite3_prepare_v3(connection, text.data(), static_cast<int>(text.size()),
                         SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
    fail(connection, "these are no tiles");
  statement_.reset(made);
}

SqliteStatement& SqliteStatement::bind(int position, std::int64_t number) {
  if (sqlite3_bind_int64(statement_.get(), position, number) != SQLITE_OK)
    fail(connection_, "cannot bind");
  return *this;
}

SqliteStatement& SqliteStatement::bind(int position, std::string_view text) {
  if (sqlite3_bind_text64(statement_.get(), position, text.data(), text.size(), SQLITE_TRANSIENT,
                          SQLITE_UTF8) != SQLITE_OK)
    fail(connection_, "cannot bind");
  return *this;
}

bool SqliteStatement::step() {
  int const answer = sqlite3_step(statement_.get());
  if (answer == SQLITE_ROW) return true;
  sqlite3_reset(statement_.get());
  if (answer != SQLITE_DONE) fail(connection_, "cannot read the tiles");
  return false;
}

std::int64_t SqliteStatement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string SqliteStatement::bytes(int column) const {
  auto const* const data = static_cast<char const*>(sqlite3_column_blob(statement_.get(), column));
  auto const size = sqlite3_column_bytes(statement_.get(), column);
  return data ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

}  // namespace tiles
