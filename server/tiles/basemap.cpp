// SPDX-License-Identifier: Apache-2.0
#include "tiles/basemap.hpp"

#include <utility>

namespace tiles {
namespace {

constexpr auto patience = std::chrono::seconds(6);  // of a map that is looked at
constexpr auto kept_for = std::chrono::days(1);

}  // namespace

base::Result<std::optional<BasemapTile>> Basemap::tile(TileAddress at,
                                                       std::string const& traceparent) {
  Key const key{at.zoom, at.column, at.row};
  {
    std::lock_guard const lock(mutex_);
    if (auto const* const known = find(key)) return known->tile;
  }
  auto found = source_->tile(at, clock_.now() + patience, traceparent);
  if (!found) return found.error();
  std::lock_guard const lock(mutex_);
  keep({key, *found, clock_.now() + kept_for});
  return *std::move(found);
}

Basemap::Kept const* Basemap::find(Key const& key) {
  auto const at = by_key_.find(key);
  if (at == by_key_.end() || at->second->until <= clock_.now()) return nullptr;
  kept_.splice(kept_.begin(), kept_, at->second);
  return &*at->second;
}

void Basemap::keep(Kept kept) {
  if (auto const at = by_key_.find(kept.key); at != by_key_.end()) drop(at->second);
  bytes_ += kept.bytes();
  kept_.push_front(std::move(kept));
  by_key_.emplace(kept_.front().key, kept_.begin());
  while (bytes_ > most_bytes_) drop(std::prev(kept_.end()));
}

void Basemap::drop(std::list<Kept>::iterator at) {
  bytes_ -= at->bytes();
  by_key_.erase(at->key);
  kept_.erase(at);
}

}  // namespace tiles
