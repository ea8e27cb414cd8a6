// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/planning.hpp"

#include <cmath>
#include <set>

#include "base/expects.hpp"
#include "chinatravel/candidates.hpp"
#include "chinatravel/geodesic.hpp"
#include "chinatravel/rides.hpp"
#include "planner/limits.hpp"

namespace chinatravel {

namespace {

constexpr int day_minutes = 24 * 60;
constexpr int leaves_bed = 8 * 60 + 30;  // after breakfast there
constexpr int leaves_bed_earliest = 6 * 60 + 30;
constexpr int way_to_early_sights = 100;
constexpr int back_in_bed = 20 * 60 + 30;
constexpr int least_visit = 30;
constexpr int meal_minutes = 60;
constexpr int short_meal_minutes = 45;
constexpr int sights_per_day = 6;
constexpr double walks_anyway_km = 1;
// A meal for about this much is what people come for; what is far from it, less so.
constexpr double usual_meal_yuan = 60;
constexpr double meal_yuan_per_point = 25;
constexpr int hour = 60;

// Meals begin in these spans; the last one is only for the morning of arrival.
constexpr planner::MealSlot lunch_slot{11 * hour, 13 * hour + 55};
constexpr planner::MealSlot dinner_slot{17 * hour, 19 * hour + 30};
constexpr planner::MealSlot breakfast_slot{6 * hour + 15, 8 * hour + 55};

std::int64_t minor_from(double yuan) { return std::llround(yuan * 100); }

class JourneyBuilder {
 public:
  JourneyBuilder(Sandbox const& sandbox, Query const& query, Wishes const& wishes)
      : query_(query), wishes_(wishes), sandbox_(sandbox) {
    trip_.city = &sandbox.city(query.target_city);
    trip_.wishes = wishes;
  }

  PlannedTrip build() {
    auto const candidates = candidates_for(*trip_.city, query_, wishes_, early_arrivals());
    for (int const index : candidates.sights)
      add_sight(trip_.city->sights[static_cast<std::size_t>(index)]);
    for (int const index : candidates.restaurants)
      add_restaurant(trip_.city->restaurants[static_cast<std::size_t>(index)]);
    add_categories();
    add_visit_times();
    add_orders();
    add_days();
    add_rides(true);
    add_rides(false);
    if (query_.days > 1)
      for (int const index : candidates.hotels)
        add_hotel(trip_.city->hotels[static_cast<std::size_t>(index)]);
    add_budgets();
    add_ways();
    problem().score_per_minor = worth_per_yuan / 100 / query_.people;
    return std::move(trip_);
  }

 private:
  planner::JourneyProblem& problem() { return trip_.problem; }

  int add_spot(std::string const& name, base::LatLon at) {
    trip_.spots.push_back({name, at, trip_.city->access(at)});
    return static_cast<int>(trip_.spots.size()) - 1;
  }

  static std::vector<planner::Window> windows(int opens, int closes, int stay) {
    if (closes <= opens) closes += day_minutes;
    if (closes - stay < opens) return {};
    return {{opens, closes - stay, closes}};
  }

  void add_stop(planner::Stop stop, std::vector<planner::Window> const& open) {
    stop.windows.assign(static_cast<std::size_t>(query_.days), open);
    problem().stops.push_back(std::move(stop));
  }

  bool is_asked_for(Sight const& sight) const {
    return std::any_of(wishes_.choices.begin(), wishes_.choices.end(), [&](Choice const& choice) {
      return choice.role == Role::sight && !choice.is_type && choice.want != Choice::Want::none &&
             names(choice, sight.name, sight.type);
    });
  }

  void add_sight(Sight const& sight) {
    planner::Stop stop;
    stop.stay_min = std::max(least_visit, sight.stay_min);
    // What is open for less than a visit takes is seen for as long as it is open, if at all.
    if (sight.closes > sight.opens && is_asked_for(sight))
      stop.stay_min = std::min(stop.stay_min, sight.closes - sight.opens);
    stop.stay_usual = stop.stay_min;
    stop.stay_max = std::max(stop.stay_usual, sight.stay_max);
    stop.score = std::max(2.0, 12 - sight.price * worth_per_yuan);
    stop.cost_minor = minor_from(sight.price) * query_.people;
    add_stop(stop, windows(sight.opens, sight.closes, stop.stay_min));
    trip_.sight_of.push_back(&sight);
    trip_.restaurant_of.push_back(nullptr);
    add_spot(sight.name, sight.at);
  }

