// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/told_json.hpp"

#include <boost/json/parse.hpp>

namespace assistant {

namespace json = boost::json;

json::value tree_of(std::string const& text) {
  json::error_code error;
  auto parsed = json::parse(text, error);
  return error ? json::value() : parsed;
}

json::value const* member(json::value const& in, std::string_view name) {
  auto const* const object = in.if_object();
  return object ? object->if_contains(name) : nullptr;
}

std::string text_in(json::value const& in, std::string_view name) {
  auto const* const found = member(in, name);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

json::array list_in(json::value const& in, std::string_view name) {
  auto const* const found = member(in, name);
  return found && found->is_array() ? found->get_array() : json::array();
}

}  // namespace assistant
