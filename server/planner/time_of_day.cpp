// SPDX-License-Identifier: Apache-2.0
#include "planner/time_of_day.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace planner {

namespace {

constexpr int last_minute = 24 * 60;
constexpr std::int64_t usual = 1000;
constexpr std::int64_t grain = 250;  // what the slowest minute does

int floor_div(int value, int by) { return value / by - (value % by < 0 ? 1 : 0); }

}  // namespace

TimeOfDay::TimeOfDay(std::vector<TrafficStep> const& steps, int round_to) : round_to_(round_to) {
  EXPECTS(round_to > 0);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    EXPECTS(25 <= steps[i].percent && steps[i].percent <= 400);
    EXPECTS(steps[i].from >= 0 && (i == 0 || steps[i - 1].from < steps[i].from));
    least_percent_ = std::min(least_percent_, steps[i].percent);
  }
  auto next = steps.begin();
  std::int64_t rate = usual;
  done_.push_back(0);
  for (int minute = 0; minute < last_minute; ++minute) {
    for (; next != steps.end() && next->from <= minute; ++next) rate = 100 * usual / next->percent;
    done_.push_back(done_.back() + rate);
  }
  for (int minute = 0; minute <= last_minute; ++minute)
    while (static_cast<std::int64_t>(minutes_.size()) * grain <=
           done_[static_cast<std::size_t>(minute)])
      minutes_.push_back(minute);
  find_usual_times();
}

// Most ways are not slowed, and are looked up at once.
void TimeOfDay::find_usual_times() {
  usual_until_.resize(last_minute);
  std::int16_t until = last_minute;
  for (std::int16_t minute = last_minute - 1; minute >= 0; --minute) {
    auto const at = static_cast<std::size_t>(minute);
    if (done_[at + 1] - done_[at] != usual) until = minute;
    usual_until_[at] = until;
  }
  for (int minute = 0; minute <= last_minute; ++minute)
    rounded_.push_back(static_cast<std::int16_t>(-floor_div(-minute, round_to_) * round_to_));
}

std::int64_t TimeOfDay::done_by(int minute) const {
  if (minute < 0) return usual * minute;
  if (minute > last_minute) return done_.back() + usual * (minute - last_minute);
  return done_[static_cast<std::size_t>(minute)];
}

// The first minute by which so much is done.
int TimeOfDay::minute_of(std::int64_t done) const {
  if (done <= 0) return -static_cast<int>(-done / usual);
  if (done > done_.back())
    return last_minute + static_cast<int>((done - done_.back() + usual - 1) / usual);
  int minute = minutes_[static_cast<std::size_t>(done / grain)];
  while (done_[static_cast<std::size_t>(minute)] < done) ++minute;
  return minute;
}

int TimeOfDay::slow_arrival(int leave, int usual_minutes) const {
  int const there = minute_of(done_by(leave) + usual * usual_minutes);
  return -floor_div(-there, round_to_) * round_to_;
}

int TimeOfDay::departure(int by, int usual_minutes) const {
  int const there = floor_div(by, round_to_) * round_to_;
  auto const left = done_by(there) - usual * usual_minutes;
  int const minute = minute_of(left);
  return done_by(minute) > left ? minute - 1 : minute;
}

}  // namespace planner
