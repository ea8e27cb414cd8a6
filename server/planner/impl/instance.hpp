// SPDX-License-Identifier: Apache-2.0
// The problem laid out flat for the search, with the weights of the objective.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <climits>
#include <vector>

#include "planner/impl/choices.hpp"

namespace planner::impl {

constexpr int never = INT_MAX / 4;

// Minor units by what they are for, in the order of the bits of Spending.
enum Purse { for_sights, for_meals, for_hops, for_nights };
using Spent = std::array<std::int64_t, 4>;

template <class Use>
void for_each_bit(std::uint64_t bits, Use use) {
  for (; bits != 0; bits &= bits - 1) use(static_cast<std::size_t>(std::countr_zero(bits)));
}

inline std::int64_t counted(Budget const& budget, Spent const& spent) {
  std::int64_t sum = 0;
  for (unsigned purse = 0; purse < spent.size(); ++purse)
    if ((budget.counts >> purse & 1U) != 0) sum += spent[purse];
  return sum;
}

class Instance {
 public:
  explicit Instance(Problem const& problem, Earlier const* earlier = nullptr);

  Problem const& problem;
  int const stops;
  int const days;
  int const nights;  // for which days name a bed

  Weights const weights;
  Choices const ways;
  bool const is_plain;  // one way between two points, which always takes as long
  // What a missed meal and a missed mandatory stop (or minimum) take from the objective.
  double meal_weight = 0;
  double mandatory_weight = 0;
  double usual_score = 0;  // the median of the sights
  double price_of_change = 0;

  // Nothing is asked of hops but their time, stays are fixed, there are no meals or pairs, and the
  // only weight is that of travel: then the best place of a stop is the shortest detour, which is
  // found for all stops at once (survey.hpp).
  bool is_lean = true;
  bool is_limited = false;  // by budgets or categories
  bool is_counted = false;  // visits are, by categories or per day
  int windows_most = 1;     // of one stop on one day
  int shortest_stay = 0;
  // By how much a way round may be shorter than the direct one, as far as samples show.
  int detour_slop = 0;

  std::vector<int> by_score;           // the sights, best first
  std::vector<std::vector<int>> near;  // the nearest stops of each stop, itself first
  std::vector<int> near_bed;           // per bed, the nearest stop
  std::vector<int> sights;
  std::vector<int> meals;
  std::vector<int> mandatory;
  std::vector<std::vector<int>> members;         // per category with a minimum
  std::vector<std::vector<std::size_t>> paired;  // per stop, its Problem::pairs

  // The least time of any way; the time of the way where there is one, always alike.
  int minutes(int from, int to) const { return minutes_[index(from, to)]; }
  // When one is there by a choice of `ways`, or must leave at the latest. Where there is nothing to
  // choose and no traffic, from a table of times alone, which is read most.
  int arrival(int from, int to, int way, int leave) const {
    return is_plain ? leave + minutes(from, to) : ways.arrival(from, to, way, leave);
  }
  int departure(int from, int to, int way, int by) const {
    return is_plain ? by - minutes(from, to) : ways.departure(from, to, way, by);
  }
  // Rows of times from one point to all others, and from all others to it.
  int const* minutes_from(int point) const { return minutes_.data() + index(point, 0); }
  int const* minutes_to(int point) const { return transposed_.data() + index(point, 0); }
  // The same of the least loss of any way; not laid out for lean instances.
  double const* losses_from(int point) const { return losses_.data() + index(point, 0); }
  double const* losses_to(int point) const { return losses_back_.data() + index(point, 0); }
  double score(int stop) const { return scores_[static_cast<std::size_t>(stop)]; }
  int fixed_stay(int stop) const { return stays_[static_cast<std::size_t>(stop)]; }
  int const* fixed_stays() const { return stays_.data(); }
  // Per stop, the bounds of the start in its w-th window of the day; none: closes before it opens.
  int const* opens(int day, int w) const { return opens_.data() + row_of(day, w); }
  int const* closes(int day, int w) const { return closes_.data() + row_of(day, w); }
  Stop const& stop(int stop) const { return stops_[static_cast<std::size_t>(stop)]; }
  Purse purse(int of) const { return stop(of).is_meal ? for_meals : for_sights; }
  DayRoute const& day(int day) const { return problem.days[static_cast<std::size_t>(day)]; }
  int meal_slots(int of) const { return static_cast<int>(day(of).meals.size()); }
  // The way from a day's start to its end where nothing is visited: in time if any is, and of those
  // the one that takes least from the objective, or the cheapest.
  int own_choice(int day, int from, int to, bool is_frugal) const;
  Hop const& own_hop(int day, int from, int to) const {
    return ways.hop(from, to, own_choice(day, from, to, true));
  }
  // The day of a stop in the earlier plan, -1: not in it.
  int earlier_day(int stop) const {
    return earlier_days_.empty() ? -1 : earlier_days_[static_cast<std::size_t>(stop)];
  }
  // The bed of a night in the earlier plan, -1: not said.
  int earlier_bed(int night) const {
    auto const at = static_cast<std::size_t>(night);
    return at < earlier_nights_.size() ? earlier_nights_[at].bed : -1;
  }
  Bed const& bed(int of) const { return problem.beds[static_cast<std::size_t>(of)]; }
  bool offers(int bed, int night) const;
  double price_kept(int stop, int day) const {
    return earlier_day(stop) == day ? price_of_change : 0;
  }

