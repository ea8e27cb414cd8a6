// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/replan.hpp"

#include <algorithm>
#include <limits>

#include "trips/changes/impl/steps.hpp"
#include "trips/impl/days.hpp"

namespace trips {
namespace {

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max() / 4;
int minutes_of(base::Minutes span) { return static_cast<int>(span.count()); }

class Replanning {
 public:
  Replanning(Itinerary const& itinerary, Terrain const& terrain, ReplanOrder const& order)
      : itinerary_(itinerary), terrain_(terrain), order_(order), laid_(lay(itinerary, terrain)) {}

  std::optional<Itinerary> run(base::Ids& ids) {
    collect_items();
    if (order_.may_add) collect_more();
    set_up();
    auto const earlier = earlier_plan();
    auto const solution = planner::optimise(
        days_.problem,
        {.seed = terrain_.wishes().seed, .iterations = order_.iterations, .earlier = &earlier});
    if (!holds_all(solution)) return std::nullopt;
    return written(solution, ids);
  }

 private:
  struct Known {
    Item const* item = nullptr;  // nullptr: new
    std::size_t day = 0;
  };

  void collect_items();
  void collect_more();
  Candidate candidate_of(Item const& item, std::size_t day) const;
  void cut(Candidate& candidate) const;
  void set_up();
  void fix_stay(std::size_t stop);
  void make_room(std::size_t day);
  planner::Earlier earlier_plan() const;
  int slot_of(Item const& item, std::size_t day) const;
  bool holds_all(planner::Solution const& solution) const;
  Itinerary written(planner::Solution const& solution, base::Ids& ids) const;
  void write_day(planner::Solution const& solution, std::size_t day, Itinerary& into,
                 base::Ids& ids) const;
  std::vector<Lodging> beds() const;

