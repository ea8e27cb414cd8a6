// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

struct AgentCommand {
  std::string username;             // for whom the agent acts
  std::vector<std::string> scopes;  // what it may do, as a personal token
  std::string language;             // "zh-CN" or "en"
};

// The Model Context Protocol on stdin and stdout, until stdin ends. Whoever may run this may
// read the database too, so no token is asked for.
int serve_agent(InstallationOrder const& order, AgentCommand const& command,
                Streams const& streams);

}  // namespace app
