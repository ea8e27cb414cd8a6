// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "travel/prepared_city.hpp"
#include "travel/street_engine.hpp"

namespace travel {

// A larger table is not worth its memory: the ways between so many places take up to 23 MB.
constexpr std::size_t prepared_places_max = 600;

// The routing engines that are asked for tables; nullptr: nobody.
struct TableEngines {
  StreetEngine* engine = nullptr;
  std::string names;  // WayGrounds::engines
};

// The places of a city whose ways are to be known at once, the most important first.
struct CityPoints {
  places::AreaCode city;
  std::vector<base::LatLon> points;
};

// How the ways of a city came to be there.
enum class Prepared : std::uint8_t {
  unknown,      // no streets, timetable or engine knows any
  there,        // they are as they should be
  taken_over,   // from the file
  anew,         // worked out
  engines_left  // worked out, but no engine answered: to be tried again
};

// Works the ways of cities out ahead and keeps them in files beside the streets. Use it from one
// thread.
class Preparing {
 public:
  Preparing(LiveStreets& streets, std::filesystem::path folder, base::Clock const& clock)
      : streets_(streets), folder_(std::move(folder)), clock_(clock) {}

  // Engines are asked about the first 400 places, with two minutes for each mode; where they do not
  // answer, what the streets say stands.
  Prepared prepare(CityPoints const& wanted, TableEngines const& engines,
                   std::stop_token stop = {});

 private:
  bool is_current(PreparedCity const& city, CityPoints const& wanted,
                  TableEngines const& engines) const;
  std::shared_ptr<PreparedCity const> find_kept(CityPoints const& wanted) const;
  bool ask(TableEngines const& engines, CityPoints const& wanted, PreparedCity::Ways& ways,
           std::stop_token const& stop) const;
  bool ask_in(places::Mode mode, StreetEngine& engine, CityPoints const& wanted, KeptWays& ways,
              std::stop_token const& stop) const;

  LiveStreets& streets_;
  std::filesystem::path folder_;
  base::Clock const& clock_;
};

}  // namespace travel
