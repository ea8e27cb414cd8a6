// SPDX-License-Identifier: Apache-2.0
#include "alerts/watch.hpp"

#include <fmt/format.h>

#include "alerts/impl/notice_words.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace alerts {
namespace {

using soci::use;
using storage::Sql;
using trips::TripId;

// Notes in alert_hits that the people of a trip are told of a revision; false when another process
// was faster.
bool note_told(Sql& sql, Event const& event, TripId trip, bool is_withdrawn, base::Instant now) {
  std::string const event_id = event.id.str();
  std::string const trip_id = trip.str();
  int const withdrawn = is_withdrawn ? 1 : 0;
  long long const now_us = base::to_us(now);
  soci::statement update =
      (sql.prepare << "UPDATE alert_hits SET revision = :revision, is_withdrawn = :withdrawn, "
                      "told_at_us = :now WHERE event_id = :event AND trip_id = :trip AND "
                      "(revision < :same OR is_withdrawn <> :other)",
       use(event.revision), use(withdrawn), use(now_us), use(event_id), use(trip_id),
       use(event.revision), use(withdrawn));
  update.execute(true);
  if (update.get_affected_rows() == 1) return true;
  return storage::unless_duplicate([&] {
    sql << "INSERT INTO alert_hits (event_id, trip_id, revision, is_withdrawn, "
           "accepted_version, told_at_us) VALUES (:event, :trip, :revision, :withdrawn, 0, :now)",
        use(event_id), use(trip_id), use(event.revision), use(withdrawn), use(now_us);
  });
}

}  // namespace

std::size_t Watch::tick() {
  auto const now = parts_.clock.now();
  auto const due = parts_.db.read(
      [&](Sql& sql) { return Events(sql).list_due(now, now - look_again_after, 20); });
  std::size_t told = 0;
  for (auto const id : due) {
    if (told >= most_trips_a_tick) break;
    told += look_at(id, most_trips_a_tick - told);
  }
  return told;
}

std::map<TripId, Watch::Told> Watch::list_told(EventId id) {
  std::string const key = id.str();
  auto const rows = parts_.db.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT trip_id, revision, is_withdrawn FROM alert_hits WHERE event_id = ?", {key});
  });
  std::map<TripId, Told> told;
  for (auto const& row : rows)
    told[TripId::parse(*row[0]).value()] = {std::stoi(*row[1]), *row[2] == "1"};
  return told;
}

std::size_t Watch::look_at(EventId id, std::size_t most) {
  auto const now = parts_.clock.now();
  auto const event = parts_.db.read([id](Sql& sql) { return Events(sql).find(id); });
  if (!event) return 0;
  bool const holds = event->state == EventState::active && event->until > now;
  auto const hits =
      holds ? parts_.db.read([&](Sql& sql) { return Matcher(*event, parts_.areas).find(sql); })
            : Hits();
  auto const told = list_told(id);
  std::size_t done = 0;
  for (auto const& [trip, exposures] : hits) {
    auto const before = told.find(trip);
    bool const knows = before != told.end() && before->second.revision == event->revision &&
                       !before->second.is_withdrawn;
    if (knows || exposures.back().until <= now) continue;
    if (done == most) return done;
    if (tell_hit(*event, trip, exposures)) ++done;
  }
  for (auto const& [trip, state] : told) {
    // What has passed is not taken back; an event that is called off is.
    bool const is_free = !hits.contains(trip) && (holds || event->state == EventState::cancelled);
    if (state.is_withdrawn || !is_free) continue;
    if (done == most) return done;
    if (tell_free(*event, trip)) ++done;
  }
  parts_.db.write([&](Sql& sql) { Events(sql).mark_looked_at(*event, now); });
  return done;
}

bool Watch::tell_hit(Event const& event, TripId trip, std::vector<trips::Exposure> const& hits) {
  auto const catalogue = parts_.catalogue.now();
  auto notice = notice_of_hit(event, trip, hits, *catalogue);
  return parts_.db.write([&](Sql& sql) {
    if (!note_told(sql, event, trip, false, parts_.clock.now())) return false;
    for (auto const& member : parts_.members(sql, trip)) {
      notice.user_id = member;
      parts_.notices.tell(sql, notice);
    }
    return true;
  });
}

bool Watch::tell_free(Event const& event, TripId trip) {
  auto notice = notice_of_relief(event, trip);
  return parts_.db.write([&](Sql& sql) {
    if (!note_told(sql, event, trip, true, parts_.clock.now())) return false;
    for (auto const& member : parts_.members(sql, trip)) {
      notice.user_id = member;
      parts_.notices.tell(sql, notice);
    }
    return true;
  });
}

}  // namespace alerts
