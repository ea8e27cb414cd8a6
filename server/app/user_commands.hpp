// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

// Passwords are read as one line from `in`, so that they stay out of the shell's history.
struct UserCommand {
  std::string username;
  std::string role = "traveller";
  std::string email;
};

int add_user(InstallationOrder const& order, UserCommand const& command, Streams const& streams);
int list_users(InstallationOrder const& order, Streams const& streams);
int set_role(InstallationOrder const& order, UserCommand const& command, Streams const& streams);
int set_password(InstallationOrder const& order, UserCommand const& command,
                 Streams const& streams);
int remove_user(InstallationOrder const& order, UserCommand const& command, Streams const& streams);

}  // namespace app
