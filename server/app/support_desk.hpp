// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/accounts.hpp"
#include "alerts/safety.hpp"
#include "support/api.hpp"
#include "trips/api.hpp"

// What support asks of other modules.
namespace app {

// Accounts that answer, by their ids.
std::vector<std::string> agent_ids(accounts::Accounts& accounts);

// `desk`, `accounts` and `trips` must outlive it.
support::Parts support_parts(support::Tickets& desk, accounts::Accounts& accounts,
                             trips::Parts const& trips);

// Calls for help as requests in the agents' queue, each under its own id. What is personal stays
// sealed with the call: the request says only where to look. `desk` must outlive it.
alerts::SosDesk sos_desk(support::Tickets& desk);

}  // namespace app
