// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/random.hpp"

namespace storage {

class Sql;  // storage/sql.hpp: one connection, a soci::session; include it where SQL is written

enum class Dialect { sqlite, mariadb };

struct DatabaseOptions {
  std::size_t connections = 8;  // at least as many as threads that run handlers
  std::chrono::milliseconds lease_timeout{5000};
  std::chrono::milliseconds lock_timeout{5000};
  int attempts = 6;  // of a transaction that met a deadlock, a busy lock or a lost connection
};

struct PoolState {
  std::size_t size = 0;
  std::size_t leased = 0;
  std::uint64_t timeouts = 0;  // leases given up since the start
};

// A database and its bounded pool of connections; safe to share between threads.
//
// DSN:  sqlite:PATH · sqlite::memory: (one shared connection, for tests) ·
//       mariadb:host=H port=P user=U password=W dbname=D · mariadb:unix_socket=S user=U dbname=D
//
// SQLite runs in WAL mode with foreign keys on; writers queue in the process and then BEGIN
// IMMEDIATE, because a deferred transaction that upgrades its lock fails at once instead of
// waiting. MariaDB runs READ COMMITTED: rows are guarded by conditions in the UPDATE itself, so
// the gap locks of REPEATABLE READ would only add deadlocks.
class Database {
 public:
  // Opens one connection at once, so that a wrong DSN throws here (SqlError) and not later.
  Database(std::string const& dsn, base::Random& jitter, DatabaseOptions options = {});
  ~Database();
  Database(Database const&) = delete;
  Database& operator=(Database const&) = delete;

  Dialect dialect() const;
  PoolState pool() const;

  // Calls `work(sql)` outside a transaction, for SELECTs: each statement sees its own snapshot.
  // A lost connection is made anew and `work` repeated once. Throws SqlError.
  template <class Work>
  auto read(Work&& work) {
    using T = std::invoke_result_t<Work&, Sql&>;
    if constexpr (std::is_void_v<T>) {
      run_read([&](Sql& sql) { work(sql); });
    } else {
      std::optional<T> found;
      run_read([&](Sql& sql) { found.emplace(work(sql)); });
      return std::move(*found);
    }
  }

  // Calls `work(sql)` inside a transaction and commits; a refusal that `work` returns and an
  // exception that it throws roll back. `work` is repeated when the database asks for it
  // (deadlock, lock wait, connection lost before COMMIT), so it must do nothing but SQL.
  // Throws SqlError; `gone` may mean that the COMMIT happened and its answer was lost.
  template <class Work>
  auto write(Work&& work) {
    using T = std::invoke_result_t<Work&, Sql&>;
    if constexpr (std::is_void_v<T>) {
      run_write([&](Sql& sql) {
        work(sql);
        return true;
      });
    } else {
      std::optional<T> done;
      run_write([&](Sql& sql) {
        done.emplace(work(sql));
        if constexpr (requires { done->has_error(); })
          return !done->has_error();
        else
          return true;
      });
      return std::move(*done);
    }
  }

 private:
  void run_read(std::function<void(Sql&)> const& work);
  void run_write(std::function<bool(Sql&)> const& work);
  using Reactions = std::vector<std::function<void()>>;
  bool try_write(std::function<bool(Sql&)> const& work, bool may_retry, Reactions& reactions);
  void wait_before(int attempt);

  struct Pool;
  class Lease;
  std::unique_ptr<Pool> pool_;
  base::Random& jitter_;
  DatabaseOptions options_;
};

}  // namespace storage
