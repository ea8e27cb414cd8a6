// SPDX-License-Identifier: Apache-2.0
#include "storage/database.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <latch>
#include <thread>

#include "base/expects.hpp"
#include "base/result.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace storage;
using namespace std::chrono_literals;
using soci::into;
using soci::use;

namespace {

void make_purses(Sql& sql) {
  sql << "CREATE TABLE purses (owner VARCHAR(20) NOT NULL PRIMARY KEY, coins BIGINT NOT NULL)";
  sql << "INSERT INTO purses VALUES ('anna', 0)";
  sql << "INSERT INTO purses VALUES ('bela', 0)";
}

int coins_of(Database& db, std::string const& owner) {
  return db.read([&](Sql& sql) {
    int coins = -1;
    sql << "SELECT coins FROM purses WHERE owner = :owner", use(owner), into(coins);
    return coins;
  });
}

void give(Sql& sql, std::string const& owner) {
  sql << "UPDATE purses SET coins = coins + 1 WHERE owner = :owner", use(owner);
}

template <class Test>
void each_with_purses(Test&& test, DatabaseOptions options = {}) {
  testing::each_schema([&](std::string const& dsn) {
    Database db(dsn, testing::test_random(), options);
    db.read(make_purses);
    test(db, dsn);
  });
}

SqlFault fault_when(std::function<void()> const& act) {
  try {
    act();
  } catch (SqlError const& error) {
    return error.fault();
  }
  FAIL("no SqlError was thrown");
  return SqlFault::other;
}

}  // namespace

TEST_CASE("a transaction is kept when it returns and undone when it refuses or throws") {
  each_with_purses([](Database& db, std::string const&) {
    CHECK(db.write([](Sql& sql) { return give(sql, "anna"), 7; }) == 7);
    CHECK(coins_of(db, "anna") == 1);

    auto const refused = db.write([](Sql& sql) -> base::Result<int> {
      give(sql, "anna");
      return base::refuse(base::Refusal::conflict, "No.");
    });
    CHECK(refused.error().why == "No.");
    CHECK(coins_of(db, "anna") == 1);

    auto const broken = [](Sql& sql) {
      give(sql, "anna");
      throw std::runtime_error("broken");
    };
    CHECK_THROWS_WITH(db.write(broken), "broken");
    CHECK(coins_of(db, "anna") == 1);
    CHECK(db.pool().leased == 0);
  });
}

TEST_CASE("what waits for the commit happens after it, once, and never without it") {
  each_with_purses([](Database& db, std::string const&) {
    std::vector<int> seen;
    auto const give_and_tell = [&](Sql& sql) {
      give(sql, "anna");
      sql.after_commit([&] { seen.push_back(coins_of(db, "anna")); });  // a connection of its own
    };
    db.write(give_and_tell);
    CHECK(seen == std::vector{1});

    CHECK_THROWS(db.write([&](Sql& sql) {
      give_and_tell(sql);
      throw std::runtime_error("changed my mind");
    }));
    CHECK(db.write([&](Sql& sql) -> base::Result<void> {
              give_and_tell(sql);
              return base::refuse(base::Refusal::conflict, "Not today.");
            }).has_error());
    db.write([](Sql& sql) { give(sql, "bela"); });
    CHECK(seen == std::vector{1});
  });
}

TEST_CASE("a reading and writing transaction loses nothing among several threads") {
  each_with_purses([](Database& db, std::string const&) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&db] {
        for (int round = 0; round < 25; ++round)
          db.write([](Sql& sql) {
            int seen = 0;
            sql << "SELECT coins FROM purses WHERE owner = 'bela'", into(seen);
            give(sql, "anna");
          });
      });
    threads.clear();
    CHECK(coins_of(db, "anna") == 100);
  });
}

TEST_CASE("two transactions that wait for each other are repeated until both are done") {
  each_with_purses([](Database& db, std::string const&) {
    if (db.dialect() == Dialect::sqlite) return;  // its writers queue, they cannot cross
    std::latch both_hold_one(2);
    std::atomic<int> runs{0};
    auto const cross = [&](std::string const& first, std::string const& second) {
      db.write([&, first_run = true](Sql& sql) mutable {
        ++runs;
        give(sql, first);
        if (std::exchange(first_run, false)) both_hold_one.arrive_and_wait();
        give(sql, second);
      });
    };
    std::jthread other([&] { cross("bela", "anna"); });
    cross("anna", "bela");
    other.join();
    CHECK(runs == 3);
    CHECK(coins_of(db, "anna") == 2);
    CHECK(coins_of(db, "bela") == 2);
  });
}

