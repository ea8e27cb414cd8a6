// SPDX-License-Identifier: Apache-2.0
#include "app/chat_functions.hpp"

#include <boost/json.hpp>

namespace app {
namespace {

namespace json = boost::json;
using assistant::ChatFunction;

constexpr std::string_view revise_tool = "revise_trip";

ChatFunction::Result result_of(mcp::ToolResult result) {
  return {std::move(result.text), std::move(result.structured), result.is_refused, {}};
}

ChatFunction::Call calling(mcp::Tool const& tool) {
  return [&tool](std::string_view arguments, http::Request const& caller) {
    return result_of(tool.call(arguments, caller));
  };
}

// What a person decides is no business of a model.
std::string without_decisions(std::string const& schema) {
  auto tree = json::parse(schema).as_object();
  for (auto const* const decision : {"apply", "base_version", "keep_violations"})
    tree.at("properties").as_object().erase(decision);
  return json::serialize(tree);
}

// The preview of a revision. To carry it out the same words are applied to the same version.
ChatFunction::Call previewing(mcp::Tool const& tool) {
  return [&tool](std::string_view arguments, http::Request const& caller) {
    auto revision = json::parse({arguments.data(), arguments.size()}).as_object();
    for (auto const* const decision : {"apply", "base_version", "keep_violations"})
      revision.erase(decision);
    auto result = result_of(tool.call(json::serialize(revision), caller));
    if (result.is_refused) return result;
    auto const preview = json::parse(result.structured);
    if (preview.at("brings_problems").as_bool()) return result;
    revision["apply"] = true;
    revision["base_version"] = preview.at("version");
    result.consent = json::serialize(revision);
    return result;
  };
}

// Everything else that changes something waits.
ChatFunction::Result proposal(std::string_view arguments, http::Request const& caller) {
  bool const is_english = caller.locale == http::Locale::en;
  return {is_english ? "Not done yet: the traveller is asked first." : "还没有做，要先问过旅客。",
          {},
          false,
          std::string(arguments)};
}

}  // namespace

std::vector<ChatFunction> chat_functions(std::vector<mcp::Tool> const& tools) {
  std::vector<ChatFunction> functions;
  for (auto const& tool : tools) {
    ChatFunction made{{tool.name, tool.description, tool.input}, tool.title, calling(tool), {}};
    bool const previews = tool.name == revise_tool;
    if (previews) made.offer.parameters = without_decisions(tool.input);
    if (tool.changes_something) {
      made.call = previews ? previewing(tool) : proposal;
      made.carry_out = calling(tool);
    }
    functions.push_back(std::move(made));
  }
  return functions;
}

}  // namespace app