  void add_restaurant(Restaurant const& restaurant) {
    planner::Stop stop;
    stop.is_meal = true;
    stop.stay_min = short_meal_minutes;
    stop.stay_usual = stop.stay_max = meal_minutes;
    stop.score =
        std::max(1.0, 12 - std::abs(restaurant.price - usual_meal_yuan) / meal_yuan_per_point);
    stop.cost_minor = minor_from(restaurant.price) * query_.people;
    add_stop(stop, windows(restaurant.opens, restaurant.closes, stop.stay_min));
    trip_.sight_of.push_back(nullptr);
    trip_.restaurant_of.push_back(&restaurant);
    add_spot(restaurant.name, restaurant.at);
  }

  std::string const& name_of(std::size_t stop) const {
    return trip_.sight_of[stop] != nullptr ? trip_.sight_of[stop]->name
                                           : trip_.restaurant_of[stop]->name;
  }
  bool concerns(Choice const& choice, std::size_t stop) const {
    auto const* sight = trip_.sight_of[stop];
    if (sight != nullptr)
      return choice.role == Role::sight && names(choice, sight->name, sight->type);
    auto const* restaurant = trip_.restaurant_of[stop];
    return choice.role == Role::restaurant && names(choice, restaurant->name, restaurant->cuisine);
  }

  // A group of places of which at least one is to be visited becomes a category with a minimum; a
  // single place is a must.
  void want_one_of(Choice const& choice) {
    std::vector<std::size_t> members;
    for (std::size_t stop = 0; stop < problem().stops.size(); ++stop)
      if (concerns(choice, stop)) members.push_back(stop);
    if (members.size() == 1) {
      problem().stops[members.front()].is_mandatory = true;
      return;
    }
    auto const bit = std::uint64_t{1} << problem().limits.size();
    problem().limits.push_back({.at_least = 1});
    for (auto const stop : members) problem().stops[stop].categories |= bit;
  }

  void add_categories() {
    for (auto const& choice : wishes_.choices) {
      if (choice.role == Role::hotel || choice.want == Choice::Want::none) continue;
      if (choice.want == Choice::Want::any)
        want_one_of(choice);
      else
        for (auto const& value : choice.values)
          want_one_of({choice.role, choice.is_type, Choice::Want::any, {value}});
    }
  }

  void add_visit_times() {
    for (auto const& visit : wishes_.visits)
      for (std::size_t i = 0; i < problem().stops.size(); ++i)
        if (name_of(i) == visit.place) time_visit(problem().stops[i], visit);
  }

  static void time_visit(planner::Stop& stop, VisitTimes const& visit) {
    stop.is_mandatory = true;
    int stay = std::max(stop.stay_min, visit.stay_min.value_or(0));
    if (visit.start_by && visit.end_from) stay = std::max(stay, *visit.end_from - *visit.start_by);
    stop.stay_min = stay;
    stop.stay_usual = std::max(stay, stop.stay_usual);
    stop.stay_max = std::max(stay, stop.stay_max);
    for (auto& day : stop.windows)
      for (auto& window : day) {
        if (visit.end_by) window.until = std::min(window.until, *visit.end_by);
        if (visit.start_by) window.last_start = std::min(window.last_start, *visit.start_by);
        if (visit.start_from) window.from = std::max(window.from, *visit.start_from);
        if (visit.end_from) window.from = std::max(window.from, *visit.end_from - stay);
        window.last_start = std::min(window.last_start, window.until - stay);
      }
    for (auto& day : stop.windows)
      std::erase_if(day, [](auto const& window) { return window.last_start < window.from; });
  }

  void add_orders() {
    for (auto const& order : wishes_.orders) {
      int first = -1;
      int then = -1;
      for (std::size_t i = 0; i < problem().stops.size(); ++i) {
        if (name_of(i) == order.first) first = static_cast<int>(i);
        if (name_of(i) == order.then) then = static_cast<int>(i);
      }
      if (first < 0 || then < 0) continue;
      problem().stops[static_cast<std::size_t>(first)].is_mandatory = true;
      problem().stops[static_cast<std::size_t>(then)].is_mandatory = true;
      problem().pairs.push_back({first, then, planner::Relation::before});
    }
  }

