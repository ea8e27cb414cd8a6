// SPDX-License-Identifier: Apache-2.0
#include "alerts/matching.hpp"

#include <algorithm>

namespace alerts {
namespace {

using trips::Exposure;
using trips::ExposureKind;

bool concerns(EventKind event, ExposureKind exposure) {
  using enum ExposureKind;
  switch (event) {
    case EventKind::closure:
      return exposure == visit || exposure == night;
    case EventKind::strike:
      return exposure == transit || exposure == ride;
    case EventKind::road:
      return exposure == drive || exposure == transit;
    case EventKind::epidemic:
      return exposure != walk && exposure != drive;
    case EventKind::disaster:
    case EventKind::weather:
      break;
  }
  return true;
}

}  // namespace

std::string_view name_zh(EventKind kind) {
  switch (kind) {
    case EventKind::closure:
      return "关闭";
    case EventKind::strike:
      return "停运";
    case EventKind::road:
      return "道路中断";
    case EventKind::epidemic:
      return "疫情";
    case EventKind::disaster:
      return "灾害";
    case EventKind::weather:
      break;
  }
  return "天气";
}

std::string_view name_en(EventKind kind) {
  switch (kind) {
    case EventKind::closure:
      return "Closure";
    case EventKind::strike:
      return "Strike";
    case EventKind::road:
      return "Road closed";
    case EventKind::epidemic:
      return "Epidemic";
    case EventKind::disaster:
      return "Disaster";
    case EventKind::weather:
      break;
  }
  return "Weather";
}

Matcher::Matcher(Event const& event, places::Areas const& areas)
    : event_(event), districts_(districts_of(event.area, areas)) {}

bool Matcher::is_there(Exposure const& exposure) const {
  auto const& area = event_.area;
  auto const is_on_it = [&exposure](auto const& shape) {
    return alerts::touches(shape, exposure.from_at, exposure.to_at);
  };
  return std::find(area.places.begin(), area.places.end(), exposure.place) != area.places.end() ||
         std::binary_search(districts_.begin(), districts_.end(), exposure.area) ||
         std::any_of(area.circles.begin(), area.circles.end(), is_on_it) ||
         std::any_of(area.polygons.begin(), area.polygons.end(), is_on_it);
}

bool Matcher::touches(Exposure const& exposure) const {
  if (!concerns(event_.kind, exposure.kind)) return false;
  if (event_.is_outdoor_only && !exposure.is_outdoor) return false;
  if (exposure.until <= event_.from || event_.until <= exposure.from) return false;
  return is_there(exposure);
}

std::vector<Exposure> Matcher::hits_of(std::span<Exposure const> exposures) const {
  std::vector<Exposure> hits;
  std::copy_if(exposures.begin(), exposures.end(), std::back_inserter(hits),
               [this](auto const& exposure) { return touches(exposure); });
  return hits;
}

std::map<trips::TripId, std::vector<Exposure>> Matcher::find(storage::Sql& sql) const {
  trips::ExposureSearch search{.from = event_.from,
                               .until = event_.until,
                               .places = event_.area.places,
                               .districts = districts_};
  for (auto const& circle : event_.area.circles) search.boxes.push_back(box_of(circle));
  for (auto const& polygon : event_.area.polygons) search.boxes.push_back(box_of(polygon));
  std::map<trips::TripId, std::vector<Exposure>> found;
  trips::search_exposures(sql, search, [&](trips::TripId trip, Exposure const& exposure) {
    if (touches(exposure)) found[trip].push_back(exposure);
  });
  for (auto& [trip, hits] : found) {  // a way has a row in each of its cells
    std::stable_sort(hits.begin(), hits.end(), [](auto const& a, auto const& b) {
      return std::tie(a.from, a.kind, a.place) < std::tie(b.from, b.kind, b.place);
    });
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  }
  return found;
}

}  // namespace alerts
