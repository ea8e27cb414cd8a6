// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/versions.hpp"

#include <limits>

#include "storage/sql.hpp"
#include "trips/versions/described.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;

std::int64_t number_in(Row const& row, std::size_t column) {
  return std::stoll(row[column].value());
}

std::string text_in(Row const& row, std::size_t column) { return row[column].value_or(""); }

Version version_from(Row const& row) {
  Version version;
  version.number = number_in(row, 0);
  version.branch = BranchId::parse(text_in(row, 1)).value();
  version.parent = number_in(row, 2);
  version.other_parent = number_in(row, 3);
  version.kind = http::enum_from<ChangeKind>(text_in(row, 4)).value();
  version.author_id = text_in(row, 5);
  if (row[6]) version.change = ChangeId::parse(*row[6]);
  version.label_json = text_in(row, 7);
  version.name = text_in(row, 8);
  version.is_draft = number_in(row, 9) == 1;
  version.created_at = base::instant_from_us(number_in(row, 10));
  return version;
}

std::vector<Version> versions_from(std::vector<Row> const& rows) {
  std::vector<Version> versions;
  for (auto const& row : rows) versions.push_back(version_from(row));
  return versions;
}

TripBranch branch_from(Row const& row) {
  return {BranchId::parse(text_in(row, 0)).value(), text_in(row, 1), number_in(row, 2),
          text_in(row, 3), base::instant_from_us(number_in(row, 4))};
}

bool changes_one(soci::statement& statement) {
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

void repeat_in_trip(storage::Sql& sql, NewVersion const& next, base::Instant now) {
  auto const key = next.trip.str();
  auto const from = base::to_text(next.facts.start_date);
  auto const until = base::to_text(next.facts.end_date);
  long long const total_low = next.facts.total.low_minor;
  long long const total_high = next.facts.total.high_minor;
  long long const each_low = next.facts.per_person.low_minor;
  long long const each_high = next.facts.per_person.high_minor;
  long long const now_us = base::to_us(now);
  sql << "UPDATE trips SET start_date = :start, end_date = :end, total_low_minor = :total_low, "
         "total_high_minor = :total_high, per_person_low_minor = :each_low, "
         "per_person_high_minor = :each_high, updated_at_us = :now WHERE id = :id",
      use(from), use(until), use(total_low), use(total_high), use(each_low), use(each_high),
      use(now_us), use(key);
}

}  // namespace

void Versions::begin(NewVersion const& first, base::Instant now) {
  auto const key = first.trip.str();
  long long const now_us = base::to_us(now);
  insert(first, 1, now);
  sql_ << "INSERT INTO trip_branches (id, trip_id, name, head_version, made_by, created_at_us) "
          "VALUES (:id, :trip, '', 1, :by, :now)",
      use(key), use(key), use(first.author_id), use(now_us);
}

// The trip's row is locked until the transaction ends, so appends to one trip wait for another,
// and a change that came twice at once finds itself.
std::optional<Appended> Versions::append(NewVersion const& next, base::Instant now) {
  auto const number = lock(next.trip) + 1;
  auto const before = next.change ? find_change(next.trip, *next.change) : std::nullopt;
  auto const branch = find_branch(next.trip, next.branch);
  if (before) return Appended{Appended::How::repeated, before->number};
  if (!branch) return std::nullopt;
  if (branch->head != next.base) return Appended{Appended::How::stale, branch->head};
  insert(next, number, now);
  auto const key = next.branch.str();
  auto const trip = next.trip.str();
  long long const head = number;
  sql_ << "UPDATE trips SET newest_version = :newest WHERE id = :id", use(head), use(trip);
  sql_ << "UPDATE trip_branches SET head_version = :head WHERE id = :id", use(head), use(key);
  if (next.branch == main_branch(next.trip)) repeat_in_trip(sql_, next, now);
  return Appended{Appended::How::added, number};
}

// Answers the newest version.
VersionNumber Versions::lock(TripId trip) {
  auto const key = trip.str();
  sql_ << "UPDATE trips SET newest_version = newest_version WHERE id = :id", use(key);
  auto const row = sql_.find_row("SELECT newest_version FROM trips WHERE id = ?", {key});
  return row ? number_in(*row, 0) : 0;
}

void Versions::insert(NewVersion const& next, VersionNumber number, base::Instant now) {
  auto const key = next.trip.str();
  auto const branch = next.branch.str();
  long long const version = number;
  long long const parent = next.base;
  long long const other = next.other_parent;
  std::string const kind(http::word_of(next.kind));
  auto const change = next.change ? next.change->str() : std::string();
  auto has_change = next.change ? soci::i_ok : soci::i_null;
  int const draft = next.is_draft ? 1 : 0;
  long long const now_us = base::to_us(now);
  auto const& content = next.content;
  auto has_itinerary = content.itinerary_json.empty() ? soci::i_null : soci::i_ok;
  sql_ << "INSERT INTO trip_versions (trip_id, version_number, branch_id, parent_version, "
          "other_parent, kind, itinerary, plan, author_id, change_id, label, is_draft, "
          "created_at_us) VALUES (:trip, :version, :branch, :parent, :other, :kind, :itinerary, "
          ":plan, :author, :change, :label, :draft, :now)",
      use(key), use(version), use(branch), use(parent), use(other), use(kind),
      use(content.itinerary_json, has_itinerary), use(content.plan_json), use(next.author_id),
      use(change, has_change), use(next.label_json), use(draft), use(now_us);
}

