// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/wire_fields.hpp"

namespace providers::models {

namespace json = boost::json;

json::value const* find(json::value const& in, std::string_view name) {
  auto const* const found = json_fields::find(in, name);
  return found && !found->is_null() ? found : nullptr;
}

std::string text_of(json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  if (!found) return {};
  if (auto const* const text = found->if_string()) return {text->data(), text->size()};
  if (auto const* const number = found->if_int64()) return std::to_string(*number);
  return {};
}

bool is_true(json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  return found && found->is_bool() && found->get_bool();
}

std::int64_t count_of(json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  auto const* const number = found ? found->if_int64() : nullptr;
  return number && *number > 0 ? *number : 0;
}

bool is_json_object(std::string_view text) {
  auto const parsed = json_fields::parse(text);
  return parsed && parsed->is_object();
}

}  // namespace providers::models
