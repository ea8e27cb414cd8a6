// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/calendar.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace trips {
namespace {

using std::chrono::days;

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == ',' || c == ';' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Lines of at most 75 octets, never cut within a character; what follows begins with a space.
void add_line(std::string& calendar, std::string_view line) {
  std::size_t room = 75;
  while (line.size() > room) {
    auto end = room;
    while (continues_character(line[end])) --end;
    calendar.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = 74;
  }
  calendar.append(line).append("\r\n");
}

void add(std::string& calendar, std::string_view name, std::string_view text) {
  if (!text.empty()) add_line(calendar, fmt::format("{}:{}", name, escaped(text)));
}

std::string utc_text(base::Instant at) {
  return fmt::format("{:%Y%m%dT%H%M%S}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(at)));
}

// Of a moment as clocks show it.
std::string clock_text(base::Instant shown) {
  auto text = utc_text(shown);
  text.pop_back();
  return text;
}

std::string date_text(base::Day day) {
  std::chrono::year_month_day const date(day);
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string offset_text(int minutes) {
  return fmt::format("{}{:02}{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

// Etc/GMT-8 is how the time zone database calls UTC+8.
std::string name_of(Clocks const& clocks) {
  if (!clocks.zone().empty()) return clocks.zone();
  auto const minutes = static_cast<int>(clocks.offset_at({}).count());
  if (minutes % 60 != 0) return "UTC" + offset_text(minutes);
  return minutes == 0 ? "Etc/UTC" : fmt::format("Etc/GMT{:+d}", -minutes / 60);
}

// The days whose hours a calendar has to tell in one zone.
struct ZoneSpan {
  Clocks clocks;
  base::Day first{};
  base::Day last{};
};

// The events of one trip.
class Events {
 public:
  Events(std::string& text, TripLabel const& trip, ExportLanguage language)
      : text_(text), trip_(trip), language_(language), stamp_(utc_text(trip.changed_at)) {}

  void add_plan(TierAnswer const& plan) {
    auto const clocks = clocks_of(plan);
    for (auto const& stop : stops_of(plan)) add_visit(clocks, stop);
    add_nights(plan);
    int number = 0;
    for (auto const& ride : plan.rides) add_ride(clocks, ride, ++number);
  }

  void add_days(base::Day from, base::Day until) {
    begin_event("days");
    add_dates(from, until);
    add(text_, "SUMMARY", trip_.name);
    add_line(text_, "TRANSP:TRANSPARENT");
    add_line(text_, "END:VEVENT");
  }

 private:
  std::string const& said(Words const& words) const { return in_language(words, language_); }

  void begin_event(std::string_view uid) {
    add_line(text_, "BEGIN:VEVENT");
    add_line(text_, fmt::format("UID:{}.{}@xingqu", trip_.id, uid));
    add_line(text_, "DTSTAMP:" + stamp_);
    add_line(text_, fmt::format("SEQUENCE:{}", trip_.version - 1));
  }

  void add_time(Clocks const& clocks, std::string_view name, base::Instant at) {
    add_line(text_,
             fmt::format("{};TZID={}:{}", name, name_of(clocks), clock_text(clocks.shown_at(at))));
  }

  void add_dates(base::Day first, base::Day after_last) {
    add_line(text_, "DTSTART;VALUE=DATE:" + date_text(first));
    add_line(text_, "DTEND;VALUE=DATE:" + date_text(after_last));
  }

  void add_place(PlaceRef const& place) {
    auto const& name = said(place.name);
    add(text_, "LOCATION", place.address.empty() ? name : name + ", " + place.address);
    add_line(text_, fmt::format("GEO:{:.6f};{:.6f}", place.lat, place.lon));
  }

  void add_visit(Clocks const& clocks, TripStop const& stop) {
    auto const& visit = *stop.visit;
    begin_event(visit.id ? visit.id->str()
                         : fmt::format("{}-{}", base::to_text(stop.date), visit.place.key));
    add_time(clocks, "DTSTART", stop.begins);
    add_time(clocks, "DTEND", stop.ends);
    add(text_, "SUMMARY", said(visit.place.name));
    add_place(visit.place);
    auto about = said(visit.why);
    for (auto const& more : {said(visit.note), visit.own_note.value_or("")})
      if (!more.empty()) about.append(about.empty() ? "" : "\n").append(more);
    add(text_, "DESCRIPTION", about);
    add_line(text_, visit.role == planner::Role::food ? "CATEGORIES:MEAL" : "CATEGORIES:SIGHT");
    add_line(text_, "END:VEVENT");
  }

  void add_nights(TierAnswer const& plan) {
    for (auto const& day : plan.days) {
      if (!day.lodging) continue;
      begin_event("night-" + base::to_text(day.date));
      add_dates(day.date, day.date + days{1});
      add(text_, "SUMMARY", said(day.lodging->name));
      add_place(*day.lodging);
      add_line(text_, "CATEGORIES:LODGING");
      add_line(text_, "TRANSP:TRANSPARENT");  // one can be invited elsewhere that evening
      add_line(text_, "END:VEVENT");
    }
  }

  void add_ride(Clocks const& clocks, RideAnswer const& ride, int number) {
    begin_event(fmt::format("ride-{}", number));
    auto const own = clocks_of(ride, clocks);
    add_time(clocks, "DTSTART", moment_of(own.departs, ride.depart_day, ride.departs));
    add_time(clocks, "DTEND", moment_of(own.arrives, ride.arrive_day, ride.arrives));
    add(text_, "SUMMARY",
        fmt::format("{}{}{} → {}", ride.number.value_or(""), ride.number ? " " : "",
                    said(ride.from), said(ride.to)));
    add(text_, "LOCATION", said(ride.from));
    add(text_, "DESCRIPTION", said(ride.note));
    add_line(text_, "CATEGORIES:RIDE");
    add_line(text_, "END:VEVENT");
  }

  std::string& text_;
  TripLabel const& trip_;
  ExportLanguage language_;
  std::string stamp_;
};

std::string begun(std::string_view name) {
  std::string text;
  for (auto const line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Xingqu//Trips//ZH",
                          "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
    add_line(text, line);
  add(text, "NAME", name);
  add(text, "X-WR-CALNAME", name);
  return text;
}

struct Observance {
  base::Instant begins{};  // as the clocks before it show it
  int from = 0;            // minutes ahead of UTC
  int to = 0;
  bool is_daylight = false;
};

std::vector<Observance> observances_of(ZoneSpan const& zone) {
  auto const& clocks = zone.clocks;
  auto const minutes_at = [&](base::Instant at) {
    return static_cast<int>(clocks.offset_at(at).count());
  };
  auto const changes = clocks.changes_between(clocks.instant_of(zone.first, {}) - days{1},
                                              clocks.instant_of(zone.last, {}) + days{3});
  std::vector<Observance> made;
  for (auto const& change : changes) {
    base::Instant const at = change.from;
    int const before = minutes_at(at - std::chrono::seconds(1));
    made.push_back({at + base::Minutes(before), before, minutes_at(at), change.is_daylight});
  }
  int const always = minutes_at(clocks.instant_of(zone.first, {}));
  if (made.empty()) made.push_back({{}, always, always, false});
  return made;
}

void add_zone(std::string& text, ZoneSpan const& zone) {
  add_line(text, "BEGIN:VTIMEZONE");
  add_line(text, "TZID:" + name_of(zone.clocks));
  for (auto const& each : observances_of(zone)) {
    std::string const kind = each.is_daylight ? "DAYLIGHT" : "STANDARD";
    add_line(text, "BEGIN:" + kind);
    add_line(text, "DTSTART:" + clock_text(each.begins));
    add_line(text, "TZOFFSETFROM:" + offset_text(each.from));
    add_line(text, "TZOFFSETTO:" + offset_text(each.to));
    add_line(text, "TZNAME:UTC" + offset_text(each.to));
    add_line(text, "END:" + kind);
  }
  add_line(text, "END:VTIMEZONE");
}

// Each zone once, for all the days of the plans that are in it.
void add_zones(std::string& text, std::vector<TierAnswer const*> const& plans) {
  std::map<std::string, ZoneSpan> zones;
  for (auto const* const plan : plans) {
    auto const clocks = clocks_of(*plan);
    auto const first = plan->days.empty() ? base::Day{} : plan->days.front().date;
    auto const last = plan->days.empty() ? base::Day{} : plan->days.back().date;
    auto& span = zones.try_emplace(name_of(clocks), ZoneSpan{clocks, first, last}).first->second;
    span.first = std::min(span.first, first);
    span.last = std::max(span.last, last);
  }
  for (auto const& [name, zone] : zones) add_zone(text, zone);
}

}  // namespace

std::string to_icalendar(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  auto text = begun(trip.name);
  add_zones(text, {&plan});
  Events(text, trip, language).add_plan(plan);
  add_line(text, "END:VCALENDAR");
  return text;
}

std::string to_icalendar(std::string_view name, std::vector<CalendarTrip> const& trips,
                         ExportLanguage language) {
  auto text = begun(name);
  add_line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
  add_line(text, "X-PUBLISHED-TTL:PT1H");
  std::vector<TierAnswer const*> plans;
  for (auto const& trip : trips)
    if (trip.plan) plans.push_back(&*trip.plan);
  add_zones(text, plans);
  for (auto const& trip : trips) {
    Events events(text, trip.label, language);
    if (trip.plan)
      events.add_plan(*trip.plan);
    else
      events.add_days(trip.start_date, trip.end_date + days{1});
  }
  add_line(text, "END:VCALENDAR");
  return text;
}

}  // namespace trips
