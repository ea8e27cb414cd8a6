// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "http/described.hpp"

namespace http::reading {
namespace {

// JSON's number syntax, which is narrower than what from_chars takes.
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  if (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') return false;
  double number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && text.back() != '.' &&
         text.find(".e") == std::string_view::npos && text.find(".E") == std::string_view::npos;
}

// What is no number or boolean stays a text, so that the reader refuses it by its type.
void append_value(std::string& out, std::string_view text, QueryKind kind) {
  bool const bare = (kind == QueryKind::number && is_json_number(text)) ||
                    (kind == QueryKind::boolean && (text == "true" || text == "false"));
  if (bare)
    out += text;
  else
    append_json(out, text);
}

void append_list(std::string& out, std::vector<std::string_view> const& texts, QueryKind kind) {
  auto const item = kind == QueryKind::numbers ? QueryKind::number : QueryKind::text;
  out += '[';
  for (auto const text : texts)
    for (auto const& part : base::split(text, ',')) {
      if (out.back() != '[') out += ',';
      append_value(out, part, item);
    }
  out += ']';
}

}  // namespace

std::string json_of(Parameters const& query,
                    std::vector<std::pair<std::string_view, QueryKind>> const& kinds) {
  std::string out = "{";
  std::vector<std::string_view> written;
  for (auto const& [name, value] : query) {
    if (std::find(written.begin(), written.end(), name) != written.end()) continue;
    written.push_back(name);
    auto const known = std::find_if(kinds.begin(), kinds.end(), [&name = name](auto const& each) {
      return each.first == name;
    });
    auto const kind = known == kinds.end() ? QueryKind::text : known->second;
    if (out.size() > 1) out += ',';
    append_json(out, name);
    out += ':';
    if (kind == QueryKind::texts || kind == QueryKind::numbers)
      append_list(out, query.list(name), kind);
    else
      append_value(out, value, kind);
  }
  return out + "}";
}

base::Error named_by_parameter(base::Error error) {
  for (auto& field : error.fields)
    if (field.pointer.starts_with('/')) field.pointer.erase(0, 1);
  error.why = "Some query parameters are not as they must be.";
  return error;
}

}  // namespace http::reading
