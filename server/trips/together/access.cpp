// SPDX-License-Identifier: Apache-2.0
#include "trips/together/access.hpp"

#include <algorithm>

#include "storage/sql.hpp"
#include "trips/together/described.hpp"

namespace trips {

std::optional<MemberRole> access(storage::Sql& sql, TripId trip, std::string_view user_id) {
  auto const key = trip.str();
  auto const row = sql.find_row("SELECT role FROM trip_members WHERE trip_id = ? AND user_id = ?",
                                {key, user_id});
  if (!row) return std::nullopt;
  return http::enum_from<MemberRole>((*row)[0].value());
}

std::optional<MemberRole> access(storage::Database& db, TripId trip, std::string_view user_id) {
  return db.read([&](storage::Sql& sql) { return access(sql, trip, user_id); });
}

std::optional<Standing> standing(storage::Sql& sql, TripId trip, std::string_view user_id,
                                 base::Instant now) {
  if (auto const role = access(sql, trip, user_id)) return Standing{*role, {}};
  auto const key = trip.str();
  auto const row = sql.find_row(
      "SELECT g.id, g.role, m.role FROM trip_grants g "
      "JOIN trip_members m ON m.trip_id = g.trip_id AND m.user_id = g.granted_by "
      "WHERE g.trip_id = ? AND g.user_id = ? AND g.until_us > ? ORDER BY g.until_us DESC LIMIT 1",
      {key, user_id, static_cast<std::int64_t>(base::to_us(now))});
  if (!row) return std::nullopt;
  auto const role_in = [&](std::size_t column) {
    return http::enum_from<MemberRole>((*row)[column].value()).value();
  };
  return Standing{std::min(role_in(1), role_in(2)), GrantId::parse((*row)[0].value())};
}

std::vector<std::string> list_member_ids(storage::Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<std::string> members;
  for (auto const& row : sql.list_rows(
           "SELECT user_id FROM trip_members WHERE trip_id = ? ORDER BY joined_at_us, user_id",
           {key}))
    members.push_back(row[0].value());
  return members;
}

}  // namespace trips
