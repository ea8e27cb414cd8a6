// SPDX-License-Identifier: Apache-2.0
#include "notices/phones.hpp"

#include <doctest/doctest.h>

#include "notices/tests/house.hpp"

using namespace notices;
using namespace std::chrono_literals;
using base::Refusal;

namespace {

std::string const number = "+8613800138000";

struct Counter : House {  // where Anna tells her number
  explicit Counter(storage::Database& its_db) : House(its_db) {}
  std::string code() { return phones.ask(anna, number).value().code; }
  std::string wrong(std::string code) {
    code[0] = code[0] == '9' ? '0' : static_cast<char>(code[0] + 1);
    return code;
  }
  Phones phones{db, clock, random};
};

void at_counter(std::function<void(Counter&)> const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Counter counter(db);
    test(counter);
  });
}

}  // namespace

TEST_CASE("numbers are read as people write them") {
  CHECK(phone_number_from("138 0013 8000") == "+8613800138000");
  CHECK(phone_number_from("+86 138-0013-8000") == "+8613800138000");
  CHECK(phone_number_from("8613800138000") == "+8613800138000");
  CHECK(phone_number_from("0086 13800138000") == "+8613800138000");
  CHECK(phone_number_from("0044 (7700) 900123") == "+447700900123");
  for (auto const* const none : {"", "+", "12800138000", "1380013800", "+86 10 6552 9988",
                                 "+0441234567", "+4477009001231234", "138x0138000", "13800138000+",
                                 "0591-87654321", "一三八零零一三八零零零"})
    CHECK_MESSAGE(!phone_number_from(none), none);
}

TEST_CASE("a number is shown without its middle") {
  CHECK(masked_number("+8613800138000") == "+86 138****8000");
  CHECK(masked_number("+447700900123") == "+44 ****0123");
}

TEST_CASE("a number is a person's once they have repeated the code sent there") {
  at_counter([](Counter& at) {
    CHECK(!at.phones.find(anna));
    auto const code = at.code();
    CHECK(code.size() == 6);
    CHECK(!at.phones.find(anna)->is_confirmed);
    CHECK(at.phones.confirm(anna, at.wrong(code)).error().fields.at(0).pointer == "/code");
    CHECK(at.phones.confirm(bela, code).has_error());
    CHECK(at.phones.confirm(anna, code)->number == number);
    CHECK(at.phones.find(anna)->is_confirmed);
    CHECK(at.phones.confirm(anna, code).has_error());  // once
  });
}

TEST_CASE("a number in force stays so until the next one is confirmed") {
  at_counter([](Counter& at) {
    CHECK(at.phones.confirm(anna, at.code()).has_value());
    at.clock.advance(2min);
    auto const next = at.phones.ask(anna, "13900139000").value();
    auto const in_force = [&] {
      return at.db.read(
          [&](storage::Sql& sql) { return Phones::find_confirmed(sql, anna).value(); });
    };
    CHECK(in_force() == number);
    CHECK(at.phones.find(anna)->number == "+8613900139000");
    CHECK(at.phones.confirm(anna, next.code).has_value());
    CHECK(in_force() == "+8613900139000");
  });
}

TEST_CASE("a code ends after five minutes, five tries, and when the number is taken away") {
  at_counter([](Counter& at) {
    auto code = at.code();
    at.clock.advance(5min);
    CHECK(at.phones.confirm(anna, code).has_error());
    code = at.code();
    for (int i = 0; i < 5; ++i) CHECK(at.phones.confirm(anna, at.wrong(code)).has_error());
    CHECK(at.phones.confirm(anna, code).has_error());
    at.clock.advance(2min);
    code = at.code();
    CHECK(!at.phones.remove(anna));
    CHECK(at.phones.confirm(anna, code).has_error());
    at.clock.advance(2min);
    CHECK(at.phones.confirm(anna, at.code()).has_value());
    CHECK(at.phones.remove(anna));
    CHECK(!at.phones.find(anna));
  });
}

TEST_CASE(
    "codes are sent once in a minute and five times in an hour, to a person and to a number") {
  at_counter([](Counter& at) {
    CHECK(at.phones.ask(anna, "12").error().fields.at(0).pointer == "/number");
    at.code();
    auto const soon = at.phones.ask(anna, "13900139000");
    CHECK(soon.error().kind == Refusal::too_many);
    CHECK(soon.error().retry_after == 60s);
    CHECK(at.phones.ask(bela, number).error().kind == Refusal::too_many);
    CHECK(at.phones.ask(bela, "13900139000").has_value());
    for (int i = 0; i < 4; ++i) {
      at.clock.advance(1min);
      at.code();
    }
    at.clock.advance(10min);
    CHECK(at.phones.ask(anna, number).error().retry_after == 46min);
    at.clock.advance(46min);
    CHECK(at.phones.ask(anna, number).has_value());
  });
}

TEST_CASE("a number goes with its account") {
  at_counter([](Counter& at) {
    CHECK(at.phones.confirm(anna, at.code()).has_value());
    at.notices.remove_all_of(anna);
    CHECK(!at.phones.find(anna));
  });
}
