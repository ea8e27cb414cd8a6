// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/problem.hpp"
#include "trips/purse/described.hpp"
#include "trips/together/asked.hpp"

// The costs of a trip on the wire. Amounts are minor units of the trip's currency, except where a
// currency stands beside them.
namespace trips {

struct PursePerson {
  std::string id;
  std::string name;
  bool is_member = false;
  bool is_guest = false;
  bool is_me = false;
};

struct ExpenseRate {
  std::string value;
  base::Day day{};
  std::string source;
};

struct ExpenseShare {
  std::string person;
  std::int64_t weight = 1;
  std::int64_t owed_minor = 0;
};

struct ExpenseAnswer {
  ExpenseId id;
  int version = 1;
  std::string title;
  ExpenseKind kind = ExpenseKind::other;
  std::optional<base::Day> day;
  std::optional<ItemId> item;
  std::int64_t amount_minor = 0;
  std::string currency;
  std::optional<ExpenseRate> rate;
  std::int64_t home_minor = 0;
  std::string paid_by;
  SplitKind split = SplitKind::equal;
  std::vector<ExpenseShare> shares;
  std::string note;
  base::Instant updated_at{};
};

struct PaymentAnswer {
  PaymentId id;
  std::string from;
  std::string to;
  std::int64_t amount_minor = 0;
  base::Day day{};
  std::string note;
};

struct BalanceAnswer {
  std::string person;
  std::int64_t minor = 0;
};

struct TransferAnswer {
  std::string from;
  std::string to;
  std::int64_t minor = 0;
};

struct KindCost {
  ExpenseKind kind = ExpenseKind::other;
  std::int64_t estimate_low_minor = 0;
  std::int64_t estimate_high_minor = 0;
  std::int64_t actual_minor = 0;
};

struct PurseAnswer {
  std::string currency;
  std::vector<PursePerson> people;
  std::vector<ExpenseAnswer> expenses;
  std::vector<PaymentAnswer> payments;
  std::vector<BalanceAnswer> balances;
  std::vector<TransferAnswer> transfers;
  bool is_fewest = true;
  std::vector<KindCost> kinds;
};

struct ExpenseConflict : http::Problem {
  std::optional<ExpenseAnswer> current;
};

BOOST_DESCRIBE_STRUCT(PursePerson, (), (id, name, is_member, is_guest, is_me))
BOOST_DESCRIBE_STRUCT(ExpenseRate, (), (value, day, source))
BOOST_DESCRIBE_STRUCT(ExpenseShare, (), (person, weight, owed_minor))
BOOST_DESCRIBE_STRUCT(ExpenseAnswer, (),
                      (id, version, title, kind, day, item, amount_minor, currency, rate,
                       home_minor, paid_by, split, shares, note, updated_at))
BOOST_DESCRIBE_STRUCT(PaymentAnswer, (), (id, from, to, amount_minor, day, note))
BOOST_DESCRIBE_STRUCT(BalanceAnswer, (), (person, minor))
BOOST_DESCRIBE_STRUCT(TransferAnswer, (), (from, to, minor))
BOOST_DESCRIBE_STRUCT(KindCost, (), (kind, estimate_low_minor, estimate_high_minor, actual_minor))
BOOST_DESCRIBE_STRUCT(PurseAnswer, (),
                      (currency, people, expenses, payments, balances, transfers, is_fewest, kinds))
BOOST_DESCRIBE_STRUCT(ExpenseConflict, (http::Problem), (current))

inline std::string api_name(http::Of<ExpenseAnswer>) { return "Expense"; }
inline std::string api_name(http::Of<PaymentAnswer>) { return "Payment"; }
inline std::string api_name(http::Of<BalanceAnswer>) { return "Balance"; }
inline std::string api_name(http::Of<TransferAnswer>) { return "Transfer"; }
inline std::string api_name(http::Of<PurseAnswer>) { return "Purse"; }
inline http::Rules rules(http::Of<PursePerson>) {
  using http::field;
  return {field("name").text("Empty: the account is gone."),
          field("is_member")
              .text("Neither a member nor a guest: left the trip, and is still "
                    "part of its costs.")};
}
inline http::Rules rules(http::Of<ExpenseRate>) {
  using http::field;
  return {field("value")
              .length(1, 16)
              .example("\"0.0479\"")
              .text("What one of the currency is worth in the trip's."),
          field("day").text("Of the rate."), field("source").length(1, 80).text("Who says so.")};
}
inline http::Rules rules(http::Of<ExpenseAnswer>) {
  using http::field;
  return {field("version").text("To change it on."), field("rate").text("None: the trip's own."),
          field("home_minor").text("In the trip's currency."),
          field("item").text("Of the itinerary; it may be gone meanwhile.")};
}
inline http::Rules rules(http::Of<BalanceAnswer>) {
  return {http::field("minor").text("Above 0: is owed so much; below: owes it.")};
}
inline http::Rules rules(http::Of<PurseAnswer>) {
  using http::field;
  return {field("transfers").text("After these nobody owes anything."),
          field("is_fewest")
              .text("No other transfers would do with fewer; beyond 14 people who "
                    "owe or are owed it is not looked for."),
          field("kinds").text("What the plan estimates beside what was spent, by kind.")};
}
inline http::Rules rules(http::Of<ExpenseConflict>) {
  return http::Rules{http::field("current").text("As it is now; none: somebody removed it.")}.text(
      "Why an expense was not changed. Nothing was stored.");
}

// What is written down and what follows from it.
PurseAnswer purse_answer(Parts const& parts, Asked const& who);
ExpenseAnswer expense_answer(Expense const& expense);
// Everybody whom an expense may name, by id.
std::vector<PursePerson> list_purse_people(storage::Sql& sql, TripId trip);

}  // namespace trips
