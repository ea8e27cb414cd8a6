// SPDX-License-Identifier: Apache-2.0
#include "alerts/reports.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "alerts/events.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace alerts {
namespace {

using soci::use;
using std::chrono::days;
using storage::Sql;

constexpr days young{7};
constexpr days event_lasts{2};

constexpr std::array<Threshold, 4> thresholds{{{ReportKind::closed, 3, days(3), true},
                                               {ReportKind::price, 3, days(30), false},
                                               {ReportKind::hours, 3, days(30), false},
                                               {ReportKind::unsafe, 3, days(2), true}}};

// Account ids tell when they were made.
bool is_young(std::string const& user_id, base::Instant now) {
  auto const id = base::Ulid::parse(user_id);
  if (!id) return true;
  std::int64_t made_ms = 0;
  for (std::size_t i = 0; i < 6; ++i) made_ms = made_ms << 8 | id->bytes()[i];
  return now - base::instant_from_us(made_ms * 1000) < young;
}

Words title_of(ReportKind kind, places::Place const& place) {
  if (kind == ReportKind::unsafe)
    return {place.name_zh + "：有人报告不安全", place.name_en + " is reported to be unsafe"};
  return {place.name_zh + "：有人报告已关闭", place.name_en + " is reported to be closed"};
}

}  // namespace

Threshold const& threshold_of(ReportKind kind) {
  return *std::find_if(thresholds.begin(), thresholds.end(),
                       [kind](Threshold const& each) { return each.kind == kind; });
}

base::Result<Reported> Reports::add(Report const& report, places::Place const& place) {
  auto const now = clock_.now();
  std::string const id = ids_.next().str();
  std::string const day = base::to_text(base::china_day(now));
  std::string const kind(http::word_of(report.kind));
  long long const now_us = base::to_us(now);
  return db_.write([&](Sql& sql) -> base::Result<Reported> {
    auto const today = sql.find_row(
        "SELECT COUNT(*) FROM place_reports WHERE user_id = ? AND day = ?", {report.user_id, day});
    if (std::stoi((*today)[0].value()) >= most_a_day)
      return base::refuse(base::Refusal::too_many, "That is enough for today.");
    Reported reported;
    reported.is_new = storage::unless_duplicate([&] {
      sql << "INSERT INTO place_reports (id, place_key, kind, user_id, day, note, is_settled, "
             "created_at_us) VALUES (:id, :place, :kind, :user, :day, :note, 0, :now)",
          use(id), use(report.place.str()), use(kind), use(report.user_id), use(day),
          use(report.note), use(now_us);
    });
    reported.people = people_who_say(sql, report, now);
    auto const& threshold = threshold_of(report.kind);
    reported.opened_event =
        reported.is_new && threshold.opens_event && reported.people >= threshold.people;
    if (reported.opened_event) open_event(sql, report, place, now);
    return reported;
  });
}

int Reports::people_who_say(Sql& sql, Report const& report, base::Instant now) {
  std::string const kind(http::word_of(report.kind));
  auto const since = base::to_us(now - threshold_of(report.kind).within);
  std::set<std::string> old_people;
  bool has_young = false;
  for (auto const& row : sql.list_rows("SELECT user_id FROM place_reports WHERE place_key = ? AND "
                                       "kind = ? AND created_at_us > ? AND is_settled = 0",
                                       {report.place.str(), kind, since})) {
    if (is_young(*row[0], now))
      has_young = true;
    else
      old_people.insert(*row[0]);
  }
  return static_cast<int>(old_people.size()) + (has_young ? 1 : 0);
}

// The reports are settled with it: another event needs other people.
void Reports::open_event(Sql& sql, Report const& report, places::Place const& place,
                         base::Instant now) {
  Event event{
      .id = ids_.next<EventId>(),
      .kind = report.kind == ReportKind::unsafe ? EventKind::disaster : EventKind::closure,
      .severity = Severity::moderate,
      .status = EventStatus::actual,
      .state = EventState::review,
      .title = title_of(report.kind, place),
      .text = {"多位旅行者报告，等待核实。", "Several travellers say so; it awaits a check."},
      .area = {},
      .from = now,
      .until = now + event_lasts,
      .source = "reports",
      .source_key = {},
      .created_at = now,
      .updated_at = now};
  event.area.places = {report.place.str()};
  event.source_key = event.id.str();
  Events(sql).add(event);
  std::string const kind(http::word_of(report.kind));
  sql << "UPDATE place_reports SET is_settled = 1 WHERE place_key = :place AND kind = :kind",
      use(report.place.str()), use(kind);
}

std::vector<ReportGroup> Reports::list_open(std::size_t limit) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT r.place_key, r.kind, COUNT(DISTINCT r.user_id), MIN(r.created_at_us), "
        "MAX(r.created_at_us), MAX(CASE WHEN r.note <> '' THEN r.note ELSE '' END) "
        "FROM place_reports r WHERE r.is_settled = 0 GROUP BY r.place_key, r.kind "
        "ORDER BY MAX(r.created_at_us) DESC LIMIT ?",
        {static_cast<std::int64_t>(limit)});
  });
  std::vector<ReportGroup> groups;
  for (auto const& row : rows)
    groups.push_back({*row[0], http::enum_from<ReportKind>(*row[1]).value(), std::stoi(*row[2]),
                      base::instant_from_us(std::stoll(*row[3])),
                      base::instant_from_us(std::stoll(*row[4])), *row[5]});
  return groups;
}

bool Reports::settle(std::string_view place, ReportKind kind) {
  std::string const key(place);
  std::string const word(http::word_of(kind));
  return db_.write([&](Sql& sql) {
    soci::statement update = (sql.prepare << "UPDATE place_reports SET is_settled = 1 WHERE "
                                             "place_key = :place AND kind = :kind AND "
                                             "is_settled = 0",
                              use(key), use(word));
    update.execute(true);
    return update.get_affected_rows() > 0;
  });
}

void Reports::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) { sql << "DELETE FROM place_reports WHERE user_id = :user", use(user); });
}

}  // namespace alerts
