// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "trips/changes/commands.hpp"
#include "trips/purse/settlement.hpp"
#include "trips/purse/split.hpp"
#include "trips/trip_id.hpp"

// What a trip costs the people who make it. A person is a member, by the account's id, or a guest:
// somebody without an account whom members named.
namespace trips {

using ExpenseId = base::Id<struct TripExpense>;
using PaymentId = base::Id<struct TripPayment>;
using GuestId = base::Id<struct TripGuest>;

// The kinds of the plan's ledger, and what a plan knows nothing of.
enum class ExpenseKind : std::uint8_t { ticket, meal, lodging, transport, ride, shopping, other };

// How the weights of an expense are to be read: all alike, as shares ("two of us"), or as exact
// amounts in the expense's currency.
enum class SplitKind : std::uint8_t { equal, shares, exact };

// A rate to the trip's currency as somebody entered it.
struct Rate {
  std::int64_t e9 = 1'000'000'000;
  std::optional<base::Day> day;  // none: the expense is in the trip's currency
  std::string source;
};

struct Expense {
  ExpenseId id;
  int version = 1;  // counts changes, so that of two at once none is lost
  std::string title;
  ExpenseKind kind = ExpenseKind::other;
  std::optional<base::Day> day;
  std::optional<ItemId> item;  // of the itinerary
  std::int64_t amount_minor = 0;
  std::string currency;
  Rate rate;
  std::string paid_by;
  SplitKind split = SplitKind::equal;
  std::vector<ShareOf> shares;
  std::string note;
  base::Instant updated_at{};

  std::int64_t home_minor() const;  // in the trip's currency
  // What each of `shares` owes of it, in the trip's currency.
  std::vector<std::int64_t> owed() const;
};

// Money that somebody gave somebody to settle, in the trip's currency.
struct Payment {
  PaymentId id;
  Transfer transfer;
  base::Day day{};
  std::string note;
  friend bool operator==(Payment const&, Payment const&) = default;
};

struct Guest {
  GuestId id;
  std::string name;
};

// Whether two say the same, whatever their versions and times.
bool says_the_same(Expense const& a, Expense const& b);

// Where everybody stands, by person; those who are even are among them. Sums to 0.
std::vector<Balance> balances_of(std::vector<Expense> const& expenses,
                                 std::vector<Payment> const& payments);

}  // namespace trips
