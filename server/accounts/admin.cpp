// SPDX-License-Identifier: Apache-2.0
#include "accounts/admin.hpp"

namespace accounts::admin {
namespace {

base::Error no_such_user() {
  return base::refuse(base::Refusal::not_found, "There is no such account.");
}

}  // namespace

base::Result<User> add_user(Accounts& accounts, Registration const& registration) {
  return accounts.sign_in.add_user(registration, "zh-CN");
}

base::Result<void> set_role(Accounts& accounts, std::string_view username, Role role) {
  auto const user = accounts.users.find_by_name(username);
  if (!user || !accounts.users.set_role(user->id, role)) return no_such_user();
  accounts.sessions.forget_known();
  return {};
}

base::Result<void> set_password(Accounts& accounts, std::string_view username,
                                std::string_view password) {
  auto const user = accounts.users.find_by_name(username);
  if (!user) return no_such_user();
  if (auto const fit = check_password(password, user->username, "/password"); !fit)
    return fit.error();
  auto const hash = accounts.hashing.hash(password);
  if (!hash) return hash.error();
  if (!accounts.users.replace_password(user->id, user->password_hash, *hash)) return no_such_user();
  accounts.sessions.revoke_all(user->id);
  accounts.personal_tokens.revoke_all(user->id);
  return {};
}

base::Result<void> remove_user(Accounts& accounts, std::string_view username) {
  auto const user = accounts.users.find_by_name(username);
  if (!user || !accounts.remove_user(user->id)) return no_such_user();
  return {};
}

std::vector<User> list_users(Accounts& accounts, std::size_t limit) {
  return accounts.users.list(limit);
}

}  // namespace accounts::admin
