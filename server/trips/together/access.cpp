// SPDX-License-Identifier: Apache-2.0
#include "trips/together/access.hpp"

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