  // When the days begin: early enough for what must be begun early.
  int first_hour() const {
    int from = leaves_bed;
    for (auto const& stop : trip_.problem.stops) {
      if (!stop.is_mandatory || stop.is_meal) continue;
      for (auto const& window : stop.windows.front())
        from = std::min(from, window.last_start - way_to_early_sights);
    }
    return std::max(leaves_bed_earliest, from);
  }

  void add_days() {
    int const from = first_hour();
    for (int day = 0; day < query_.days; ++day) {
      planner::DayFrame frame{from, back_in_bed, sights_per_day, {lunch_slot, dinner_slot}};
      if (day == 0) frame.meals.push_back(breakfast_slot);
      problem().days.push_back(frame);
    }
  }

  // The point of a station, once for all connections that use it.
  int station_point(std::string const& name) {
    for (std::size_t i = problem().stops.size(); i < trip_.spots.size(); ++i)
      if (trip_.spots[i].name == name) return static_cast<int>(i);
    return add_spot(name, trip_.city->points.at(name));
  }

  bool is_wanted(Connection const& connection, bool is_there) const {
    auto const& kinds = wishes_.rides[is_there ? 0 : 1];
    auto const not_before = is_there ? wishes_.there_from : wishes_.back_from;
    bool const is_early = not_before && connection.begins < *not_before;
    bool const is_late = is_there ? wishes_.there_by && connection.ends > *wishes_.there_by
                                  : wishes_.back_by && connection.begins > *wishes_.back_by;
    // A ride there that is under way at midnight would take the first day with it.
    bool const is_overnight = connection.ends <= connection.begins;
    return (connection.is_flight ? kinds.flight : kinds.train) && !is_early && !is_late &&
           !(is_there && is_overnight) &&
           trip_.city->points.contains(is_there ? connection.to : connection.from);
  }

  // The stations that somebody reaches in time for breakfast.
  std::vector<base::LatLon> early_arrivals() const {
    std::set<std::string> names;
    for (auto const& connection : sandbox_.connections(query_.start_city, query_.target_city))
      if (is_wanted(connection, true) && free_at(connection) < breakfast_slot.last_start)
        names.insert(connection.to);
    std::vector<base::LatLon> points;
    for (auto const& name : names) points.push_back(trip_.city->points.at(name));
    return points;
  }

  void add_rides(bool is_there) {
    auto const& from = is_there ? query_.start_city : query_.target_city;
    auto const& to = is_there ? query_.target_city : query_.start_city;
    for (auto const& connection : sandbox_.connections(from, to)) {
      if (!is_wanted(connection, is_there)) continue;
      int const at = is_there ? free_at(connection) : at_station_by(connection);
      int const point = station_point(is_there ? connection.to : connection.from);
      (is_there ? problem().there : problem().back)
          .push_back({point, at, minor_from(connection.price) * query_.people,
                      is_there ? drawback_of_leaving(connection.begins) : 0});
      (is_there ? trip_.there : trip_.back).push_back(&connection);
    }
  }

  bool is_near_enough(Hotel const& hotel) const {
    return std::all_of(wishes_.hotel_near.begin(), wishes_.hotel_near.end(), [&](auto const& near) {
      auto const at = trip_.city->points.find(near.place);
      return at != trip_.city->points.end() && geodesic_km(at->second, hotel.at) <= near.km;
    });
  }

  void add_hotel(Hotel const& hotel) {
    if (!is_near_enough(hotel)) return;
    int const point = add_spot(hotel.name, hotel.at);
    problem().beds.push_back({point, minor_from(hotel.price) * rooms_for(query_, wishes_)});
    trip_.hotels.push_back(&hotel);
  }

  void add_budgets() {
    for (auto const& budget : wishes_.budgets)
      problem().budgets.push_back({minor_from(budget.yuan), budget.counts});
  }

