// SPDX-License-Identifier: Apache-2.0
#include "trips/saved_trips.hpp"

#include "storage/sql.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/destination_names.hpp"
#include "trips/together/described.hpp"
#include "trips/together/members.hpp"
#include "trips/versions/versions.hpp"

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
  trip.recommendation_id = RecommendationId::parse(text(1));
  trip.name = text(2);
  trip.destination = text(3);
  trip.destination_name = destination_name(trip.destination, areas);
  trip.start_date = base::parse_day(text(4)).value();
  trip.end_date = base::parse_day(text(5)).value();
  trip.tier = http::enum_from<planner::Tier>(text(6)).value();
  trip.total = {number(7), number(8), text(11)};
  trip.per_person = {number(9), number(10), text(11)};
  trip.created_at = base::instant_from_us(number(12));
  trip.role = http::enum_from<MemberRole>(text(13)).value();
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
  std::string const recommendation = trip.recommendation_id ? trip.recommendation_id->str() : "";
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

TripSummary summary_of(TierAnswer const& plan) {
  TripSummary trip;
  trip.destination = plan.destination;
  trip.destination_name = plan.destination_name;
  trip.start_date = plan.startDate;
  trip.end_date = plan.endDate;
  trip.tier = plan.tier;
  trip.total = plan.total;
  trip.per_person = plan.per_person;
  return trip;
}

void SavedTrips::add(TripSummary const& trip, std::string_view user_id,
                     VersionContent const& content, std::function<void(Sql&)> const& also,
                     bool is_draft) {
  NewVersion first;
  first.trip = trip.id;
  first.branch = main_branch(trip.id);
  first.kind = ChangeKind::kept;
  first.is_draft = is_draft;
  first.content = content;
  first.author_id = user_id;
  db_.write([&](Sql& sql) {
    insert_trip(sql, trip, first.author_id, base::to_us(trip.created_at));
    add_member(sql, trip.id, user_id, MemberRole::owner, trip.created_at);
    Versions(sql).begin(first, trip.created_at);
    if (also) also(sql);
  });
}

std::optional<TripSummary> SavedTrips::find(TripId id, std::string_view user_id) {
  auto const role = access(db_, id, user_id);
  return role ? find_as(id, *role) : std::nullopt;
}

std::optional<TripSummary> SavedTrips::find_as(TripId id, MemberRole role) {
  std::string const key = id.str();
  auto const word = http::word_of(role);
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT id, recommendation_id, name, destination, start_date, end_date, tier, "
        "total_low_minor, total_high_minor, per_person_low_minor, per_person_high_minor, "
        "currency, created_at_us, ? FROM trips WHERE id = ?",
        {word, key});
  });
  if (!row) return std::nullopt;
  return summary_from(*row, areas_);
}

std::optional<std::string> SavedTrips::find_plan(TripId id, std::string_view user_id) {
  auto plan = db_.read([&](Sql& sql) -> std::optional<std::string> {
    if (!access(sql, id, user_id)) return std::nullopt;
    Versions versions(sql);
    auto const branch = versions.find_branch(id, main_branch(id));
    if (!branch) return std::nullopt;
    return versions.find_content(id, branch->head).value().plan_json;
  });
  if (!plan) return std::nullopt;
  return with_destination_names(std::move(*plan), areas_);
}

std::vector<TripSummary> SavedTrips::list(std::string_view user_id, std::size_t limit,
                                          std::optional<TripId> after) {
  // Ids ascend with time, and '~' comes after every one of them.
  std::string const before = after ? after->str() : "~";
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT t.id, recommendation_id, name, destination, start_date, end_date, tier, "
        "total_low_minor, total_high_minor, per_person_low_minor, per_person_high_minor, "
        "currency, created_at_us, role FROM trip_members m JOIN trips t ON t.id = m.trip_id "
        "WHERE m.user_id = ? AND m.trip_id < ? ORDER BY m.trip_id DESC LIMIT ?",
        {user_id, before, static_cast<std::int64_t>(limit)});
  });
  std::vector<TripSummary> trips;
  for (auto const& row : rows) trips.push_back(summary_from(row, areas_));
  return trips;
}

bool SavedTrips::rename(TripId id, std::string_view user_id, std::string_view name) {
  std::string const key = id.str();
  std::string const text(name);
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    if (access(sql, id, user_id) < MemberRole::editor) return false;
    sql << "UPDATE trips SET name = :name, updated_at_us = :now, version = version + 1 "
           "WHERE id = :id",
        use(text), use(now_us), use(key);
    return true;
  });
}

bool SavedTrips::remove(TripId id, std::string_view user_id) {
  std::string const key = id.str();
  return db_.write([&](Sql& sql) {
    if (access(sql, id, user_id) != MemberRole::owner) return false;
    soci::statement remove = (sql.prepare << "DELETE FROM trips WHERE id = :id", use(key));
    return changes_one(remove);
  });
}

void SavedTrips::remove_all_of(std::string_view user_id) {
  db_.write([&](Sql& sql) { remove_person(sql, user_id); });
}

}  // namespace trips
