// SPDX-License-Identifier: Apache-2.0
#include "planner/impl/bound.hpp"

namespace planner::impl {

namespace {

struct Item {
  double score = 0;
  double size = 0;
};

double fractional_knapsack(std::vector<Item> items, double capacity) {
  std::erase_if(items, [](Item const& item) { return item.score <= 0; });
  std::sort(items.begin(), items.end(),
            [](Item const& a, Item const& b) { return a.score * b.size > b.score * a.size; });
  double sum = 0;
  for (auto const& item : items) {
    if (item.size > capacity) return sum + item.score * std::max(0.0, capacity) / item.size;
    capacity -= item.size;
    sum += item.score;
  }
  return sum;
}

int shortest(Instance const& instance, int const* ways, int point) {
  int least = never;
  for (int other = 0; other < instance.problem.point_count; ++other)
    if (other != point) least = std::min(least, ways[other]);
  return least == never ? 0 : least;
}

class Bound {
 public:
  explicit Bound(Instance const& instance) : instance_(instance) {
    for (int s = 0; s < instance.stops; ++s) {
      bool is_open = false;
      for (int d = 0; d < instance.days; ++d)
        for (int slot = 0; slot < std::max(1, instance.meal_slots(d)); ++slot)
          is_open = is_open || instance.is_open(s, d, slot);
      if (is_open) open_.push_back(s);
    }
  }
  double least() const {
    double bound = std::min(by_time(), by_number());
    for (auto const& budget : instance_.problem.budgets) bound = std::min(bound, by_budget(budget));
    return bound;
  }

 private:
  double half_ways(int point) const {
    return 0.5 * (shortest(instance_, instance_.minutes_to(point), point) +
                  shortest(instance_, instance_.minutes_from(point), point));
  }
  double by_time() const {
    double capacity = 0;
    for (int d = 0; d < instance_.days; ++d)
      capacity += std::max(0, instance_.day(d).until - instance_.day(d).from);
    std::vector<Item> items;
    for (int const s : open_)
      items.push_back({instance_.score(s), instance_.stop(s).stay_min + half_ways(s)});
    return fractional_knapsack(std::move(items), capacity);
  }
  double by_budget(Budget const& budget) const {
    std::vector<Item> items;
    for (int const s : open_) {
      Spent spent = {};
      spent[instance_.purse(s)] = instance_.stop(s).cost_minor;
      items.push_back({instance_.score(s), static_cast<double>(counted(budget, spent))});
    }
    // What the cheapest beds and the days' own hops cost is spent whatever the limit.
    Spent own = {};
    for (int d = 0; d < instance_.days; ++d) own[for_hops] += dearest_own_hop(d);
    Spent nights = {};
    nights[for_nights] = instance_.nights * cheapest_night();
    return fractional_knapsack(
        std::move(items), static_cast<double>(std::max(budget.limit_minor - counted(budget, nights),
                                                       counted(budget, own))));
  }
  std::int64_t cheapest_night() const {
    auto const& beds = instance_.problem.beds;
    if (beds.empty()) return 0;
    return std::min_element(
               beds.begin(), beds.end(),
               [](Bed const& a, Bed const& b) { return a.night_minor < b.night_minor; })
        ->night_minor;
  }
  std::vector<int> points_at(int night, int otherwise) const {
    if (night < 0) return {otherwise};
    std::vector<int> points;
    for (auto const& bed : instance_.problem.beds) points.push_back(bed.point);
    return points;
  }
  std::int64_t dearest_own_hop(int d) const {
    auto const& day = instance_.day(d);
    std::int64_t dearest = 0;
    for (int const from : points_at(day.start_night, day.start_point))
      for (int const to : points_at(day.end_night, day.end_point))
        dearest = std::max(dearest, instance_.own_hop(d, from, to).cost_minor);
    return dearest;
  }
  double by_number() const {
    std::vector<Item> sights;
    std::vector<Item> meals;
    for (int const s : open_)
      (instance_.stop(s).is_meal ? meals : sights).push_back({instance_.score(s), 1});
    double sight_places = 0;
    double meal_places = 0;
    for (int d = 0; d < instance_.days; ++d) {
      int const most = instance_.day(d).visits_max;
      sight_places += most > 0 ? most : static_cast<double>(sights.size());
      meal_places += instance_.meal_slots(d);
    }
    return fractional_knapsack(std::move(sights), sight_places) +
           fractional_knapsack(std::move(meals), meal_places);
  }

  Instance const& instance_;
  std::vector<int> open_;
};

}  // namespace

double score_bound(Instance const& instance) { return Bound(instance).least(); }

}  // namespace planner::impl
