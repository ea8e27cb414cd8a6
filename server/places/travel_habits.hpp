// SPDX-License-Identifier: Apache-2.0
#pragma once

// What holds however a travel time was found.
namespace places {

constexpr double walk_m_per_min = 75;  // 4.5 km/h
constexpr double farthest_walk_m = 5'000;
constexpr double farthest_bike_m = 12'000;
constexpr double bike_overhead_min = 3;  // to find one and to lock it
constexpr double taxi_overhead_min = 5;  // until it has come and found its way out

}  // namespace places
