// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/disrupted.hpp"

#include <algorithm>

namespace trips {
namespace {

constexpr base::Minutes whole_day{48 * 60};

// Those of a day that it lasts on.
base::MinuteSpan hours_on(base::Day day, Disruption const& disruption) {
  return {day == disruption.first ? disruption.from.value_or(base::Minutes(0)) : base::Minutes(0),
          day == disruption.last ? disruption.until.value_or(whole_day) : whole_day};
}

// By the number of edges that a line to the east crosses.
bool is_inside(base::LatLon at, std::vector<base::LatLon> const& outline) {
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    auto const& a = outline[i];
    auto const& b = outline[j];
    bool const crosses = (a.lat > at.lat) != (b.lat > at.lat);
    if (crosses && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon)
      inside = !inside;
  }
  return inside;
}

bool is_in(places::Place const& place, AvoidedArea const& area) {
  if (area.radius_m > 0 && base::distance_m(place.at, area.centre) <= area.radius_m) return true;
  return !area.outline.empty() && is_inside(place.at, area.outline);
}

}  // namespace

bool has_begun(Item const& item, base::Day day, Disruption const& disruption) {
  auto const& now = disruption.now;
  return now && (day < now->day || (day == now->day && item.start < now->clock));
}

bool is_hit(places::Place const& place, Disruption const& disruption) {
  if (disruption.is_outdoors_only && place.setting != places::Setting::outdoor) return false;
  auto const& keys = disruption.places;
  if (keys.empty() && disruption.areas.empty()) return true;
  if (std::find(keys.begin(), keys.end(), place.key.str()) != keys.end()) return true;
  return std::any_of(disruption.areas.begin(), disruption.areas.end(),
                     [&](AvoidedArea const& area) { return is_in(place, area); });
}

std::vector<Met> met_by(Itinerary const& itinerary, Disruption const& disruption,
                        Terrain const& terrain) {
  std::vector<Met> met;
  for (auto const& day : itinerary.days) {
    if (day.date < disruption.first || day.date > disruption.last) continue;
    auto const hours = hours_on(day.date, disruption);
    for (auto const& item : day.items) {
      auto const* place = terrain.find(item.place);
      bool const is_then = item.start < hours.until && item.start + item.minutes > hours.from;
      if (place != nullptr && is_then && !has_begun(item, day.date, disruption) &&
          is_hit(*place, disruption))
        met.push_back({item.id, day.date});
    }
  }
  return met;
}

Cut cut_by(Disruption const& disruption) {
  return [&disruption](places::Place const& place, base::Day day,
                       std::vector<planner::Window> windows) {
    auto const& now = disruption.now;
    if (now && day == now->day)
      for (auto& window : windows)
        window.from = std::max(window.from, static_cast<int>(now->clock.count()));
    std::erase_if(windows, [](auto const& window) { return window.from > window.last_start; });
    bool const is_then = disruption.first <= day && day <= disruption.last;
    if (!is_then || !is_hit(place, disruption)) return windows;
    auto const hours = hours_on(day, disruption);
    auto const from = static_cast<int>(hours.from.count());
    auto const until = static_cast<int>(hours.until.count());
    auto const stay = place.visit ? static_cast<int>(place.visit->min.count()) : 0;
    std::vector<planner::Window> left;
    for (auto const& window : windows) {
      planner::Window const before{window.from, std::min(window.last_start, from - stay),
                                   std::min(window.until, from)};
      planner::Window const after{std::max(window.from, until), window.last_start, window.until};
      if (before.from <= before.last_start) left.push_back(before);
      if (after.from <= after.last_start && window.until > until) left.push_back(after);
    }
    return left;
  };
}

}  // namespace trips
