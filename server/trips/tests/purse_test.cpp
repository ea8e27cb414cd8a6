// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "storage/sql.hpp"
#include "storage/testing.hpp"
#include "trips/purse/currencies.hpp"
#include "trips/purse/expenses.hpp"
#include "trips/tests/archive.hpp"
#include "trips/together/members.hpp"

using namespace trips;

namespace {

using Random = std::mt19937_64;

std::int64_t between(Random& random, std::int64_t least, std::int64_t most) {
  return std::uniform_int_distribution<std::int64_t>(least, most)(random);
}

std::int64_t sum_of(std::vector<std::int64_t> const& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

std::string person(std::size_t number) { return "person-" + std::to_string(number); }

std::vector<Balance> random_balances(Random& random, std::size_t people, std::int64_t most) {
  std::vector<Balance> balances;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < people; ++i) {
    balances.push_back({person(i), between(random, -most, most)});
    sum += balances.back().minor;
  }
  balances.push_back({person(people), -sum});
  return balances;
}

// The most groups that clear among themselves, by trying every partition.
std::size_t most_groups(std::vector<std::int64_t> const& amounts, std::vector<std::int64_t>& sums,
                        std::size_t next) {
  if (next == amounts.size())
    return std::all_of(sums.begin(), sums.end(), [](auto sum) { return sum == 0; }) ? sums.size()
                                                                                    : 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    sums[i] += amounts[next];
    most = std::max(most, most_groups(amounts, sums, next + 1));
    sums[i] -= amounts[next];
  }
  sums.push_back(amounts[next]);
  most = std::max(most, most_groups(amounts, sums, next + 1));
  sums.pop_back();
  return most;
}

// Dinner of ¥100.00 that Anna paid for all three.
Expense dinner(base::Ids& ids) {
  Expense expense;
  expense.id = ids.next<ExpenseId>();
  expense.title = "晚餐";
  expense.kind = ExpenseKind::meal;
  expense.amount_minor = 10'000;
  expense.currency = "CNY";
  expense.paid_by = anna;
  expense.shares = {{anna}, {ming}, {liu}};
  return expense;
}

}  // namespace

TEST_CASE("parts add up to the amount to the last minor unit, whatever the weights") {
  Random random(7);
  for (int round = 0; round < 2000; ++round) {
    auto const amount = between(random, 0, round % 2 == 0 ? 100 : most_minor);
    std::vector<ShareOf> shares;
    for (auto i = between(random, 1, 9); i > 0; --i)
      shares.push_back({person(static_cast<std::size_t>(i)), between(random, 0, 1000)});
    shares.front().weight += 1;
    auto const parts = apportion(amount, shares, std::to_string(round));
    CHECK(sum_of(parts) == amount);
    std::int64_t whole = 0;
    for (auto const& share : shares) whole += share.weight;
    for (std::size_t i = 0; i < parts.size(); ++i) {  // never a whole unit from the exact part
      auto const exact = static_cast<long double>(amount) *
                         static_cast<long double>(shares[i].weight) /
                         static_cast<long double>(whole);
      CHECK(std::abs(static_cast<long double>(parts[i]) - exact) < 1.0L + 1e-6L);
      if (shares[i].weight == 0) CHECK(parts[i] == 0);
    }
  }
}

TEST_CASE("who bears the odd fen does not depend on the order, and is not always the same") {
  std::vector<ShareOf> shares{{"a"}, {"b"}, {"c"}};
  std::vector<int> bore(3);
  for (int i = 0; i < 300; ++i) {
    auto const seed = "expense " + std::to_string(i);
    auto const parts = apportion(100, shares, seed);
    for (std::size_t who = 0; who < 3; ++who) bore[who] += parts[who] == 34 ? 1 : 0;
    auto turned = apportion(100, {shares[2], shares[1], shares[0]}, seed);
    std::reverse(turned.begin(), turned.end());
    CHECK(turned == parts);
  }
  CHECK(bore[0] + bore[1] + bore[2] == 300);
  CHECK(*std::min_element(bore.begin(), bore.end()) > 60);
}

TEST_CASE("settling clears everybody, with fewer transfers than people, in any order") {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    auto const people = static_cast<std::size_t>(between(random, 1, 20));
    auto balances = random_balances(random, people, round % 3 == 0 ? 3 : 100'000);
    auto const settlement = settle(balances);
    auto left = balances;
    for (auto const& [from, to, minor] : settlement.transfers) {
      CHECK(minor > 0);
      for (auto& each : left)
        each.minor += each.person_id == from ? minor : each.person_id == to ? -minor : 0;
    }
    for (auto const& each : left) CHECK(each.minor == 0);
    CHECK(settlement.transfers.size() < people + 1);
    std::shuffle(balances.begin(), balances.end(), random);
    CHECK(settle(balances).transfers == settlement.transfers);
  }
}

