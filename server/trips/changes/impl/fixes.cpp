// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/fixes.hpp"

#include <algorithm>

#include "trips/candidates.hpp"
#include "trips/changes/impl/alternatives.hpp"
#include "trips/changes/impl/steps.hpp"
#include "trips/changes/impl/told_command.hpp"

namespace trips {
namespace {

constexpr std::size_t fixes_most = 3;
constexpr std::size_t problems_most = 8;  // of a plan; with more, mend these first

// What might help against one problem, the least change first.
class Remedies {
 public:
  Remedies(Itinerary const& itinerary, Terrain const& terrain, ProblemAnswer const& problem)
      : itinerary_(itinerary), terrain_(terrain), problem_(problem) {}

  std::vector<Command> list() && {
    if (problem_.item)
      for_item(*problem_.item);
    else if (problem_.day)
      for_day(*problem_.day);
    else
      for_trip();
    return std::move(commands_);
  }

 private:
  Command& make(CommandType type) {
    commands_.emplace_back();
    commands_.back().type = type;
    return commands_.back();
  }
  Command& of_item(CommandType type) {
    auto& command = make(type);
    command.item = problem_.item;
    return command;
  }
  void for_item(ItemId id);
  void at_other_hours(Item const& item, places::Place const& place, base::Day date);
  void on_other_days(Position const& where);
  void for_day(base::Day date);
  void for_trip();
  void tables_on(base::Day date);
  void cheaper_houses();

