// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "trips/together/asked.hpp"
#include "trips/together/invitations.hpp"
#include "trips/together/suggestions.hpp"

// Tells people what concerns them, inside the transaction that causes it.
namespace trips {

void announce_role(storage::Sql& sql, Asked const& by, std::string const& member, MemberRole role,
                   Parts const& parts);
void announce_invitation(storage::Sql& sql, Invitation const& invitation, Parts const& parts);
// To everybody who may decide about it.
void announce_suggestion(storage::Sql& sql, Asked const& by, SuggestionId id, Words const& label,
                         Parts const& parts);
// Pages that show the trip read its members, invitations or suggestions again; of another `event`
// what that is about.
void announce_live(storage::Sql& sql, TripId trip, Parts const& parts,
                   std::string const& event = "together");

}  // namespace trips
