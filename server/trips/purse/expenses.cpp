// SPDX-License-Identifier: Apache-2.0
#include "trips/purse/expenses.hpp"

#include <algorithm>

#include "storage/sql.hpp"
#include "trips/purse/described.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

std::string day_text(std::optional<base::Day> day) { return day ? base::to_text(*day) : ""; }

Expense expense_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  Expense expense;
  expense.id = ExpenseId::parse(text(0)).value();
  expense.version = std::stoi(text(1));
  expense.title = text(2);
  expense.kind = http::enum_from<ExpenseKind>(text(3)).value();
  expense.day = base::parse_day(text(4));
  expense.item = ItemId::parse(text(5));
  expense.amount_minor = std::stoll(text(6));
  expense.currency = text(7);
  expense.rate = {std::stoll(text(8)), base::parse_day(text(9)), text(10)};
  expense.paid_by = text(11);
  expense.split = http::enum_from<SplitKind>(text(12)).value();
  expense.note = text(13);
  expense.updated_at = base::instant_from_us(std::stoll(text(14)));
  return expense;
}

void insert_shares(Sql& sql, std::string const& trip, Expense const& expense) {
  auto const id = expense.id.str();
  int position = 0;
  for (auto const& share : expense.shares) {
    long long const weight = share.weight;
    sql << "INSERT INTO trip_expense_shares (trip_id, expense_id, person_id, position, weight) "
           "VALUES (:trip, :id, :person, :position, :weight)",
        use(trip), use(id), use(share.person_id), use(position), use(weight);
    ++position;
  }
}

void remove_row(Sql& sql, std::string const& trip, std::string const& id) {
  sql << "DELETE FROM trip_expenses WHERE trip_id = :trip AND id = :id", use(trip), use(id);
}

// Its shares go with the row of before and are written anew.
void write(Sql& sql, TripId trip_id, int version, Expense const& expense) {
  auto const trip = trip_id.str();
  auto const id = expense.id.str();
  remove_row(sql, trip, id);
  std::string const kind(http::word_of(expense.kind));
  std::string const split(http::word_of(expense.split));
  auto const day = day_text(expense.day);
  auto const item = expense.item ? expense.item->str() : std::string();
  auto const rate_day = day_text(expense.rate.day);
  long long const amount = expense.amount_minor;
  long long const rate = expense.rate.e9;
  long long const now_us = base::to_us(expense.updated_at);
  sql << "INSERT INTO trip_expenses (trip_id, id, version, title, kind, day, item_id, "
         "amount_minor, currency, rate_e9, rate_day, rate_source, paid_by, split, note, "
         "updated_at_us) VALUES (:trip, :id, :version, :title, :kind, :day, :item, :amount, "
         ":currency, :rate, :rate_day, :rate_source, :paid_by, :split, :note, :now)",
      use(trip), use(id), use(version), use(expense.title), use(kind), use(day), use(item),
      use(amount), use(expense.currency), use(rate), use(rate_day), use(expense.rate.source),
      use(expense.paid_by), use(split), use(expense.note), use(now_us);
  insert_shares(sql, trip, expense);
}

base::Error changed_meanwhile() {
  return base::refuse(base::Refusal::conflict,
                      "Others changed the same meanwhile. Nothing of yours is lost.",
                      "expense_changed");
}

std::size_t count_of(Sql& sql, std::string_view statement, TripId trip) {
  auto const key = trip.str();
  return std::stoul(sql.find_row(statement, {key}).value()[0].value());
}

Payment payment_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  return {PaymentId::parse(text(0)).value(),
          {text(1), text(2), std::stoll(text(3))},
          base::parse_day(text(4)).value(),
          text(5)};
}

}  // namespace

void hold_trip(Sql& sql, TripId trip) {
  auto const key = trip.str();
  sql << "UPDATE trips SET newest_version = newest_version WHERE id = :id", use(key);
}

std::vector<Expense> list_expenses(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Expense> expenses;
  for (auto const& row : sql.list_rows(
           "SELECT id, version, title, kind, day, item_id, amount_minor, currency, rate_e9, "
           "rate_day, rate_source, paid_by, split, note, updated_at_us FROM trip_expenses "
           "WHERE trip_id = ? ORDER BY CASE WHEN day = '' THEN 1 ELSE 0 END, day, id",
           {key}))
    expenses.push_back(expense_from(row));
  auto const rows = sql.list_rows(
      "SELECT expense_id, person_id, weight FROM trip_expense_shares WHERE trip_id = ? "
      "ORDER BY expense_id, position",
      {key});
  for (auto& expense : expenses) {
    auto const id = expense.id.str();
    auto at = std::lower_bound(rows.begin(), rows.end(), id,
                               [](Row const& row, auto const& wanted) { return row[0] < wanted; });
    for (; at != rows.end() && (*at)[0] == id; ++at)
      expense.shares.push_back({(*at)[1].value(), std::stoll((*at)[2].value())});
  }
  return expenses;
}

