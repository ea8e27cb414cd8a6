// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/expects.hpp"
#include "http/answers.hpp"
#include "mcp/impl/tool_parts.hpp"

namespace mcp {
namespace {

namespace json = boost::json;

constexpr std::string_view in_components = "#/components/schemas/";

std::string name_in(std::string_view reference) {
  auto const at = reference.find(in_components);
  EXPECTS(at != std::string_view::npos);
  auto name = reference.substr(at + in_components.size());
  if (name.ends_with('"')) name.remove_suffix(1);
  return std::string(name);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string scalar_text(json::value const& value) {
  return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

// "budget → 9000", with the JSON that the field takes.
std::string change_text(json::value const& change) {
  return text_at(change, "/field") + " → " + json::serialize(at(change, "/value"));
}

void append_help(std::string& text, json::value const& problem, http::Locale locale) {
  for (auto const& conflict : list_at(problem, "/conflicts"))
    text += "\n- " + said_at(conflict, "/text", locale);
  for (auto const& choice : list_at(problem, "/choices"))
    text += "\n- destination → " + json::serialize(at(choice, "/full_name"));
  if (!list_at(problem, "/relaxations").empty())
    text += either(locale, "\n这样改即可规划：", "\nA plan exists with any of these changes:");
  for (auto const& each : list_at(problem, "/relaxations")) {
    text += "\n- " + said_at(each, "/text", locale) + " (" + change_text(at(each, "/change"));
    if (at(each, "/also").is_object()) text += ", " + change_text(at(each, "/also"));
    text += ")";
  }
}

}  // namespace

std::string object_schema(http::SchemaOf schema) {
  http::Components components;
  auto const reference = schema(components);
  auto const* const target = reference.find("$ref");
  EXPECTS(target != nullptr);
  auto const name = name_in(target->scalar());
  auto whole = components.at(name);
  components.erase(name);
  for (auto& [other, part] : components) whole["$defs"][other] = std::move(part);
  auto text = whole.json();
  replace_all(text, in_components, "#/$defs/");
  return text;
}

http::Parameters query_from(std::string_view arguments) {
  http::Parameters query;
  http::reading::Document const document(arguments);
  if (document.refusal() || !document.root().is_object()) return query;
  for (auto const& [name, value] : document.root().get_object()) {
    if (!value.is_array()) {
      query.add(std::string(name), scalar_text(value));
      continue;
    }
    for (auto const& item : value.get_array()) query.add(std::string(name), scalar_text(item));
  }
  return query;
}

ToolResult refused(http::Response const& answer, http::Locale locale) {
  http::reading::Document const document(answer.content());
  EXPECTS(!document.refusal());
  auto const& problem = document.root();
  auto text = text_at(problem, "/detail");
  for (auto const& error : list_at(problem, "/errors"))
    text += "\n" + text_at(error, "/pointer") + ": " + text_at(error, "/detail");
  append_help(text, problem, locale);
  text += "\n(" + text_at(problem, "/code") + ")";
  return {.text = bounded(std::move(text), locale), .is_refused = true};
}

ToolResult refused(base::Error const& error, http::Request const& caller) {
  return refused(http::refusal(error, caller), caller.locale);
}

std::string bounded(std::string text, http::Locale locale) {
  if (text.size() <= longest_text) return text;
  auto const end = text.rfind('\n', longest_text);
  text.resize(end == std::string::npos ? 0 : end);
  return text.append(either(locale, "\n……（其余从略）", "\n… (shortened)"));
}

json::value const& at(json::value const& in, std::string_view pointer) {
  static json::value const nothing;
  boost::system::error_code error;
  auto const* const found = in.find_pointer(pointer, error);
  return found ? *found : nothing;
}

json::array const& list_at(json::value const& in, std::string_view pointer) {
  static json::array const nothing;
  auto const* const found = at(in, pointer).if_array();
  return found ? *found : nothing;
}

std::string text_at(json::value const& in, std::string_view pointer) {
  auto const* const found = at(in, pointer).if_string();
  return found ? std::string(*found) : std::string();
}

std::int64_t number_at(json::value const& in, std::string_view pointer) {
  auto const* const found = at(in, pointer).if_int64();
  return found ? *found : 0;
}

std::string said_at(json::value const& in, std::string_view pointer, http::Locale locale) {
  auto const& words = at(in, pointer);
  auto chosen = text_at(words, either(locale, "/zh", "/en"));
  return chosen.empty() ? text_at(words, "/zh") : chosen;
}

}  // namespace mcp
