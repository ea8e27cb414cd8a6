// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/purse/currencies.hpp"
#include "trips/purse/expenses.hpp"
#include "trips/purse/purse_json.hpp"
#include "trips/versions/versions.hpp"

namespace trips {
namespace {

using storage::Sql;

ExpenseKind expense_kind_of(planner::CostKind kind) {
  return http::enum_from<ExpenseKind>(http::word_of(kind)).value_or(ExpenseKind::other);
}

std::vector<PursePerson> people_of(Sql& sql, TripId trip, std::vector<Balance> const& balances) {
  std::vector<PursePerson> people;
  for (auto const& id : list_member_ids(sql, trip)) people.push_back({id, "", true, false, false});
  for (auto const& guest : list_guests(sql, trip))
    people.push_back({guest.id.str(), guest.name, false, true, false});
  for (auto const& balance : balances)
    if (std::none_of(people.begin(), people.end(),
                     [&](PursePerson const& each) { return each.id == balance.person_id; }))
      people.push_back({balance.person_id, "", false, false, false});
  return people;
}

std::vector<KindCost> kinds_of(std::vector<LedgerAnswer> const& ledger,
                               std::vector<Expense> const& expenses) {
  std::map<ExpenseKind, KindCost> by_kind;
  for (auto const& line : ledger) {
    auto& cost = by_kind[expense_kind_of(line.kind)];
    cost.estimate_low_minor += line.total.low_minor;
    cost.estimate_high_minor += line.total.high_minor;
  }
  for (auto const& expense : expenses) by_kind[expense.kind].actual_minor += expense.home_minor();
  std::vector<KindCost> kinds;
  for (auto& [kind, cost] : by_kind) {
    cost.kind = kind;
    kinds.push_back(cost);
  }
  return kinds;
}

// Of the newest plan; nothing of one that an old release wrote.
std::vector<LedgerAnswer> ledger_answer_of(Sql& sql, TripId trip) {
  auto const newest = Versions(sql).find_newest(trip);
  auto plan = newest ? http::parse<TierAnswer>(newest->content.plan_json)
                     : base::Result<TierAnswer>(base::refuse(base::Refusal::not_found, ""));
  return plan ? std::move(plan->ledger) : std::vector<LedgerAnswer>();
}

}  // namespace

ExpenseAnswer expense_answer(Expense const& expense) {
  ExpenseAnswer answer;
  answer.id = expense.id;
  answer.version = expense.version;
  answer.title = expense.title;
  answer.kind = expense.kind;
  answer.day = expense.day;
  answer.item = expense.item;
  answer.amount_minor = expense.amount_minor;
  answer.currency = expense.currency;
  if (expense.rate.day)
    answer.rate = ExpenseRate{rate_text(expense.rate.e9), *expense.rate.day, expense.rate.source};
  answer.home_minor = expense.home_minor();
  answer.paid_by = expense.paid_by;
  answer.split = expense.split;
  auto const owed = expense.owed();
  for (std::size_t i = 0; i < owed.size(); ++i)
    answer.shares.push_back({expense.shares[i].person_id, expense.shares[i].weight, owed[i]});
  answer.note = expense.note;
  answer.updated_at = expense.updated_at;
  return answer;
}

std::vector<PursePerson> list_purse_people(Sql& sql, TripId trip) {
  return people_of(sql, trip, balances_of(list_expenses(sql, trip), list_payments(sql, trip)));
}

PurseAnswer purse_answer(Parts const& parts, Asked const& who) {
  PurseAnswer purse;
  purse.currency = trip_currency;
  std::vector<Expense> expenses;
  std::vector<Payment> payments;
  std::vector<LedgerAnswer> ledger;
  parts.db.read([&](Sql& sql) {
    expenses = list_expenses(sql, who.trip);
    payments = list_payments(sql, who.trip);
    purse.people = people_of(sql, who.trip, balances_of(expenses, payments));
    ledger = ledger_answer_of(sql, who.trip);
  });
  for (auto& person : purse.people) {
    if (!person.is_guest) person.name = name_of_person(parts, person.id);
    person.is_me = person.id == who.user_id;
  }
  for (auto const& expense : expenses) purse.expenses.push_back(expense_answer(expense));
  for (auto const& payment : payments)
    purse.payments.push_back({payment.id, payment.transfer.from_id, payment.transfer.to_id,
                              payment.transfer.minor, payment.day, payment.note});
  auto const balances = balances_of(expenses, payments);
  for (auto const& balance : balances) purse.balances.push_back({balance.person_id, balance.minor});
  auto const settlement = settle(balances);
  purse.is_fewest = settlement.is_fewest;
  for (auto const& [from, to, minor] : settlement.transfers)
    purse.transfers.push_back({from, to, minor});
  purse.kinds = kinds_of(ledger, expenses);
  return purse;
}

}  // namespace trips
