// SPDX-License-Identifier: Apache-2.0
#include "places/geocoding.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"

namespace places {
namespace {

constexpr auto kept_reverse = std::chrono::days(30);
constexpr auto kept_search = std::chrono::days(1);

// To the fourth decimal, some eleven metres.
base::LatLon cell_of(base::LatLon at) {
  return {std::round(at.lat * 10'000) / 10'000, std::round(at.lon * 10'000) / 10'000};
}

}  // namespace

std::optional<Spots> SpotCache::find(std::string const& key, base::Instant now) {
  std::lock_guard const lock(mutex_);
  auto const at = by_key_.find(key);
  if (at == by_key_.end() || at->second->until <= now) return std::nullopt;
  kept_.splice(kept_.begin(), kept_, at->second);
  return at->second->spots;
}

void SpotCache::keep(std::string key, Spots spots, base::Instant until) {
  std::lock_guard const lock(mutex_);
  if (auto const at = by_key_.find(key); at != by_key_.end()) {
    kept_.erase(at->second);
    by_key_.erase(at);
  }
  kept_.push_front({key, std::move(spots), until});
  by_key_.emplace(std::move(key), kept_.begin());
  if (kept_.size() <= most_) return;
  by_key_.erase(kept_.back().key);
  kept_.pop_back();
}

Spots Geocoding::reverse(base::LatLon at, GeoAsking const& asking) {
  if (!outside_) return gazetteer_.reverse(at, asking.in_english);
  auto const cell = cell_of(at);
  auto key = fmt::format("{} {:.4f},{:.4f}", asking.in_english, cell.lat, cell.lon);
  if (auto known = cache_.find(key, clock_.now())) return *std::move(known);
  auto asked = outside_->reverse(cell, asking);
  if (!asked) return gazetteer_.reverse(at, asking.in_english);
  cache_.keep(std::move(key), *asked, clock_.now() + kept_reverse);
  return *std::move(asked);
}

Spots Geocoding::search(std::string const& text, std::size_t limit, GeoAsking const& asking) {
  auto const wanted = base::trim(text);
  if (!outside_) return gazetteer_.search(wanted, limit, asking.in_english);
  auto key = fmt::format("{} {} {}", asking.in_english, limit, wanted);
  if (auto known = cache_.find(key, clock_.now())) return *std::move(known);
  auto asked = outside_->search(std::string(wanted), limit, asking);
  if (!asked || asked->found.empty()) {
    auto ours = gazetteer_.search(wanted, limit, asking.in_english);
    if (!asked || !ours.found.empty()) return ours;
  }
  cache_.keep(std::move(key), *asked, clock_.now() + kept_search);
  return *std::move(asked);
}

Spots Geocoding::suggest(std::string const& text, std::size_t limit, GeoAsking const& asking) {
  auto const wanted = base::trim(text);
  auto ours = gazetteer_.search(wanted, limit, asking.in_english);
  if (!outside_ || !ours.found.empty()) return ours;
  auto key = fmt::format("typed {} {} {}", asking.in_english, limit, wanted);
  if (auto known = cache_.find(key, clock_.now())) return *std::move(known);
  auto asked = outside_->suggest(std::string(wanted), limit, asking);
  if (!asked) return ours;
  cache_.keep(std::move(key), *asked, clock_.now() + kept_search);
  return *std::move(asked);
}

Spots Geocoding::nearby(base::LatLon at, HelpKind kind, std::size_t limit,
                        GeoAsking const& asking) {
  if (!outside_) return {};
  auto const cell = cell_of(at);
  auto key = fmt::format("near {} {} {} {:.4f},{:.4f}", asking.in_english, static_cast<int>(kind),
                         limit, cell.lat, cell.lon);
  if (auto known = cache_.find(key, clock_.now())) return *std::move(known);
  auto asked = outside_->nearby(cell, kind, limit, asking);
  if (!asked) return {};
  cache_.keep(std::move(key), *asked, clock_.now() + kept_search);
  return *std::move(asked);
}

}  // namespace places
