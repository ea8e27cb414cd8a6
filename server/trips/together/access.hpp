// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"
#include "trips/trip_id.hpp"

namespace trips {

// What somebody may do with a trip; each role may do all that those before it may.
//   viewer: see it · suggester: suggest changes and vote · editor: change it, invite, share ·
//   owner: change roles, give it away, delete it
enum class MemberRole : std::uint8_t { viewer, suggester, editor, owner };

// The only judge of who may do what with a trip; nothing: for that person it does not exist.
std::optional<MemberRole> access(storage::Sql& sql, TripId trip, std::string_view user_id);
std::optional<MemberRole> access(storage::Database& db, TripId trip, std::string_view user_id);

// What a member lets somebody of support do for a while.
using GrantId = base::Id<struct TripGrant>;

// Where a person stands towards a trip at a moment: as a member, or by a grant in force.
struct Standing {
  MemberRole role = MemberRole::viewer;
  std::optional<GrantId> grant;  // none: a member
};

// access(), with grants as one more reason. A grant never exceeds what its giver may do now. Few
// endpoints ask this: what outlasts a grant or is between members alone asks access().
std::optional<Standing> standing(storage::Sql& sql, TripId trip, std::string_view user_id,
                                 base::Instant now);

// Everybody with a role, in the order in which they joined: whom a change is told.
std::vector<std::string> list_member_ids(storage::Sql& sql, TripId trip);

}  // namespace trips
