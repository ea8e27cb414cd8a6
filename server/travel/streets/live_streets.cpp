// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/live_streets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "travel/impl/binary_file.hpp"
#include "travel/prepared_city.hpp"

namespace travel {
namespace {

namespace fs = std::filesystem;

constexpr double farthest_foothold_m = 1'000;

std::vector<fs::path> files_of(fs::path const& folder, std::vector<std::string> const& kinds) {
  std::vector<fs::path> files;
  std::error_code none;
  for (auto const& entry : fs::directory_iterator(folder, none))
    if (std::find(kinds.begin(), kinds.end(), entry.path().extension()) != kinds.end())
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string fingerprint_of(std::vector<fs::path> const& files) {
  std::string found;
  for (auto const& file : files)
    found += fmt::format("{} {} {}\n", file.filename().string(), fs::file_size(file),
                         fs::last_write_time(file).time_since_epoch().count());
  return found;
}

std::uint64_t digest_of(LiveStreets::Grounds const& grounds,
                        LiveStreets::Transits const& transits) {
  std::string all;
  for (auto const& ground : grounds) all += fmt::format("{} ", ground->digest());
  for (auto const& transit : transits) all += fmt::format("{} ", transit->digest());
  return checksum_of(all);
}

}  // namespace

StreetGround::StreetGround(StreetRegion region) : region_(std::move(region)) {
  searching_.reserve(all_travellers.size());
  for (auto const traveller : all_travellers) {
    auto const i = static_cast<std::size_t>(traveller);
    searching_.push_back({StreetIndexGrid(region_.graphs[i]),
                          StreetRouter(region_.graphs[i], region_.contractions[i])});
  }
}

std::optional<Foothold> StreetGround::foothold(Traveller traveller, base::LatLon at) const {
  return searching_[static_cast<std::size_t>(traveller)].index.nearest(at, farthest_foothold_m);
}

StreetRouter const& StreetGround::router(Traveller traveller) const {
  return searching_[static_cast<std::size_t>(traveller)].router;
}

std::shared_ptr<LiveStreets::Grounds const> LiveStreets::now() const {
  std::lock_guard const lock(mutex_);
  return now_;
}

std::uint64_t LiveStreets::edition() const {
  std::lock_guard const lock(mutex_);
  return edition_;
}

std::shared_ptr<LiveStreets::Transits const> LiveStreets::transits() const {
  std::lock_guard const lock(mutex_);
  return transits_;
}

void LiveStreets::replace(Grounds grounds, Transits transits) {
  auto next = std::make_shared<Grounds const>(std::move(grounds));
  auto next_transits = std::make_shared<Transits const>(std::move(transits));
  auto const digest = digest_of(*next, *next_transits);
  std::lock_guard const lock(mutex_);
  now_ = std::move(next);
  transits_ = std::move(next_transits);
  digest_ = digest;
  prepared_.clear();
  ++edition_;
}

std::uint64_t LiveStreets::digest() const {
  std::lock_guard const lock(mutex_);
  return digest_;
}

std::shared_ptr<PreparedCity const> LiveStreets::prepared(places::AreaCode city) const {
  std::lock_guard const lock(mutex_);
  auto const found = prepared_.find(city);
  return found == prepared_.end() ? nullptr : found->second;
}

void LiveStreets::add(std::shared_ptr<PreparedCity const> city) {
  std::lock_guard const lock(mutex_);
  if (city->made_from().streets != digest_) return;
  auto& kept = prepared_[city->city()];
  if (city->asked_engines() || (kept && kept->asked_engines())) ++edition_;
  kept = std::move(city);
}

std::vector<std::string> LiveStreets::follow(fs::path const& folder) {
  auto const files = files_of(folder, {".streets", ".zip"});
  auto found = fingerprint_of(files);
  if (found == followed_) return {};
  Grounds grounds;
  Transits transits;
  std::vector<std::string> problems;
  for (auto const& file : files) {
    if (file.extension() == ".zip") {
      auto feed = read_gtfs(file);
      if (feed)
        transits.push_back(std::make_shared<Transit const>(std::move(*feed)));
      else
        problems.push_back(feed.error().why);
      continue;
    }
    auto region = load_streets(file);
    if (region)
      grounds.push_back(std::make_shared<StreetGround const>(std::move(*region)));
    else
      problems.push_back(region.error().why);
  }
  replace(std::move(grounds), std::move(transits));
  for (auto const& file : files_of(folder, {".ways"})) take_prepared(file);
  followed_ = std::move(found);
  return problems;
}

// What is of other streets or cannot be read will be worked out anew.
void LiveStreets::take_prepared(fs::path const& file) {
  auto const city = places::AreaCode::parse(file.stem().string());
  if (!city) return;
  auto read = load_prepared(*city, file.parent_path());
  if (read) add(std::make_shared<PreparedCity const>(std::move(*read)));
}

}  // namespace travel
