// SPDX-License-Identifier: Apache-2.0
#include "travel/transit/transit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "places/travel_habits.hpp"

namespace travel {
namespace {

using places::Mode;

constexpr double farthest_stop_m = 800;  // as the crow flies
constexpr double farthest_change_m = 250;
constexpr double walk_detour = 1.25;
constexpr std::int32_t change_s = 120;  // to get off, find the other platform and get on
constexpr std::array<std::int32_t, 5> hours_asked{9 * 3600, 11 * 3600, 13 * 3600, 15 * 3600,
                                                  17 * 3600};
constexpr std::size_t least_journeys = 3;  // of those

constexpr double cells_a_degree = 100;  // a cell is about a kilometre high
constexpr double metres_a_degree = 111'000;

std::int64_t cell_at(double degrees) {
  return static_cast<std::int64_t>(std::floor(degrees * cells_a_degree));
}

std::int32_t walk_s(double metres) {
  return static_cast<std::int32_t>(std::ceil(metres / places::walk_m_per_min * 60));
}

template <class Label>
void keep_sooner(std::optional<Label>& kept, Label const& found) {
  if (!kept || found.at_s < kept->at_s) kept = found;
}

}  // namespace

Transit::Transit(TransitFeed feed) : feed_(std::move(feed)), typical_day_(feed_.typical_day()) {
  for (std::uint32_t i = 0; i < feed_.stops.size(); ++i) {
    auto const at = feed_.stops[i].at;
    stops_by_cell_[cell_of(cell_at(at.lat), cell_at(at.lon))].push_back(i);
  }
  for (auto const& stop : feed_.stops) changes_.push_back(stops_near(stop.at, farthest_change_m));
  typical_trips_ = {trips_on(typical_day_, Mode::bus), trips_on(typical_day_, Mode::metro)};
}

std::int64_t Transit::cell_of(std::int64_t row, std::int64_t column) {
  constexpr std::int64_t columns = 36'000;  // around the earth: the last lies beside the first
  return row * columns + (column % columns + columns) % columns;
}

auto Transit::stops_near(base::LatLon at, double most_m) const -> std::vector<NearStop> {
  constexpr double least_cosine = 0.01;  // nobody rides a bus at the poles
  double const cosine = std::max(least_cosine, std::cos(at.lat * std::numbers::pi / 180));
  double const high = most_m / metres_a_degree;
  double const wide = high / cosine;
  std::vector<NearStop> found;
  for (auto row = cell_at(at.lat - high); row <= cell_at(at.lat + high); ++row)
    for (auto column = cell_at(at.lon - wide); column <= cell_at(at.lon + wide); ++column) {
      auto const cell = stops_by_cell_.find(cell_of(row, column));
      if (cell == stops_by_cell_.end()) continue;
      for (auto const i : cell->second)
        if (auto const crow_m = base::distance_m(at, feed_.stops[i].at); crow_m <= most_m)
          found.push_back({i, crow_m * walk_detour});
    }
  std::ranges::sort(found, {}, &NearStop::stop);
  return found;
}

auto Transit::trips_on(base::Day day, Mode mode) const -> Trips {
  Trips trips;
  for (std::uint32_t i = 0; i < feed_.trips.size(); ++i) {
    auto const& trip = feed_.trips[i];
    if (trip.mode == mode && feed_.services[trip.service].runs_on(day)) trips.push_back(i);
  }
  return trips;
}

// One ride from wherever one stands: every trip is boarded where it is first caught.
auto Transit::ride(Trips const& trips, Labels const& at_stops) const -> Labels {
  Labels arrived(feed_.stops.size());
  for (auto const index : trips) {
    auto const& trip = feed_.trips[index];
    std::optional<Label> aboard;
    base::LatLon before;
    for (auto const& call : std::span(feed_.calls).subspan(trip.first_call, trip.calls)) {
      auto const here = feed_.stops[call.stop].at;
      if (aboard) {
        aboard->ride_m += base::distance_m(before, here);
        aboard->at_s = call.arrive_s;
        keep_sooner(arrived[call.stop], *aboard);
      } else if (auto const& start = at_stops[call.stop]; start && start->at_s <= call.depart_s) {
        aboard = start;
      }
      before = here;
    }
  }
  return arrived;
}

auto Transit::change(Labels const& arrived) const -> Labels {
  Labels ready(arrived.size());
  for (std::size_t stop = 0; stop < arrived.size(); ++stop) {
    if (!arrived[stop]) continue;
    for (auto const& [other, walk_m] : changes_[stop]) {
      auto label = *arrived[stop];
      label.at_s += change_s + walk_s(walk_m);
      label.walk_m += walk_m;
      keep_sooner(ready[other], label);
    }
  }
  return ready;
}

auto Transit::with_stops(std::span<base::LatLon const> places) const -> std::vector<Place> {
  std::vector<Place> found;
  for (auto const at : places) found.push_back({at, stops_near(at, farthest_stop_m)});
  return found;
}

std::vector<std::optional<TransitJourney>> Transit::search(Trips const& trips, std::int32_t leave_s,
                                                           Place const& from,
                                                           std::vector<Place> const& to) const {
  std::vector<std::optional<TransitJourney>> journeys(to.size());
  if (from.stops.empty()) return journeys;
  Labels begin(feed_.stops.size());
  for (auto const& [stop, walk_m] : from.stops)
    begin[stop] = Label{leave_s + walk_s(walk_m), walk_m, 0};
  auto arrived = ride(trips, begin);
  auto const second = ride(trips, change(arrived));
  for (std::size_t stop = 0; stop < arrived.size(); ++stop)
    if (second[stop]) keep_sooner(arrived[stop], *second[stop]);

  for (std::size_t i = 0; i < to.size(); ++i) {
    auto const on_foot = leave_s + walk_s(base::distance_m(from.at, to[i].at) * walk_detour);
    auto& best = journeys[i];
    for (auto const& [stop, walk_m] : to[i].stops) {
      if (!arrived[stop]) continue;
      auto const at = arrived[stop]->at_s + walk_s(walk_m);
      if (at >= on_foot || (best && at >= best->arrive_s)) continue;
      best = TransitJourney{leave_s, at, arrived[stop]->walk_m + walk_m, arrived[stop]->ride_m};
    }
  }
  return journeys;
}

std::vector<std::optional<TransitJourney>> Transit::journeys(base::Day day, std::int32_t leave_s,
                                                             base::LatLon from,
                                                             std::span<base::LatLon const> to,
                                                             Mode mode) const {
  return search(trips_on(day, mode), leave_s, {from, stops_near(from, farthest_stop_m)},
                with_stops(to));
}

std::vector<std::optional<TransitJourney>> Transit::usual_from(Place const& from,
                                                               std::vector<Place> const& to,
                                                               Trips const& trips) const {
  std::vector<std::vector<TransitJourney>> found(to.size());
  for (auto const leave_s : hours_asked) {
    auto const journeys = search(trips, leave_s, from, to);
    for (std::size_t i = 0; i < to.size(); ++i)
      if (journeys[i]) found[i].push_back(*journeys[i]);
  }
  std::vector<std::optional<TransitJourney>> usual(to.size());
  for (std::size_t i = 0; i < to.size(); ++i) {
    if (found[i].size() < least_journeys) continue;
    auto const middle = found[i].begin() + static_cast<std::ptrdiff_t>(found[i].size() / 2);
    std::nth_element(found[i].begin(), middle, found[i].end(), [](auto const& a, auto const& b) {
      return a.arrive_s - a.leave_s < b.arrive_s - b.leave_s;
    });
    usual[i] = *middle;
  }
  return usual;
}

std::vector<std::optional<TransitJourney>> Transit::usual_journeys(
    std::span<base::LatLon const> places, Mode mode) const {
  auto const& trips = typical_trips_[mode == Mode::metro ? 1 : 0];
  bool const runs = (mode == Mode::bus || mode == Mode::metro) && !trips.empty();
  if (!runs) return std::vector<std::optional<TransitJourney>>(places.size() * places.size());
  auto const all = with_stops(places);
  std::vector<std::optional<TransitJourney>> table;
  for (auto const& from : all) {
    auto const row = usual_from(from, all, trips);
    table.insert(table.end(), row.begin(), row.end());
  }
  return table;
}

}  // namespace travel
