// SPDX-License-Identifier: Apache-2.0
#include "app/chat_functions.hpp"

namespace app {

std::vector<assistant::ChatFunction> chat_functions(std::vector<mcp::Tool> const& tools) {
  std::vector<assistant::ChatFunction> functions;
  for (auto const& tool : tools) {
    if (tool.changes_something) continue;
    functions.push_back({{tool.name, tool.description, tool.input},
                         tool.title,
                         [&tool](std::string_view arguments, http::Request const& caller) {
                           auto result = tool.call(arguments, caller);
                           return assistant::ChatFunction::Result{std::move(result.text),
                                                                  std::move(result.structured),
                                                                  result.is_refused};
                         }});
  }
  return functions;
}

}  // namespace app