TEST_CASE("few people settle with the fewest transfers there can be") {
  Random random(13);
  for (int round = 0; round < 200; ++round) {
    auto const balances =
        random_balances(random, static_cast<std::size_t>(between(random, 2, 8)), 4);
    std::vector<std::int64_t> amounts;
    for (auto const& each : balances)
      if (each.minor != 0) amounts.push_back(each.minor);
    std::vector<std::int64_t> sums;
    auto const groups = most_groups(amounts, sums, 0);
    auto const settlement = settle(balances);
    CHECK(settlement.is_fewest);
    CHECK(settlement.transfers.size() == amounts.size() - groups);
  }
}

TEST_CASE("where largest meets largest would need three transfers, two are found") {
  std::vector<Balance> const balances{{"a", -5}, {"b", -4}, {"c", 4}, {"d", 5}};
  CHECK(settle(balances).transfers.size() == 2);
  std::vector<Balance> const crossed{{"a", -6}, {"b", -4}, {"c", -3}, {"d", 7}, {"e", 6}};
  CHECK(settle(crossed).transfers.size() == 3);
}

TEST_CASE("many people are settled too, but not looked at for the fewest transfers") {
  Random random(17);
  auto const balances = random_balances(random, 60, 1000);
  auto const settlement = settle(balances);
  CHECK_FALSE(settlement.is_fewest);
  CHECK(settlement.transfers.size() < 60);
}

