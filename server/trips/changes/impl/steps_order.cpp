// SPDX-License-Identifier: Apache-2.0
// What is where in which order.
#include <algorithm>

#include "trips/candidates.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/changes/impl/steps.hpp"

namespace trips {
namespace {

base::Error no_such_item(char const* field) {
  return base::refuse_field(field, "The trip has no such item.");
}

auto at(std::vector<Item>& items, std::size_t index) {
  return items.begin() + static_cast<std::ptrdiff_t>(index);
}

bool is_in_days(Itinerary const& itinerary, Position const& position) {
  return position.day < itinerary.days.size();
}

Item take(Itinerary& itinerary, Position const& from, Terrain const& terrain) {
  auto& items = items_at(itinerary, from.day);
  auto const item = items[from.index];
  items.erase(at(items, from.index));
  if (is_in_days(itinerary, from)) relay(itinerary, from.day, from.index, terrain);
  return item;
}

bool has_meal(ItineraryDay const& day, planner::Meal meal) {
  return std::any_of(day.items.begin(), day.items.end(),
                     [&](Item const& item) { return item.meal == meal; });
}

// The meals that a place to eat might be visited for on a day: those it has none for yet.
std::vector<planner::Meal> meals_for(Item const& item, ItineraryDay const& day) {
  if (item.role != planner::Role::food || item.meal != planner::Meal::none) return {item.meal};
  std::vector<planner::Meal> meals;
  for (auto const meal : {planner::Meal::lunch, planner::Meal::dinner})
    if (!has_meal(day, meal)) meals.push_back(meal);
  if (meals.empty()) meals.push_back(planner::Meal::none);
  return meals;
}

struct Tried {
  std::size_t broken = 0;
  int minutes = 0;
  bool operator<(Tried const& other) const {
    return broken != other.broken ? broken < other.broken : minutes < other.minutes;
  }
};

Tried try_out(Itinerary const& itinerary, Terrain const& terrain) {
  auto const judged = judge(itinerary, terrain);
  return {violations_in(judged.certificate).size(), on_the_way(judged.laid.plan).minutes};
}

Itinerary with_item(Itinerary itinerary, Item const& item, Position const& where,
                    Terrain const& terrain) {
  auto& items = itinerary.days[where.day].items;
  items.insert(at(items, where.index), item);
  relay(itinerary, where.day, where.index, terrain);
  return itinerary;
}

}  // namespace

std::optional<Position> position_of(Itinerary const& itinerary, ItemId id) {
  auto const in = [&](std::vector<Item> const& items, std::size_t day) -> std::optional<Position> {
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].id == id) return Position{day, i};
    return std::nullopt;
  };
  for (std::size_t d = 0; d < itinerary.days.size(); ++d)
    if (auto const found = in(itinerary.days[d].items, d)) return found;
  return in(itinerary.tray, itinerary.days.size());
}

std::optional<std::size_t> day_on(Itinerary const& itinerary, base::Day date) {
  for (std::size_t d = 0; d < itinerary.days.size(); ++d)
    if (itinerary.days[d].date == date) return d;
  return std::nullopt;
}

std::vector<Item>& items_at(Itinerary& itinerary, std::size_t day) {
  return day < itinerary.days.size() ? itinerary.days[day].items : itinerary.tray;
}

std::optional<Item> item_for(places::Place const& place, Terrain const& terrain, ItemId id) {
  auto const role = role_of(place);
  bool const is_stay = role == planner::Role::sight || role == planner::Role::food;
  if (!is_stay || !place.visit || places::is_service(place.kinds.front())) return std::nullopt;
  Item item;
  item.id = id;
  item.place = place.key.str();
  item.role = role;
  item.minutes = role == planner::Role::food
                     ? place.visit->usual
                     : base::Minutes(usual_stay(place, terrain.style().pace));
  return item;
}

bool holds_place(Itinerary const& itinerary, std::string const& key) {
  auto const is_there = [&](Item const& item) { return item.place == key; };
  return std::any_of(itinerary.days.begin(), itinerary.days.end(), [&](ItineraryDay const& day) {
    return std::any_of(day.items.begin(), day.items.end(), is_there);
  });
}

Position fit_best(Itinerary& itinerary, Item item, std::optional<std::size_t> day,
                  Terrain const& terrain) {
  std::optional<Tried> least;
  Itinerary best;
  Position where;
  for (std::size_t d = 0; d < itinerary.days.size(); ++d) {
    if (day && *day != d) continue;
    for (std::size_t i = 0; i <= itinerary.days[d].items.size(); ++i)
      for (auto const meal : meals_for(item, itinerary.days[d])) {
        auto placed = item;
        placed.meal = meal;
        auto tried = with_item(itinerary, placed, {d, i}, terrain);
        auto const outcome = try_out(tried, terrain);
        if (least && !(outcome < *least)) continue;
        least = outcome;
        best = std::move(tried);
        where = {d, i};
      }
  }
  EXPECTS(least.has_value());
  itinerary = std::move(best);
  return where;
}

