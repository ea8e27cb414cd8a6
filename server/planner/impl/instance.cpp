// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/instance.hpp"

#include <numeric>

#include "base/expects.hpp"
#include "planner/impl/dice.hpp"

namespace planner::impl {

namespace {

constexpr double travel_units_per_sight = 150;
constexpr double idle_per_travel = 1.0 / 3;
constexpr double length_per_travel = 1.0 / 10;
constexpr double worth_of_shortest = 0.6;
constexpr int near_most = 100;
constexpr int samples_of_detours = 2000;

// The part of a window in which a meal of this slot may begin.
Window within(Window window, MealSlot const& slot) {
  window.from = std::max(window.from, slot.from);
  window.last_start = std::min(window.last_start, slot.last_start);
  return window;
}

// Of the sights that are worth anything.
double median_score(Problem const& problem) {
  std::vector<double> scores;
  for (auto const& s : problem.stops)
    if (!s.is_meal && s.score > 0) scores.push_back(s.score);
  if (scores.empty()) return 1;
  auto const middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
  std::nth_element(scores.begin(), middle, scores.end());
  return *middle;
}

int nights_of(Problem const& problem) {
  int nights = 0;
  for (auto const& day : problem.days)
    nights = std::max({nights, day.start_night + 1, day.end_night + 1});
  return nights;
}

}  // namespace

Instance::Instance(Problem const& given, Earlier const* earlier)
    : problem(given),
      stops(static_cast<int>(given.stops.size())),
      days(static_cast<int>(given.days.size())),
      nights(nights_of(given)),
      weights(given.weights ? *given.weights : ordinary_weights(given)),
      ways(given, weights),
      is_plain(ways.are_single() && !ways.has_traffic()),
      stops_(given.stops.data()) {
  check();
  if (earlier != nullptr) follow(*earlier);
  lay_out_hops();
  for (auto const& day : problem.days) slots_ = std::max(slots_, day.meals.size());
  sort_by_use();
  lay_out_windows();
  find_features();
  is_lean ? lay_out_rows() : lay_out_losses();
  weigh();
  find_near();
}

void Instance::check() const {
  EXPECTS(problem.point_count >= stops);
  EXPECTS(problem.limits.size() <= 64);
  for (auto const& d : problem.days) {
    EXPECTS(d.start_point >= 0 && d.start_point < problem.point_count);
    EXPECTS(d.end_point >= 0 && d.end_point < problem.point_count);
    EXPECTS(d.meals.size() <= 32);
  }
  EXPECTS(nights <= 32 && (nights == 0 || !problem.beds.empty()));
  for (int d = 0; d < days; ++d)
    for (int const night : {day(d).start_night, day(d).end_night})
      EXPECTS(night == -1 || (0 <= night && d - 1 <= night && night <= d));
  for (auto const& bed : problem.beds) {
    EXPECTS(0 <= bed.point && bed.point < problem.point_count);
    EXPECTS(bed.nights_least >= 1 && bed.night_minor >= 0);
  }
  for (auto const& s : problem.stops) {
    EXPECTS(problem.limits.size() == 64 || s.categories >> problem.limits.size() == 0);
    EXPECTS(0 <= s.stay_min && s.stay_min <= s.stay_usual && s.stay_usual <= s.stay_max);
    EXPECTS(s.score >= 0);
  }
  for (auto const& pair : problem.pairs) {
    EXPECTS(0 <= pair.first && pair.first < stops && 0 <= pair.second && pair.second < stops);
    EXPECTS(pair.first != pair.second);
  }
}

// A pinned visit is mandatory, and possible only on its day, or at its very time.
void Instance::follow(Earlier const& earlier) {
  EXPECTS(earlier.days.size() <= problem.days.size() && earlier.price_of_change >= 0);
  adapted_ = problem.stops;
  stops_ = adapted_.data();
  price_of_change = earlier.price_of_change;
  EXPECTS(std::ssize(earlier.nights) <= nights);
  for (auto const& night : earlier.nights)
    EXPECTS(night.bed >= 0 && night.bed < std::ssize(problem.beds));
  earlier_nights_ = earlier.nights;
  earlier_days_.assign(adapted_.size(), -1);
  for (std::size_t d = 0; d < earlier.days.size(); ++d)
    for (auto const& visit : earlier.days[d]) {
      EXPECTS(visit.stop >= 0 && visit.stop < stops);
      auto& stop = adapted_[static_cast<std::size_t>(visit.stop)];
      earlier_days_[static_cast<std::size_t>(visit.stop)] = static_cast<int>(d);
      if (visit.pin == Pin::none) continue;
      stop.is_mandatory = true;
      for (std::size_t other = 0; other < stop.windows.size(); ++other)
        if (other != d) stop.windows[other].clear();
      if (visit.pin != Pin::time) continue;
      EXPECTS(visit.start <= visit.leave);
      stop.stay_min = stop.stay_usual = stop.stay_max = visit.leave - visit.start;
      stop.windows.resize(std::max(stop.windows.size(), d + 1));
      stop.windows[d] = {{visit.start, visit.start, visit.leave}};
    }
}

// The transposed matrix is written in blocks that fit into the cache.
void Instance::lay_out_hops() {
  constexpr std::size_t block = 32;
  auto const points = static_cast<std::size_t>(problem.point_count);
  minutes_.resize(points * points);
  transposed_.resize(points * points);
  for (std::size_t a0 = 0; a0 < points; a0 += block)
    for (std::size_t b0 = 0; b0 < points; b0 += block)
      for (std::size_t a = a0; a < std::min(points, a0 + block); ++a)
        for (std::size_t b = b0; b < std::min(points, b0 + block); ++b)
          minutes_[a * points + b] = transposed_[b * points + a] =
              ways.least_minutes(static_cast<int>(a), static_cast<int>(b));
}

void Instance::lay_out_losses() {
  auto const points = static_cast<std::size_t>(problem.point_count);
  losses_.resize(points * points);
  losses_back_.resize(points * points);
  for (std::size_t a = 0; a < points; ++a)
    for (std::size_t b = 0; b < points; ++b) {
      int const from = static_cast<int>(a);
      int const to = static_cast<int>(b);
      double least = std::numeric_limits<double>::infinity();
      for (int choice = 0; choice < ways.count(from, to); ++choice) {
        auto const& hop = ways.hop(from, to, choice);
        int const minutes = std::min(hop.minutes, ways.least_minutes(from, to, choice));
        least = std::min(least, loss(minutes, hop.cost_minor, hop.walk_m));
      }
      losses_[a * points + b] = losses_back_[b * points + a] = least;
    }
}

void Instance::sort_by_use() {
  members.resize(problem.limits.size());
  paired.resize(problem.stops.size());
  for (int s = 0; s < stops; ++s) {
    (stop(s).is_meal ? meals : sights).push_back(s);
    if (stop(s).is_mandatory) mandatory.push_back(s);
    for_each_bit(stop(s).categories, [&](std::size_t c) {
      if (problem.limits[c].at_least > 0) members[c].push_back(s);
    });
    scores_.push_back(stop(s).score);
    stays_.push_back(stop(s).stay_usual);
  }
  for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
    paired[static_cast<std::size_t>(problem.pairs[p].first)].push_back(p);
    paired[static_cast<std::size_t>(problem.pairs[p].second)].push_back(p);
  }
  by_score = sights;
  std::stable_sort(by_score.begin(), by_score.end(),
                   [&](int a, int b) { return score(a) > score(b); });
}

