// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/answering.hpp"
#include "base/text.hpp"
#include "storage/sql.hpp"

namespace alerts {

struct NewEvent {
  EventKind kind = EventKind::closure;
  Severity severity = Severity::moderate;
  EventStatus status = EventStatus::actual;
  Words title;
  Words text;
  EventArea area;
  bool is_outdoor_only = false;
  base::Instant from{};
  base::Instant until{};
};
BOOST_DESCRIBE_STRUCT(NewEvent, (),
                      (kind, severity, status, title, text, area, is_outdoor_only, from, until))
http::Rules rules(http::Of<NewEvent>) {
  return {http::field("status").may_be_missing().text("actual unless told."),
          http::field("title").text("One language is enough; at most 200 characters."),
          http::field("text").text("What people are told; at most 2000 characters."),
          http::field("area").text("At least one place, district, circle or polygon."),
          http::field("is_outdoor_only").may_be_missing().text("What is under a roof goes on."),
          http::field("until").text("At most 400 days after `from`.")};
}
std::string api_name(http::Of<NewEvent>) { return "NewAlertEvent"; }

struct EventChange {
  int revision = 1;
  std::optional<Severity> severity;
  std::optional<Words> title;
  std::optional<Words> text;
  std::optional<EventArea> area;
  std::optional<bool> is_outdoor_only;
  std::optional<base::Instant> from;
  std::optional<base::Instant> until;
};
BOOST_DESCRIBE_STRUCT(EventChange, (),
                      (revision, severity, title, text, area, is_outdoor_only, from, until))
http::Rules rules(http::Of<EventChange>) {
  return {http::field("revision").min(1).text("The one that was changed; a newer one is a 409.")};
}
std::string api_name(http::Of<EventChange>) { return "AlertEventChange"; }

struct EventQuery {
  int limit = 50;
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(EventQuery, (), (limit, cursor))
http::Rules rules(http::Of<EventQuery>) {
  return {http::field("limit").range(1, 100).may_be_missing(),
          http::field("cursor").length(1, 40).text("next_cursor of the page before.")};
}
std::string api_name(http::Of<EventQuery>) { return "AlertEventQuery"; }

struct EventPage {
  std::vector<EventView> events;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(EventPage, (), (events, next_cursor))
std::string api_name(http::Of<EventPage>) { return "AlertEventPage"; }

struct EventReach {
  int trips = 0;
};
BOOST_DESCRIBE_STRUCT(EventReach, (), (trips))
http::Rules rules(http::Of<EventReach>) {
  return {http::field("trips").text("How many trips it touches now.")};
}
std::string api_name(http::Of<EventReach>) { return "AlertEventReach"; }

namespace {

using base::Refusal;
using base::refuse;
using base::refuse_field;
using http::Request;
using http::Response;
using storage::Sql;

constexpr std::chrono::days longest_event{400};

base::Error no_such_event() { return refuse(Refusal::not_found, "There is no such event."); }
base::Error changed_meanwhile() {
  return refuse(Refusal::conflict, "Somebody else has changed it; look at it again.");
}

// Both languages say something if one does.
base::Result<Words> words_from(Words words, char const* pointer, std::size_t most) {
  words = {std::string(base::trim(words.zh)), std::string(base::trim(words.en))};
  if (words.zh.empty() && words.en.empty()) return refuse_field(pointer, "Must not be blank.");
  if (words.zh.empty()) words.zh = words.en;
  if (words.en.empty()) words.en = words.zh;
  if (base::length_of(words.zh) > most || base::length_of(words.en) > most)
    return refuse_field(pointer, "This is too long.");
  return words;
}

base::Result<void> check_area(EventArea const& area, Parts const& parts) {
  if (area.places.empty() && area.districts.empty() && area.circles.empty() &&
      area.polygons.empty())
    return refuse_field("/area", "Say where: a place, a district, a circle or a polygon.");
  auto const catalogue = parts.catalogue.now();
  for (std::size_t i = 0; i < area.places.size(); ++i) {
    auto const key = places::PlaceKey::parse(area.places[i]);
    if (!key || !catalogue->find(*key))
      return refuse_field("/area/places/" + std::to_string(i), "There is no such place.");
  }
  for (std::size_t i = 0; i < area.districts.size(); ++i) {
    auto const code = places::AreaCode::parse(area.districts[i]);
    if (!code || !parts.areas.find(*code))
      return refuse_field("/area/districts/" + std::to_string(i),
                          "This is not the code of any area.");
  }
  return {};
}

base::Result<void> check_event(Event& event, Parts const& parts) {
  auto title = words_from(event.title, "/title", 200);
  if (!title) return title.error();
  auto text = words_from(event.text, "/text", 2000);
  if (!text) return text.error();
  event.title = *std::move(title);
  event.text = *std::move(text);
  if (event.until <= event.from) return refuse_field("/until", "Must be later than `from`.");
  if (event.until - event.from > longest_event)
    return refuse_field("/until", "An event lasts at most 400 days.");
  return check_area(event.area, parts);
}

// POST /api/alerts/events
struct Add {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<NewEvent>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const now = parts.clock.now();
    Event event{.id = parts.ids.next<EventId>(),
                .kind = wanted->kind,
                .severity = wanted->severity,
                .status = wanted->status,
                .state = EventState::active,
                .title = wanted->title,
                .text = wanted->text,
                .area = wanted->area,
                .is_outdoor_only = wanted->is_outdoor_only,
                .from = wanted->from,
                .until = wanted->until,
                .source = "operator",
                .source_key = {},
                .made_by = request.principal->user_id,
                .created_at = now,
                .updated_at = now};
    event.source_key = event.id.str();
    if (auto const fits = check_event(event, parts); !fits) return refused(fits.error(), request);
    parts.db.write([&](Sql& sql) { Events(sql).add(event); });
    return http::created(http::to_json(view_of(event, request.locale)));
  }
};

// GET /api/alerts/events
struct List {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const query = http::parse_query<EventQuery>(request.query);
    if (!query) return refused(query.error(), request);
    std::optional<EventId> before;
    if (query->cursor) {
      before = EventId::parse(*query->cursor);
      if (!before) return refused(refuse_field("cursor", "Must be a next_cursor."), request);
    }
    auto const limit = static_cast<std::size_t>(query->limit);
    auto events = parts.db.read([&](Sql& sql) { return Events(sql).list(limit + 1, before); });
    EventPage page;
    if (events.size() > limit) {
      events.resize(limit);
      page.next_cursor = events.back().id.str();
    }
    for (auto const& event : events) page.events.push_back(view_of(event, request.locale));
    return http::ok(http::to_json(page));
  }
};

// Applies `change` to an event as its next revision.
Response revise(Parts const& parts, Request const& request,
                std::function<base::Result<void>(Event&)> const& change) {
  auto const id = http::id<EventId>(request, "event");
  if (!id) return refused(id.error(), request);
  auto event = parts.db.read([&](Sql& sql) { return Events(sql).find(*id); });
  if (!event) return refused(no_such_event(), request);
  if (auto const done = change(*event); !done) return refused(done.error(), request);
  ++event->revision;
  event->updated_at = parts.clock.now();
  if (!parts.db.write([&](Sql& sql) { return Events(sql).revise(*event); }))
    return refused(changed_meanwhile(), request);
  return http::ok(http::to_json(view_of(*event, request.locale)));
}

// PATCH /api/alerts/events/{event}
struct Change {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<EventChange>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    return revise(parts, request, [&](Event& event) -> base::Result<void> {
      if (wanted->revision != event.revision) return changed_meanwhile();
      if (event.state == EventState::cancelled)
        return refuse(Refusal::conflict, "It is called off.");
      event.severity = wanted->severity.value_or(event.severity);
      event.title = wanted->title.value_or(event.title);
      event.text = wanted->text.value_or(event.text);
      event.area = wanted->area.value_or(event.area);
      event.is_outdoor_only = wanted->is_outdoor_only.value_or(event.is_outdoor_only);
      event.from = wanted->from.value_or(event.from);
      event.until = wanted->until.value_or(event.until);
      return check_event(event, parts);
    });
  }
};

// POST /api/alerts/events/{event}/cancel
struct Cancel {
  Parts const& parts;

