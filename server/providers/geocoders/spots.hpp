// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "places/geocoder.hpp"

namespace providers {

// What Nominatim and LocationIQ answer: one place, a list of them, or that there is none. The one
// writes numbers as numbers where the other writes texts, and names come apart from addresses, if
// at all, under either of two words. nullopt for anything that is no such answer.
std::optional<std::vector<places::Spot>> spots_from(std::string_view json);

}  // namespace providers
