// SPDX-License-Identifier: Apache-2.0
#include "alerts/tests/fair.hpp"

#include "storage/sql.hpp"

namespace alerts {

trips::TripId keep(storage::Database& db, std::uint8_t number, trips::TierAnswer const& plan,
                   std::string const& user) {
  trips::TripSummary trip;
  trip.id = trip_of(number);
  trip.name = "May";
  trip.start_date = plan.startDate;
  trip.end_date = plan.endDate;
  base::ManualClock const clock(at(friday, 0));
  trips::SavedTrips(db, clock, places::Areas::china()).add(trip, user, {"", "{}"});
  db.write([&](storage::Sql& sql) { trips::expose(sql, trip.id, 1, plan, {}); });
  return trip.id;
}

}  // namespace alerts
