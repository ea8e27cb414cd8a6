// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

using namespace base;
using namespace std::chrono_literals;

TEST_CASE("a refusal carries its reason, and reading its value is a bug") {
  Result<int> const refused = refuse(Refusal::conflict, "Somebody was faster.");
  CHECK(refused.has_error());
  CHECK(refused.error().why == "Somebody was faster.");
  CHECK_THROWS_AS((void)refused.value(), Bug);
}

TEST_CASE("a ULID is written as 26 characters and read back") {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 17);
  Ulid const id(bytes);
  CHECK(id.str().size() == 26);
  CHECK(Ulid::parse(id.str()) == id);
  CHECK(Ulid::parse("7ZZZZZZZZZZZZZZZZZZZZZZZZZ").has_value());
  CHECK(!Ulid::parse("8ZZZZZZZZZZZZZZZZZZZZZZZZZ"));  // more than 128 bits
  CHECK(!Ulid::parse("0123456789"));
  CHECK(!Ulid::parse("0123456789ABCDEFGHJKMNPQRU"));  // U is not a digit
}

TEST_CASE("ids ascend, even within a millisecond and when the clock goes back") {
  ManualClock clock(instant_from_us(1'700'000'000'000'000));
  SeededRandom random(1);
  Ids ids(clock, random);
  std::string last;
  for (int i = 0; i < 1000; ++i) {
    if (i % 100 == 99) clock.advance(i == 599 ? -5ms : 3ms);
    auto const next = ids.next().str();
    CHECK(last < next);
    last = next;
  }
}

TEST_CASE("money adds within one currency and never overflows silently") {
  CHECK(Money::yuan(3) + Money(50, Currency::cny) == Money(350, Currency::cny));
  CHECK_THROWS_AS((void)(Money::yuan(1) + Money(1, Currency::usd)), Bug);
  CHECK_THROWS_AS((void)(Money(INT64_MAX, Currency::cny) * 2), Bug);
  CHECK(to_decimal(Money(3550, Currency::cny)) == "35.50");
  CHECK(to_decimal(Money(-50, Currency::cny)) == "-0.50");
  CHECK(to_decimal(Money(1200, Currency::jpy)) == "1,200");
  CHECK(to_decimal(Money::yuan(999)) == "999");
  CHECK(to_decimal(Money(-123'456'789, Currency::cny)) == "-1,234,567.89");
  CHECK(to_decimal(Money::yuan(-100)) == "-100");
}

TEST_CASE("dates are read in both written forms and refused when they are not dates") {
  CHECK(to_text(*parse_day("2024-10-25")) == "2024-10-25");
  CHECK(to_text(*parse_day("2024/1/5")) == "2024-01-05");
  for (auto const* wrong : {"", "2024", "2024-10", "2024-10/25", "2023-02-29", "2024-13-01",
                            "2024-10-25x", "24-10-25", "2024-1-", "-2024-01-01"})
    CHECK_MESSAGE(!parse_day(wrong), wrong);
  CHECK(to_text(instant_from_us(1'730'376'000'000'000)) == "2024-10-31T12:00:00Z");
  CHECK(to_text(china_day(instant_from_us(1'730'390'400'000'000))) == "2024-11-01");
  CHECK(china_day(china_instant(*parse_day("2024-11-01"), 0min)) == *parse_day("2024-11-01"));
  CHECK(to_clock(1470min) == "24:30");
}

TEST_CASE("the Chinese map shifts are undone to a metre") {
  LatLon const forbidden_city{39.9163, 116.3972};
  auto const gcj = gcj02_from_wgs84(forbidden_city);
  CHECK(distance_m(forbidden_city, gcj) > 400);
  CHECK(distance_m(forbidden_city, wgs84_from_gcj02(gcj)) < 1);
  LatLon const monaco{43.7384, 7.4246};
  CHECK(gcj02_from_wgs84(monaco) == monaco);
  // 三坊七巷 in BD-09, from the reference notes, and where OpenStreetMap has it.
  CHECK(distance_m(wgs84_from_bd09({26.088452, 119.303186}), {26.0853, 119.2919}) < 200);
  // 0.0800° north and 0.2087° · cos 43.7° west: by Pythagoras 18.99 km.
  CHECK(distance_m(monaco, {43.6584, 7.2159}) == doctest::Approx(18990).epsilon(0.01));
}

TEST_CASE("UTF-8 is checked by the table of the standard") {
  CHECK(is_utf8("鼓山 Fuzhou 🚄"));
  CHECK(length_of("鼓山🚄") == 3);
  for (auto const* wrong : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe9\xbc", "\x80"})
    CHECK(!is_utf8(wrong));
}

TEST_CASE("names are folded for comparison") {
  CHECK(fold("　Ｆｕｚｈｏｕ Ａ１ ") == "fuzhou a1");
  CHECK(split(" a; b ;;c", ';') == std::vector<std::string>{"a", "b", "c"});
  CHECK(trim("　鼓楼区　") == "鼓楼区");
}
