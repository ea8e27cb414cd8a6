// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/calendar.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdlib>
#include <set>

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
std::string zone_name(int minutes) {
  if (minutes % 60 != 0) return "UTC" + offset_text(minutes);
  return minutes == 0 ? "Etc/UTC" : fmt::format("Etc/GMT{:+d}", -minutes / 60);
}

// The events of one trip.
class Events {
 public:
  Events(std::string& text, TripLabel const& trip, ExportLanguage language)
      : text_(text), trip_(trip), language_(language), stamp_(utc_text(trip.changed_at)) {}

  void add_plan(TierAnswer const& plan) {
    for (auto const& stop : stops_of(plan)) add_visit(plan, stop);
    add_nights(plan);
    int number = 0;
    for (auto const& ride : plan.rides) add_ride(plan, ride, ++number);
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

  void add_time(TierAnswer const& plan, std::string_view name, base::Instant at) {
    auto text = utc_text(at + base::Minutes{plan.utc_offset_minutes});
    text.pop_back();  // what is left is the time by the clocks there
    add_line(text_, fmt::format("{};TZID={}:{}", name, zone_name(plan.utc_offset_minutes), text));
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

  void add_visit(TierAnswer const& plan, TripStop const& stop) {
    auto const& visit = *stop.visit;
    begin_event(visit.id ? visit.id->str()
                         : fmt::format("{}-{}", base::to_text(stop.date), visit.place.key));
    add_time(plan, "DTSTART", stop.begins);
    add_time(plan, "DTEND", stop.ends);
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

  void add_ride(TierAnswer const& plan, RideAnswer const& ride, int number) {
    begin_event(fmt::format("ride-{}", number));
    add_time(plan, "DTSTART", moment_of(plan, ride.depart_day, ride.departs));
    add_time(plan, "DTEND", moment_of(plan, ride.arrive_day, ride.arrives));
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

void add_zone(std::string& text, int offset_minutes) {
  auto const offset = offset_text(offset_minutes);
  for (auto const& line : {std::string("BEGIN:VTIMEZONE"), "TZID:" + zone_name(offset_minutes),
                           std::string("BEGIN:STANDARD"), std::string("DTSTART:19700101T000000"),
                           "TZOFFSETFROM:" + offset, "TZOFFSETTO:" + offset, "TZNAME:UTC" + offset,
                           std::string("END:STANDARD"), std::string("END:VTIMEZONE")})
    add_line(text, line);
}

}  // namespace

std::string to_icalendar(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  auto text = begun(trip.name);
  add_zone(text, plan.utc_offset_minutes);
  Events(text, trip, language).add_plan(plan);
  add_line(text, "END:VCALENDAR");
  return text;
}

std::string to_icalendar(std::string_view name, std::vector<CalendarTrip> const& trips,
                         ExportLanguage language) {
  auto text = begun(name);
  add_line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
  add_line(text, "X-PUBLISHED-TTL:PT1H");
  std::set<int> offsets;
  for (auto const& trip : trips)
    if (trip.plan && offsets.insert(trip.plan->utc_offset_minutes).second)
      add_zone(text, trip.plan->utc_offset_minutes);
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
