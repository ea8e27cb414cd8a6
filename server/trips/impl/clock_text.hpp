// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>

#include "base/civil.hpp"

namespace trips {

// "14:30"; nullopt for anything else.
std::optional<base::Minutes> clock_from(std::string_view text);

}  // namespace trips
