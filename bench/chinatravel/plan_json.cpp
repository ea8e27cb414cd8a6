// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/plan_json.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

#include "base/civil.hpp"
#include "chinatravel/candidates.hpp"

namespace chinatravel {

namespace {

namespace json = boost::json;

constexpr int breakfast_minutes = 30;
constexpr int breakfast_latest = 8 * 60 + 15;
constexpr int breakfast_earliest = 6 * 60;
constexpr int midnight = 24 * 60;

std::string clock(int minutes) { return base::to_clock(base::Minutes(minutes)); }

// Amounts as the tables have them: whole numbers without a fraction.
json::value amount(double yuan) {
  double const rounded = std::round(yuan * 100) / 100;
  if (rounded == std::floor(rounded)) return static_cast<std::int64_t>(rounded);
  return rounded;
}

class Writer {
 public:
  Writer(Query const& query, PlannedTrip const& trip) : query_(query), trip_(trip) {}

  json::array days() {
    json::array result;
    for (int day = 0; day < query_.days; ++day)
      result.push_back({{"day", day + 1}, {"activities", activities(day)}});
    return result;
  }

 private:
  bool is_last(int day) const { return day + 1 == query_.days; }
  planner::Journey const& journey() const { return trip_.journey; }
  int bed_point() const {
    return trip_.problem.beds[static_cast<std::size_t>(journey().bed)].point;
  }
  Hotel const& hotel() const { return *trip_.hotels[static_cast<std::size_t>(journey().bed)]; }
  Connection const& there() const {
    return *trip_.there[static_cast<std::size_t>(journey().there)];
  }
  Connection const& back() const { return *trip_.back[static_cast<std::size_t>(journey().back)]; }
  planner::Connection const& ride_back() const {
    return trip_.problem.back[static_cast<std::size_t>(journey().back)];
  }
  int mode_minutes(int day, std::size_t hop, int from, int to) const {
    int const mode = journey().modes[static_cast<std::size_t>(day)][hop];
    return from == to || mode < 0 ? 0 : trip_.problem.way(mode, from, to).minutes;
  }

  json::array activities(int day) {
    json::array list;
    auto const& visits = journey().days[static_cast<std::size_t>(day)];
    here_ = day == 0 ? trip_.problem.there[static_cast<std::size_t>(journey().there)].point
                     : bed_point();
    int const home = is_last(day) ? ride_back().point : bed_point();
    int const first = visits.empty() ? home : visits.front().stop;
    int const first_minutes = mode_minutes(day, 0, here_, first);
    if (day == 0) {
      list.push_back(ride(there(), {}));
      free_from_ = trip_.problem.there[static_cast<std::size_t>(journey().there)].at;
    } else {
      int const leaves =
          visits.empty() ? ride_back().at - first_minutes : visits.front().start - first_minutes;
      free_from_ = visits.empty() && is_last(day) ? leaves : 0;
      add_breakfast(list, leaves);
    }
    for (std::size_t i = 0; i < visits.size(); ++i) {
      auto const& visit = visits[i];
      int const leaves = visit.start - mode_minutes(day, i, here_, visit.stop);
      list.push_back(visit_json(visit, hop(day, i, visit.stop, leaves)));
      free_from_ = visit.leave;
    }
    int const minutes = mode_minutes(day, visits.size(), here_, home);
    // What time is left is better spent there than at the station.
    if (is_last(day)) free_from_ = std::max(free_from_, ride_back().at - minutes);
    int const arrives = free_from_ + minutes;
    auto const legs = hop(day, visits.size(), home, free_from_);
    if (is_last(day))
      list.push_back(ride(back(), legs));
    else
      list.push_back(night(arrives, legs));
    return list;
  }

  void add_breakfast(json::array& list, int leaves) const {
    int const start = std::min(leaves - breakfast_minutes, breakfast_latest);
    if (start < breakfast_earliest) return;
    list.push_back({{"type", "breakfast"},
                    {"position", hotel().name},
                    {"start_time", clock(start)},
                    {"end_time", clock(start + breakfast_minutes)},
                    {"price", 0},
                    {"cost", 0},
                    {"transports", json::array{}}});
  }

