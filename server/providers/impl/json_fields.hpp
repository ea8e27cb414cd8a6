// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json/value.hpp>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

// Reading somebody else's JSON: what is missing, null or of another type is absent, and a number
// may come as a number or as text.
namespace providers::json_fields {

std::optional<double> number(boost::json::value const& value);

boost::json::value const* find(boost::json::value const& in, std::string_view name);

inline std::optional<double> number(boost::json::value const& in, std::string_view name) {
  auto const* const found = find(in, name);
  return found ? number(*found) : std::nullopt;
}

// Only inside [least, most]; anything else is as good as unknown.
std::optional<double> number_within(boost::json::value const& in, std::string_view name,
                                    double least, double most);

// Empty when it is no text.
std::string text(boost::json::value const& in, std::string_view name);

boost::json::array const* list(boost::json::value const& in, std::string_view name);

// The document, if it is JSON of a sane depth.
std::optional<boost::json::value> parse(std::string_view text);

}  // namespace providers::json_fields
