// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/wishes.hpp"

#include <boost/json.hpp>

#include <stdexcept>

#include "planner/journey.hpp"

namespace chinatravel {

namespace {

namespace json = boost::json;

std::string text(json::object const& object, char const* key) {
  return std::string(object.at(key).as_string());
}

std::vector<std::string> texts(json::object const& object, char const* key) {
  std::vector<std::string> result;
  for (auto const& value : object.at(key).as_array()) result.emplace_back(value.as_string());
  return result;
}

unsigned spending_from(std::string const& scope) {
  static std::map<std::string, unsigned> const scopes{
      {"sights", planner::sight_tickets}, {"meals", planner::meal_bills},
      {"local", planner::hop_fares},      {"intercity", planner::ride_fares},
      {"lodging", planner::bed_nights},   {"total", planner::whole_journey}};
  return scopes.at(scope);
}

Choice choice_from(json::object const& wish) {
  static std::map<std::string, Role> const roles{
      {"sight", Role::sight}, {"restaurant", Role::restaurant}, {"hotel", Role::hotel}};
  static std::map<std::string, Choice::Want> const wants{
      {"all", Choice::Want::all}, {"any", Choice::Want::any}, {"none", Choice::Want::none}};
  return {roles.at(text(wish, "role")), text(wish, "kind") == "types", wants.at(text(wish, "mode")),
          texts(wish, "values")};
}

std::optional<int> clock(json::object const& wish, char const* key) {
  auto const* value = wish.if_contains(key);
  if (value == nullptr) return {};
  auto const at = std::string(value->as_string());
  return std::stoi(at.substr(0, 2)) * 60 + std::stoi(at.substr(3));
}

VisitTimes visit_from(json::object const& wish) {
  VisitTimes visit{text(wish, "place"),     clock(wish, "start_by"), clock(wish, "start_from"),
                   clock(wish, "end_from"), clock(wish, "end_by"),   {}};
  if (auto const* stay = wish.if_contains("stay_min")) visit.stay_min = stay->to_number<int>();
  return visit;
}

RideKinds kinds_from(std::vector<std::string> const& words) {
  auto const has = [&](char const* word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return {has("train"), has("airplane")};
}

std::array<bool, mode_count> modes_from(json::object const& wish, bool are_allowed) {
  std::array<bool, mode_count> modes;
  modes.fill(!are_allowed);
  for (auto const& word : texts(wish, "modes"))
    if (auto const mode = mode_from(word)) modes[static_cast<std::size_t>(*mode)] = are_allowed;
  return modes;
}

void add_wish(Wishes& wishes, json::object const& wish) {
  auto const kind = text(wish, "kind");
  auto const number = [&](char const* key) { return wish.at(key).to_number<double>(); };
  if (kind == "names" || kind == "types") {
    wishes.choices.push_back(choice_from(wish));
  } else if (kind == "budget") {
    wishes.budgets.push_back({spending_from(text(wish, "scope")), number("limit")});
  } else if (kind == "visit") {
    wishes.visits.push_back(visit_from(wish));
  } else if (kind == "order") {
    wishes.orders.push_back({text(wish, "first"), text(wish, "then")});
  } else if (kind == "hotel_near") {
    wishes.hotel_near.push_back({text(wish, "place"), number("km")});
  } else if (kind == "intercity") {
    wishes.rides = {kinds_from(texts(wish, "there")), kinds_from(texts(wish, "back"))};
  } else if (kind == "local_only" || kind == "local_never") {
    wishes.modes = modes_from(wish, kind == "local_only");
  } else if (kind == "taxi_beyond") {
    wishes.taxi_beyond_km = number("km");
  } else if (kind == "rooms") {
    wishes.rooms = static_cast<int>(number("number"));
  } else if (kind == "beds") {
    wishes.beds = static_cast<int>(number("number"));
  } else if (kind == "taxi_cars") {
    wishes.taxi_cars = static_cast<int>(number("number"));
  } else if (kind != "unknown" && kind != "local_also") {
    throw std::runtime_error("a kind of wish that is not known: " + json::serialize(wish));
  }
}

Wishes wishes_from(json::array const& list) {
  Wishes result;
  for (auto const& wish : list) {
    Wishes one;
    add_wish(one, wish.as_object());
    result.add(one);
  }
  return result;
}

template <class T>
void append(std::vector<T>& list, std::vector<T> const& more) {
  list.insert(list.end(), more.begin(), more.end());
}

template <class T>
void take(std::optional<T>& value, std::optional<T> const& other) {
  if (other) value = other;
}

}  // namespace

void Wishes::add(Wishes const& other) {
  append(choices, other.choices);
  append(budgets, other.budgets);
  append(visits, other.visits);
  append(hotel_near, other.hotel_near);
  append(orders, other.orders);
  for (std::size_t i = 0; i < rides.size(); ++i) {
    rides[i].train = rides[i].train && other.rides[i].train;
    rides[i].flight = rides[i].flight && other.rides[i].flight;
  }
  for (std::size_t i = 0; i < modes.size(); ++i) modes[i] = modes[i] && other.modes[i];
  take(taxi_beyond_km, other.taxi_beyond_km);
  take(rooms, other.rooms);
  take(beds, other.beds);
  take(taxi_cars, other.taxi_cars);
  take(there_from, other.there_from);
  take(there_by, other.there_by);
  take(back_from, other.back_from);
  take(back_by, other.back_by);
}

std::vector<Wishes> alternatives_of(Wishes const& always,
                                    std::vector<std::vector<Wishes>> const& groups) {
  constexpr std::size_t alternatives_max = 64;
  std::vector<Wishes> result{always};
  for (auto const& group : groups) {
    std::vector<Wishes> wider;
    for (auto const& chosen : result)
      for (auto const& branch : group) {
        if (wider.size() == alternatives_max) break;
        wider.push_back(chosen);
        wider.back().add(branch);
      }
    if (!wider.empty()) result = std::move(wider);
  }
  return result;
}

Query query_from_wishes(std::string const& line) {
  auto const value = json::parse(line).as_object();
  std::vector<std::vector<Wishes>> groups;
  for (auto const& group : value.at("any").as_array()) {
    auto& branches = groups.emplace_back();
    for (auto const& branch : group.as_array()) branches.push_back(wishes_from(branch.as_array()));
  }
  return {text(value, "uid"),
          text(value, "start_city"),
          text(value, "target_city"),
          value.at("days").to_number<int>(),
          value.at("people").to_number<int>(),
          alternatives_of(wishes_from(value.at("all").as_array()), groups)};
}

}  // namespace chinatravel