TEST_CASE("a lost connection is made anew and the work repeated") {
  auto const test = [](Database& db, std::string const& dsn) {
    if (db.dialect() == Dialect::sqlite) return;
    Database other(dsn, testing::test_random());
    auto const lose_connection = [&] {
      auto const id = db.read([](Sql& sql) {
        long long number = 0;
        sql << "SELECT CONNECTION_ID()", into(number);
        sql.find_row("SELECT coins FROM purses WHERE owner = ?", {"anna"});
        return number;
      });
      other.read([&](Sql& sql) { sql << "KILL " << id; });
    };
    lose_connection();
    CHECK(coins_of(db, "anna") == 0);
    lose_connection();
    db.write([](Sql& sql) { give(sql, "anna"); });
    CHECK(coins_of(db, "anna") == 1);
    lose_connection();
    auto const coins = db.read([](Sql& sql) {
      return sql.find_row("SELECT coins FROM purses WHERE owner = ?", {"anna"});
    });
    CHECK(coins.value()[0] == "1");
  };
  each_with_purses(test, {.connections = 1});
}

TEST_CASE("who gets no connection in time is told so") {
  auto const test = [](Database& db, std::string const&) {
    std::latch held(1);
    std::latch enough(1);
    std::jthread holder([&] {
      db.read([&](Sql&) {
        held.count_down();
        enough.wait();
      });
    });
    held.wait();
    CHECK(fault_when([&] { db.read([](Sql&) {}); }) == SqlFault::busy);
    CHECK(db.pool().leased == 1);
    CHECK(db.pool().timeouts == 1);
    enough.count_down();
    holder.join();
    CHECK(coins_of(db, "anna") == 0);
  };
  each_with_purses(test, {.connections = 1, .lease_timeout = 5ms});
}

TEST_CASE("a writer that does not end makes the next one give up, not wait for ever") {
  auto const test = [](Database& db, std::string const& dsn) {
    if (db.dialect() == Dialect::mariadb) return;  // rows are locked there: errors_test.cpp
    DatabaseOptions const impatient{.lock_timeout = 5ms, .attempts = 2};
    Database other_process(dsn, testing::test_random(), impatient);
    auto const write = [](Sql& sql) { give(sql, "bela"); };
    db.write([&](Sql&) {
      CHECK(fault_when([&] { other_process.write(write); }) == SqlFault::busy);
      std::jthread([&] { CHECK(fault_when([&] { db.write(write); }) == SqlFault::busy); }).join();
    });
    other_process.write(write);
    CHECK(coins_of(db, "bela") == 1);
  };
  each_with_purses(test, {.lock_timeout = 5ms, .attempts = 2});
}

TEST_CASE("a second connection for the same thread is a bug") {
  auto const db = testing::migrated();
  CHECK_THROWS_AS(db->read([&](Sql&) { db->read([](Sql&) {}); }), base::Bug);
  CHECK_THROWS_AS(db->write([&](Sql&) { db->read([](Sql&) {}); }), base::Bug);
  CHECK(db->pool().leased == 0);
}

TEST_CASE("text is kept and compared byte by byte, whatever it holds") {
  testing::each_schema([](std::string const& dsn) {
    Database db(dsn, testing::test_random());
    testing::migrate_all(db);
    std::vector<std::string> const texts{
        "Anna", "anna", "anna ",   R"(a\'b"c\n)", "福州三坊七巷",
        "😀",    "é",    "e\u0301", "%_",          ":name ? {{text}}"};
    db.read([](Sql& sql) { sql << "CREATE TABLE words (word VARCHAR(40) NOT NULL PRIMARY KEY)"; });
    for (auto const& text : texts)
      db.write([&](Sql& sql) { sql << "INSERT INTO words VALUES (:word)", use(text); });
    for (auto const& text : texts) {
      auto const found = db.read(
          [&](Sql& sql) { return sql.list_rows("SELECT word FROM words WHERE word = ?", {text}); });
      REQUIRE(found.size() == 1);
      CHECK(found[0][0] == text);
    }
    auto const joined =
        db.read([](Sql& sql) { return sql.find_row(R"(SELECT 'a\' || '''b')", {}); });
    CHECK(joined.value()[0] == R"(a\'b)");
  });
}

TEST_CASE("an SQLite file may have spaces and Chinese words in its path") {
  auto const folder = std::filesystem::temp_directory_path() / "xingqu 存储 test";
  std::filesystem::create_directory(folder);
  {
    Database db("sqlite:" + (folder / "a b.db").string(), testing::test_random());
    db.read(make_purses);
    CHECK(std::filesystem::exists(folder / "a b.db"));
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("a database that cannot be opened is noticed at once") {
  auto& random = testing::test_random();
  auto const open = [&](char const* dsn) {
    return fault_when([&] { Database const db(dsn, random); });
  };
  CHECK(open("oracle:x") == SqlFault::other);
  CHECK(open("sqlite:/nowhere/at/all.db") == SqlFault::gone);
  CHECK(open("mariadb:unix_socket=/nowhere/socket user=root dbname=x") == SqlFault::gone);
}
