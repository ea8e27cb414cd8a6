// SPDX-License-Identifier: Apache-2.0
#include "http/schema.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>

namespace http {
namespace {

std::string demangled(std::type_info const& type) {
  int status = 0;
  std::unique_ptr<char, decltype(&std::free)> const name(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : type.name();
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// A bound as people write it: 10000000, where the shortest form of a double is 1e+07, which
// readers of YAML 1.1 take for a text.
Yaml bound(double value) {
  auto const whole = static_cast<std::int64_t>(value);
  return Yaml::literal(static_cast<double>(whole) == value ? to_json(whole) : to_json(value));
}

void append_bounds(Yaml& schema, std::optional<std::pair<std::size_t, std::size_t>> bounds,
                   std::string_view least, std::string_view most) {
  if (!bounds) return;
  if (bounds->first > 0) schema[least] = Yaml::literal(to_json(bounds->first));
  schema[most] = Yaml::literal(to_json(bounds->second));
}

}  // namespace

std::string component_name(std::type_info const& type) {
  std::string name;
  std::string word;
  auto const full = demangled(type);
  for (std::size_t i = 0; i < full.size(); ++i) {
    if (is_word_character(full[i])) {
      word += full[i];
    } else if (full.compare(i, 2, "::") == 0) {
      word.clear();  // a namespace
    } else if (full[i] == '(') {
      i = full.find(')', i);  // "(anonymous namespace)"
    } else {
      name += std::exchange(word, {});
    }
  }
  return name + word;
}

namespace schema {

Yaml of_type(std::string_view type, std::string_view format) {
  Yaml made;
  made.set("type", type);
  if (!format.empty()) made.set("format", format);
  return made;
}

Yaml of_id() {
  Yaml made = of_type("string");
  made.set("pattern", "^[0-7][0-9A-HJKMNP-TV-Z]{25}$");
  made["examples"] = Yaml::list().push(Yaml::text("01JBF1Z6MM4Q0V5G8D0JX3TQ7E"));
  return made;
}

Yaml of_money(Components& components) {
  Yaml made = of_type("object");
  made.set("description", "An amount in the minor unit of its currency (fen, cents).");
  made["required"] = Yaml::list().push(Yaml::text("minor")).push(Yaml::text("currency"));
  made["properties"]["minor"] = of_type("integer", "int64");
  Yaml& currency = made["properties"]["currency"] = of_type("string");
  Yaml& words = currency["enum"] = Yaml::list();
  for (auto const* word : {"CNY", "USD", "EUR", "JPY", "HKD"}) words.push(Yaml::text(word));
  made["additionalProperties"] = Yaml::literal("false");
  add(components, "Money", std::move(made));
  return reference("Money");
}

Yaml reference(std::string const& component) {
  Yaml made;
  made.set("$ref", "#/components/schemas/" + component);
  return made;
}

void add(Components& components, std::string const& name, Yaml schema) {
  auto const [at, added] = components.try_emplace(name, schema);
  EXPECTS(added || at->second == schema);  // two structs share a name in the API
}

void append_rule(Yaml& schema, FieldRule const& rule, bool is_container) {
  if (is_container) {
    append_bounds(schema, rule.items, "minItems", "maxItems");
  } else {
    append_bounds(schema, rule.length, "minLength", "maxLength");
    if (rule.min) schema["minimum"] = bound(*rule.min);
    if (rule.max) schema["maximum"] = bound(*rule.max);
    if (!rule.pattern_text.empty()) schema.set("pattern", "^(?:" + rule.pattern_text + ")$");
    if (!rule.format.empty()) schema.set("format", rule.format);
  }
  if (!rule.text.empty()) schema.set("description", rule.text);
  if (!rule.example.empty()) schema["examples"] = Yaml::list().push(Yaml::literal(rule.example));
}

}  // namespace schema
}  // namespace http