  Response operator()(Request const& request) const {
    return revise(parts, request, [](Event& event) -> base::Result<void> {
      if (event.state == EventState::cancelled)
        return refuse(Refusal::conflict, "It is called off.");
      event.state = EventState::cancelled;
      return {};
    });
  }
};

// POST /api/alerts/events/{event}/confirm
struct Confirm {
  Parts const& parts;

  Response operator()(Request const& request) const {
    return revise(parts, request, [](Event& event) -> base::Result<void> {
      if (event.state != EventState::review)
        return refuse(Refusal::conflict, "It does not await a review.");
      event.state = EventState::active;
      return {};
    });
  }
};

// GET /api/alerts/events/{event}/reach
struct Reach {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const id = http::id<EventId>(request, "event");
    if (!id) return refused(id.error(), request);
    auto const event = parts.db.read([&](Sql& sql) { return Events(sql).find(*id); });
    if (!event) return refused(no_such_event(), request);
    auto const hits =
        parts.db.read([&](Sql& sql) { return Matcher(*event, parts.areas).find(sql); });
    return http::ok(http::to_json(EventReach{static_cast<int>(hits.size())}));
  }
};

http::EndpointBuilder named(http::EndpointBuilder builder, char const* id, char const* summary) {
  builder.named(id, summary, "alerts").only({"operator", "admin"}).on(http::Lane::db);
  return builder;
}

}  // namespace

