// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json.hpp>

#include "http/described.hpp"
#include "mcp/tool.hpp"

// What the tools are made from.
namespace mcp {

// The schema of a described struct as one JSON document, with what it mentions under $defs.
std::string object_schema(http::SchemaOf schema);
template <class T>
std::string object_schema_of() {
  return object_schema(&http::schema_of<T>);
}

// The members of a JSON object as query parameters; the endpoint says what is wrong with them.
http::Parameters query_from(std::string_view arguments);

// A refusal of the API in words: the reason, then what is wrong with which field and what helps.
ToolResult refused(http::Response const& answer, http::Locale locale);
ToolResult refused(base::Error const& error, http::Request const& caller);

// `text` cut to longest_text at a line's end, which is then said.
std::string bounded(std::string text, http::Locale locale);

// Of a JSON tree that we wrote ourselves, perhaps long ago: what is missing reads as empty.
boost::json::value const& at(boost::json::value const& in, std::string_view pointer);
boost::json::array const& list_at(boost::json::value const& in, std::string_view pointer);
std::string text_at(boost::json::value const& in, std::string_view pointer);
std::int64_t number_at(boost::json::value const& in, std::string_view pointer);
// Of a text in both languages, {"zh": …, "en": …}.
std::string said_at(boost::json::value const& in, std::string_view pointer, http::Locale locale);

inline std::string_view either(http::Locale locale, std::string_view zh, std::string_view en) {
  return locale == http::Locale::en ? en : zh;
}

std::vector<Tool> place_tools(InnerApi const& api);
std::vector<Tool> plan_tools(InnerApi const& api);
std::vector<Tool> trip_tools(InnerApi const& api);
Tool revise_tool(InnerApi const& api, base::Ids& ids);

}  // namespace mcp
