// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/money.hpp"
#include "places/area_code.hpp"
#include "places/vocabulary.hpp"

#define XINGQU_MODES(WORD) WORD(walk) WORD(bike) WORD(bus) WORD(metro) WORD(taxi)
// Who says how long a way takes: a guess by distance, our own graph of the streets, a routing
// engine, or the timetable of the buses and trains.
#define XINGQU_LEG_SOURCES(WORD) WORD(estimate) WORD(streets) WORD(engine) WORD(timetable)

namespace places {

XINGQU_WORDS(Mode, XINGQU_MODES)
XINGQU_WORDS(LegSource, XINGQU_LEG_SOURCES)

// One way from here to there. Times include waiting and the walk to and from the stop.
struct Leg {
  Mode mode = Mode::walk;
  LegSource source = LegSource::estimate;
  base::Day as_of{};  // of the source; 1970: it has no day
  base::Minutes minutes{};
  double distance_m = 0;  // along the way
  double walk_m = 0;      // the part of it on foot
  base::Money fare;       // per person; for a taxi the whole vehicle
  int seats = 1;          // how many people one fare carries: 4 in a taxi, otherwise 1
  bool is_estimate() const { return source == LegSource::estimate; }
};

// A leg with the way it takes, from `from` to `to`; an empty line: nobody knows the way.
struct Route {
  Leg leg;
  std::vector<base::LatLon> line;
};

// What a group pays for the leg: a taxi per four people, everything else per head.
base::Money fare_of(Leg const& leg, int people);

// Square table of legs, row = from.
class LegTable {
 public:
  LegTable(std::size_t size, std::vector<Leg> legs) : size_(size), legs_(std::move(legs)) {}
  std::size_t size() const { return size_; }
  Leg const& at(std::size_t from, std::size_t to) const { return legs_[from * size_ + to]; }

 private:
  std::size_t size_;
  std::vector<Leg> legs_;
};

// From this minute of the day on, until the next step, ways take `percent` of what they usually do.
struct TrafficStep {
  int from = 0;
  int percent = 100;  // 100 … 400
};

// Port: how long ways take. Answers are repeatable: the same question, the same answer, within one
// edition.
class TravelTimes {
 public:
  virtual ~TravelTimes() = default;
  // nullopt when there is no such mode here (no metro in this city, too far to walk).
  virtual std::optional<Leg> leg(AreaCode city, base::LatLon from, base::LatLon to,
                                 Mode mode) const = 0;
  // The same with its way, where that is known.
  virtual std::optional<Route> route(AreaCode city, base::LatLon from, base::LatLon to,
                                     Mode mode) const {
    auto const found = leg(city, from, to, mode);
    return found ? std::optional(Route{*found, {}}) : std::nullopt;
  }
  // Every pair. Where the mode does not exist the leg has `walk` as its mode, or, further than
  // people walk, `taxi`.
  virtual LegTable legs(AreaCode city, std::span<base::LatLon const> places, Mode mode) const = 0;
  // What of a day is slower in this mode than legs() say; ascending, empty if nothing is.
  virtual std::span<TrafficStep const> traffic(Mode mode) const = 0;
  // Another one whenever answers may have changed; whoever keeps legs compares it.
  virtual std::uint64_t edition() const { return 0; }
  virtual std::string_view source() const = 0;    // "great-circle estimate"
  virtual base::Day as_of() const { return {}; }  // of its fares and speeds; 1970: nobody said
};

}  // namespace places
