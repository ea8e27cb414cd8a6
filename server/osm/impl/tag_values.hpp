// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>

#include "base/money.hpp"
#include "places/vocabulary.hpp"

namespace osm {

// yes and designated are yes, no is no; limited and everything else is not known to be either.
places::Known known_from(std::string_view value);
std::optional<places::Cuisine> cuisine_from(std::string_view value);
std::optional<int> whole_from(std::string_view value);
// 120 CNY, ¥120, 120元; nullopt for other currencies, of which nobody here knows the rate.
std::optional<base::Money> yuan_from(std::string_view value);

}  // namespace osm
