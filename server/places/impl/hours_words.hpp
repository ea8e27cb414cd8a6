// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "places/impl/hours_rules.hpp"

namespace places::hours {

enum class Tongue : std::uint8_t { chinese, english };

// The rules as people write them: 周二至周日 09:00–17:00；节假日不开放.
std::string in_words(Rules const& rules, Tongue tongue);

}  // namespace places::hours
