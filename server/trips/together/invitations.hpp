// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "trips/together/access.hpp"

// How people come to take part in a trip. All functions run inside the caller's transaction or
// read; who may call them is judged by access() before.
namespace trips {

using InvitationId = base::Id<struct TripInvitation>;

inline constexpr std::chrono::days invitation_lifetime{14};

// For one person, or for whoever has the link.
struct Invitation {
  InvitationId id;
  TripId trip;
  std::string user_id;  // empty: for whoever has the link
  MemberRole role = MemberRole::viewer;
  std::string invited_by;
  base::Instant created_at{};
  base::Instant expires_at{};
  bool is_link() const { return user_id.empty(); }
};

// `token_hash` of a link; empty for one person, who is invited anew if that was done before.
void add_invitation(storage::Sql& sql, Invitation const& invitation, std::string const& token_hash);
// Of a trip, or of a person; those that are still good.
std::vector<Invitation> list_invitations(storage::Sql& sql, TripId trip, base::Instant now);
std::vector<Invitation> list_invitations_of(storage::Sql& sql, std::string_view user_id,
                                            base::Instant now);
// By the token of a link, or by the id of an invitation for just this person.
std::optional<Invitation> find_invitation(storage::Sql& sql, std::string_view token_or_id,
                                          std::string_view user_id, base::Instant now);
bool remove_invitation(storage::Sql& sql, TripId trip, InvitationId id);
// Makes the person a member. A link stays good for others; what was for one person is used up.
void accept_invitation(storage::Sql& sql, Invitation const& invitation, std::string_view user_id,
                       base::Instant now);

}  // namespace trips