  // Grows with the square, so that work is spread over the days and begun in the morning.
  double cost_of_length(int day, int length) const {
    return length_weights_[static_cast<std::size_t>(day)] * length * length;
  }
  // A stay shorter than usual is worth less, down to 60 % at stay_min.
  double worth(int s, int stay) const {
    return stay >= fixed_stay(s) ? score(s) : worth_of_short(s, stay);
  }
  // What a way takes from the objective.
  double loss(int travel, std::int64_t fare, int walk_m) const {
    return weights.travel * travel + weights.fares * static_cast<double>(fare) +
           weights.walk * walk_m;
  }

  // The earliest start at or after `arrival`; `never` if there is none. `slot`: -1 for a sight.
  int earliest_start(int stop, int day, int slot, int arrival, int stay) const {
    auto const [first, last] = windows_of(stop, day, slot);
    for (auto const* w = first; w != last; ++w) {
      int const start = std::max(arrival, w->from);
      if (start <= w->last_start && start + stay <= w->until) return start;
    }
    return never;
  }
  // The latest start at or before `bound`; -never if there is none.
  int latest_start(int stop, int day, int slot, int bound, int stay) const {
    auto const [first, last] = windows_of(stop, day, slot);
    for (auto const* w = last; w != first;) {
      --w;
      int const start = std::min({bound, w->last_start, w->until - stay});
      if (start >= w->from) return start;
    }
    return -never;
  }
  // The end of the window in which a visit at `start` lies, and how much later it may begin there.
  int closing(int stop, int day, int slot, int start) const;
  int slack(int stop, int day, int slot, int start, int stay) const {
    auto const [first, last] = windows_of(stop, day, slot);
    for (auto const* w = first; w != last; ++w)
      if (start <= w->last_start && start + stay <= w->until)
        return std::min(w->last_start, w->until - stay) - start;
    return 0;
  }
  bool is_open(int stop, int day, int slot) const {
    auto const [first, last] = windows_of(stop, day, slot);
    return first != last;
  }
  std::pair<Window const*, Window const*> windows_of(int stop, int day, int slot) const {
    auto const at = placement(stop, day, slot);
    return {windows_.data() + first_window_[at], windows_.data() + first_window_[at + 1]};
  }

 private:
  std::size_t index(int from, int to) const {
    return static_cast<std::size_t>(from) * static_cast<std::size_t>(problem.point_count) +
           static_cast<std::size_t>(to);
  }
  std::size_t row_of(int day, int w) const {
    return static_cast<std::size_t>(day * windows_most + w) * static_cast<std::size_t>(stops);
  }
  std::size_t placement(int stop, int day, int slot) const {
    return (static_cast<std::size_t>(stop) * static_cast<std::size_t>(days) +
            static_cast<std::size_t>(day)) *
               slots_ +
           static_cast<std::size_t>(std::max(slot, 0));
  }
  double worth_of_short(int stop, int stay) const;
  void check() const;
  void follow(Earlier const& earlier);
  void lay_out_hops();
  void lay_out_losses();
  void lay_out_windows();
  void lay_out_rows();
  void sort_by_use();
  void find_features();
  void find_near();
  void weigh();

  std::size_t slots_ = 1;      // the most meals of any day
  std::vector<Stop> adapted_;  // the stops with their pins, if there is an earlier plan
  Stop const* stops_ = nullptr;
  std::vector<int> earlier_days_;
  std::vector<EarlierNight> earlier_nights_;
  std::vector<int> minutes_;
  std::vector<int> transposed_;
  std::vector<double> losses_;
  std::vector<double> losses_back_;     // transposed
  std::vector<double> length_weights_;  // per day
  std::vector<double> scores_;
  std::vector<int> stays_;
  std::vector<int> opens_;
  std::vector<int> closes_;
  std::vector<Window> windows_;
  std::vector<std::size_t> first_window_;
};

}  // namespace planner::impl
