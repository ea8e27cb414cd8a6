// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/accounts.hpp"
#include "support/api.hpp"
#include "trips/api.hpp"

// What support asks of other modules.
namespace app {

// Accounts that answer, by their ids.
std::vector<std::string> agent_ids(accounts::Accounts& accounts);

// `desk`, `accounts` and `trips` must outlive it.
support::Parts support_parts(support::Tickets& desk, accounts::Accounts& accounts,
                             trips::Parts const& trips);

}  // namespace app
