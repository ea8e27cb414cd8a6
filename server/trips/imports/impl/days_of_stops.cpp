// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/impl/days_of_stops.hpp"

#include <algorithm>

namespace trips {
namespace {

using std::chrono::days;

base::Instant shown_by(Clocks const& clocks, FileTime const& time) {
  return time.is_utc ? clocks.shown_at(time.at) : time.at;
}

base::Day day_in(base::Instant local) {
  return base::Day(std::chrono::floor<days>(local.time_since_epoch()));
}

base::Minutes clock_in(base::Instant local) {
  return std::chrono::floor<base::Minutes>(local.time_since_epoch() -
                                           day_in(local).time_since_epoch());
}

}  // namespace

void DaysOfStops::take(std::size_t stop, FileStop const& what, Clocks const& clocks) {
  Timed timed;
  timed.group = what.group;
  if (what.begins) {
    auto const begins = shown_by(clocks, *what.begins);
    if (what.begins->has_date) timed.date = day_in(begins);
    if (what.begins->has_clock) timed.clock = clock_in(begins);
    bool const has_span = what.ends && what.ends->has_clock && what.begins->has_clock &&
                          what.ends->has_date == what.begins->has_date;
    auto const ends = has_span ? shown_by(clocks, *what.ends) : begins;
    if (ends > begins) timed.stay = std::chrono::floor<base::Minutes>(ends - begins);
  }
  stops_.emplace(stop, timed);
}

// By the first date in each; without any date at all, in the order of their numbers.
std::map<int, std::size_t> DaysOfStops::day_of_groups() const {
  std::map<int, std::size_t> found;
  for (auto const& [index, timed] : stops_) {
    if (timed.group == 0) continue;
    if (!first_)
      found.emplace(timed.group, 0);
    else if (timed.date)
      found.emplace(timed.group, static_cast<std::size_t>((*timed.date - *first_).count()));
  }
  if (!first_) {
    std::size_t rank = 0;
    for (auto& [group, day] : found) day = rank++;
  }
  return found;
}

std::vector<std::size_t> DaysOfStops::settle() {
  for (auto const& [index, timed] : stops_)
    if (timed.date && (!first_ || *timed.date < *first_)) first_ = timed.date;
  auto const groups = day_of_groups();
  std::vector<std::size_t> late;
  for (auto& [index, timed] : stops_) {
    if (timed.date)
      timed.day = static_cast<std::size_t>((*timed.date - *first_).count());
    else if (auto const group = groups.find(timed.group); group != groups.end())
      timed.day = group->second;
    if (!timed.day) continue;
    has_order_ = true;
    if (*timed.day >= most_days)
      late.push_back(index);
    else
      count_ = std::max(count_, static_cast<int>(*timed.day) + 1);
  }
  for (auto const index : late) stops_.erase(index);
  constexpr int of_a_day = 4;
  if (!has_order_)
    count_ = std::clamp((static_cast<int>(stops_.size()) + of_a_day - 1) / of_a_day, 1, most_days);
  return late;
}

}  // namespace trips
