// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "providers/impl/json_fields.hpp"

// Reading what models' services write: a member that is missing, null or of another type is empty.
namespace providers::models {

boost::json::value const* find(boost::json::value const& in, std::string_view name);

// The text; a number in its digits, because codes come as either.
std::string text_of(boost::json::value const& in, std::string_view name);
bool is_true(boost::json::value const& in, std::string_view name);
std::int64_t count_of(boost::json::value const& in, std::string_view name);

bool is_json_object(std::string_view text);

}  // namespace providers::models
