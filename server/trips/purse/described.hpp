// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "trips/purse/expense.hpp"

// The words of SQL and JSON for what this folder declares.
namespace trips {

BOOST_DESCRIBE_ENUM(ExpenseKind, ticket, meal, lodging, transport, ride, shopping, other)
BOOST_DESCRIBE_ENUM(SplitKind, equal, shares, exact)

}  // namespace trips
