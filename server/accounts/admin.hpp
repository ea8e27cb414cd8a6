// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.hpp"
#include "base/result.hpp"

// What `xingqu user …` does, on the machine itself and so without passwords or throttling.
namespace accounts::admin {

base::Result<User> add_user(Accounts& accounts, Registration const& registration);
// Refuses (not_found) an unknown username; so do the others below.
base::Result<void> set_role(Accounts& accounts, std::string_view username, Role role);
// The same rules for the password as everywhere; all sessions of the person end.
base::Result<void> set_password(Accounts& accounts, std::string_view username,
                                std::string_view password);
base::Result<void> remove_user(Accounts& accounts, std::string_view username);
std::vector<User> list_users(Accounts& accounts, std::size_t limit = 1000);

}  // namespace accounts::admin
