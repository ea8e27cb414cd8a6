// SPDX-License-Identifier: Apache-2.0
#include "storage/database.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

#include "base/expects.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace storage {
namespace {

struct Target {
  Dialect dialect;
  std::string where;
};

Target target_of(std::string const& dsn) {
  if (dsn.starts_with("sqlite:")) return {Dialect::sqlite, dsn.substr(7)};
  if (dsn.starts_with("mariadb:")) return {Dialect::mariadb, dsn.substr(8)};
  throw SqlError(SqlFault::other, "A database is sqlite:PATH or mariadb:host=… dbname=….");
}

// The databases this thread has a connection of. Asking for a second one could wait for ever.
thread_local std::vector<void const*> held;

}  // namespace

struct Database::Pool {
  Pool(Target where, DatabaseOptions options)
      : target(std::move(where)),
        lock_timeout(options.lock_timeout),
        size(target.where == ":memory:" ? 1 : std::max<std::size_t>(1, options.connections)) {}

  std::unique_ptr<Sql> connect() const {
    return std::make_unique<Sql>(target.dialect, target.where, lock_timeout);
  }

  Target const target;
  std::chrono::milliseconds const lock_timeout;
  std::size_t const size;
  std::binary_semaphore sqlite_writer{1};

  std::mutex mutable mutex;
  std::condition_variable returned;
  std::vector<std::unique_ptr<Sql>> idle;
  std::size_t leased = 0;
  std::uint64_t timeouts = 0;
};

// Holds one connection, made on demand; returns it at the end.
class Database::Lease {
 public:
  Lease(Pool& pool, std::chrono::milliseconds timeout) : pool_(pool) {
    EXPECTS(std::find(held.begin(), held.end(), &pool) == held.end());
    std::unique_lock lock(pool.mutex);
    if (!pool.returned.wait_for(lock, timeout, [&] { return pool.leased < pool.size; })) {
      ++pool.timeouts;
      throw SqlError(SqlFault::busy, "No database connection became free in time.");
    }
    ++pool.leased;
    held.push_back(&pool);
    if (pool.idle.empty()) return;
    sql_ = std::move(pool.idle.back());
    pool.idle.pop_back();
  }

  ~Lease() {
    std::erase(held, &pool_);
    {
      std::scoped_lock const lock(pool_.mutex);
      --pool_.leased;
      if (sql_) pool_.idle.push_back(std::move(sql_));
    }
    pool_.returned.notify_one();
  }

  Sql& sql() {
    if (!sql_) sql_ = pool_.connect();
    return *sql_;
  }
  // A lost connection is replaced, not repaired; the next sql() makes a new one.
  void drop() { sql_.reset(); }

 private:
  Pool& pool_;
  std::unique_ptr<Sql> sql_;
};

Database::Database(std::string const& dsn, base::Random& jitter, DatabaseOptions options)
    : pool_(std::make_unique<Pool>(target_of(dsn), options)), jitter_(jitter), options_(options) {
  pool_->idle.push_back(pool_->connect());
}

Database::~Database() = default;

Dialect Database::dialect() const { return pool_->target.dialect; }

PoolState Database::pool() const {
  std::scoped_lock const lock(pool_->mutex);
  return {pool_->size, pool_->leased, pool_->timeouts};
}

void Database::run_read(std::function<void(Sql&)> const& work) {
  Lease lease(*pool_, options_.lease_timeout);
  for (bool second_try = false;; second_try = true) {
    try {
      return work(lease.sql());
    } catch (SqlError const& error) {
      if (error.fault() == SqlFault::gone) lease.drop();
      if (error.fault() != SqlFault::gone || second_try) throw;
    } catch (soci::soci_error const& error) {
      auto const fault = fault_of(error);
      if (fault == SqlFault::gone) lease.drop();
      if (fault != SqlFault::gone || second_try) throw SqlError(fault, error.what());
    }
  }
}

void Database::run_write(std::function<bool(Sql&)> const& work) {
  Reactions reactions;
  for (int attempt = 1; !try_write(work, attempt < options_.attempts, reactions); ++attempt)
    wait_before(attempt + 1);
  for (auto const& react : reactions) react();
}

namespace {

void roll_back(Sql& sql) noexcept {
  try {
    sql << "ROLLBACK";
  } catch (std::exception const&) {  // the server has done it already, or is gone
  }
}

// The one writer that SQLite has. Waiting here is woken at once; waiting in SQLite polls.
class WriterTurn {
 public:
  WriterTurn(std::binary_semaphore* writer, std::chrono::milliseconds timeout) : writer_(writer) {
    if (writer_ && !writer_->try_acquire_for(timeout))
      throw SqlError(SqlFault::busy, "Another transaction did not end in time.");
  }
  ~WriterTurn() {
    if (writer_) writer_->release();
  }
  WriterTurn(WriterTurn const&) = delete;
  WriterTurn& operator=(WriterTurn const&) = delete;

 private:
  std::binary_semaphore* writer_;
};

bool may_repeat(SqlFault fault, bool at_commit) {
  if (fault == SqlFault::gone) return !at_commit;  // the COMMIT may have happened
  return fault == SqlFault::deadlock || fault == SqlFault::busy;
}

}  // namespace

// False when the transaction was rolled back and should be repeated.
bool Database::try_write(std::function<bool(Sql&)> const& work, bool may_retry,
                         Reactions& reactions) {
  Lease lease(*pool_, options_.lease_timeout);
  bool at_commit = false;
  try {
    Sql& sql = lease.sql();
    WriterTurn const turn(dialect() == Dialect::sqlite ? &pool_->sqlite_writer : nullptr,
                          options_.lock_timeout);
    sql << (dialect() == Dialect::sqlite ? "BEGIN IMMEDIATE" : "START TRANSACTION");
    try {
      bool const keep = work(sql);
      at_commit = keep;
      sql << (keep ? "COMMIT" : "ROLLBACK");
      auto registered = sql.take_reactions();
      if (keep) reactions = std::move(registered);
    } catch (...) {
      roll_back(sql);
      sql.take_reactions();
      throw;
    }
    return true;
  } catch (std::exception const& error) {
    auto const fault = fault_of(error);
    if (fault == SqlFault::gone) lease.drop();
    if (may_retry && may_repeat(fault, at_commit)) return false;
    if (dynamic_cast<soci::soci_error const*>(&error)) throw SqlError(fault, error.what());
    throw;
  }
}

// Full jitter (Brooker, "Exponential Backoff and Jitter"): up to 4, 8, 16 … 128 ms.
void Database::wait_before(int attempt) {
  std::uint32_t chance = 0;
  jitter_.fill(std::as_writable_bytes(std::span(&chance, 1)));
  auto const most_us = 2000u << std::min(attempt - 1, 6);
  std::this_thread::sleep_for(std::chrono::microseconds(chance % most_us));
}

}  // namespace storage
