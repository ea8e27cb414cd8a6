// SPDX-License-Identifier: Apache-2.0
// Choosing the beds together with the routes: the orienteering problem with hotel selection
// (Divsalar, Vansteenwegen and Cattrysse 2013). Some nights in a row are spent elsewhere, so the
// days around them start and end there; what that is good for only shows when these are filled
// anew.
#include "planner/impl/nights.hpp"
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

constexpr int run_most = 3;  // nights that are moved at once, unless it is a whole stay at random

struct Move {
  int first = 0;
  int last = 0;  // nights
  int bed = 0;
};

int last_day(Instance const& instance, Move const& move) {
  return std::min(move.last + 1, instance.days - 1);
}

// Whether there is time to get from one end of a day without visits to the other.
bool can_be_gone(Instance const& instance, int d, int start, int end) {
  return instance.minutes(start, end) <= instance.day(d).until - instance.day(d).from;
}

// The nights round `night` that are spent in the same bed.
Move stay_of(State const& state, int night) {
  auto const bed_at = [&](int n) { return state.beds[static_cast<std::size_t>(n)]; };
  Move stay{night, night, 0};
  while (stay.first > 0 && bed_at(stay.first - 1) == bed_at(night)) --stay.first;
  while (stay.last + 1 < static_cast<int>(std::ssize(state.beds)) &&
         bed_at(stay.last + 1) == bed_at(night))
    ++stay.last;
  return stay;
}

Move random_move(Search& search) {
  auto& dice = search.dice;
  int const nights = search.instance.nights;
  int const first = dice.below(nights);
  auto move = dice.chance(0.3)
                  ? stay_of(search.now, first)
                  : Move{first, first + dice.below(std::min(run_most, nights - first))};
  int const others = static_cast<int>(std::ssize(search.instance.problem.beds)) - 1;
  int const present = search.now.beds[static_cast<std::size_t>(first)];
  move.bed = dice.below(others);
  if (move.bed >= present) ++move.bed;
  return move;
}

// By how much the ways to and from the beds become shorter if the visits stay; -never where a day
// could not be gone at all.
int saved_travel(Search const& search, Move const& move) {
  auto const& instance = search.instance;
  int saved = 0;
  for (int d = move.first; d <= last_day(instance, move); ++d) {
    auto const& route = search.now.route(d);
    int const start = route.at(0).point;
    int const end = route.at(route.size + 1).point;
    auto const ends = ends_of(instance, search.scratch_beds, d);
    if (route.size == 0) {
      if (!can_be_gone(instance, d, ends.start, ends.end)) return -never;
      saved += instance.minutes(start, end) - instance.minutes(ends.start, ends.end);
      continue;
    }
    int const first = route.at(1).point;
    int const last = route.at(route.size).point;
    saved += instance.minutes(start, first) - instance.minutes(ends.start, first);
    saved += instance.minutes(last, end) - instance.minutes(last, ends.end);
  }
  return saved;
}

// What a move adds to the objective, waiting and the lengths of the days aside.
double estimate(Search& search, Move const& move) {
  auto& beds = search.scratch_beds;
  beds = search.now.beds;
  std::fill(beds.begin() + move.first, beds.begin() + move.last + 1, move.bed);
  if (beds == search.now.beds || !keeps_terms(search.instance, beds)) return 0;
  return worth_of(search.instance, beds) - search.now.nights_worth +
         search.instance.weights.travel * saved_travel(search, move);
}

}  // namespace

bool change_beds(Search& search) {
  int const nights = search.instance.nights;
  int const beds = static_cast<int>(std::ssize(search.instance.problem.beds));
  if (beds < 2) return false;
  Move best;
  double most = 1e-9;
  for (int first = 0; first < nights; ++first)
    for (int last = first; last < std::min(nights, first + run_most); ++last)
      for (int bed = 0; bed < beds; ++bed) {
        Move const move{first, last, bed};
        double const gain = estimate(search, move);
        if (gain <= most) continue;
        most = gain;
        best = move;
      }
  if (most <= 1e-9) return false;
  return search.attempt_run(best.first, last_day(search.instance, best),
                            [&] { search.lodge(best.first, best.last, best.bed); });
}

int change_house(Search& search) {
  auto const& instance = search.instance;
  auto const move = random_move(search);
  bool const clears = search.dice.chance(0.5);
  search.lodge(move.first, move.last, move.bed);
  if (!keeps_terms(instance, search.now.beds)) return -1;
  for (int d = move.first; d <= last_day(instance, move); ++d) {
    auto const& route = search.now.route(d);
    auto const ends = ends_of(instance, search.now.beds, d);
    if (!can_be_gone(instance, d, ends.start, ends.end)) return -1;
    if (route.size > 0 && (clears || !route.is_sound)) search.remove(d, 1, route.size);
  }
  if (!search.is_sound()) return -1;
  return instance.near_bed[static_cast<std::size_t>(move.bed)];
}

}  // namespace planner::impl
