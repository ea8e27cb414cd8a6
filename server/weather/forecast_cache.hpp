// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "weather/forecast.hpp"

namespace weather {

// A position rounded to a hundredth of a degree, about a kilometre: what is asked for there is
// asked once, and providers never learn where exactly somebody stands.
base::LatLon cell_of(base::LatLon at);

// The last forecast of each cell, with its age; bounded, the oldest goes first. Safe to share.
class ForecastCache {
 public:
  explicit ForecastCache(std::size_t most = 512) : most_(most) {}
  std::shared_ptr<Forecast const> find(base::LatLon cell) const;
  void keep(base::LatLon cell, std::shared_ptr<Forecast const> forecast);
  std::size_t size() const;

 private:
  using Key = std::pair<std::int32_t, std::int32_t>;
  static Key key_of(base::LatLon cell);

  std::size_t const most_;
  mutable std::mutex mutex_;
  std::map<Key, std::shared_ptr<Forecast const>> kept_;
};

}  // namespace weather