TEST_CASE("a rate is read exactly and written as it was entered") {
  CHECK(rate_from("0.0479") == 47'900'000);
  CHECK(rate_from("7.12") == 7'120'000'000);
  CHECK(rate_from("999999.999999999") == 999'999'999'999'999);
  for (auto const* text : {"0.0479", "7.12", "20", "0.000000001", "100.5"})
    CHECK(rate_text(rate_from(text).value()) == text);
  for (auto const* text :
       {"", "0", "0.0", ".5", "5.", "-1", "1e3", "1,5", "1000000", "1.0000000001", " 1", "1.2.3"})
    CHECK_FALSE(rate_from(text));
}

TEST_CASE("amounts cross currencies of other minor units, rounded half up") {
  CHECK(in_trip_currency(1000, "JPY", rate_from("0.0479").value()) == 4790);  // ¥1000 → 47.90
  CHECK(in_trip_currency(1, "JPY", rate_from("0.005").value()) == 1);         // half a fen
  CHECK(in_trip_currency(1, "JPY", rate_from("0.00499").value()) == 0);
  CHECK(in_trip_currency(1500, "KWD", rate_from("23").value()) == 3450);  // 1.500 dinar
  CHECK(in_trip_currency(12345, "CNY", 1'000'000'000) == 12345);
  CHECK_FALSE(in_trip_currency(most_minor, "KWD", rate_from("999999").value()));
  CHECK(minor_digits("JPY") == 0);
  CHECK(minor_digits("TND") == 3);
  for (auto const* code : {"XXX", "cny", "", "CN", "Y CD", "AED ", "ED "})
    CHECK_FALSE(minor_digits(code));
}

TEST_CASE("three friends' accounts come out even") {
  base::ManualClock clock{base::instant_from_us(1'729'000'000'000'000)};
  base::SeededRandom random{5};
  base::Ids ids{clock, random};
  auto taxi = dinner(ids);
  taxi.amount_minor = 3'000;
  taxi.paid_by = ming;
  taxi.split = SplitKind::exact;
  taxi.shares = {{ming, 1'000}, {liu, 2'000}};
  auto onsen = dinner(ids);
  onsen.currency = "JPY";
  onsen.rate = {rate_from("0.05").value(), base::parse_day("2026-05-01"), "银行"};
  onsen.amount_minor = 3'000;  // 150.00
  onsen.paid_by = liu;
  onsen.split = SplitKind::shares;
  onsen.shares = {{anna, 2}, {liu, 1}};
  std::vector<Expense> const expenses{dinner(ids), taxi, onsen};
  auto balances = balances_of(expenses, {});
  std::int64_t sum = 0;
  for (auto const& each : balances) sum += each.minor;
  CHECK(sum == 0);
  auto const of = [&](std::string const& who) {
    return std::find_if(balances.begin(), balances.end(),
                        [&](auto const& each) { return each.person_id == who; })
        ->minor;
  };
  CHECK(std::abs(of(anna) - (10'000 - 3'333 - 10'000)) <= 1);
  CHECK(std::abs(of(ming) - (3'000 - 3'333 - 1'000)) <= 1);
  std::vector<Payment> payments;
  for (auto const& transfer : settle(balances).transfers)
    payments.push_back(
        {ids.next<PaymentId>(), transfer, base::parse_day("2026-05-04").value(), ""});
  balances = balances_of(expenses, payments);
  CHECK(of(anna) == 0);
  CHECK(of(ming) == 0);
  CHECK(of(liu) == 0);
}

TEST_CASE("an expense is written, changed and removed on the version it was seen in") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto expense = dinner(archive.ids);
    expense.split = SplitKind::shares;
    expense.shares = {{ming, 2}, {anna, 1}};
    expense.day = base::parse_day("2024-10-25");
    expense.item = archive.ids.next<ItemId>();
    expense.note = "三人份";
    expense.updated_at = archive.clock.now();
    db.write([&](storage::Sql& sql) {
      REQUIRE(put_expense(sql, archive.trip, 0, expense));
      REQUIRE(put_expense(sql, archive.trip, 0, expense));  // sent again
      auto const kept = find_expense(sql, archive.trip, expense.id);
      REQUIRE(kept);
      CHECK(says_the_same(*kept, expense));
      CHECK(kept->version == 1);
      CHECK(kept->shares.front().person_id == ming);

      auto mine = expense;
      mine.amount_minor = 9'000;
      auto theirs = expense;
      theirs.title = "夜宵";
      CHECK(put_expense(sql, archive.trip, 1, mine));
      CHECK(put_expense(sql, archive.trip, 1, theirs).error().code == "expense_changed");
      CHECK(remove_expense(sql, archive.trip, 1, expense.id).error().code == "expense_changed");
      CHECK(find_expense(sql, archive.trip, expense.id)->amount_minor == 9'000);
      CHECK(remove_expense(sql, archive.trip, 2, expense.id));
      CHECK(remove_expense(sql, archive.trip, 2, expense.id));
      CHECK(put_expense(sql, archive.trip, 2, theirs).error().code == "expense_changed");
      CHECK(list_expenses(sql, archive.trip).empty());
    });
  });
}

TEST_CASE("one id in two trips is two expenses, and a trip's costs go with it") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const expense = dinner(archive.ids);
    auto const guest = archive.ids.next<GuestId>();
    db.write([&](storage::Sql& sql) {
      REQUIRE(put_expense(sql, archive.trip, 0, expense));
      REQUIRE(put_guest(sql, archive.trip, {guest, "外婆"}));
      CHECK_FALSE(find_expense(sql, archive.ids.next<TripId>(), expense.id));
    });
    CHECK(archive.trips.remove(archive.trip, anna));
    db.read([&](storage::Sql& sql) {
      CHECK(list_expenses(sql, archive.trip).empty());
      CHECK(list_guests(sql, archive.trip).empty());
      CHECK(sql.find_row("SELECT COUNT(*) FROM trip_expense_shares", {}).value()[0] == "0");
    });
  });
}

TEST_CASE("a payment is written once; a guest stays while money is between us") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    Guest const guest{archive.ids.next<GuestId>(), "外婆"};
    Payment const payment{archive.ids.next<PaymentId>(),
                          {guest.id.str(), anna, 2'500},
                          base::parse_day("2024-10-26").value(),
                          "现金"};
    db.write([&](storage::Sql& sql) {
      REQUIRE(put_guest(sql, archive.trip, guest));
      REQUIRE(put_guest(sql, archive.trip, {guest.id, "姥姥"}));
      CHECK(list_guests(sql, archive.trip).front().name == "姥姥");
      REQUIRE(add_payment(sql, archive.trip, payment));
      REQUIRE(add_payment(sql, archive.trip, payment));
      auto other = payment;
      other.transfer.minor = 1;
      CHECK(add_payment(sql, archive.trip, other).error().kind == base::Refusal::conflict);
      CHECK(list_payments(sql, archive.trip) == std::vector{payment});
      CHECK(remove_guest(sql, archive.trip, guest.id).error().kind == base::Refusal::conflict);
      remove_payment(sql, archive.trip, payment.id);
      CHECK(remove_guest(sql, archive.trip, guest.id));
      CHECK(list_guests(sql, archive.trip).empty());
    });
  });
}

TEST_CASE("what somebody paid stays when they leave the trip") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto expense = dinner(archive.ids);
    expense.paid_by = ming;
    db.write([&](storage::Sql& sql) {
      add_member(sql, archive.trip, ming, MemberRole::editor, archive.clock.now());
      REQUIRE(put_expense(sql, archive.trip, 0, expense));
      REQUIRE(remove_member(sql, archive.trip, ming));
      CHECK(balances_of(list_expenses(sql, archive.trip), {}).size() == 3);
      CHECK(find_expense(sql, archive.trip, expense.id)->paid_by == ming);
    });
  });
}
