// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json/array.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "base/geo.hpp"
#include "travel/street_engine.hpp"

namespace providers {

constexpr std::size_t most_engine_bytes = 8 << 20;

// nullopt where either is missing or below zero.
std::optional<travel::Reach> reach_of(std::optional<double> seconds, std::optional<double> metres);

// Row `a` of a table; nullptr if there is none, or not with that many columns.
boost::json::array const* row_of(boost::json::array const* table, std::size_t a,
                                 std::size_t columns);

// The encoding of lines that both engines use, with six decimals; nullopt for what is none.
std::optional<std::vector<base::LatLon>> line_from_polyline6(std::string_view encoded);

}  // namespace providers
