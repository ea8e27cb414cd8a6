// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/wish_slots.hpp"
#include "base/civil.hpp"
#include "base/money.hpp"
#include "places/area_code.hpp"
#include "planner/plan.hpp"
#include "trips/clocks.hpp"

namespace trips {

// A train, flight or ship that runs on some days of the week within a span of days.
struct TimetableRide {
  std::string number;  // G1631
  assistant::IntercityMode mode = assistant::IntercityMode::train;
  places::AreaCode from_city;
  std::string from_station;
  places::AreaCode to_city;
  std::string to_station;
  base::Minutes departs{};  // by the clocks there, from the midnight that begins that day
  base::Minutes arrives{};  // by those at the other end, from the midnight of the same date
  Clocks departs_by{base::china_offset};
  Clocks arrives_by{base::china_offset};
  unsigned weekdays = 0;  // bit 0: Monday
  base::Day first{};      // of departure
  base::Day last{};       // inclusive
  base::Money fare;       // of one adult
  std::string source;
  base::Day as_of{};

  bool runs_on(base::Day day) const;  // departs on it
  planner::Ride on(base::Day day) const;
  base::Minutes duration_on(base::Day day) const;
};

// What runs between cities.
class Timetable {
 public:
  virtual ~Timetable() = default;
  // Departing on that day, by the hour of departure.
  virtual std::vector<TimetableRide> list_between(places::AreaCode from, places::AreaCode to,
                                                  base::Day day) const = 0;
  virtual std::optional<TimetableRide> find(std::string_view number, base::Day day) const = 0;
};

class RideTable final : public Timetable {
 public:
  explicit RideTable(std::vector<TimetableRide> rides = {});
  std::vector<TimetableRide> list_between(places::AreaCode from, places::AreaCode to,
                                          base::Day day) const override;
  std::optional<TimetableRide> find(std::string_view number, base::Day day) const override;
  std::size_t size() const { return rides_.size(); }

 private:
  std::vector<TimetableRide> rides_;  // by departure
};

// The timetable of now; a request keeps the one it began with.
class LiveTimetable {
 public:
  std::shared_ptr<Timetable const> now() const {
    std::lock_guard const lock(mutex_);
    return now_;
  }
  void replace(std::shared_ptr<Timetable const> next) {
    std::lock_guard const lock(mutex_);
    now_ = std::move(next);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Timetable const> now_ = std::make_shared<RideTable>();
};

}  // namespace trips
