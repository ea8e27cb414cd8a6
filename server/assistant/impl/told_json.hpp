// SPDX-License-Identifier: Apache-2.0
// Reads what functions answer: what is missing reads as empty. Include it from .cpp files only.
#pragma once
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace assistant {

boost::json::value tree_of(std::string const& text);
boost::json::value const* member(boost::json::value const& in, std::string_view name);
std::string text_in(boost::json::value const& in, std::string_view name);
boost::json::array list_in(boost::json::value const& in, std::string_view name);

}  // namespace assistant
