// SPDX-License-Identifier: Apache-2.0
#include "storage/errors.hpp"

#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "storage/impl/faults.hpp"

namespace storage {

// Extended result codes; Sql switches them on for its connection.
SqlFault fault_of_sqlite(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return SqlFault::duplicate;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return SqlFault::foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
      return SqlFault::check;
    case SQLITE_CONSTRAINT_NOTNULL:
      return SqlFault::not_null;
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SqlFault::busy;
    case SQLITE_CANTOPEN:
      return SqlFault::gone;
    default:
      return SqlFault::other;
  }
}

// https://mariadb.com/kb/en/mariadb-error-codes/
SqlFault fault_of_mariadb(unsigned code) {
  switch (code) {
    case 1062:
      return SqlFault::duplicate;
    case 1451:  // a parent row is still pointed at
    case 1452:
      return SqlFault::foreign_key;
    case 4025:
      return SqlFault::check;
    case 1048:
    case 1364:
      return SqlFault::not_null;  // no value given and no default
    case 1020:                    // the row changed under our snapshot
    case 1213:
      return SqlFault::deadlock;
    case 1040:  // too many connections
    case 1205:
    case 1203:
      return SqlFault::busy;  // too many of this user's
    case 1047:                // Galera: this node is not part of the cluster
    case 1053:                // shutting down
    case 1927:                // killed
    case 2002:
    case 2003:
    case 2006:
    case 2013:
    case 2026:
    case 2055:
      return SqlFault::gone;
    default:
      return SqlFault::other;
  }
}

SqlFault fault_of(std::exception const& error) {
  if (auto const* ours = dynamic_cast<SqlError const*>(&error)) return ours->fault();
  if (auto const* lite = dynamic_cast<soci::sqlite3_soci_error const*>(&error))
    return fault_of_sqlite(lite->result());
  if (auto const* maria = dynamic_cast<soci::mysql_soci_error const*>(&error))
    return fault_of_mariadb(maria->err_num_);
  return SqlFault::other;
}

}  // namespace storage
