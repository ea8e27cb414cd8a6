// SPDX-License-Identifier: Apache-2.0
#include "trips/together/grants.hpp"

#include "storage/sql.hpp"
#include "trips/together/described.hpp"

namespace trips {

using soci::use;
using storage::Sql;

base::Result<void> add_grant(Sql& sql, Grant const& grant) {
  auto const giver = access(sql, grant.trip, grant.granted_by);
  if (!giver) return base::refuse(base::Refusal::not_found, "There is no such trip.");
  if (*giver < grant.role)
    return base::refuse(base::Refusal::forbidden, "Your role in this trip does not allow that.");
  if (access(sql, grant.trip, grant.user_id))
    return base::refuse(base::Refusal::conflict, "This agent is a member of the trip already.");
  auto const id = grant.id.str();
  auto const trip = grant.trip.str();
  std::string const role(http::word_of(grant.role));
  long long const from_us = base::to_us(grant.from);
  long long const until_us = base::to_us(grant.until);
  sql << "INSERT INTO trip_grants (id, trip_id, user_id, granted_by, role, from_us, until_us) "
         "VALUES (:id, :trip, :user, :giver, :role, :from, :until)",
      use(id), use(trip), use(grant.user_id), use(grant.granted_by), use(role), use(from_us),
      use(until_us);
  return {};
}

void end_grant(Sql& sql, GrantId grant, base::Instant now) {
  auto const id = grant.str();
  long long const now_us = base::to_us(now);
  sql << "UPDATE trip_grants SET until_us = :now WHERE id = :id AND until_us > :then", use(now_us),
      use(id), use(now_us);
}

std::vector<Grant> list_grants(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Grant> grants;
  for (auto const& row :
       sql.list_rows("SELECT id, user_id, granted_by, role, from_us, until_us FROM trip_grants "
                     "WHERE trip_id = ? ORDER BY id",
                     {key}))
    grants.push_back({GrantId::parse(row[0].value()).value(), trip, row[1].value(), row[2].value(),
                      http::enum_from<MemberRole>(row[3].value()).value(),
                      base::instant_from_us(std::stoll(row[4].value())),
                      base::instant_from_us(std::stoll(row[5].value()))});
  return grants;
}

void remove_grants_of(Sql& sql, std::string_view user_id) {
  std::string const user(user_id);
  sql << "DELETE FROM trip_grants WHERE user_id = :user OR granted_by = :giver", use(user),
      use(user);
}

}  // namespace trips