  Itinerary const& itinerary_;
  Terrain const& terrain_;
  ReplanOrder const& order_;
  Laid laid_;
  std::vector<Candidate> candidates_;
  std::vector<Known> known_;  // as candidates_
  Days days_;
};

// Within the hours of this trip's days; nothing where a day is past them.
Candidate Replanning::candidate_of(Item const& item, std::size_t day) const {
  auto made = candidate_for(*terrain_.find(item.place), terrain_.wishes(),
                            terrain_.ground().openings(), terrain_.style());
  made.is_meal = item.meal != planner::Meal::none;
  made.is_mandatory = !order_.may_drop || item.is_pinned || item.is_paid || !order_.is_free[day];
  bool const stays = made.is_meal || !order_.may_move_days || !order_.is_free[day];
  for (std::size_t d = 0; d < made.windows.size(); ++d)
    if (stays ? d != day : !order_.is_free[d]) made.windows[d].clear();
  return made;
}

void Replanning::cut(Candidate& candidate) const {
  if (!order_.cut) return;
  for (std::size_t d = 0; d < candidate.windows.size(); ++d)
    candidate.windows[d] =
        order_.cut(*candidate.place, itinerary_.days[d].date, std::move(candidate.windows[d]));
}

void Replanning::collect_items() {
  for (std::size_t d = 0; d < itinerary_.days.size(); ++d)
    for (auto const& item : itinerary_.days[d].items) {
      auto const* place = terrain_.find(item.place);
      if (place == nullptr || !place->visit) continue;
      auto candidate = candidate_of(item, d);
      if (order_.is_free[d] && !item.is_pinned) cut(candidate);
      candidates_.push_back(std::move(candidate));
      known_.push_back({&item, d});
    }
}

void Replanning::collect_more() {
  auto more = candidates_for(terrain_.wishes(), terrain_.city(), terrain_.ground().openings(),
                             terrain_.style());
  for (auto& candidate : more) {
    auto const& key = candidate.place->key.str();
    bool const is_wet = candidate.place->setting == places::Setting::outdoor;
    bool const is_waiting = std::any_of(itinerary_.tray.begin(), itinerary_.tray.end(),
                                        [&](Item const& item) { return item.place == key; });
    if (holds_place(itinerary_, key) || is_waiting) continue;
    if (order_.adds_indoors_only && is_wet && !candidate.is_meal) continue;
    for (std::size_t d = 0; d < candidate.windows.size(); ++d)
      if (!order_.is_free[d]) candidate.windows[d].clear();
    cut(candidate);
    candidates_.push_back(std::move(candidate));
    known_.push_back({});
  }
}

// In order, each house once; none where a night has no bed.
std::vector<Lodging> Replanning::beds() const {
  std::vector<Lodging> beds;
  for (std::size_t d = 0; d + 1 < itinerary_.days.size(); ++d) {
    auto const& night = laid_.nights[d];
    if (night.place == nullptr) return {};
    bool const is_new = std::none_of(beds.begin(), beds.end(),
                                     [&](Lodging const& bed) { return bed.place == night.place; });
    if (is_new) beds.push_back(night);
  }
  return beds;
}

void Replanning::fix_stay(std::size_t stop) {
  if (known_[stop].item == nullptr) return;
  auto& made = days_.problem.stops[stop];
  int const minutes = minutes_of(known_[stop].item->minutes);
  made.stay_usual = minutes;
  made.stay_max = minutes;
  made.stay_min = order_.may_drop ? std::min(made.stay_min, minutes) : minutes;
}

// A day must admit what stays in it, and needs no meal that nobody planned.
void Replanning::make_room(std::size_t day) {
  auto& route = days_.problem.days[day];
  auto const& items = itinerary_.days[day].items;
  auto const& legs = laid_.plan.days[day].legs;
  bool const is_booked = std::any_of(
      items.begin(), items.end(), [](Item const& item) { return item.is_pinned || item.is_paid; });
  if (order_.keeps_hours || is_booked || !order_.is_free[day]) {
    route.from = std::min(route.from, minutes_of(legs.front().span.from));
    route.until = std::max(route.until, minutes_of(legs.back().span.until));
  }
  if (!order_.may_drop || !order_.is_free[day]) {
    route.visits_max = std::max(route.visits_max, static_cast<int>(items.size()));
    route.walk_limit_m = 0;
    route.energy_max = 0;
  }
  if (order_.may_add && order_.is_free[day]) return;
  auto& slots = days_.slots[day];
  for (std::size_t s = slots.size(); s-- > 0;) {
    bool const is_planned = std::any_of(items.begin(), items.end(),
                                        [&](Item const& item) { return item.meal == slots[s]; });
    if (is_planned) continue;
    slots.erase(slots.begin() + static_cast<std::ptrdiff_t>(s));
    route.meals.erase(route.meals.begin() + static_cast<std::ptrdiff_t>(s));
  }
}

void Replanning::set_up() {
  DaysOrder order;
  order.style = terrain_.style();
  order.beds = beds();
  order.budget_minor = order_.may_add ? terrain_.wishes().budget.minor() : no_limit;
  if (order_.may_add && terrain_.rides())
    order.budget_minor -= dearest(*terrain_.rides(), terrain_.wishes().party).minor();
  days_ = days_for(terrain_.wishes(), terrain_.ground(), candidates_, order);
  auto& problem = days_.problem;
  if (!order_.may_add) problem.limits.clear();
  if (!order_.may_add)
    for (auto& stop : problem.stops) stop.categories = 0;
  for (std::size_t s = 0; s < problem.stops.size(); ++s) fix_stay(s);
  for (std::size_t d = 0; d < problem.days.size(); ++d) make_room(d);
  for (auto& bed : problem.beds) {
    bed.nights = ~0U;
    bed.nights_least = 1;
  }
}

int Replanning::slot_of(Item const& item, std::size_t day) const {
  if (item.meal == planner::Meal::none) return -1;
  auto const& slots = days_.slots[day];
  auto const found = std::find(slots.begin(), slots.end(), item.meal);
  return found == slots.end() ? -1 : static_cast<int>(found - slots.begin());
}

planner::Earlier Replanning::earlier_plan() const {
  constexpr double minutes_of_an_ordinary_sight = 150;
  planner::Earlier earlier;
  earlier.days.resize(itinerary_.days.size());
  earlier.price_of_change = order_.change_worth * minutes_of_an_ordinary_sight *
                            planner::ordinary_weights(days_.problem).travel;
  for (std::size_t s = 0; s < known_.size(); ++s) {
    auto const& [item, day] = known_[s];
    if (item == nullptr) continue;
    int const slot = slot_of(*item, day);
    auto const& taken = earlier.days[day];
    bool const is_second = slot >= 0 && std::any_of(taken.begin(), taken.end(), [&](auto const& e) {
                             return e.meal_slot == slot;
                           });
    if (is_second || (item->meal != planner::Meal::none && slot < 0)) continue;
    bool const is_fixed = item->is_pinned || !order_.is_free[day];
    auto const& ids = laid_.ids[day];
    auto const at = std::find(ids.begin(), ids.end(), item->id);
    auto const& stay = laid_.plan.days[day].visits[static_cast<std::size_t>(at - ids.begin())].stay;
    earlier.days[day].push_back({static_cast<int>(s), slot,
                                 is_fixed ? planner::Pin::time : planner::Pin::none,
                                 minutes_of(stay.from), minutes_of(stay.until)});
  }
  if (days_.problem.beds.empty()) return earlier;
  auto const houses = beds();
  for (std::size_t d = 0; d + 1 < itinerary_.days.size(); ++d) {
    auto const bed = std::find_if(houses.begin(), houses.end(), [&](Lodging const& house) {
      return house.place == laid_.nights[d].place;
    });
    earlier.nights.push_back({static_cast<int>(bed - houses.begin()), true});
  }
  return earlier;
}

// Days that are not free are not read, so what the search left out of them does not matter.
bool Replanning::holds_all(planner::Solution const& solution) const {
  return std::none_of(solution.missed_mandatory.begin(), solution.missed_mandatory.end(),
                      [&](int stop) {
                        auto const& [item, day] = known_[static_cast<std::size_t>(stop)];
                        return item == nullptr || order_.is_free[day];
                      });
}

void Replanning::write_day(planner::Solution const& solution, std::size_t d, Itinerary& into,
                           base::Ids& ids) const {
  auto& day = into.days[d];
  day.items.clear();
  day.ways.clear();
  day.sets_out = base::Minutes(days_.problem.days[d].from);
  std::string here = terrain_.start_of(itinerary_, d).key.str();
  auto const go = [&](std::string const& to, int mode) {
    auto const by = planned_modes[static_cast<std::size_t>(mode)];
    day.ways.push_back({here, to, static_cast<planner::Mode>(by)});
    here = to;
  };
  for (auto const& when : solution.days[d]) {
    auto const stop = static_cast<std::size_t>(when.stop);
    auto const* known = known_[stop].item;
    auto item =
        known ? *known : item_for(*candidates_[stop].place, terrain_, ids.next<ItemId>()).value();
    if (when.meal_slot >= 0)  // what was lunch may be dinner now
      item.meal = days_.slots[d][static_cast<std::size_t>(when.meal_slot)];
    item.start = base::Minutes(when.start);
    item.minutes = base::Minutes(when.leave - when.start);
    go(item.place, when.mode);
    day.items.push_back(std::move(item));
  }
  go(terrain_.end_of(itinerary_, d).key.str(), solution.last_modes[d]);
}

Itinerary Replanning::written(planner::Solution const& solution, base::Ids& ids) const {
  auto into = itinerary_;
  for (std::size_t d = 0; d < into.days.size(); ++d)
    if (order_.is_free[d]) write_day(solution, d, into, ids);
  for (auto const& day : itinerary_.days)
    for (auto const& item : day.items)
      if (find_item(into, item.id) == nullptr) into.tray.push_back(item);
  return into;
}

}  // namespace

std::optional<Itinerary> replan(Itinerary const& itinerary, Terrain const& terrain,
                                ReplanOrder const& order, base::Ids& ids) {
  return Replanning(itinerary, terrain, order).run(ids);
}

ReplanOrder all_days(Itinerary const& itinerary, bool is_free) {
  ReplanOrder order;
  order.is_free.assign(itinerary.days.size(), is_free);
  return order;
}

}  // namespace trips
