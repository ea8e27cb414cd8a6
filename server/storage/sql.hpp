// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <soci/soci.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "storage/database.hpp"
#include "storage/row.hpp"

namespace storage {

class PreparedRead;

// One connection: everything soci::session offers, plus reads whose statement stays prepared.
class Sql : public soci::session {
 public:
  // `where` is a DSN without its scheme. Throws SqlError.
  Sql(Dialect dialect, std::string const& where, std::chrono::milliseconds lock_timeout);
  ~Sql();

  Dialect dialect() const { return dialect_; }

  // For the few reads that every request makes. The statement is prepared once per connection,
  // on the server too: on SQLite four times the speed of `sql << "…"`, on MariaDB near twice.
  // `statement` has `?` for its parameters and must be a constant of the program, never text
  // put together from input. Throws SqlError.
  std::optional<Row> find_row(std::string_view statement, Parameters parameters);
  std::vector<Row> list_rows(std::string_view statement, Parameters parameters);

  // Inside Database::write: called once the transaction is committed and the connection given
  // back; never if it is rolled back. For what may be lost (the outbox is for what may not): the
  // process may end in between. It must not throw.
  void after_commit(std::function<void()> reaction) { reactions_.push_back(std::move(reaction)); }
  std::vector<std::function<void()>> take_reactions() { return std::exchange(reactions_, {}); }

 private:
  PreparedRead& prepared(std::string_view statement);

  Dialect dialect_;
  std::unordered_map<std::string_view, std::unique_ptr<PreparedRead>> prepared_;
  std::vector<std::function<void()>> reactions_;
};

}  // namespace storage
