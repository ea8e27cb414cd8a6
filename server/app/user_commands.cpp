// SPDX-License-Identifier: Apache-2.0
#include "app/user_commands.hpp"

#include <fmt/format.h>

#include <iostream>

#include "accounts/admin.hpp"
#include "app/admin_commands.hpp"
#include "app/site.hpp"
#include "base/civil.hpp"

namespace app {
namespace {

// Opens the installation, hands its accounts to `act` and prints what came of it.
template <class Act>
int with_accounts(InstallationOrder const& order, Streams const& streams, Act&& act) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  Site site(*installation, std::make_shared<base::SilentLog>());
  base::Result<std::string> const done = act(site.accounts);
  if (!done) return print_refusal(done.error(), streams);
  streams.out << *done;
  return 0;
}

base::Result<std::string> told(base::Result<void> const& done, std::string text) {
  if (!done) return done.error();
  return text;
}

std::string read_password(Streams const& streams) {
  std::string password;
  std::getline(streams.in, password);
  return password;
}

base::Result<accounts::Role> role_of(std::string const& word) {
  if (auto const role = accounts::role_from(word)) return *role;
  return base::refuse(base::Refusal::invalid,
                      word + " is none of traveller, agent, merchant, operator, admin");
}

}  // namespace

int add_user(InstallationOrder const& order, UserCommand const& command, Streams const& streams) {
  return with_accounts(order, streams, [&](auto& accounts) -> base::Result<std::string> {
    auto const role = role_of(command.role);
    if (!role) return role.error();
    auto const user = accounts::admin::add_user(
        accounts, {command.username, read_password(streams), command.email, *role});
    if (!user) return user.error();
    return fmt::format("added {} {} {}\n", user->id.str(), user->username, command.role);
  });
}

int list_users(InstallationOrder const& order, Streams const& streams) {
  return with_accounts(order, streams, [&](auto& accounts) -> base::Result<std::string> {
    std::string lines;
    for (auto const& user : accounts::admin::list_users(accounts))
      lines += fmt::format("{}  {:<10}  {}  {}\n", user.id.str(), accounts::to_word(user.role),
                           base::to_text(user.created_at), user.username);
    return lines;
  });
}

int set_role(InstallationOrder const& order, UserCommand const& command, Streams const& streams) {
  return with_accounts(order, streams, [&](auto& accounts) -> base::Result<std::string> {
    auto const role = role_of(command.role);
    if (!role) return role.error();
    return told(accounts::admin::set_role(accounts, command.username, *role),
                fmt::format("{} is now {}\n", command.username, command.role));
  });
}

int set_password(InstallationOrder const& order, UserCommand const& command,
                 Streams const& streams) {
  return with_accounts(order, streams, [&](auto& accounts) -> base::Result<std::string> {
    return told(accounts::admin::set_password(accounts, command.username, read_password(streams)),
                fmt::format("{} has a new password\n", command.username));
  });
}

int remove_user(InstallationOrder const& order, UserCommand const& command,
                Streams const& streams) {
  return with_accounts(order, streams, [&](auto& accounts) -> base::Result<std::string> {
    return told(accounts::admin::remove_user(accounts, command.username),
                fmt::format("{} is gone\n", command.username));
  });
}

}  // namespace app
