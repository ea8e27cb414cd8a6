// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "assistant/wish.hpp"
#include "base/civil.hpp"

namespace trips {

using assistant::LodgingWish;
using assistant::PartyWish;
using assistant::PointWish;
using assistant::RideWish;

// What a traveller sends: the body of POST /api/recommendations and the file of `xingqu plan`.
// The names in camelCase are fixed by the requirement; limits stand in impl/wish_json.hpp.
struct Wish : assistant::WishDetails {
  std::string destination;
  base::Day startDate{};
  base::Day endDate{};
  std::int64_t budget = 0;  // yuan, for the whole party
  bool accessibility = false;
  bool kidFriendly = false;
  bool petFriendly = false;
  std::optional<std::string> naturalLandscape;
  std::optional<std::string> socialLandscape;
  std::optional<std::uint32_t> seed;
};

}  // namespace trips
