// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "trips/together/access.hpp"

// Links by which anybody may look at a trip. All functions run inside the caller's transaction or
// read.
namespace trips {

using ShareId = base::Id<struct TripShare>;

// What a link does not show.
enum class Hidden : std::uint8_t { prices, codes, members };

struct Share {
  ShareId id;
  TripId trip;
  std::vector<Hidden> hides;
  std::string made_by;
  base::Instant created_at{};
  std::optional<base::Instant> expires_at;  // none: never
  bool does_hide(Hidden what) const;
};

void add_share(storage::Sql& sql, Share const& share, std::string const& token_hash);
std::vector<Share> list_shares(storage::Sql& sql, TripId trip);
bool remove_share(storage::Sql& sql, TripId trip, ShareId id);
// What a link opens; nothing once it is revoked or over.
std::optional<Share> find_share(storage::Sql& sql, std::string_view token, base::Instant now);

}  // namespace trips
