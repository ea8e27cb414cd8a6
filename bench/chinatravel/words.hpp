// SPDX-License-Identifier: Apache-2.0
// What people call the sandbox's types of places, cuisines and features, besides their own names.
#pragma once
#include <string>
#include <vector>

#include "assistant/lexicon.hpp"

namespace chinatravel {

// Ids that stand for no type of the tables.
constexpr char const* free_of_charge = "free";
constexpr char const* of_this_city = "local";

std::vector<assistant::Entry> type_words();

// The cuisine that is at home in a city.
std::string local_cuisine(std::string const& city);

}  // namespace chinatravel
