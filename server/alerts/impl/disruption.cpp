// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/disruption.hpp"

#include <algorithm>

namespace alerts {
namespace {

using trips::ExposureKind;
using trips::LocalTime;

LocalTime local_time(base::Instant at, trips::Clocks const& clocks) {
  auto const local = clocks.shown_at(at).time_since_epoch();
  auto const day = std::chrono::floor<std::chrono::days>(local);
  return {base::Day(day), std::chrono::floor<std::chrono::minutes>(local - day)};
}

bool stops_ways(EventKind kind) { return kind == EventKind::strike || kind == EventKind::road; }

void avoid_places(Event const& event, std::vector<trips::Exposure> const& hits,
                  trips::Disruption& into) {
  into.places = event.area.places;
  for (auto const& hit : hits) {
    bool const is_stay = hit.kind == ExposureKind::visit || hit.kind == ExposureKind::night;
    if (is_stay || stops_ways(event.kind)) into.places.push_back(hit.place);
  }
}

void avoid_area(Event const& event, places::Catalogue const& catalogue, places::Areas const& areas,
                trips::Disruption& into) {
  for (auto const district : districts_of(event.area, areas))
    for (auto const* const place : catalogue.list_in(district))
      if (place->area == district) into.places.push_back(place->key.str());
  for (auto const& circle : event.area.circles)
    into.areas.push_back({.centre = circle.at, .radius_m = circle.radius_m});
  for (auto const& polygon : event.area.polygons)
    into.areas.push_back({.outline = {polygon.points.begin(), polygon.points.end()}});
}

}  // namespace

std::optional<trips::Disruption> disruption_of(Event const& event,
                                               std::vector<trips::Exposure> const& hits,
                                               places::Catalogue const& catalogue,
                                               places::Areas const& areas,
                                               trips::Clocks const& clocks, base::Instant now) {
  auto const from = local_time(event.from, clocks);
  auto const until = local_time(event.until - std::chrono::microseconds(1), clocks);
  trips::Disruption made;
  made.what = {event.title.zh, event.title.en};
  made.first = from.day;
  made.last = until.day;
  made.from = from.clock;
  made.until = until.clock + std::chrono::minutes(1);
  made.is_outdoors_only = event.is_outdoor_only;
  made.now = local_time(now, clocks);
  avoid_places(event, hits, made);
  if (!stops_ways(event.kind)) avoid_area(event, catalogue, areas, made);
  if (made.places.empty() && made.areas.empty()) return std::nullopt;
  return made;
}

}  // namespace alerts
