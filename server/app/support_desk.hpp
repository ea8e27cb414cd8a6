// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "accounts/accounts.hpp"
#include "alerts/safety.hpp"
#include "app/installation.hpp"
#include "notices/phones.hpp"
#include "support/api.hpp"
#include "support/reply_addresses.hpp"
#include "trips/api.hpp"

// What support asks of other modules.
namespace app {

// What a person is called; empty: the account is gone.
std::string name_of(accounts::Accounts& accounts, std::string const& user_id);

// Accounts that answer, by their ids.
std::vector<std::string> agent_ids(accounts::Users& users);

// Where people answer support by e-mail, as support.mail_address says; the key is made when there
// is none.
support::ReplyAddresses reply_addresses(Installation const& installation, base::Random& random);
// What of support's settings does not fit goes to `problems`.
void check_support(ops::Settings const& settings, std::vector<base::FieldError>& problems);

// `desk`, `files`, `accounts` and `trips` must outlive it.
support::Parts support_parts(support::Tickets& desk, support::Files& files,
                             accounts::Accounts& accounts, trips::Parts const& trips,
                             notices::Phones phones);

// Consent to support as a grant in the trip. Whoever lets it change a trip must be an editor.
support::TripDoor trip_door(base::Clock const& clock);
// What support does by such a grant, noted in the request.
void note_grant_use(support::Tickets& desk, storage::Sql& sql, trips::GrantUse const& use);

// Calls for help as requests in the agents' queue, each under its own id. What is personal stays
// sealed with the call: the request says only where to look. `desk` must outlive it.
alerts::SosDesk sos_desk(support::Tickets& desk);

}  // namespace app
