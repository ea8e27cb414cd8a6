// SPDX-License-Identifier: Apache-2.0
// How long a way takes when traffic depends on the hour.
#pragma once
#include <cstdint>
#include <vector>

namespace planner {

// From this minute of the day on, until the next step, a way takes `percent` of its usual time.
struct TrafficStep {
  int from = 0;
  int percent = 100;  // 25 … 400
};

// Travel at speeds that change with the hour (Ichoua, Gendreau and Potvin 2003): whoever is under
// way when traffic thickens is slowed down from then on. So nobody arrives earlier by leaving
// later, and the latest departure for an arrival is exact: it is the one beyond which arrival()
// would pass it. Steps ascend by `from`; before the first, after the last and beyond the day of
// the steps, ways take their usual time. Arrivals are whole multiples of `round_to`.
class TimeOfDay {
 public:
  explicit TimeOfDay(std::vector<TrafficStep> const& steps, int round_to = 1);

  int arrival(int leave, int usual_minutes) const {
    bool const is_usual = 0 <= leave && leave < static_cast<int>(usual_until_.size()) &&
                          leave + usual_minutes <= usual_until_[static_cast<std::size_t>(leave)];
    return is_usual ? rounded_[static_cast<std::size_t>(leave + usual_minutes)]
                    : slow_arrival(leave, usual_minutes);
  }
  // The latest time to leave for being there by `by`.
  int departure(int by, int usual_minutes) const;
  // No way takes less than this share of its usual time, in per cent.
  int least_percent() const { return least_percent_; }

 private:
  int slow_arrival(int leave, int usual_minutes) const;
  void find_usual_times();
  std::int64_t done_by(int minute) const;
  int minute_of(std::int64_t done) const;

  int round_to_ = 1;
  int least_percent_ = 100;
  std::vector<std::int64_t> done_;  // per minute of the day, in thousandths of a usual minute
  std::vector<int> minutes_;        // per so many of them, the first minute by which they are done
  std::vector<std::int16_t> usual_until_;  // per minute, until when ways take their usual time
  std::vector<std::int16_t> rounded_;      // per minute, up to a multiple of round_to_
};

}  // namespace planner