EventView view_of(Event const& event, http::Locale locale) {
  bool const is_en = locale == http::Locale::en;
  return {.id = event.id,
          .kind = event.kind,
          .kind_text = std::string(is_en ? name_en(event.kind) : name_zh(event.kind)),
          .severity = event.severity,
          .severity_text = std::string(is_en ? weather::name_en(event.severity)
                                             : weather::name_zh(event.severity)),
          .status = event.status,
          .state = event.state,
          .title = event.title,
          .text = event.text,
          .area = event.area,
          .is_outdoor_only = event.is_outdoor_only,
          .from = event.from,
          .until = event.until,
          .source = event.source,
          .revision = event.revision,
          .created_at = event.created_at,
          .updated_at = event.updated_at};
}

std::vector<http::Endpoint> event_endpoints(Parts const& parts) {
  auto const one = std::string("/api/alerts/events/{event}");
  return {
      named(http::get("/api/alerts/events"), "listAlertEvents", "Events, the newest first")
          .query<EventQuery>()
          .answers<EventPage>(200)
          .calls(List{parts}),
      named(http::post("/api/alerts/events"), "addAlertEvent",
            "Tell of a closure, strike, disaster …")
          .takes<NewEvent>()
          .answers<EventView>(201)
          .calls(Add{parts}),
      named(http::patch(one), "changeAlertEvent", "Change an event; people hear of it anew")
          .takes<EventChange>()
          .answers<EventView>(200)
          .calls(Change{parts}),
      named(http::post(one + "/cancel"), "cancelAlertEvent", "Call an event off")
          .answers<EventView>(200)
          .calls(Cancel{parts}),
      named(http::post(one + "/confirm"), "confirmAlertEvent", "Confirm what travellers reported")
          .answers<EventView>(200)
          .calls(Confirm{parts}),
      named(http::get(one + "/reach"), "reachOfAlertEvent", "How many trips an event touches")
          .answers<EventReach>(200)
          .calls(Reach{parts})};
}

}  // namespace alerts
