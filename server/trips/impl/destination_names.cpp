// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/destination_names.hpp"

#include <cstring>

#include "http/json_text.hpp"
#include "trips/impl/answer_json.hpp"

namespace trips {

planner::Words destination_name(std::string_view destination, places::Areas const& areas) {
  auto const* const area = areas.find_path(destination);
  return {std::string(destination), area ? areas.path_en(*area) : std::string(destination)};
}

namespace {

// std::string::find stops at every quote of a JSON text, which takes ten times and more.
std::size_t find_in(std::string_view text, std::string_view wanted, std::size_t from) {
  auto const* const at =
      ::memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  if (at == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<char const*>(at) - text.data());
}

}  // namespace

// Inside a JSON text the member's name cannot be mistaken: quotes of people's own are escaped.
std::string with_destination_names(std::string json, places::Areas const& areas) {
  constexpr std::string_view member = "\"destination\":\"";
  constexpr std::string_view next = ",\"destination_name\":";
  for (auto at = find_in(json, member, 0); at != std::string::npos;
       at = find_in(json, member, at)) {
    at += member.size();
    auto const end = json.find('"', at);
    if (end == std::string::npos) break;
    auto const name = std::string_view(json).substr(at, end - at);
    at = end + 1;
    if (json.compare(at, next.size(), next) == 0) continue;
    json.insert(at, std::string(next) + http::to_json(destination_name(name, areas)));
  }
  return json;
}

}  // namespace trips
