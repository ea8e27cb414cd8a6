// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <random>

#include "alerts/events.hpp"
#include "alerts/matching.hpp"
#include "storage/testing.hpp"
#include "trips/saved_trips.hpp"

// What the tests of alerts share: a day at the fair of a town that lies in 鼓楼区.
namespace alerts {

inline base::Day const friday = base::parse_day("2026-05-01").value();
inline base::LatLon const inn_at{26.08, 119.30};
inline base::LatLon const peak_at{26.06, 119.39};
inline std::string const anna = "01J9Z0000000000000000000AN";
inline std::string const ming = "01J9Z0000000000000000000M1";

inline base::Instant at(base::Day day, int hour, int minute = 0) {
  return base::china_instant(day, std::chrono::hours(hour) + std::chrono::minutes(minute));
}

inline trips::PlaceRef place_ref(std::string key, base::LatLon where, bool is_outdoor) {
  trips::PlaceRef made;
  made.key = std::move(key);
  made.lat = where.lat;
  made.lon = where.lon;
  made.is_outdoor = is_outdoor;
  return made;
}

// From the inn up the peak by taxi and back on foot, on one day.
inline trips::TierAnswer day_out(base::Day day = friday) {
  trips::DayAnswer made;
  made.date = day;
  made.start = made.end = place_ref("town-inn", inn_at, false);
  made.lodging = made.end;
  trips::VisitAnswer visit;
  visit.place = place_ref("town-peak", peak_at, true);
  visit.start = "10:00";
  visit.end = "12:30";
  made.visits = {visit};
  trips::LegAnswer there;
  there.mode = planner::Mode::taxi;
  there.start = "09:20";
  there.end = "10:00";
  trips::LegAnswer back;
  back.mode = planner::Mode::walk;
  back.start = "12:30";
  back.end = "14:00";
  made.legs = {there, back};
  trips::TierAnswer plan;
  plan.days = {made};
  plan.startDate = plan.endDate = day;
  return plan;
}

inline trips::TripId trip_of(std::uint8_t number) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = number;
  return trips::TripId(base::Ulid(bytes));
}

// Keeps a trip with its exposures.
trips::TripId keep(storage::Database& db, std::uint8_t number, trips::TierAnswer const& plan,
                   std::string const& user = anna);

inline EventId event_id(std::uint8_t number) {
  std::array<std::uint8_t, 16> bytes{};
  bytes[15] = number;
  return EventId(base::Ulid(bytes));
}

// A typhoon over the peak on that friday.
inline Event typhoon(std::uint8_t number = 1) {
  Event event;
  event.id = event_id(number);
  event.kind = EventKind::weather;
  event.severity = Severity::extreme;
  event.title = {"台风红色预警", "Typhoon, red warning"};
  event.text = {"不要外出。", "Stay in."};
  event.area.circles = {{peak_at, 3000}};
  event.from = at(friday, 0);
  event.until = at(friday, 24);
  event.source = "operator";
  event.source_key = std::to_string(number);
  return event;
}

}  // namespace alerts
