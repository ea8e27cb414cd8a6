// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "assistant/language_model.hpp"

namespace assistant {

// Calls of functions as they are kept.
std::string calls_json(std::vector<FunctionCall> const& calls);
std::vector<FunctionCall> calls_from(std::string_view json);  // what we wrote; else nothing

}  // namespace assistant