std::optional<Version> Versions::find(TripId trip, VersionNumber number) {
  auto const key = trip.str();
  auto const row = sql_.find_row(
      "SELECT version_number, branch_id, parent_version, other_parent, kind, author_id, "
      "change_id, label, name, is_draft, created_at_us FROM trip_versions "
      "WHERE trip_id = ? AND version_number = ?",
      {key, number});
  return row ? std::optional(version_from(*row)) : std::nullopt;
}

std::optional<Version> Versions::find_change(TripId trip, ChangeId change) {
  auto const key = trip.str();
  auto const id = change.str();
  auto const row = sql_.find_row(
      "SELECT version_number, branch_id, parent_version, other_parent, kind, author_id, "
      "change_id, label, name, is_draft, created_at_us FROM trip_versions "
      "WHERE trip_id = ? AND change_id = ?",
      {key, id});
  return row ? std::optional(version_from(*row)) : std::nullopt;
}

std::optional<VersionContent> Versions::find_content(TripId trip, VersionNumber number) {
  auto const key = trip.str();
  auto const row = sql_.find_row(
      "SELECT itinerary, plan FROM trip_versions WHERE trip_id = ? AND version_number = ?",
      {key, number});
  if (!row) return std::nullopt;
  return VersionContent{text_in(*row, 0), text_in(*row, 1)};
}

std::optional<WholeVersion> Versions::find_newest(TripId trip) {
  auto const branch = find_branch(trip, main_branch(trip));
  if (!branch) return std::nullopt;
  return WholeVersion{find(trip, branch->head).value(), find_content(trip, branch->head).value()};
}

std::vector<Version> Versions::list(TripId trip, std::size_t limit,
                                    std::optional<VersionNumber> before) {
  auto const key = trip.str();
  auto const below = before.value_or(std::numeric_limits<VersionNumber>::max());
  return versions_from(sql_.list_rows(
      "SELECT version_number, branch_id, parent_version, other_parent, kind, author_id, "
      "change_id, label, name, is_draft, created_at_us FROM trip_versions "
      "WHERE trip_id = ? AND version_number < ? ORDER BY version_number DESC LIMIT ?",
      {key, below, static_cast<std::int64_t>(limit)}));
}

std::vector<Version> Versions::list_of_author(TripId trip, BranchId branch,
                                              std::string_view author_id) {
  auto const key = trip.str();
  auto const on = branch.str();
  return versions_from(sql_.list_rows(
      "SELECT version_number, branch_id, parent_version, other_parent, kind, author_id, "
      "change_id, label, name, is_draft, created_at_us FROM trip_versions "
      "WHERE trip_id = ? AND branch_id = ? AND author_id = ? ORDER BY version_number",
      {key, on, author_id}));
}

bool Versions::name(TripId trip, VersionNumber number, std::string_view name) {
  auto const key = trip.str();
  long long const version = number;
  std::string const text(name);
  auto has_name = text.empty() ? soci::i_null : soci::i_ok;
  if (!find(trip, number)) return false;
  sql_ << "UPDATE trip_versions SET name = :name WHERE trip_id = :trip AND version_number = :v",
      use(text, has_name), use(key), use(version);
  return true;
}

std::optional<TripBranch> Versions::find_branch(TripId trip, BranchId branch) {
  auto const key = trip.str();
  auto const id = branch.str();
  auto const row = sql_.find_row(
      "SELECT id, name, head_version, made_by, created_at_us FROM trip_branches "
      "WHERE trip_id = ? AND id = ?",
      {key, id});
  return row ? std::optional(branch_from(*row)) : std::nullopt;
}

std::vector<TripBranch> Versions::list_branches(TripId trip) {
  auto const key = trip.str();
  std::vector<TripBranch> branches;
  for (auto const& row :
       sql_.list_rows("SELECT id, name, head_version, made_by, created_at_us FROM trip_branches "
                      "WHERE trip_id = ? ORDER BY id",
                      {key}))
    branches.push_back(branch_from(row));
  return branches;
}

void Versions::add_branch(TripId trip, TripBranch const& branch) {
  auto const key = trip.str();
  auto const id = branch.id.str();
  long long const head = branch.head;
  long long const now_us = base::to_us(branch.created_at);
  sql_ << "INSERT INTO trip_branches (id, trip_id, name, head_version, made_by, created_at_us) "
          "VALUES (:id, :trip, :name, :head, :by, :now)",
      use(id), use(key), use(branch.name), use(head), use(branch.made_by), use(now_us);
}

bool Versions::remove_branch(TripId trip, BranchId branch) {
  if (branch == main_branch(trip)) return false;
  auto const key = trip.str();
  auto const id = branch.str();
  soci::statement remove =
      (sql_.prepare << "DELETE FROM trip_branches WHERE trip_id = :trip AND id = :id", use(key),
       use(id));
  return changes_one(remove);
}

}  // namespace trips