void Instance::lay_out_windows() {
  first_window_.push_back(0);
  for (int s = 0; s < stops; ++s)
    for (std::size_t d = 0; d < problem.days.size(); ++d)
      for (std::size_t slot = 0; slot < slots_; ++slot) {
        auto const& slots = problem.days[d].meals;
        bool const is_used = stop(s).is_meal ? slot < slots.size() : slot == 0;
        if (is_used && d < stop(s).windows.size())
          for (auto window : stop(s).windows[d]) {
            if (stop(s).is_meal) window = within(window, slots[slot]);
            if (window.from <= std::min(window.last_start, window.until - stop(s).stay_min))
              windows_.push_back(window);
          }
        first_window_.push_back(windows_.size());
      }
}

void Instance::find_features() {
  is_limited = !problem.budgets.empty() || !problem.limits.empty();
  is_counted = !problem.limits.empty();
  is_lean = weights.idle == 0 && weights.length == 0 && meals.empty() && problem.pairs.empty() &&
            earlier_days_.empty() && is_plain && weights.walk == 0;
  for (auto const& day : problem.days) {
    is_counted = is_counted || day.visits_max > 0;
    is_lean = is_lean && day.walk_limit_m == 0 && day.energy_max == 0 && day.meals.empty();
  }
  for (auto const& s : problem.stops) is_lean = is_lean && s.stay_min == s.stay_usual;
  for (auto const& hop : problem.hops) is_lean = is_lean && hop.cost_minor == 0;
  Dice dice(1);
  for (int i = 0; i < samples_of_detours && problem.point_count > 0; ++i) {
    int const a = dice.below(problem.point_count);
    int const b = dice.below(problem.point_count);
    int const c = dice.below(problem.point_count);
    detour_slop = std::max(detour_slop, minutes(a, c) - minutes(a, b) - minutes(b, c));
  }
}

