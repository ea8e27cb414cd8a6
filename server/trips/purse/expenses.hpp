// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "storage/database.hpp"
#include "trips/purse/expense.hpp"

// What is written down of a trip's costs. All functions run inside the caller's transaction or
// read; who may call them is judged by access() before. A writer holds the trip's row until its
// transaction ends, so of two at once one finds what the other did.
namespace trips {

inline constexpr std::size_t most_expenses = 1000;
inline constexpr std::size_t most_payments = 1000;
inline constexpr std::size_t most_guests = 30;

void hold_trip(storage::Sql& sql, TripId trip);

// By day, those of no day at the end; within a day as they were first written.
std::vector<Expense> list_expenses(storage::Sql& sql, TripId trip);
std::optional<Expense> find_expense(storage::Sql& sql, TripId trip, ExpenseId id);
// Writes the expense on its version `base`; 0: there is none yet. Sent again it is written once.
// Refuses (conflict, expense_changed) when others changed or removed it meanwhile.
base::Result<void> put_expense(storage::Sql& sql, TripId trip, int base, Expense const& expense);
// Removing what is not there is done already; otherwise as put_expense.
base::Result<void> remove_expense(storage::Sql& sql, TripId trip, int base, ExpenseId id);

std::vector<Payment> list_payments(storage::Sql& sql, TripId trip);
// Sent again it is written once; refuses (conflict) another payment of the same id.
base::Result<void> add_payment(storage::Sql& sql, TripId trip, Payment const& payment);
void remove_payment(storage::Sql& sql, TripId trip, PaymentId id);

std::vector<Guest> list_guests(storage::Sql& sql, TripId trip);
// Adds or renames.
base::Result<void> put_guest(storage::Sql& sql, TripId trip, Guest const& guest);
// Refuses (conflict) while an expense or a payment is of that guest.
base::Result<void> remove_guest(storage::Sql& sql, TripId trip, GuestId id);

}  // namespace trips
