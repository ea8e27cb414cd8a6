// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/geo.hpp"

namespace weather {

// A position rounded to a hundredth of a degree, about a kilometre: what is asked for there is
// asked once, and providers never learn where exactly somebody stands.
inline base::LatLon cell_of(base::LatLon at) {
  return {std::round(at.lat * 100) / 100, std::round(at.lon * 100) / 100};
}

// The last of what was fetched for each cell, with its age (`fetched_at`); bounded, the oldest goes
// first. Safe to share.
template <class T>
class CellCache {
 public:
  explicit CellCache(std::size_t most = 512) : most_(most) {}

  std::shared_ptr<T const> find(base::LatLon cell) const {
    std::scoped_lock const lock(mutex_);
    auto const at = kept_.find(key_of(cell));
    return at == kept_.end() ? nullptr : at->second;
  }
  void keep(base::LatLon cell, std::shared_ptr<T const> fetched) {
    std::scoped_lock const lock(mutex_);
    kept_[key_of(cell)] = std::move(fetched);
    if (kept_.size() <= most_) return;
    auto const oldest = std::min_element(
        kept_.begin(), kept_.end(),
        [](auto const& a, auto const& b) { return a.second->fetched_at < b.second->fetched_at; });
    kept_.erase(oldest);
  }
  std::size_t size() const {
    std::scoped_lock const lock(mutex_);
    return kept_.size();
  }

 private:
  using Key = std::pair<std::int32_t, std::int32_t>;
  static Key key_of(base::LatLon cell) {
    return {static_cast<std::int32_t>(std::lround(cell.lat * 100)),
            static_cast<std::int32_t>(std::lround(cell.lon * 100))};
  }

  std::size_t const most_;
  mutable std::mutex mutex_;
  std::map<Key, std::shared_ptr<T const>> kept_;
};

}  // namespace weather
