// SPDX-License-Identifier: Apache-2.0
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "base/expects.hpp"
#include "storage/impl/faults.hpp"
#include "storage/impl/prepared.hpp"

namespace storage {
namespace {

namespace lite = sqlite_api;

[[noreturn]] void fail(lite::sqlite3* connection) {
  throw SqlError(fault_of_sqlite(lite::sqlite3_extended_errcode(connection)),
                 lite::sqlite3_errmsg(connection));
}

class SqliteRead final : public PreparedRead {
 public:
  SqliteRead(lite::sqlite3* connection, std::string_view text) : connection_(connection) {
    int const answer =
        lite::sqlite3_prepare_v3(connection, text.data(), static_cast<int>(text.size()),
                                 SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (answer != SQLITE_OK) fail(connection);
  }
  ~SqliteRead() override { lite::sqlite3_finalize(statement_); }

  std::vector<Row> run(Parameters parameters, std::size_t most) override {
    // A statement that is not reset keeps its read transaction open, and the WAL growing.
    struct Reset {
      lite::sqlite3_stmt* statement;
      ~Reset() { lite::sqlite3_reset(statement); }
    } const reset{statement_};
    bind(parameters);
    std::vector<Row> rows;
    while (rows.size() < most) {
      int const answer = lite::sqlite3_step(statement_);
      if (answer == SQLITE_DONE) break;
      if (answer != SQLITE_ROW) fail(connection_);
      rows.push_back(current_row());
    }
    return rows;
  }

 private:
  void bind(Parameters parameters) {
    EXPECTS(static_cast<std::size_t>(lite::sqlite3_bind_parameter_count(statement_)) ==
            parameters.size());
    int position = 0;
    for (auto const& parameter : parameters) {
      ++position;
      int answer = SQLITE_OK;
      if (auto const* number = std::get_if<std::int64_t>(&parameter)) {
        answer = lite::sqlite3_bind_int64(statement_, position, *number);
      } else {
        auto const text = std::get<std::string_view>(parameter);
        answer = lite::sqlite3_bind_text64(statement_, position, text.empty() ? "" : text.data(),
                                           text.size(), SQLITE_STATIC, SQLITE_UTF8);
      }
      if (answer != SQLITE_OK) fail(connection_);
    }
  }

  Row current_row() {
    Row row(static_cast<std::size_t>(lite::sqlite3_column_count(statement_)));
    for (std::size_t i = 0; i < row.size(); ++i) {
      int const column = static_cast<int>(i);
      if (lite::sqlite3_column_type(statement_, column) == SQLITE_NULL) continue;
      auto const* text = lite::sqlite3_column_text(statement_, column);
      auto const size = lite::sqlite3_column_bytes(statement_, column);
      row[i].emplace(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
    }
    return row;
  }

  lite::sqlite3* connection_;
  lite::sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

std::unique_ptr<PreparedRead> prepare_on_sqlite(soci::session& sql, std::string_view statement) {
  auto* const backend = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
  return std::make_unique<SqliteRead>(backend->conn_, statement);
}

}  // namespace storage
