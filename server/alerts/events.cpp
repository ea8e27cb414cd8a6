// SPDX-License-Identifier: Apache-2.0
#include "alerts/events.hpp"

#include "alerts/impl/event_json.hpp"
#include "http/described.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace alerts {
namespace {

using soci::use;
using storage::Row;

constexpr std::string_view nobody = "00000000000000000000000000";

#define XINGQU_EVENT_COLUMNS                                                               \
  "SELECT id, kind, severity, status, state, title_zh, title_en, text_zh, text_en, area, " \
  "is_outdoor_only, from_at_us, until_at_us, source, source_key, made_by, revision, "      \
  "created_at_us, updated_at_us FROM alert_events "

Event event_from(Row const& row) {
  auto const text = [&row](std::size_t column) -> std::string const& { return *row[column]; };
  auto const instant = [&](std::size_t column) {
    return base::instant_from_us(std::stoll(text(column)));
  };
  return {.id = EventId::parse(text(0)).value(),
          .kind = http::enum_from<EventKind>(text(1)).value(),
          .severity = http::enum_from<Severity>(text(2)).value(),
          .status = http::enum_from<EventStatus>(text(3)).value(),
          .state = http::enum_from<EventState>(text(4)).value(),
          .title = {text(5), text(6)},
          .text = {text(7), text(8)},
          .area = http::parse<EventArea>(text(9)).value(),
          .is_outdoor_only = text(10) == "1",
          .from = instant(11),
          .until = instant(12),
          .source = text(13),
          .source_key = text(14),
          .made_by = text(15) == nobody ? std::string() : text(15),
          .revision = std::stoi(text(16)),
          .created_at = instant(17),
          .updated_at = instant(18)};
}

std::vector<Event> events_from(std::vector<Row> const& rows) {
  std::vector<Event> events;
  for (auto const& row : rows) events.push_back(event_from(row));
  return events;
}

std::optional<Event> one_of(std::optional<Row> const& row) {
  return row ? std::optional(event_from(*row)) : std::nullopt;
}

// An event as its columns hold it.
struct Columns {
  explicit Columns(Event const& event)
      : id(event.id.str()),
        kind(http::word_of(event.kind)),
        severity(http::word_of(event.severity)),
        status(http::word_of(event.status)),
        state(http::word_of(event.state)),
        area(http::to_json(event.area)),
        outdoor(event.is_outdoor_only ? 1 : 0),
        from(base::to_us(event.from)),
        until(base::to_us(event.until)),
        made_by(event.made_by.empty() ? std::string(nobody) : event.made_by),
        created(base::to_us(event.created_at)),
        updated(base::to_us(event.updated_at)) {}
  std::string id, kind, severity, status, state, area;
  int outdoor;
  long long from, until;
  std::string made_by;
  long long created, updated;
};

}  // namespace

bool Events::add(Event const& event) {
  Columns const row(event);
  return storage::unless_duplicate([&] {
    sql_ << "INSERT INTO alert_events (id, kind, severity, status, state, title_zh, title_en, "
            "text_zh, text_en, area, is_outdoor_only, from_at_us, until_at_us, source, "
            "source_key, made_by, revision, told_revision, looked_at_us, created_at_us, "
            "updated_at_us) VALUES (:id, :kind, :severity, :status, :state, :title_zh, "
            ":title_en, :text_zh, :text_en, :area, :outdoor, :from, :until, :source, :key, "
            ":made_by, :revision, 0, 0, :created, :updated)",
        use(row.id), use(row.kind), use(row.severity), use(row.status), use(row.state),
        use(event.title.zh), use(event.title.en), use(event.text.zh), use(event.text.en),
        use(row.area), use(row.outdoor), use(row.from), use(row.until), use(event.source),
        use(event.source_key), use(row.made_by), use(event.revision), use(row.created),
        use(row.updated);
  });
}

std::optional<Event> Events::find(EventId id) {
  std::string const key = id.str();
  return one_of(sql_.find_row(XINGQU_EVENT_COLUMNS "WHERE id = ?", {key}));
}

std::optional<Event> Events::find(std::string_view source, std::string_view source_key) {
  return one_of(sql_.find_row(XINGQU_EVENT_COLUMNS "WHERE source = ? AND source_key = ?",
                              {source, source_key}));
}

bool Events::revise(Event const& event) {
  Columns const row(event);
  int const before = event.revision - 1;
  soci::statement update =
      (sql_.prepare << "UPDATE alert_events SET kind = :kind, severity = :severity, status = "
                       ":status, state = :state, title_zh = :title_zh, title_en = :title_en, "
                       "text_zh = :text_zh, text_en = :text_en, area = :area, is_outdoor_only = "
                       ":outdoor, from_at_us = :from, until_at_us = :until, source_key = :key, "
                       "revision = :revision, updated_at_us = :updated "
                       "WHERE id = :id AND revision = :before",
       use(row.kind), use(row.severity), use(row.status), use(row.state), use(event.title.zh),
       use(event.title.en), use(event.text.zh), use(event.text.en), use(row.area), use(row.outdoor),
       use(row.from), use(row.until), use(event.source_key), use(event.revision), use(row.updated),
       use(row.id), use(before));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

std::vector<Event> Events::list_active(base::Instant now) {
  return events_from(sql_.list_rows(
      XINGQU_EVENT_COLUMNS "WHERE state = 'active' AND until_at_us > ? ORDER BY from_at_us, id",
      {base::to_us(now)}));
}

std::vector<Event> Events::list(std::size_t limit, std::optional<EventId> before) {
  std::string const key = before ? before->str() : "~";  // comes after every id
  return events_from(sql_.list_rows(XINGQU_EVENT_COLUMNS "WHERE id < ? ORDER BY id DESC LIMIT ?",
                                    {key, static_cast<std::int64_t>(limit)}));
}

std::vector<Event> Events::list_of_source(std::string_view source, base::Instant now) {
  return events_from(sql_.list_rows(
      XINGQU_EVENT_COLUMNS "WHERE state = 'active' AND until_at_us > ? AND source = ? ORDER BY id",
      {base::to_us(now), source}));
}

std::vector<EventId> Events::list_due(base::Instant now, base::Instant before, std::size_t limit) {
  std::vector<EventId> due;
  for (auto const& row : sql_.list_rows(
           "SELECT id FROM alert_events WHERE status = 'actual' AND state <> 'review' AND "
           "(told_revision < revision OR (state = 'active' AND until_at_us > ? AND "
           "looked_at_us < ?)) ORDER BY looked_at_us, id LIMIT ?",
           {base::to_us(now), base::to_us(before), static_cast<std::int64_t>(limit)}))
    due.push_back(EventId::parse(*row[0]).value());
  return due;
}

void Events::mark_looked_at(Event const& event, base::Instant now) {
  std::string const id = event.id.str();
  long long const now_us = base::to_us(now);
  sql_ << "UPDATE alert_events SET told_revision = :revision, looked_at_us = :now "
          "WHERE id = :id",
      use(event.revision), use(now_us), use(id);
}

void Events::remove_older_than(base::Instant at) {
  long long const at_us = base::to_us(at);
  sql_ << "DELETE FROM alert_events WHERE until_at_us < :at AND updated_at_us < :again", use(at_us),
      use(at_us);
}

}  // namespace alerts