  json::value ride(Connection const& connection, json::array const& legs) const {
    return {{"type", connection.is_flight ? "airplane" : "train"},
            {connection.is_flight ? "FlightID" : "TrainID", connection.id},
            {"start", connection.from},
            {"end", connection.to},
            {"start_time", connection.begins_text},
            {"end_time", connection.ends_text},
            {"price", amount(connection.price)},
            {"tickets", query_.people},
            {"cost", amount(connection.price * query_.people)},
            {"transports", legs}};
  }

  json::value visit_json(planner::Scheduled const& visit, json::array const& legs) const {
    auto const* sight = trip_.sight_of[static_cast<std::size_t>(visit.stop)];
    auto const* restaurant = trip_.restaurant_of[static_cast<std::size_t>(visit.stop)];
    static constexpr std::array<char const*, 3> meals{"lunch", "dinner", "breakfast"};
    double const price = sight != nullptr ? sight->price : restaurant->price;
    json::object result{
        {"type",
         sight != nullptr ? "attraction" : meals[static_cast<std::size_t>(visit.meal_slot)]},
        {"position", sight != nullptr ? sight->name : restaurant->name},
        {"start_time", clock(visit.start)},
        {"end_time", clock(visit.leave)},
        {"price", amount(price)},
        {"cost", amount(price * query_.people)},
        {"transports", legs}};
    if (sight != nullptr) result["tickets"] = query_.people;
    return result;
  }

  json::value night(int arrives, json::array const& legs) const {
    int const rooms = rooms_for(query_, trip_.wishes);
    return {{"type", "accommodation"},
            {"position", hotel().name},
            {"start_time", clock(arrives)},
            {"end_time", clock(midnight)},
            {"price", amount(hotel().price)},
            {"rooms", rooms},
            {"room_type", hotel().beds},
            {"cost", amount(hotel().price * rooms)},
            {"transports", legs}};
  }

  // The legs of a hop from here, which is left behind.
  json::array hop(int day, std::size_t index, int to, int leaves) {
    auto const& from_spot = trip_.spots[static_cast<std::size_t>(here_)];
    auto const& to_spot = trip_.spots[static_cast<std::size_t>(to)];
    int const mode = journey().modes[static_cast<std::size_t>(day)][index];
    bool const is_there = here_ == to || from_spot.name == to_spot.name;
    here_ = to;
    json::array result;
    if (is_there || mode < 0) return result;
    for (auto const& leg : legs_between(*trip_.city, from_spot, to_spot, static_cast<Mode>(mode))) {
      result.push_back(leg_json(leg, leaves));
      leaves += leg.minutes;
    }
    return result;
  }

  json::object leg_json(Leg const& leg, int leaves) const {
    int const units = leg.mode == metro  ? query_.people
                      : leg.mode == taxi ? taxi_cars_for(query_, trip_.wishes)
                                         : 0;
    json::object result{{"start", leg.from},
                        {"end", leg.to},
                        {"mode", to_word(leg.mode)},
                        {"start_time", clock(leaves)},
                        {"end_time", clock(leaves + leg.minutes)},
                        {"price", amount(leg.price)},
                        {"cost", amount(leg.price * units)},
                        {"distance", leg.km}};
    if (leg.mode == metro) result["tickets"] = units;
    if (leg.mode == taxi) result["cars"] = units;
    return result;
  }

  Query const& query_;
  PlannedTrip const& trip_;
  int here_ = 0;
  int free_from_ = 0;
};

}  // namespace

std::string plan_json(Query const& query, PlannedTrip const& trip) {
  json::object plan{{"people_number", query.people},
                    {"start_city", query.start_city},
                    {"target_city", query.target_city}};
  if (trip.journey.exists()) {
    plan["itinerary"] = Writer(query, trip).days();
  } else {
    json::array days;
    for (int day = 1; day <= query.days; ++day)
      days.push_back({{"day", day}, {"activities", json::array{}}});
    plan["itinerary"] = std::move(days);
  }
  return json::serialize(plan);
}

}  // namespace chinatravel
