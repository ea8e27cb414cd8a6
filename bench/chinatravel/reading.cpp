// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/reading.hpp"

#include <boost/json.hpp>

#include <set>
#include <utility>

#include "assistant/wish_slots.hpp"
#include "chinatravel/candidates.hpp"
#include "chinatravel/words.hpp"
#include "planner/journey.hpp"

namespace chinatravel {

namespace {

namespace json = boost::json;
using assistant::Family;
using assistant::ReadWish;
using assistant::Said;
using assistant::Thing;

constexpr int meals_per_day = 3;
constexpr double near_km = 3;  // "near", where no distance is said
constexpr char const* family_room = "家庭房";
// Somebody who names both ends of a visit means all of that time, unless it is longer than this.
constexpr int appointment_most = 4 * 60;

// The wishes of each branch of each alternative; those without one hold always.
class Branches {
 public:
  Wishes& of(assistant::Either const& either) {
    return either.group == 0 ? always_ : groups_[either.group][either.branch];
  }
  std::vector<Wishes> alternatives() const {
    std::vector<std::vector<Wishes>> groups;
    for (auto const& [group, branches] : groups_) {
      auto& list = groups.emplace_back();
      for (auto const& [branch, wishes] : branches) list.push_back(wishes);
    }
    return alternatives_of(always_, groups);
  }

 private:
  Wishes always_;
  std::map<int, std::map<int, Wishes>> groups_;
};

class Converter {
 public:
  Converter(ReadWish const& read, Query& query) : read_(read), query_(query) {}

  void convert() {
    if (read_.origin) query_.start_city = read_.origin->value.id;
    if (!read_.destinations.empty()) query_.target_city = read_.destinations.front().value.id;
    if (read_.days) query_.days = read_.days->value;
    if (read_.people) query_.people = read_.people->value;
    for (auto const& said : read_.places) add_place(said);
    for (auto const& said : read_.hotels) add_choice(said, Role::hotel, false);
    for (auto const& said : read_.kinds) add_kind(said);
    for (auto const& said : read_.cuisines) add_cuisine(said);
    for (auto const& said : read_.hotel_features) add_choice(said, Role::hotel, true);
    for (auto const& said : read_.budgets) add_budget(said);
    add_lodging();
    add_rides();
    add_modes();
    add_visits();
    query_.alternatives = branches_.alternatives();
  }

 private:
  void add_choice(Said<Thing> const& said, Role role, bool is_type) {
    auto const want = said.value.is_wanted ? Choice::Want::all : Choice::Want::none;
    branches_.of(said.either).choices.push_back({role, is_type, want, {said.value.id}});
  }
  void add_place(Said<Thing> const& said) {
    if (said.value.family == Family::sight) add_choice(said, Role::sight, false);
    if (said.value.family == Family::restaurant) add_choice(said, Role::restaurant, false);
  }
  void add_kind(Said<Thing> const& said) {
    if (said.value.id != free_of_charge) return add_choice(said, Role::sight, true);
    if (said.value.is_only)
      branches_.of(said.either).budgets.push_back({planner::sight_tickets, 0});
  }
  void add_cuisine(Said<Thing> const& said) {
    auto cuisine = said;
    if (cuisine.value.id == of_this_city) cuisine.value.id = local_cuisine(query_.target_city);
    add_choice(cuisine, Role::restaurant, true);
  }

  void add_budget(Said<assistant::Budget> const& said) {
    using assistant::BudgetFor;
    using assistant::BudgetPer;
    static std::map<BudgetFor, unsigned> const scopes{
        {BudgetFor::all, planner::whole_journey},    {BudgetFor::hotel, planner::bed_nights},
        {BudgetFor::intercity, planner::ride_fares}, {BudgetFor::local, planner::hop_fares},
        {BudgetFor::food, planner::meal_bills},      {BudgetFor::sights, planner::sight_tickets}};
    auto const& budget = said.value;
    if (budget.bound == assistant::Bound::at_least) return;
    double yuan = static_cast<double>(budget.amount.minor()) / 100;
    if (budget.is_per_person) yuan *= query_.people;
    if (budget.per == BudgetPer::day) yuan *= query_.days;
    if (budget.per == BudgetPer::meal) yuan *= meals_per_day * query_.days;
    if (budget.per == BudgetPer::night) yuan *= query_.days - 1;
    if (budget.per == BudgetPer::room_night) {
      int const rooms = read_.rooms ? read_.rooms->value : (query_.people + 1) / 2;
      yuan *= (query_.days - 1) * rooms;
    }
    branches_.of(said.either).budgets.push_back({scopes.at(budget.what), yuan});
  }

  void add_lodging() {
    using assistant::RoomType;
    if (read_.rooms) branches_.of(read_.rooms->either).rooms = read_.rooms->value;
    for (auto const& said : read_.room_types) {
      bool const is_one_bed = said.value == RoomType::single || said.value == RoomType::double_bed;
      if (said.value == RoomType::family)
        branches_.of(said.either)
            .choices.push_back({Role::hotel, true, Choice::Want::all, {family_room}});
      if (said.value == RoomType::family || said.value == RoomType::triple) continue;
      branches_.of(said.either).beds = is_one_bed ? 1 : 2;
    }
    for (auto const& said : read_.hotel_near)
      branches_.of(said.either)
          .hotel_near.push_back({said.value.place.id, said.value.within_km.value_or(near_km)});
  }