base::Result<void> move_item(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const from = position_of(itinerary, *command.item);
  if (!from) return no_such_item("/item");
  auto const to = day_on(itinerary, *command.day);
  if (!to) return base::refuse_field("/day", "The trip has no such day.");
  auto const item = take(itinerary, *from, terrain);
  Position where{*to, itinerary.days[*to].items.size()};
  if (command.before) {
    auto const before = position_of(itinerary, *command.before);
    if (!before || before->day != *to) return no_such_item("/before");
    where.index = before->index;
  }
  itinerary = with_item(std::move(itinerary), item, where, terrain);
  return {};
}

base::Result<void> swap_items(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const one = position_of(itinerary, *command.item);
  auto const other = position_of(itinerary, *command.with);
  if (!one) return no_such_item("/item");
  if (!other) return no_such_item("/with");
  auto& first = items_at(itinerary, one->day)[one->index];
  auto& second = items_at(itinerary, other->day)[other->index];
  std::swap(first, second);
  bool const are_meals = first.meal != planner::Meal::none && second.meal != planner::Meal::none;
  if (are_meals) std::swap(first.meal, second.meal);
  for (auto const& each : {*one, *other})
    if (is_in_days(itinerary, each)) relay(itinerary, each.day, each.index, terrain);
  if (one->day == other->day && is_in_days(itinerary, *one))
    relay(itinerary, one->day, std::min(one->index, other->index), terrain);
  return {};
}

base::Result<void> add_place(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const* place = terrain.find(*command.place);
  if (place == nullptr) return base::refuse_field("/place", "There is no such place in the city.");
  if (holds_place(itinerary, *command.place))
    return base::refuse_field("/place", "It is in the trip already.");
  auto const id = command.item ? *command.item : ids.next<ItemId>();
  if (find_item(itinerary, id)) return base::refuse_field("/item", "The trip has that item.");
  auto item = item_for(*place, terrain, id);
  if (!item) return base::refuse_field("/place", "It is no place to see or to eat at.");
  if (command.minutes) item->minutes = base::Minutes(*command.minutes);
  auto const day = command.day ? day_on(itinerary, *command.day) : std::nullopt;
  if (command.day && !day) return base::refuse_field("/day", "The trip has no such day.");
  if (!command.before) {
    (void)fit_best(itinerary, *item, day, terrain);
    return {};
  }
  auto const before = position_of(itinerary, *command.before);
  if (!before || !is_in_days(itinerary, *before) || (day && before->day != *day))
    return no_such_item("/before");
  item->meal = meals_for(*item, itinerary.days[before->day]).front();
  itinerary = with_item(std::move(itinerary), *item, *before, terrain);
  return {};
}

base::Result<void> remove_item(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const from = position_of(itinerary, *command.item);
  if (!from) return no_such_item("/item");
  auto const item = take(itinerary, *from, terrain);
  // Whoever takes it out does not insist on it any more.
  std::erase_if(itinerary.wish.must, [&](std::string const& text) {
    auto const* must = terrain.city().find_named(text);
    return must != nullptr && must->key.str() == item.place;
  });
  return {};
}

base::Result<void> set_aside(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const from = position_of(itinerary, *command.item);
  if (!from) return no_such_item("/item");
  auto item = take(itinerary, *from, terrain);
  item.is_pinned = false;
  itinerary.tray.push_back(std::move(item));
  return {};
}

base::Result<void> replace_item(Work& work) {
  auto& [itinerary, command, terrain, ids] = work;
  auto const where = position_of(itinerary, *command.item);
  if (!where) return no_such_item("/item");
  auto const* place = terrain.find(*command.place);
  if (place == nullptr) return base::refuse_field("/place", "There is no such place in the city.");
  if (holds_place(itinerary, *command.place))
    return base::refuse_field("/place", "It is in the trip already.");
  auto made = item_for(*place, terrain, *command.item);
  if (!made) return base::refuse_field("/place", "It is no place to see or to eat at.");
  auto& item = items_at(itinerary, where->day)[where->index];
  made->start = item.start;
  made->is_pinned = item.is_pinned;
  // As long as the visit before it, so that the rest of the day stays when it was.
  bool const is_alike = made->role == item.role;
  auto const stay = stay_of(*place, terrain.wishes());
  if (is_alike)
    made->minutes = std::clamp(item.minutes, base::Minutes(stay.min), base::Minutes(stay.max));
  if (made->role == planner::Role::food) made->meal = item.meal;
  item = std::move(*made);
  if (is_in_days(itinerary, *where)) relay(itinerary, where->day, where->index, terrain);
  return {};
}

}  // namespace trips
