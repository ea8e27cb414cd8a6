// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <exception>
#include <stdexcept>
#include <string>

namespace storage {

// What went wrong in SQL, in words that are the same for SQLite and MariaDB.
enum class SqlFault {
  duplicate,    // a UNIQUE or PRIMARY KEY already holds this value
  foreign_key,  // the row points at nothing, or something still points at it
  check,        // a CHECK says no
  not_null,     // a column that must have a value got none
  deadlock,     // two transactions waited for each other; the same transaction may be repeated
  busy,         // a lock or a connection was not free in time; may be repeated
  gone,         // the connection is lost or cannot be made
  other,        // everything else: breakage
};

// A failed statement, as it leaves Database::read and Database::write.
class SqlError : public std::runtime_error {
 public:
  SqlError(SqlFault fault, std::string const& what) : std::runtime_error(what), fault_(fault) {}
  SqlFault fault() const { return fault_; }

 private:
  SqlFault fault_;
};

// Classifies a SqlError or an exception of SOCI's backends; `other` for anything else.
SqlFault fault_of(std::exception const& error);

// Runs a statement that may meet an existing row: true if it ran, false if a UNIQUE or PRIMARY
// KEY was in the way. The surrounding transaction stays usable. Every other error is thrown.
template <class Statement>
bool unless_duplicate(Statement&& statement) {
  try {
    statement();
    return true;
  } catch (std::exception const& error) {
    if (fault_of(error) != SqlFault::duplicate) throw;
    return false;
  }
}

}  // namespace storage
