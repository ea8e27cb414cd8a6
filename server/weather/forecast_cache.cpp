// SPDX-License-Identifier: Apache-2.0
#include "weather/forecast_cache.hpp"

#include <algorithm>
#include <cmath>

namespace weather {

base::LatLon cell_of(base::LatLon at) {
  return {std::round(at.lat * 100) / 100, std::round(at.lon * 100) / 100};
}

ForecastCache::Key ForecastCache::key_of(base::LatLon cell) {
  return {static_cast<std::int32_t>(std::lround(cell.lat * 100)),
          static_cast<std::int32_t>(std::lround(cell.lon * 100))};
}

std::shared_ptr<Forecast const> ForecastCache::find(base::LatLon cell) const {
  std::scoped_lock const lock(mutex_);
  auto const at = kept_.find(key_of(cell));
  return at == kept_.end() ? nullptr : at->second;
}

void ForecastCache::keep(base::LatLon cell, std::shared_ptr<Forecast const> forecast) {
  std::scoped_lock const lock(mutex_);
  kept_[key_of(cell)] = std::move(forecast);
  if (kept_.size() <= most_) return;
  auto const oldest = std::min_element(
      kept_.begin(), kept_.end(),
      [](auto const& a, auto const& b) { return a.second->fetched_at < b.second->fetched_at; });
  kept_.erase(oldest);
}

std::size_t ForecastCache::size() const {
  std::scoped_lock const lock(mutex_);
  return kept_.size();
}

}  // namespace weather
