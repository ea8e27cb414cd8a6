// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "trips/together/access.hpp"

// Who takes part in a trip. All functions run inside the caller's transaction or read; who may
// call them is judged by access() before.
namespace trips {

struct Member {
  std::string user_id;
  MemberRole role = MemberRole::viewer;
  base::Instant joined_at{};
};

std::vector<Member> list_members(storage::Sql& sql, TripId trip);
// Whoever is a member already keeps the higher of both roles.
void add_member(storage::Sql& sql, TripId trip, std::string_view user_id, MemberRole role,
                base::Instant now);
// Refuses (conflict) to leave a trip without its owner. Making somebody owner makes the owner an
// editor.
base::Result<void> set_role(storage::Sql& sql, TripId trip, std::string_view user_id,
                            MemberRole role);
base::Result<void> remove_member(storage::Sql& sql, TripId trip, std::string_view user_id);

// When an account goes: its trips pass to the editor who joined first, or go with it where there
// is none; so do its memberships, invitations, share links and votes, and its name everywhere.
// Trips that are that person's.
std::vector<TripId> list_owned(storage::Sql& sql, std::string_view user_id);
void remove_person(storage::Sql& sql, std::string_view user_id);

}  // namespace trips
