// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/money.hpp"
#include "places/area_code.hpp"
#include "places/vocabulary.hpp"

#define XINGQU_MODES(WORD) WORD(walk) WORD(bike) WORD(bus) WORD(metro) WORD(taxi)

namespace places {

XINGQU_WORDS(Mode, XINGQU_MODES)

// One way from here to there. Times include waiting and the walk to and from the stop.
struct Leg {
  Mode mode = Mode::walk;
  base::Minutes minutes{};
  double distance_m = 0;    // along the way
  double walk_m = 0;        // the part of it on foot
  base::Money fare;         // per person; for a taxi the whole vehicle
  int seats = 1;            // how many people one fare carries: 4 in a taxi, otherwise 1
  bool is_estimate = true;  // not from a street network or timetable
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

// Port: how long ways take. Answers are repeatable: the same question, the same answer.
class TravelTimes {
 public:
  virtual ~TravelTimes() = default;
  // nullopt when there is no such mode here (no metro in this city, too far to walk).
  virtual std::optional<Leg> leg(AreaCode city, base::LatLon from, base::LatLon to,
                                 Mode mode) const = 0;
  // Every pair. Where the mode does not exist the leg has `walk` as its mode, or, further than
  // people walk, `taxi`.
  virtual LegTable legs(AreaCode city, std::span<base::LatLon const> places, Mode mode) const = 0;
  // What of a day is slower in this mode than legs() say; ascending, empty if nothing is.
  virtual std::span<TrafficStep const> traffic(Mode mode) const = 0;
  virtual std::string_view source() const = 0;    // "great-circle estimate"
  virtual base::Day as_of() const { return {}; }  // of its fares and speeds; 1970: nobody said
};

}  // namespace places
