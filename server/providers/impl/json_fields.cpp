// SPDX-License-Identifier: Apache-2.0
#include "providers/impl/json_fields.hpp"

#include <boost/json/parse.hpp>
#include <charconv>

namespace providers::json_fields {

namespace json = boost::json;

std::optional<double> number(json::value const& value) {
  double made = 0;
  if (auto const* const text = value.if_string()) {
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), made);
    if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  } else if (value.is_number()) {
    made = value.to_number<double>();
  } else {
    return std::nullopt;
  }
  return std::isfinite(made) ? std::optional(made) : std::nullopt;
}

json::value const* find(json::value const& in, std::string_view name) {
  auto const* const object = in.if_object();
  return object ? object->if_contains(name) : nullptr;
}

std::optional<double> number_within(json::value const& in, std::string_view name, double least,
                                    double most) {
  auto const found = number(in, name);
  return found && *found >= least && *found <= most ? found : std::nullopt;
}

std::string text(json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  auto const* const text = found ? found->if_string() : nullptr;
  return text ? std::string(text->data(), text->size()) : std::string();
}

json::array const* list(json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  return found ? found->if_array() : nullptr;
}

std::optional<json::value> parse(std::string_view text) {
  boost::system::error_code failed;
  auto value = json::parse(text, failed, {}, {.max_depth = 16});
  if (failed) return std::nullopt;
  return value;
}

}  // namespace providers::json_fields
