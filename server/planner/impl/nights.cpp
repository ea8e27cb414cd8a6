// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/nights.hpp"

#include <limits>

#include "base/expects.hpp"

namespace planner::impl {

namespace {

bool admits_length(Bed const& bed, int nights) {
  return nights >= bed.nights_least && (bed.nights_most == 0 || nights <= bed.nights_most);
}

double worth_of_night(Instance const& instance, int bed, int night) {
  int const earlier = instance.earlier_bed(night);
  return instance.bed(bed).worth - (earlier >= 0 && earlier != bed ? instance.price_of_change : 0);
}

double cost_of_night(Instance const& instance, int bed, int /*night*/) {
  return -static_cast<double>(instance.bed(bed).night_minor);
}

// The best sequence of stays by dynamic programming: the nights before a stay are the best ones
// that do not end in the same bed, which would make it a longer stay.
class Stays {
 public:
  using Value = double (*)(Instance const&, int bed, int night);
  Stays(Instance const& instance, Value value, double price_of_move)
      : instance_(instance), value_(value), price_of_move_(price_of_move) {}

  std::vector<int> best() {
    auto const nights = static_cast<std::size_t>(instance_.nights);
    table_.assign((nights + 1) * instance_.problem.beds.size(), {});
    for (int after = 1; after <= instance_.nights; ++after)
      for (int bed = 0; bed < beds(); ++bed) at(after, bed) = best_stay(after, bed);
    std::vector<int> sequence(nights);
    int bed = best_bed(instance_.nights, -1);
    for (int after = instance_.nights; after > 0;) {
      EXPECTS(bed >= 0);
      auto const& stay = at(after, bed);
      for (int n = 0; n < stay.length; ++n) sequence[static_cast<std::size_t>(--after)] = bed;
      bed = stay.before;
    }
    return sequence;
  }

 private:
  // The last stay before the evening of `after`, with what came before it.
  struct Last {
    double value = -std::numeric_limits<double>::infinity();
    int length = 0;
    int before = -1;
  };
  int beds() const { return static_cast<int>(std::ssize(instance_.problem.beds)); }
  Last& at(int after, int bed) { return table_[static_cast<std::size_t>(after * beds() + bed)]; }
  int best_bed(int after, int other_than) {
    int best = -1;
    for (int bed = 0; bed < beds(); ++bed)
      if (bed != other_than && at(after, bed).length > 0 &&
          (best < 0 || at(after, bed).value > at(after, best).value))
        best = bed;
    return best;
  }
  Last best_stay(int after, int bed) {
    Last best;
    double worth = 0;
    for (int first = after - 1; first >= 0 && instance_.offers(bed, first); --first) {
      worth += value_(instance_, bed, first);
      if (!admits_length(instance_.bed(bed), after - first)) continue;
      int const before = first == 0 ? -1 : best_bed(first, bed);
      if (first > 0 && before < 0) continue;
      double const value = worth + (before < 0 ? 0 : at(first, before).value - price_of_move_);
      if (value > best.value) best = {value, after - first, before};
    }
    return best;
  }

  Instance const& instance_;
  Value value_;
  double price_of_move_;
  std::vector<Last> table_;  // per evening and bed
};

}  // namespace

bool keeps_terms(Instance const& instance, std::vector<int> const& beds) {
  for (int night = 0; night < instance.nights;) {
    int const bed = beds[static_cast<std::size_t>(night)];
    int const first = night;
    for (; night < instance.nights && beds[static_cast<std::size_t>(night)] == bed; ++night)
      if (!instance.offers(bed, night)) return false;
    if (!admits_length(instance.bed(bed), night - first)) return false;
  }
  return true;
}

double worth_of(Instance const& instance, std::vector<int> const& beds) {
  double worth = 0;
  for (int night = 0; night < instance.nights; ++night) {
    auto const n = static_cast<std::size_t>(night);
    worth += worth_of_night(instance, beds[n], night);
    if (night > 0 && beds[n] != beds[n - 1]) worth -= instance.problem.price_of_move;
  }
  return worth;
}

std::int64_t cost_of(Instance const& instance, std::vector<int> const& beds) {
  std::int64_t cost = 0;
  for (int const bed : beds) cost += instance.bed(bed).night_minor;
  return cost;
}

DayEnds ends_of(Instance const& instance, std::vector<int> const& beds, int of) {
  auto const& day = instance.day(of);
  auto const point = [&](int night, int otherwise) {
    return night < 0 ? otherwise : instance.bed(beds[static_cast<std::size_t>(night)]).point;
  };
  return {point(day.start_night, day.start_point), point(day.end_night, day.end_point)};
}

std::vector<int> first_beds(Instance const& instance) {
  if (instance.nights == 0) return {};
  auto beds = Stays(instance, worth_of_night, instance.problem.price_of_move).best();
  Spent spent = {0, 0, 0, cost_of(instance, beds)};
  for (int d = 0; d < instance.days; ++d) {
    auto const ends = ends_of(instance, beds, d);
    spent[for_hops] += instance.own_hop(d, ends.start, ends.end).cost_minor;
  }
  for (auto const& budget : instance.problem.budgets)
    if (counted(budget, spent) > budget.limit_minor)
      return Stays(instance, cost_of_night, 0).best();
  return beds;
}

}  // namespace planner::impl
