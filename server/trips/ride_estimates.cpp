// SPDX-License-Identifier: Apache-2.0
#include "trips/ride_estimates.hpp"

#include <cmath>

namespace trips {
namespace {

using assistant::IntercityMode;

// Per kilometre as the crow flies. Rails and roads in China are about a quarter to a third longer
// than the straight line; `km_per_hour` is the average with stops, divided by that.
struct Figures {
  IntercityMode mode;
  double start_minutes;  // leaving town, taxiing, pulling over
  double km_per_hour;
  double slowest;        // times the usual time
  double fare_low_yuan;  // a kilometre
  double fare_high_yuan;
  double fare_from_yuan;  // the cheapest at all
  double km_min;
  double km_max;
};

constexpr Figures figures[] = {
    // 250 km/h on average over 1.25 times the line; slower trains on mixed lines take a third
    // more. Second class is 0.31 to 0.50 yuan a kilometre of track.
    {IntercityMode::high_speed, 20, 200, 1.35, 0.38, 0.65, 10, 5, 3'500},
    // Any train: from 100 km/h (K, T) to the fast ones; hard seats from 0.12 yuan a kilometre.
    // Two days is the longest anybody spends in one.
    {IntercityMode::train, 20, 110, 1.3, 0.15, 0.65, 5, 5, 4'000},
    // 800 km/h in the air; taxiing, climbing and queues are half an hour and more. Without the way
    // to the airport. Sold from a third of the full fare (about 1.2 yuan a kilometre) with fuel.
    {IntercityMode::airplane, 40, 800, 1.25, 0.45, 1.35, 250, 200, 5'000},
    // 80 km/h on roads 1.3 times the line, with stops.
    {IntercityMode::coach, 20, 60, 1.3, 0.4, 0.65, 10, 5, 1'200},
    // The same roads at 85 km/h with a pause now and then. A car: toll 0.45, energy 0.25 to 0.7
    // yuan a kilometre of road.
    {IntercityMode::car, 10, 62, 1.3, 0.9, 1.5, 20, 5, 2'000}};

base::Minutes up_to_ten(double minutes) {
  return base::Minutes(static_cast<int>(std::ceil(minutes / 10)) * 10);
}

base::Money tens_of_yuan(double yuan) {
  return base::Money::yuan(static_cast<int>(std::round(yuan / 10)) * 10);
}

}  // namespace

std::optional<RideEstimate> estimate_ride(IntercityMode mode, double km) {
  for (auto const& row : figures) {
    if (row.mode != mode || km < row.km_min || km > row.km_max) continue;
    double const usual = row.start_minutes + km / row.km_per_hour * 60;
    RideEstimate made;
    made.usual = up_to_ten(usual);
    made.longest = up_to_ten(row.start_minutes + km / row.km_per_hour * 60 * row.slowest);
    auto const low = tens_of_yuan(std::max(row.fare_from_yuan, km * row.fare_low_yuan));
    auto const high = tens_of_yuan(std::max(row.fare_from_yuan * 2, km * row.fare_high_yuan));
    made.fare = {low, std::max(high, low + base::Money::yuan(10)), false};
    made.is_per_car = mode == IntercityMode::car;
    return made;
  }
  return std::nullopt;
}

}  // namespace trips