  Itinerary const& itinerary_;
  Terrain const& terrain_;
  ProblemAnswer const& problem_;
  std::vector<Command> commands_;
};

void Remedies::at_other_hours(Item const& item, places::Place const& place, base::Day date) {
  auto const shortest = static_cast<int>(place.visit->min.count());
  auto const minutes = static_cast<int>(item.minutes.count());
  if (shortest < minutes) of_item(CommandType::resize).minutes = std::max(5, shortest);
  auto const now = static_cast<int>(item.start.count());
  for (auto const& window : windows_on(place, date, minutes)) {
    int const start = std::clamp(now, window.from, window.last_start) / 5 * 5;
    if (start == now || start >= 24 * 60) continue;
    of_item(CommandType::start_at).start = base::to_clock(base::Minutes(start));
  }
}

// Where it fits best on each day, so that the fix says before what.
void Remedies::on_other_days(Position const& where) {
  auto const item = itinerary_.days[where.day].items[where.index];
  auto without = itinerary_;
  auto& items = without.days[where.day].items;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(where.index));
  relay(without, where.day, where.index, terrain_);
  for (std::size_t d = 0; d < itinerary_.days.size(); ++d) {
    if (d == where.day) continue;
    auto tried = without;
    auto const there = fit_best(tried, item, d, terrain_);
    auto& command = of_item(CommandType::move);
    command.day = itinerary_.days[d].date;
    if (there.index < without.days[d].items.size())
      command.before = without.days[d].items[there.index].id;
  }
}

void Remedies::for_item(ItemId id) {
  auto const where = position_of(itinerary_, id);
  if (!where || where->day >= itinerary_.days.size()) return;
  auto const& day = itinerary_.days[where->day];
  auto const& item = day.items[where->index];
  auto const* place = terrain_.find(item.place);
  if (place != nullptr && place->visit) {
    at_other_hours(item, *place, day.date);
    for (auto const other : {where->index + 1, where->index - 1})
      if (other < day.items.size()) of_item(CommandType::swap).with = day.items[other].id;
    if (!item.is_pinned) on_other_days(*where);
    for (auto const& tried : try_alternatives(itinerary_, id, terrain_, {.most = 1}))
      of_item(CommandType::replace).place = tried.place->key.str();
  }
  of_item(CommandType::to_tray);
}

// The best places to eat for a day that lacks a meal.
void Remedies::tables_on(base::Day date) {
  auto const day = day_on(itinerary_, date);
  if (!day) return;
  constexpr int tables = 3;
  int left = tables;
  for (auto const& candidate : candidates_for(terrain_.wishes(), terrain_.city(),
                                              terrain_.ground().openings(), terrain_.style())) {
    if (left == 0) return;
    bool const does = candidate.is_meal && !candidate.windows[*day].empty() &&
                      !holds_place(itinerary_, candidate.place->key.str());
    if (!does) continue;
    --left;
    auto& command = make(CommandType::add);
    command.place = candidate.place->key.str();
    command.day = date;
  }
}

void Remedies::for_day(base::Day date) {
  if (problem_.check == "meal_windows") tables_on(date);
  make(CommandType::optimise).day = date;
  make(CommandType::lighten).day = date;
  auto const day = day_on(itinerary_, date);
  if (!day) return;
  for (auto const& item : itinerary_.days[*day].items) {
    auto& command = make(CommandType::to_tray);
    command.item = item.id;
  }
  if (problem_.check.starts_with("lodging") || problem_.check == "check_in_out") cheaper_houses();
}

void Remedies::cheaper_houses() {
  constexpr std::size_t houses_most = 6;
  auto houses = lodgings_for(terrain_.wishes(), terrain_.city(), terrain_.style(),
                             terrain_.wishes().destination.centre);
  if (problem_.check == "within_budget")
    std::stable_sort(houses.begin(), houses.end(), [](Lodging const& a, Lodging const& b) {
      return a.per_night.high > b.per_night.high;
    });
  for (std::size_t h = 0; h < houses.size() && h < houses_most; ++h)
    make(CommandType::set_lodging).place = houses[h].place->key.str();
}

void Remedies::for_trip() {
  if (problem_.check == "within_budget") {
    cheaper_houses();
    auto const total = lay(itinerary_, terrain_).plan.total.high.minor();
    make(CommandType::set_budget).budget = (total + 99) / 100;
  }
  if (problem_.check == "must_included")
    for (auto const* must : terrain_.wishes().must)
      if (!holds_place(itinerary_, must->key.str())) make(CommandType::add).place = must->key.str();
  make(CommandType::optimise);
}

bool is_still_there(std::vector<Violation> const& left, ProblemAnswer const& problem) {
  return std::any_of(left.begin(), left.end(), [&](Violation const& each) {
    return each.check == problem.check && each.day == problem.day &&
           (each.text.zh == problem.text.zh || problem.item || !problem.day);
  });
}

std::vector<FixAnswer> fixes_for(ProblemAnswer const& problem, Editor& editor,
                                 Itinerary const& itinerary, Terrain const& terrain,
                                 std::vector<Violation> const& before) {
  std::vector<FixAnswer> fixes;
  for (auto const& command : Remedies(itinerary, terrain, problem).list()) {
    if (fixes.size() >= fixes_most) break;
    auto const tried = editor.apply(itinerary, command);
    if (!tried) continue;
    // A command that changes the wish is judged by the new one.
    auto const after = editor.violations(*tried);
    bool const helps = after.size() < before.size() && count_new(before, after) == 0 &&
                       !is_still_there(after, problem);
    if (helps) fixes.push_back({command, told(command, itinerary, terrain)});
  }
  return fixes;
}

}  // namespace

void add_fixes(Editor& editor, Itinerary const& itinerary, Terrain const& terrain,
               TierAnswer& plan) {
  if (!plan.problems || plan.problems->empty()) return;
  auto const before = violations_in(judge(itinerary, terrain).certificate);
  std::size_t left = problems_most;
  for (auto& problem : *plan.problems) {
    if (left-- == 0) break;
    problem.fixes = fixes_for(problem, editor, itinerary, terrain, before);
  }
  for (auto& day : plan.days)
    for (auto& visit : day.visits) {
      if (!visit.problems) continue;
      for (auto& own : *visit.problems)
        for (auto const& problem : *plan.problems)
          if (problem.check == own.check && problem.item == own.item) own.fixes = problem.fixes;
    }
}

}  // namespace trips