  void add_rides() {
    using assistant::IntercityMode;
    using assistant::Leg;
    for (auto const& said : read_.intercity) {
      auto const& ride = said.value;
      bool const is_flight = ride.mode == IntercityMode::airplane;
      bool const is_train =
          ride.mode == IntercityMode::train || ride.mode == IntercityMode::high_speed;
      if (!is_flight && !is_train) continue;
      auto& rides = branches_.of(said.either).rides;
      for (std::size_t way = 0; way < rides.size(); ++way) {
        if (ride.leg == (way == 0 ? Leg::back : Leg::there)) continue;
        bool const allows_flight = is_flight == ride.is_wanted;
        rides[way] = {rides[way].train && !allows_flight, rides[way].flight && allows_flight};
      }
    }
    for (auto const& said : read_.intercity_times) {
      auto& wishes = branches_.of(said.either);
      int const at = static_cast<int>(said.value.at.count());
      bool const is_there = said.value.leg != Leg::back;
      if (said.value.when != assistant::When::not_after)
        (is_there ? wishes.there_from : wishes.back_from) = at;
      if (said.value.when != assistant::When::not_before)
        (is_there ? wishes.there_by : wishes.back_by) = at;
    }
  }

  static std::optional<Mode> mode_of(assistant::LocalMode mode) {
    switch (mode) {
      case assistant::LocalMode::walk:
        return walk;
      case assistant::LocalMode::metro:
        return metro;
      case assistant::LocalMode::taxi:
      case assistant::LocalMode::car:
        return taxi;
      default:
        return {};
    }
  }

  // Modes that are wanted leave only themselves, those that are not are taken away.
  void add_modes() {
    std::set<Wishes*> are_chosen;
    for (auto const& said : read_.local) {
      auto const mode = mode_of(said.value.mode);
      if (!mode) continue;
      auto& wishes = branches_.of(said.either);
      if (said.value.beyond_km) {
        wishes.taxi_beyond_km = said.value.beyond_km;
      } else if (!said.value.is_wanted) {
        wishes.modes[static_cast<std::size_t>(*mode)] = false;
      } else {
        if (are_chosen.insert(&wishes).second) wishes.modes.fill(false);
        wishes.modes[static_cast<std::size_t>(*mode)] = true;
      }
    }
  }

  static void add_visit(std::vector<VisitTimes>& visits, VisitTimes const& visit) {
    if (!visits.empty() && visit.end_by && !visit.end_from) {
      auto& before = visits.back();
      bool const is_same = before.place == visit.place && before.start_from && !before.start_by;
      if (is_same && *visit.end_by - *before.start_from <= appointment_most) {
        before.start_by = std::exchange(before.start_from, std::nullopt);
        before.end_from = visit.end_by;
        return;
      }
    }
    visits.push_back(visit);
  }

  void add_visits() {
    using assistant::Moment;
    using assistant::When;
    for (auto const& said : read_.visit_times) {
      VisitTimes visit{said.value.place.id, {}, {}, {}, {}, {}};
      int const at = static_cast<int>(said.value.at.count());
      bool const arrives = said.value.moment == Moment::arrive;
      if (said.value.when != When::not_before) (arrives ? visit.start_by : visit.end_by) = at;
      if (said.value.when != When::not_after) (arrives ? visit.start_from : visit.end_from) = at;
      add_visit(branches_.of(said.either).visits, visit);
    }
    for (auto const& said : read_.visit_stays) {
      VisitTimes visit{said.value.place.id, {}, {}, {}, {}, {}};
      if (said.value.bound != assistant::Bound::at_most)
        visit.stay_min = static_cast<int>(said.value.length.count());
      branches_.of(said.either).visits.push_back(visit);
    }
    for (auto const& said : read_.orders)
      branches_.of(said.either).orders.push_back({said.value.first.id, said.value.then.id});
  }

  ReadWish const& read_;
  Query& query_;
  Branches branches_;
};

}  // namespace

assistant::Lexicon lexicon_of(Sandbox const& sandbox) {
  auto entries = type_words();
  std::set<std::string> features;
  for (auto const& entry : entries)
    if (entry.family == Family::hotel_feature) features.insert(entry.id);
  for (auto const& [name, city] : sandbox.cities()) {
    entries.push_back({Family::city, name, {name, name + "市"}, "", 1});
    int weight = static_cast<int>(city.sights.size());
    for (auto const& sight : city.sights)
      entries.push_back({Family::sight, sight.name, {sight.name}, name, weight--});
    for (auto const& restaurant : city.restaurants)
      entries.push_back({Family::restaurant, restaurant.name, {restaurant.name}, name, 0});
    for (auto const& hotel : city.hotels) {
      entries.push_back({Family::hotel, hotel.name, {hotel.name}, name, 0});
      if (features.insert(hotel.feature).second)
        entries.push_back({Family::hotel_feature, hotel.feature, {hotel.feature}, "", 0});
    }
  }
  return assistant::Lexicon(std::move(entries));
}

Query query_from_words(std::string const& line, assistant::Lexicon const& lexicon) {
  auto const value = json::parse(line).as_object();
  auto const field = [&](char const* key) { return std::string(value.at(key).as_string()); };
  Query query;
  query.uid = field("uid");
  auto const read =
      assistant::read_wish(field("nature_language"), lexicon, base::Day(std::chrono::days(20'000)));
  Converter(read, query).convert();
  return query;
}

}  // namespace chinatravel