  planner::Way way(Spot const& from, Spot const& to, double km, Mode mode) const {
    if (!wishes_.modes[static_cast<std::size_t>(mode)]) return {};
    auto const figures = figures_of(*trip_.city, from, to, km, mode);
    if (!figures) return {};
    if (mode == taxi && wishes_.modes[walk] && km <= walks_anyway_km) return {};
    if (mode != taxi && wishes_.taxi_beyond_km && figures->km > *wishes_.taxi_beyond_km) return {};
    int const heads = mode == taxi ? taxi_cars_for(query_, wishes_) : query_.people;
    return {figures->minutes, static_cast<int>(std::lround(figures->walk_km * 1000)),
            minor_from(figures->price) * heads};
  }

  void add_ways() {
    auto const count = trip_.spots.size();
    problem().point_count = static_cast<int>(count);
    problem().ways.assign(mode_count, std::vector<planner::Way>(count * count));
    for (std::size_t from = 0; from < count; ++from)
      for (std::size_t to = 0; to < from; ++to) {
        double const km = geodesic_km(trip_.spots[from].at, trip_.spots[to].at);
        for (auto const mode : {walk, metro, taxi}) {
          auto& ways = problem().ways[static_cast<std::size_t>(mode)];
          ways[from * count + to] = ways[to * count + from] =
              way(trip_.spots[from], trip_.spots[to], km, mode);
        }
      }
  }

  Query const& query_;
  Wishes const& wishes_;
  Sandbox const& sandbox_;
  PlannedTrip trip_;
};

}  // namespace

int taxi_cars_for(Query const& query, Wishes const& wishes) {
  return wishes.taxi_cars.value_or((query.people + planner::seats_per_taxi - 1) /
                                   planner::seats_per_taxi);
}

namespace {

PlannedTrip trip_for(Sandbox const& sandbox, Query const& query, Wishes const& wishes,
                     std::function<bool()> const& should_stop) {
  auto trip = JourneyBuilder(sandbox, query, wishes).build();
  planner::JourneyEffort effort;
  effort.should_stop = should_stop;
  trip.journey = planner::plan_journey(trip.problem, effort);
  return trip;
}

bool is_better(PlannedTrip const& a, PlannedTrip const& b) {
  if (a.journey.exists() != b.journey.exists()) return a.journey.exists();
  if (a.journey.faults.size() != b.journey.faults.size())
    return a.journey.faults.size() < b.journey.faults.size();
  return a.journey.worth > b.journey.worth;
}

// Where no bed or ride meets the wishes, the nearest that can be had: each step gives up one more.
std::vector<Wishes> relaxations(Wishes wishes) {
  std::vector<Wishes> steps;
  wishes.beds.reset();
  steps.push_back(wishes);
  std::erase_if(wishes.choices, [](Choice const& choice) {
    return choice.role == Role::hotel && choice.want != Choice::Want::none;
  });
  steps.push_back(wishes);
  wishes.hotel_near.clear();
  steps.push_back(wishes);
  wishes.rides = {};
  wishes.there_from = wishes.there_by = wishes.back_from = wishes.back_by = std::nullopt;
  steps.push_back(wishes);
  return steps;
}

}  // namespace

PlannedTrip plan_trip(Sandbox const& sandbox, Query const& query,
                      std::function<double()> const& elapsed_share) {
  if (!sandbox.cities().contains(query.target_city) || query.days < 1 || query.people < 1)
    return {};
  std::optional<PlannedTrip> best;
  double const branches = static_cast<double>(query.alternatives.size());
  for (std::size_t i = 0; i < query.alternatives.size(); ++i) {
    double const until = (static_cast<double>(i) + 1) / branches;
    auto trip =
        trip_for(sandbox, query, query.alternatives[i], [&] { return elapsed_share() >= until; });
    if (!best || is_better(trip, *best)) best = std::move(trip);
  }
  EXPECTS(best);
  if (best->journey.exists()) return std::move(*best);
  for (auto const& wishes : relaxations(best->wishes)) {
    auto trip = trip_for(sandbox, query, wishes, [&] { return elapsed_share() >= 1; });
    if (!trip.journey.exists()) continue;
    trip.journey.faults.emplace_back("no ride or no bed meets the wishes");
    return trip;
  }
  return std::move(*best);
}

}  // namespace chinatravel
