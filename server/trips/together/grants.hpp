// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "trips/together/access.hpp"
#include "trips/versions/version.hpp"

// Support in a trip, because a member allowed it. All functions run inside the caller's
// transaction or read.
namespace trips {

struct Grant {
  GrantId id;
  TripId trip;
  std::string user_id;     // of support
  std::string granted_by;  // a member
  MemberRole role = MemberRole::viewer;
  base::Instant from{};
  base::Instant until{};
};

// What somebody did by a grant.
struct GrantUse {
  GrantId grant;
  VersionNumber version = 0;  // that was made; 0: the trip was looked at
  std::string what;           // in words, Chinese and English; empty: looked at
};

// Refuses `not_found` when the giver has no such trip, `forbidden` when the role is above the
// giver's, and `conflict` for who is a member anyway.
base::Result<void> add_grant(storage::Sql& sql, Grant const& grant);
// Takes it back at once. What has ended, or is not there, stays as it is.
void end_grant(storage::Sql& sql, GrantId grant, base::Instant now);
// Of all times: by them versions are told that support made.
std::vector<Grant> list_grants(storage::Sql& sql, TripId trip);
void remove_grants_of(storage::Sql& sql, std::string_view user_id);

}  // namespace trips
