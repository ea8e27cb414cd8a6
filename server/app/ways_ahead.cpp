// SPDX-License-Identifier: Apache-2.0
#include "app/ways_ahead.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trips/city_ways.hpp"
#include "trips/destination.hpp"

namespace app {
namespace {

constexpr std::size_t cities_max = 40;
constexpr std::size_t shared_cities_max = 12;  // up to 36 MB each
constexpr std::chrono::minutes until_engines_are_asked_again{15};

travel::CityPoints points_of(places::AreaCode city, places::Catalogue const& catalogue) {
  auto all = catalogue.list_in(city);
  std::ranges::stable_sort(all, std::greater<>(), &places::Place::popularity);
  travel::CityPoints found{city, {}};
  auto const most = std::min(all.size(), travel::prepared_places_max);
  for (std::size_t i = 0; i < most; ++i) found.points.push_back(all[i]->at);
  return found;
}

std::string told(travel::Prepared how, std::string const& city, std::size_t places) {
  using travel::Prepared;
  auto const ways = fmt::format("ways between {} places of {}", places, city);
  if (how == Prepared::taken_over) return ways + " taken over";
  if (how == Prepared::anew) return ways + " worked out anew";
  if (how == Prepared::engines_left) return ways + " are our own: no routing engine answered";
  return {};
}

// Puts what plans share of each city in memory.
void share_ways(Site& site, std::stop_token const& stop) {
  auto const catalogue = site.catalogue.now();
  auto const cities = catalogue->cities();
  for (std::size_t i = 0; i < std::min(cities.size(), shared_cities_max); ++i) {
    if (stop.stop_requested()) return;
    auto const city = trips::city_from(cities[i], places::Areas::china(), *catalogue);
    site.trips.ways->of(catalogue)->of(city, site.travel_times);
  }
}

}  // namespace

void prepare_ways(Site& site, std::function<void(std::string const&)> const& say,
                  std::stop_token const& stop) {
  auto const catalogue = site.catalogue.now();
  auto const cities = catalogue->cities();
  travel::TableEngines const engines{site.outside.street_engine(),
                                     site.outside.street_engine_names()};
  for (std::size_t i = 0; i < std::min(cities.size(), cities_max); ++i) {
    if (stop.stop_requested()) return;
    auto const wanted = points_of(cities[i], *catalogue);
    auto const how = site.preparing.prepare(wanted, engines, stop);
    auto const* const area = places::Areas::china().find(cities[i]);
    if (auto const line = told(how, area ? area->name_zh : "?", wanted.points.size());
        !line.empty())
      say(line);
  }
}

WaysAhead::WaysAhead(Site& site)
    : site_(site), thread_([this](std::stop_token const& stop) { work(stop); }) {}

bool WaysAhead::has_changed() {
  auto catalogue = site_.catalogue.now();
  auto const streets = site_.streets.digest();
  bool const is_new = catalogue != catalogue_ || streets != streets_;
  catalogue_ = std::move(catalogue);
  streets_ = streets;
  return is_new;
}

void WaysAhead::tick() {
  {
    std::lock_guard const lock(mutex_);
    if (!has_changed()) return;
    is_wanted_ = true;
  }
  woken_.notify_one();
}

void WaysAhead::work(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, stop, until_engines_are_asked_again, [this] { return is_wanted_; });
      is_wanted_ = false;
    }
    if (stop.stop_requested()) return;
    try {
      prepare_ways(
          site_, [this](std::string const& line) { site_.log->info("travel", line); }, stop);
      share_ways(site_, stop);
    } catch (std::exception const& broken) {  // plans work them out themselves
      site_.log->error("travel", broken.what());
    }
  }
}

}  // namespace app
