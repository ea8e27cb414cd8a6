// SPDX-License-Identifier: Apache-2.0
#include "trips/saved_trips.hpp"

#include "storage/sql.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/destination_names.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

TripSummary summary_from(Row const& row, places::Areas const& areas) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  auto const number = [&](std::size_t column) { return std::stoll(text(column)); };
  TripSummary trip;
  trip.id = TripId::parse(text(0)).value();
  trip.recommendation_id = RecommendationId::parse(text(1)).value();
  trip.name = text(2);
  trip.destination = text(3);
  trip.destination_name = destination_name(trip.destination, areas);
  trip.start_date = base::parse_day(text(4)).value();
  trip.end_date = base::parse_day(text(5)).value();
  trip.tier = http::enum_from<planner::Tier>(text(6)).value();
  trip.total = {number(7), number(8), text(11)};
  trip.per_person = {number(9), number(10), text(11)};
  trip.created_at = base::instant_from_us(number(12));
  return trip;
}

bool changes_one(soci::statement& statement) {
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

void insert_trip(Sql& sql, TripSummary const& trip, std::string const& user, long long now_us) {
  std::string const id = trip.id.str();
  std::string const from = base::to_text(trip.start_date);
  std::string const until = base::to_text(trip.end_date);
  std::string const recommendation = trip.recommendation_id.str();
  std::string const tier(http::word_of(trip.tier));
  long long const total_low = trip.total.low_minor;
  long long const total_high = trip.total.high_minor;
  long long const each_low = trip.per_person.low_minor;
  long long const each_high = trip.per_person.high_minor;
  sql << "INSERT INTO trips (id, user_id, recommendation_id, name, destination, start_date, "
         "end_date, tier, total_low_minor, total_high_minor, per_person_low_minor, "
         "per_person_high_minor, currency, created_at_us, updated_at_us) "
         "VALUES (:id, :user, :recommendation, :name, :destination, :start, :end, :tier, "
         ":total_low, :total_high, :each_low, :each_high, :currency, :created, :updated)",
      use(id), use(user), use(recommendation), use(trip.name), use(trip.destination), use(from),
      use(until), use(tier), use(total_low), use(total_high), use(each_low), use(each_high),
      use(trip.total.currency), use(now_us), use(now_us);
}

}  // namespace

void SavedTrips::add(TripSummary const& trip, std::string_view user_id,
                     std::string_view plan_json) {
  std::string const id = trip.id.str();
  std::string const user(user_id);
  std::string const plan(plan_json);
  long long const now_us = base::to_us(trip.created_at);
  db_.write([&](Sql& sql) {
    insert_trip(sql, trip, user, now_us);
    sql << "INSERT INTO trip_versions (trip_id, version_number, plan, created_at_us) "
           "VALUES (:id, 1, :plan, :now)",
        use(id), use(plan), use(now_us);
  });
}

std::optional<TripSummary> SavedTrips::find(TripId id, std::string_view user_id) {
  std::string const key = id.str();
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT id, recommendation_id, name, destination, start_date, end_date, tier, "
        "total_low_minor, total_high_minor, per_person_low_minor, per_person_high_minor, "
        "currency, created_at_us FROM trips WHERE id = ? AND user_id = ?",
        {key, user_id});
  });
  if (!row) return std::nullopt;
  return summary_from(*row, areas_);
}

std::optional<std::string> SavedTrips::find_plan(TripId id, std::string_view user_id) {
  std::string const key = id.str();
  auto row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT v.plan FROM trip_versions v JOIN trips t ON t.id = v.trip_id "
        "WHERE t.id = ? AND t.user_id = ? ORDER BY v.version_number DESC LIMIT 1",
        {key, user_id});
  });
  if (!row) return std::nullopt;
  return with_destination_names(std::move((*row)[0]).value(), areas_);
}

std::vector<TripSummary> SavedTrips::list(std::string_view user_id, std::size_t limit,
                                          std::optional<TripId> after) {
  // Ids ascend with time, and '~' comes after every one of them.
  std::string const before = after ? after->str() : "~";
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT id, recommendation_id, name, destination, start_date, end_date, tier, "
        "total_low_minor, total_high_minor, per_person_low_minor, per_person_high_minor, "
        "currency, created_at_us FROM trips WHERE user_id = ? AND id < ? "
        "ORDER BY id DESC LIMIT ?",
        {user_id, before, static_cast<std::int64_t>(limit)});
  });
  std::vector<TripSummary> trips;
  for (auto const& row : rows) trips.push_back(summary_from(row, areas_));
  return trips;
}

bool SavedTrips::rename(TripId id, std::string_view user_id, std::string_view name) {
  std::string const key = id.str();
  std::string const user(user_id);
  std::string const text(name);
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    soci::statement update =
        (sql.prepare << "UPDATE trips SET name = :name, updated_at_us = :now, "
                        "version = version + 1 WHERE id = :id AND user_id = :user",
         use(text), use(now_us), use(key), use(user));
    return changes_one(update);
  });
}

bool SavedTrips::remove(TripId id, std::string_view user_id) {
  std::string const key = id.str();
  std::string const user(user_id);
  return db_.write([&](Sql& sql) {
    soci::statement remove = (sql.prepare << "DELETE FROM trips WHERE id = :id AND user_id = :user",
                              use(key), use(user));
    return changes_one(remove);
  });
}

void SavedTrips::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) { sql << "DELETE FROM trips WHERE user_id = :user", use(user); });
}

}  // namespace trips
