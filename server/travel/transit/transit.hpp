// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "travel/transit/transit_feed.hpp"

namespace travel {

// A journey by bus or by train: on foot to a stop, one ride or two, on foot to the end.
struct TransitJourney {
  std::int32_t leave_s = 0;  // after the midnight of the service day
  std::int32_t arrive_s = 0;
  double walk_m = 0;
  double ride_m = 0;  // as the crow flies from stop to stop
};

// A feed that is ready to be asked. Never changes. Searches in rounds, as RAPTOR does (Delling and
// others, 2012): with one ride, then with one more.
class Transit {
 public:
  explicit Transit(TransitFeed feed);

  std::string const& name() const { return feed_.name; }
  std::uint64_t digest() const { return feed_.digest; }
  base::Day typical_day() const { return typical_day_; }

  // The soonest arrivals from one place at each of the others when one leaves at that time of that
  // day; nullopt where no stop is near, nothing runs, or walking is as quick.
  std::vector<std::optional<TransitJourney>> journeys(base::Day day, std::int32_t leave_s,
                                                      base::LatLon from,
                                                      std::span<base::LatLon const> to,
                                                      places::Mode mode) const;
  // What one may expect by day, a row for each of the places with a column for each: the middle one
  // of journeys at five hours of the typical day, waiting included. nullopt where fewer than three
  // of them are possible.
  std::vector<std::optional<TransitJourney>> usual_journeys(std::span<base::LatLon const> places,
                                                            places::Mode mode) const;

 private:
  struct NearStop {
    std::uint32_t stop = 0;
    double walk_m = 0;
  };
  struct Label {
    std::int32_t at_s = 0;
    double walk_m = 0;
    double ride_m = 0;
  };
  using Labels = std::vector<std::optional<Label>>;  // by stop
  using Trips = std::vector<std::uint32_t>;

  // A place with the stops that are near enough to walk to.
  struct Place {
    base::LatLon at;
    std::vector<NearStop> stops;
  };

  std::vector<NearStop> stops_near(base::LatLon at, double most_m) const;
  std::vector<Place> with_stops(std::span<base::LatLon const> places) const;
  Trips trips_on(base::Day day, places::Mode mode) const;
  Labels ride(Trips const& trips, Labels const& at_stops) const;
  Labels change(Labels const& arrived) const;
  std::vector<std::optional<TransitJourney>> search(Trips const& trips, std::int32_t leave_s,
                                                    Place const& from,
                                                    std::vector<Place> const& to) const;
  std::vector<std::optional<TransitJourney>> usual_from(Place const& from,
                                                        std::vector<Place> const& to,
                                                        Trips const& trips) const;

  static std::int64_t cell_of(std::int64_t row, std::int64_t column);

  TransitFeed feed_;
  base::Day typical_day_;
  std::unordered_map<std::int64_t, std::vector<std::uint32_t>> stops_by_cell_;
  std::vector<std::vector<NearStop>> changes_;  // by stop
  std::array<Trips, 2> typical_trips_;          // bus, metro
};

}  // namespace travel