void Instance::lay_out_rows() {
  for (std::size_t at = 0; at + 1 < first_window_.size(); ++at)
    windows_most =
        std::max(windows_most, static_cast<int>(first_window_[at + 1] - first_window_[at]));
  opens_.resize(row_of(days, 0), 0);
  closes_.resize(row_of(days, 0), -never);
  for (int d = 0; d < days; ++d)
    for (int s = 0; s < stops; ++s) {
      auto const [first, last] = windows_of(s, d, -1);
      for (auto const* w = first; w != last; ++w) {
        auto const at = row_of(d, static_cast<int>(w - first)) + static_cast<std::size_t>(s);
        opens_[at] = w->from;
        closes_[at] = std::min(w->last_start, w->until - fixed_stay(s));
      }
    }
  if (stops > 0) shortest_stay = *std::min_element(stays_.begin(), stays_.end());
}

void Instance::weigh() {
  usual_score = median_score(problem);
  for (auto const& d : problem.days)
    length_weights_.push_back(weights.length / std::max(1, d.until - d.from));
  double best = usual_score;
  for (auto const& s : problem.stops) best = std::max(best, s.score);
  meal_weight = (best + price_of_change) * 100;
  mandatory_weight = meal_weight * 100;
}

void Instance::find_near() {
  auto const count = std::min<std::ptrdiff_t>(stops, near_most);
  std::vector<std::pair<int, int>> keyed(static_cast<std::size_t>(stops));
  for (int s = 0; s < stops; ++s) {
    for (int other = 0; other < stops; ++other)
      keyed[static_cast<std::size_t>(other)] = {
          other == s ? -1 : minutes_from(s)[other] + minutes_to(s)[other], other};
    if (count < stops) std::nth_element(keyed.begin(), keyed.begin() + count, keyed.end());
    std::sort(keyed.begin(), keyed.begin() + count);
    auto& list = near.emplace_back();
    for (std::ptrdiff_t i = 0; i < count; ++i)
      list.push_back(keyed[static_cast<std::size_t>(i)].second);
  }
  for (auto const& bed : problem.beds) {
    int nearest = 0;
    for (int s = 1; s < stops; ++s)
      if (minutes(bed.point, s) < minutes(bed.point, nearest)) nearest = s;
    near_bed.push_back(nearest);
  }
}

bool Instance::offers(int of, int night) const {
  auto const at = static_cast<std::size_t>(night);
  bool const is_pinned = at < earlier_nights_.size() && earlier_nights_[at].is_pinned;
  return (bed(of).nights >> night & 1U) != 0 && (!is_pinned || earlier_nights_[at].bed == of);
}

int Instance::own_choice(int of, int from, int to, bool is_frugal) const {
  int best = -1;
  int quickest = 0;
  for (int choice = 0; choice < ways.count(from, to); ++choice) {
    int const back = ways.arrival(from, to, choice, day(of).from);
    if (back < ways.arrival(from, to, quickest, day(of).from)) quickest = choice;
    if (back > day(of).until) continue;
    bool const is_cheaper =
        best >= 0 && ways.hop(from, to, choice).cost_minor < ways.hop(from, to, best).cost_minor;
    if (best < 0 || (is_frugal && is_cheaper)) best = choice;
  }
  return best < 0 ? quickest : best;
}

double Instance::worth_of_short(int s, int stay) const {
  auto const& of = stop(s);
  double const share = static_cast<double>(stay - of.stay_min) / (of.stay_usual - of.stay_min);
  return of.score * (worth_of_shortest + (1 - worth_of_shortest) * share);
}

int Instance::closing(int s, int d, int slot, int start) const {
  auto const [first, last] = windows_of(s, d, slot);
  for (auto const* w = first; w != last; ++w)
    if (w->from <= start && start <= w->last_start) return w->until;
  return start;
}

}  // namespace planner::impl

namespace planner {

Weights ordinary_weights(Problem const& problem) {
  double const travel = impl::median_score(problem) / impl::travel_units_per_sight;
  return {travel, travel * impl::idle_per_travel, travel * impl::length_per_travel};
}

}  // namespace planner
