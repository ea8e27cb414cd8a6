// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/changes/impl/terrain.hpp"

namespace trips {

// What a command does, for people: 把鼓山放到第 2 天 / Move Gushan to day 2.
Words told(Command const& command, Itinerary const& itinerary, Terrain const& terrain);

}  // namespace trips
