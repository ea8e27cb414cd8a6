// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/item_ids.hpp"

namespace trips {
namespace {

// The trip's own id is the 0th; the counter wraps around within its random part.
ItemId item_id(TripId trip, unsigned index) {
  auto bytes = trip.value().bytes();
  unsigned const low = (bytes[14] * 256u + bytes[15] + index) % 65536u;
  bytes[14] = static_cast<std::uint8_t>(low / 256);
  bytes[15] = static_cast<std::uint8_t>(low % 256);
  return ItemId(base::Ulid(bytes));
}

}  // namespace

void give_item_ids(TierAnswer& plan, TripId trip) {
  unsigned index = 0;
  for (auto& day : plan.days)
    for (auto& visit : day.visits) {
      ++index;
      if (!visit.id) visit.id = item_id(trip, index);
    }
}

}  // namespace trips
