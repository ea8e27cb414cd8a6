// SPDX-License-Identifier: Apache-2.0
#include "trips/together/invitations.hpp"

#include "accounts/secrets.hpp"
#include "storage/sql.hpp"
#include "trips/together/described.hpp"
#include "trips/together/members.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

Invitation invitation_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  Invitation invitation;
  invitation.id = InvitationId::parse(text(0)).value();
  invitation.trip = TripId::parse(text(1)).value();
  invitation.user_id = text(2);
  invitation.role = http::enum_from<MemberRole>(text(3)).value();
  invitation.invited_by = text(4);
  invitation.created_at = base::instant_from_us(std::stoll(text(5)));
  invitation.expires_at = base::instant_from_us(std::stoll(text(6)));
  return invitation;
}

std::vector<Invitation> invitations_from(std::vector<Row> const& rows) {
  std::vector<Invitation> invitations;
  for (auto const& row : rows) invitations.push_back(invitation_from(row));
  return invitations;
}

}  // namespace

void add_invitation(Sql& sql, Invitation const& invitation, std::string const& token_hash) {
  auto const id = invitation.id.str();
  auto const trip = invitation.trip.str();
  std::string const role(http::word_of(invitation.role));
  auto hash_is = token_hash.empty() ? soci::i_null : soci::i_ok;
  auto user_is = invitation.is_link() ? soci::i_null : soci::i_ok;
  long long const created = base::to_us(invitation.created_at);
  long long const expires = base::to_us(invitation.expires_at);
  if (!invitation.is_link())
    sql << "DELETE FROM trip_invitations WHERE trip_id = :trip AND user_id = :user", use(trip),
        use(invitation.user_id);
  sql << "INSERT INTO trip_invitations (id, trip_id, token_hash, user_id, role, invited_by, "
         "created_at_us, expires_at_us) VALUES (:id, :trip, :hash, :user, :role, :by, :created, "
         ":expires)",
      use(id), use(trip), use(token_hash, hash_is), use(invitation.user_id, user_is), use(role),
      use(invitation.invited_by), use(created), use(expires);
}

std::vector<Invitation> list_invitations(Sql& sql, TripId trip, base::Instant now) {
  auto const key = trip.str();
  return invitations_from(
      sql.list_rows("SELECT id, trip_id, user_id, role, invited_by, created_at_us, expires_at_us "
                    "FROM trip_invitations WHERE trip_id = ? AND expires_at_us > ? ORDER BY id",
                    {key, base::to_us(now)}));
}

std::vector<Invitation> list_invitations_of(Sql& sql, std::string_view user_id, base::Instant now) {
  return invitations_from(
      sql.list_rows("SELECT id, trip_id, user_id, role, invited_by, created_at_us, expires_at_us "
                    "FROM trip_invitations WHERE user_id = ? AND expires_at_us > ? ORDER BY id",
                    {user_id, base::to_us(now)}));
}

std::optional<Invitation> find_invitation(Sql& sql, std::string_view token_or_id,
                                          std::string_view user_id, base::Instant now) {
  auto const hash = accounts::token_hash(token_or_id);
  auto const now_us = base::to_us(now);
  auto row = sql.find_row(
      "SELECT id, trip_id, user_id, role, invited_by, created_at_us, expires_at_us "
      "FROM trip_invitations WHERE token_hash = ? AND expires_at_us > ?",
      {hash, now_us});
  if (!row)
    row = sql.find_row(
        "SELECT id, trip_id, user_id, role, invited_by, created_at_us, expires_at_us "
        "FROM trip_invitations WHERE id = ? AND user_id = ? AND expires_at_us > ?",
        {token_or_id, user_id, now_us});
  return row ? std::optional(invitation_from(*row)) : std::nullopt;
}

bool remove_invitation(Sql& sql, TripId trip, InvitationId id) {
  auto const key = id.str();
  auto const of = trip.str();
  soci::statement remove =
      (sql.prepare << "DELETE FROM trip_invitations WHERE id = :id AND trip_id = :trip", use(key),
       use(of));
  remove.execute(true);
  return remove.get_affected_rows() == 1;
}

void accept_invitation(Sql& sql, Invitation const& invitation, std::string_view user_id,
                       base::Instant now) {
  add_member(sql, invitation.trip, user_id, invitation.role, now);
  if (!invitation.is_link()) remove_invitation(sql, invitation.trip, invitation.id);
}

}  // namespace trips
