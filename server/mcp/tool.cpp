// SPDX-License-Identifier: Apache-2.0
#include "mcp/tool.hpp"

#include <algorithm>
#include <iterator>

#include "mcp/impl/tool_parts.hpp"

namespace mcp {

std::vector<Tool> tools_of(InnerApi const& api, base::Ids& ids) {
  std::vector<Tool> all;
  for (auto& some : {place_tools(api), plan_tools(api), trip_tools(api)})
    std::copy(some.begin(), some.end(), std::back_inserter(all));
  all.push_back(revise_tool(api, ids));
  return all;
}

}  // namespace mcp
