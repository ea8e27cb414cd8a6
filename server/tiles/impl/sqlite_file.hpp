// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace tiles {

class SqliteStatement;

// One connection to an SQLite file that is not the product's database, for one thread at a time.
// Everything throws std::runtime_error when the file is not what it should be.
class SqliteFile {
 public:
  enum class Use { read, write };
  SqliteFile(std::filesystem::path const& path, Use use);

  // Statements without an answer, separated by semicolons.
  void run(std::string const& statements);
  // The connection must outlive it.
  SqliteStatement prepare(std::string_view statement);

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

class SqliteStatement {
 public:
  SqliteStatement(sqlite3* connection, std::string_view text);

  SqliteStatement& bind(int position, std::int64_t number);  // positions count from 1
  SqliteStatement& bind(int position, std::string_view text);
  // True when there is a row; after the last one it can be bound anew.
  bool step();
  std::int64_t number(int column) const;  // columns count from 0
  std::string bytes(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace tiles
