// SPDX-License-Identifier: Apache-2.0
// What cannot be had together, and the smallest changes that help.
#pragma once
#include <optional>

#include "trips/impl/trying.hpp"

namespace trips {

// Musts that no plan can hold: not meeting a hard need, or closed on every day of the trip.
std::optional<Refused> contradiction_in(Wishes const& wishes, Trying const& trying);

// Why no three tiers were found. Every relaxation in it was planned in full and holds.
Refused impossible(Wishes const& wishes, NoDraft const& why_not, Trying const& trying);

}  // namespace trips
