// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "planner/verify.hpp"

namespace trips {

// A certificate for a terminal: a line per check with verdict, sources and days, and below it what
// was found. Chinese characters take two columns.
std::string table_of(planner::Certificate const& certificate, std::string const& title);

std::string word_for(planner::Verdict verdict);

}  // namespace trips