std::optional<Expense> find_expense(Sql& sql, TripId trip, ExpenseId id) {
  for (auto& expense : list_expenses(sql, trip))
    if (expense.id == id) return std::move(expense);
  return std::nullopt;
}

base::Result<void> put_expense(Sql& sql, TripId trip, int base, Expense const& expense) {
  hold_trip(sql, trip);
  auto const now = find_expense(sql, trip, expense.id);
  if (now && now->version == base + 1 && says_the_same(*now, expense)) return {};
  if ((now ? now->version : 0) != base) return changed_meanwhile();
  if (!now &&
      count_of(sql, "SELECT COUNT(*) FROM trip_expenses WHERE trip_id = ?", trip) >= most_expenses)
    return base::refuse(base::Refusal::conflict, "A trip can have 1000 expenses.");
  write(sql, trip, base + 1, expense);
  return {};
}

base::Result<void> remove_expense(Sql& sql, TripId trip, int base, ExpenseId id) {
  hold_trip(sql, trip);
  auto const now = find_expense(sql, trip, id);
  if (!now) return {};
  if (now->version != base) return changed_meanwhile();
  remove_row(sql, trip.str(), id.str());
  return {};
}

std::vector<Payment> list_payments(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Payment> payments;
  for (auto const& row : sql.list_rows("SELECT id, from_id, to_id, amount_minor, day, note "
                                       "FROM trip_payments WHERE trip_id = ? ORDER BY day, id",
                                       {key}))
    payments.push_back(payment_from(row));
  return payments;
}

base::Result<void> add_payment(Sql& sql, TripId trip, Payment const& payment) {
  hold_trip(sql, trip);
  auto const before = list_payments(sql, trip);
  for (auto const& each : before) {
    if (each.id != payment.id) continue;
    if (each == payment) return {};
    return base::refuse(base::Refusal::conflict, "There is another payment of that id.");
  }
  if (before.size() >= most_payments)
    return base::refuse(base::Refusal::conflict, "A trip can have 1000 payments.");
  auto const key = trip.str();
  auto const id = payment.id.str();
  auto const day = base::to_text(payment.day);
  long long const amount = payment.transfer.minor;
  sql << "INSERT INTO trip_payments (trip_id, id, from_id, to_id, amount_minor, day, note) "
         "VALUES (:trip, :id, :from, :to, :amount, :day, :note)",
      use(key), use(id), use(payment.transfer.from_id), use(payment.transfer.to_id), use(amount),
      use(day), use(payment.note);
  return {};
}

void remove_payment(Sql& sql, TripId trip, PaymentId payment) {
  auto const key = trip.str();
  auto const id = payment.str();
  sql << "DELETE FROM trip_payments WHERE trip_id = :trip AND id = :id", use(key), use(id);
}

std::vector<Guest> list_guests(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Guest> guests;
  for (auto const& row :
       sql.list_rows("SELECT id, name FROM trip_guests WHERE trip_id = ? ORDER BY id", {key}))
    guests.push_back({GuestId::parse(row[0].value()).value(), row[1].value()});
  return guests;
}

base::Result<void> put_guest(Sql& sql, TripId trip, Guest const& guest) {
  hold_trip(sql, trip);
  auto const key = trip.str();
  auto const id = guest.id.str();
  auto const before = list_guests(sql, trip);
  bool const is_known = std::any_of(before.begin(), before.end(),
                                    [&](Guest const& each) { return each.id == guest.id; });
  if (is_known) {
    sql << "UPDATE trip_guests SET name = :name WHERE trip_id = :trip AND id = :id",
        use(guest.name), use(key), use(id);
    return {};
  }
  if (before.size() >= most_guests)
    return base::refuse(base::Refusal::conflict, "A trip can have 30 guests.");
  sql << "INSERT INTO trip_guests (trip_id, id, name) VALUES (:trip, :id, :name)", use(key),
      use(id), use(guest.name);
  return {};
}

base::Result<void> remove_guest(Sql& sql, TripId trip, GuestId guest) {
  hold_trip(sql, trip);
  auto const id = guest.str();
  for (auto const& balance : balances_of(list_expenses(sql, trip), list_payments(sql, trip)))
    if (balance.person_id == id)
      return base::refuse(base::Refusal::conflict, "Expenses or payments are of that guest.");
  auto const key = trip.str();
  sql << "DELETE FROM trip_guests WHERE trip_id = :trip AND id = :id", use(key), use(id);
  return {};
}

}  // namespace trips
