// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "places/travel_times.hpp"

namespace travel {

// What a GTFS feed says of buses and trains that keep to a timetable. Times are seconds after the
// midnight that begins the service day; past 86,400 is after the next one.
struct TransitFeed {
  struct Stop {
    std::string name;
    base::LatLon at;
  };
  struct Call {
    std::uint32_t stop = 0;
    std::int32_t arrive_s = 0;
    std::int32_t depart_s = 0;
  };
  struct Trip {
    places::Mode mode = places::Mode::bus;  // metro: whatever runs on rails
    std::uint32_t service = 0;
    std::string line;  // "5", "S4"
    std::uint32_t first_call = 0;
    std::uint32_t calls = 0;
  };
  struct Service {
    base::Day from{};
    base::Day until{};          // the last day
    std::uint8_t weekdays = 0;  // bit 0: Monday
    std::set<base::Day> added = {};
    std::set<base::Day> removed = {};
    bool runs_on(base::Day day) const;
  };

  std::string name;
  std::uint64_t digest = 0;  // of the file
  std::vector<Stop> stops;
  std::vector<Service> services;
  std::vector<Trip> trips;  // a trip of frequencies.txt once for each departure
  std::vector<Call> calls;
  std::size_t skipped = 0;  // trips without a service, a mode of ours, two calls or rising times

  // A day on which it says as much as on any: the weekday with the most trips in its first weeks.
  base::Day typical_day() const;
};

// Reads a feed through unzip. Refused without unzip, without one of the tables that a feed must
// have, and where none of its trips can be used. Lines that make no sense are skipped.
base::Result<TransitFeed> read_gtfs(std::filesystem::path const& zip);

}  // namespace travel
