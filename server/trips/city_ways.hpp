// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "places/catalogue.hpp"
#include "trips/city.hpp"
#include "trips/ways.hpp"

namespace trips {

// The ways between some places of a city.
struct CityWays {
  std::unordered_map<places::Place const*, std::size_t> points;
  Ways ways;
};
CityWays ways_between(std::vector<places::Place const*> const& places, City const& city,
                      places::TravelTimes const& travel_times);

// The ways of whole cities of one catalogue, worked out when a city is first asked for and then
// shared by all requests, until the travel times have another edition. Safe to use from several
// threads.
class CatalogueWays {
 public:
  // nullptr for a city so large that its table would not be worth its memory.
  std::shared_ptr<CityWays const> of(City const& city, places::TravelTimes const& travel_times);

 private:
  struct OneCity {  // while its ways are worked out, others are there to be had
    std::mutex mutex;
    std::shared_ptr<CityWays const> ways;
  };
  std::shared_ptr<OneCity> one(places::AreaCode city, std::uint64_t edition);

  std::mutex mutex_;
  std::map<places::AreaCode, std::shared_ptr<OneCity>> cities_;
  std::uint64_t edition_ = 0;  // of the travel times
};

// Those of the catalogue of now; another catalogue starts anew.
class LiveWays {
 public:
  std::shared_ptr<CatalogueWays> of(std::shared_ptr<places::Catalogue const> const& catalogue);

 private:
  std::mutex mutex_;
  std::shared_ptr<places::Catalogue const> catalogue_;
  std::shared_ptr<CatalogueWays> ways_;
};

}  // namespace trips
