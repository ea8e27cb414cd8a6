// SPDX-License-Identifier: Apache-2.0
#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>

#include "base/expects.hpp"
#include "storage/impl/faults.hpp"
#include "storage/impl/prepared.hpp"

namespace storage {
namespace {

// SOCI sends every statement to MariaDB as text, to be parsed again; this one is prepared in the
// server and answers in the binary protocol.
class MariadbRead final : public PreparedRead {
 public:
  MariadbRead(MYSQL* connection, std::string_view text) : text_(text), connection_(connection) {
    prepare();
  }

  std::vector<Row> run(Parameters parameters, std::size_t most) override {
    if (!send(parameters)) {
      if (mysql_stmt_errno(statement_.get()) != CR_NEW_STMT_METADATA) throw current_error();
      prepare();  // the table has other columns than when the statement was prepared
      if (!send(parameters)) throw current_error();
    }
    // Rows that nobody reads must not stay on the wire before the next statement.
    struct FreeResult {
      MYSQL_STMT* statement;
      ~FreeResult() { mysql_stmt_free_result(statement); }
    } const free_result{statement_.get()};
    bind_columns();
    std::vector<Row> rows;
    while (rows.size() < most) {
      int const answer = mysql_stmt_fetch(statement_.get());
      if (answer == MYSQL_NO_DATA) break;
      if (answer != 0 && answer != MYSQL_DATA_TRUNCATED) throw current_error();
      rows.push_back(current_row());
    }
    return rows;
  }

 private:
  struct Column {
    unsigned long size = 0;
    my_bool is_null = 0;
  };

  struct Close {
    void operator()(MYSQL_STMT* statement) const { mysql_stmt_close(statement); }
  };

  void prepare() {
    statement_.reset(mysql_stmt_init(connection_));
    if (!statement_) throw std::bad_alloc();
    if (mysql_stmt_prepare(statement_.get(), text_.data(), text_.size()) != 0)
      throw current_error();
    columns_.assign(mysql_stmt_field_count(statement_.get()), {});
  }

  SqlError current_error() const {
    return {fault_of_mariadb(mysql_stmt_errno(statement_.get())),
            mysql_stmt_error(statement_.get())};
  }

  bool send(Parameters parameters) {
    EXPECTS(mysql_stmt_param_count(statement_.get()) == parameters.size());
    std::vector<MYSQL_BIND> binds(parameters.size());
    auto bind = binds.begin();
    for (auto const& parameter : parameters) {
      if (auto const* number = std::get_if<std::int64_t>(&parameter)) {
        bind->buffer_type = MYSQL_TYPE_LONGLONG;
        bind->buffer = const_cast<std::int64_t*>(number);
      } else {
        auto const text = std::get<std::string_view>(parameter);
        bind->buffer_type = MYSQL_TYPE_STRING;
        bind->buffer = const_cast<char*>(text.data());
        bind->buffer_length = text.size();
      }
      ++bind;
    }
    if (!binds.empty() && mysql_stmt_bind_param(statement_.get(), binds.data()) != 0)
      throw current_error();
    return mysql_stmt_execute(statement_.get()) == 0;
  }

  // No room for any value: fetching a row only tells how long its values are.
  void bind_columns() {
    std::vector<MYSQL_BIND> binds;
    for (auto& column : columns_) binds.push_back(bind_of(column, nullptr, 0));
    if (mysql_stmt_bind_result(statement_.get(), binds.data()) != 0) throw current_error();
  }

  static MYSQL_BIND bind_of(Column& column, char* text, std::size_t size) {
    MYSQL_BIND bind{};
    bind.buffer_type = MYSQL_TYPE_STRING;
    bind.buffer = text;
    bind.buffer_length = size;
    bind.length = &column.size;
    bind.is_null = &column.is_null;
    return bind;
  }

  Row current_row() {
    Row row(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      auto& column = columns_[i];
      if (column.is_null) continue;
      auto& text = row[i].emplace(column.size, '\0');
      auto bind = bind_of(column, text.data(), text.size());
      if (mysql_stmt_fetch_column(statement_.get(), &bind, static_cast<unsigned>(i), 0) != 0)
        throw current_error();
    }
    return row;
  }

  std::string text_;
  MYSQL* connection_;
  std::unique_ptr<MYSQL_STMT, Close> statement_;
  std::vector<Column> columns_;
};

}  // namespace

std::unique_ptr<PreparedRead> prepare_on_mariadb(soci::session& sql, std::string_view statement) {
  auto* const backend = static_cast<soci::mysql_session_backend*>(sql.get_backend());
  return std::make_unique<MariadbRead>(backend->conn_, statement);
}

}  // namespace storage
