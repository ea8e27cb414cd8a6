// SPDX-License-Identifier: Apache-2.0
#include "trips/together/members.hpp"

#include "storage/sql.hpp"
#include "trips/exports/feeds.hpp"
#include "trips/together/described.hpp"
#include "trips/together/grants.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Sql;

base::Error no_such_member() {
  return base::refuse(base::Refusal::not_found, "There is no such member.");
}

void write_role(Sql& sql, std::string const& trip, std::string const& user, MemberRole role) {
  std::string const word(http::word_of(role));
  sql << "UPDATE trip_members SET role = :role WHERE trip_id = :trip AND user_id = :user",
      use(word), use(trip), use(user);
}

void give_away(Sql& sql, TripId trip, std::string const& heir) {
  auto const key = trip.str();
  for (auto const& member : list_members(sql, trip))
    if (member.role == MemberRole::owner) write_role(sql, key, member.user_id, MemberRole::editor);
  write_role(sql, key, heir, MemberRole::owner);
  sql << "UPDATE trips SET user_id = :heir WHERE id = :id", use(heir), use(key);
}

void hand_on_or_remove(Sql& sql, TripId trip) {
  for (auto const& member : list_members(sql, trip))
    if (member.role == MemberRole::editor) return give_away(sql, trip, member.user_id);
  auto const key = trip.str();
  sql << "DELETE FROM trips WHERE id = :id", use(key);
}

}  // namespace

std::vector<Member> list_members(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Member> members;
  for (auto const& row : sql.list_rows("SELECT user_id, role, joined_at_us FROM trip_members "
                                       "WHERE trip_id = ? ORDER BY joined_at_us, user_id",
                                       {key}))
    members.push_back({row[0].value(), http::enum_from<MemberRole>(row[1].value()).value(),
                       base::instant_from_us(std::stoll(row[2].value()))});
  return members;
}

void add_member(Sql& sql, TripId trip, std::string_view user_id, MemberRole role,
                base::Instant now) {
  auto const key = trip.str();
  std::string const user(user_id);
  if (auto const before = access(sql, trip, user)) {
    if (*before < role) write_role(sql, key, user, role);
    return;
  }
  std::string const word(http::word_of(role));
  long long const now_us = base::to_us(now);
  sql << "INSERT INTO trip_members (trip_id, user_id, role, joined_at_us) "
         "VALUES (:trip, :user, :role, :now)",
      use(key), use(user), use(word), use(now_us);
}

base::Result<void> set_role(Sql& sql, TripId trip, std::string_view user_id, MemberRole role) {
  auto const before = access(sql, trip, user_id);
  if (!before) return no_such_member();
  if (*before == role) return {};
  if (*before == MemberRole::owner)
    return base::refuse(base::Refusal::conflict, "A trip needs an owner: make somebody else one.");
  std::string const user(user_id);
  if (role == MemberRole::owner)
    give_away(sql, trip, user);
  else
    write_role(sql, trip.str(), user, role);
  return {};
}

base::Result<void> remove_member(Sql& sql, TripId trip, std::string_view user_id) {
  auto const before = access(sql, trip, user_id);
  if (!before) return no_such_member();
  if (*before == MemberRole::owner)
    return base::refuse(base::Refusal::conflict, "A trip needs an owner: make somebody else one.");
  auto const key = trip.str();
  std::string const user(user_id);
  sql << "DELETE FROM trip_members WHERE trip_id = :trip AND user_id = :user", use(key), use(user);
  return {};
}

std::vector<TripId> list_owned(Sql& sql, std::string_view user_id) {
  std::vector<TripId> owned;
  for (auto const& row : sql.list_rows(
           "SELECT trip_id FROM trip_members WHERE user_id = ? AND role = 'owner'", {user_id}))
    owned.push_back(TripId::parse(row[0].value()).value());
  return owned;
}

void remove_person(Sql& sql, std::string_view user_id) {
  for (auto const trip : list_owned(sql, user_id)) hand_on_or_remove(sql, trip);
  std::string const user(user_id);
  sql << "DELETE FROM trip_members WHERE user_id = :user", use(user);
  sql << "DELETE FROM trip_invitations WHERE user_id = :user OR invited_by = :by", use(user),
      use(user);
  remove_feeds_of(sql, user_id);
  remove_grants_of(sql, user_id);
  sql << "DELETE FROM trip_shares WHERE made_by = :user", use(user);
  sql << "DELETE FROM trip_votes WHERE user_id = :user", use(user);
  sql << "UPDATE trip_suggestions SET author_id = NULL WHERE author_id = :user", use(user);
  sql << "UPDATE trip_versions SET author_id = NULL WHERE author_id = :user", use(user);
  sql << "UPDATE trip_branches SET made_by = '' WHERE made_by = :user", use(user);
}

}  // namespace trips
