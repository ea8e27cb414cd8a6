// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <vector>

#include "trips/clocks.hpp"
#include "trips/imports/trip_file.hpp"

namespace trips {

// On which day of the trip each stop of a file is, and when. A date says it, or another stop of its
// group that has one; without any dates the groups are the days in their order. What has neither
// may be on any day.
class DaysOfStops {
 public:
  static constexpr int most_days = 14;

  // `clocks`: those of the place, for moments that a file has in UTC.
  void take(std::size_t stop, FileStop const& what, Clocks const& clocks);
  // Once all are taken: what comes too late for a trip, which is taken no more.
  std::vector<std::size_t> settle();

  std::size_t taken() const { return stops_.size(); }
  bool is_taken(std::size_t stop) const { return stops_.contains(stop); }
  int count() const { return count_; }  // of the days
  bool has_order() const { return has_order_; }
  std::optional<base::Day> first_date() const { return first_; }
  std::optional<std::size_t> day_of(std::size_t stop) const { return stops_.at(stop).day; }
  std::optional<base::Minutes> clock_of(std::size_t stop) const { return stops_.at(stop).clock; }
  std::optional<base::Minutes> stay_of(std::size_t stop) const { return stops_.at(stop).stay; }

 private:
  struct Timed {
    std::optional<base::Day> date;
    std::optional<base::Minutes> clock;
    std::optional<base::Minutes> stay;
    int group = 0;
    std::optional<std::size_t> day;
  };
  std::map<int, std::size_t> day_of_groups() const;

  std::map<std::size_t, Timed> stops_;  // by their index in the file
  std::optional<base::Day> first_;
  int count_ = 1;
  bool has_order_ = false;
};

}  // namespace trips
