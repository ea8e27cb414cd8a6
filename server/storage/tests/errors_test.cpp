// SPDX-License-Identifier: Apache-2.0
#include "storage/errors.hpp"

#include <doctest/doctest.h>

#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace storage;

namespace {

void make_orders(Sql& sql) {
  sql << "CREATE TABLE buyers (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) UNIQUE)";
  sql << "CREATE TABLE orders (id BIGINT NOT NULL PRIMARY KEY, buyer_id BIGINT NOT NULL, "
         "cents BIGINT NOT NULL CHECK (cents > 0), "
         "CONSTRAINT orders_buyer FOREIGN KEY (buyer_id) REFERENCES buyers (id))";
  sql << "INSERT INTO buyers VALUES (1, 'anna')";
  sql << "INSERT INTO orders VALUES (1, 1, 100)";
}

SqlFault fault_of_statement(Sql& sql, std::string const& statement) {
  try {
    sql << statement;
  } catch (std::exception const& error) {
    return fault_of(error);
  }
  FAIL("the statement was accepted: " << statement);
  return SqlFault::other;
}

}  // namespace

TEST_CASE("each broken constraint has its word, the same on both servers") {
  testing::each_schema([](std::string const& dsn) {
    Database db(dsn, testing::test_random());
    db.write(make_orders);
    db.read([](Sql& sql) {
      auto const fault = [&](char const* text) { return fault_of_statement(sql, text); };
      CHECK(fault("INSERT INTO orders VALUES (1, 1, 100)") == SqlFault::duplicate);
      CHECK(fault("INSERT INTO buyers VALUES (2, 'anna')") == SqlFault::duplicate);
      CHECK(fault("INSERT INTO orders VALUES (2, 9, 100)") == SqlFault::foreign_key);
      CHECK(fault("DELETE FROM buyers WHERE id = 1") == SqlFault::foreign_key);
      CHECK(fault("INSERT INTO orders VALUES (2, 1, 0)") == SqlFault::check);
      CHECK(fault("INSERT INTO orders VALUES (2, 1, NULL)") == SqlFault::not_null);
      CHECK(fault("INSERT INTO orders (id, buyer_id) VALUES (2, 1)") == SqlFault::not_null);
      CHECK(fault("SELECT nothing FROM orders") == SqlFault::other);
    });
  });
}

TEST_CASE("what leaves the database is a SqlError of the same class") {
  testing::each_schema([](std::string const& dsn) {
    Database db(dsn, testing::test_random());
    db.write(make_orders);
    try {
      db.write([](Sql& sql) { sql << "INSERT INTO orders VALUES (1, 1, 100)"; });
      FAIL("the row was accepted");
    } catch (SqlError const& error) {
      CHECK(error.fault() == SqlFault::duplicate);
    }
  });
}

TEST_CASE("after a duplicate the transaction goes on") {
  testing::each_schema([](std::string const& dsn) {
    Database db(dsn, testing::test_random());
    db.write(make_orders);
    db.write([](Sql& sql) {
      CHECK(!unless_duplicate([&] { sql << "INSERT INTO buyers VALUES (2, 'anna')"; }));
      CHECK(unless_duplicate([&] { sql << "INSERT INTO buyers VALUES (2, 'bela')"; }));
      auto const broken = [&] { sql << "INSERT INTO orders VALUES (2, 9, 100)"; };
      CHECK_THROWS_AS(unless_duplicate(broken), soci::soci_error);
    });
    auto const names =
        db.read([](Sql& sql) { return sql.list_rows("SELECT name FROM buyers ORDER BY id", {}); });
    CHECK(names.size() == 2);
  });
}

TEST_CASE("a row that somebody holds is busy") {
  testing::each_schema([](std::string const& dsn) {
    DatabaseOptions const impatient{.lock_timeout = std::chrono::milliseconds(5), .attempts = 1};
    Database one(dsn, testing::test_random(), impatient);
    Database two(dsn, testing::test_random(), impatient);
    one.write(make_orders);
    auto const update = [](Sql& sql) { sql << "UPDATE orders SET cents = cents + 1"; };
    one.write([&](Sql& sql) {
      update(sql);
      two.read([&](Sql& other) {
        if (other.dialect() == Dialect::mariadb) other << "SET innodb_lock_wait_timeout = 0";
        CHECK(fault_of_statement(other, "UPDATE orders SET cents = 5") == SqlFault::busy);
      });
    });
  });
}

TEST_CASE("an exception that has nothing to do with SQL is other") {
  CHECK(fault_of(std::runtime_error("x")) == SqlFault::other);
}
