// SPDX-License-Identifier: Apache-2.0
// What a query asks for, however it was read.
#pragma once
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "chinatravel/ways.hpp"

namespace chinatravel {

enum class Role { sight, restaurant, hotel };

// A set of names or of types: all of them, one of them, or none of them.
struct Choice {
  enum class Want { all, any, none };
  Role role = Role::sight;
  bool is_type = false;
  Want want = Want::all;
  std::vector<std::string> values;
};

struct SpendingLimit {
  unsigned counts = 0;  // planner::Spending and JourneySpending
  double yuan = 0;
};

// When a place must be visited: begun by, begun not before, left not before, left by.
struct VisitTimes {
  std::string place;
  std::optional<int> start_by;
  std::optional<int> start_from;
  std::optional<int> end_from;
  std::optional<int> end_by;
  std::optional<int> stay_min;
};

struct NearPlace {
  std::string place;
  double km = 0;
};

struct PlaceOrder {
  std::string first;
  std::string then;
};

// Whether a connection may be a train or a flight, there and back.
struct RideKinds {
  bool train = true;
  bool flight = true;
};

// Everything that must hold at the same time.
struct Wishes {
  std::vector<Choice> choices;
  std::vector<SpendingLimit> budgets;
  std::vector<VisitTimes> visits;
  std::vector<NearPlace> hotel_near;
  std::vector<PlaceOrder> orders;
  std::array<RideKinds, 2> rides;  // there, back
  std::array<bool, mode_count> modes{true, true, true};
  std::optional<double> taxi_beyond_km;
  std::optional<int> rooms;
  std::optional<int> beds;  // of each room
  std::optional<int> taxi_cars;
  std::optional<int> there_from;  // the earliest departure, and so on, in minutes of the day
  std::optional<int> there_by;
  std::optional<int> back_from;
  std::optional<int> back_by;

  // Both must hold from now on.
  void add(Wishes const& other);
};

struct Query {
  std::string uid;
  std::string start_city;
  std::string target_city;
  int days = 1;
  int people = 1;
  std::vector<Wishes> alternatives;  // at least one of them must hold
};

// A line of wishes_from_logic.py. Programs that it did not know ask for nothing. Throws
// std::runtime_error for a kind that it does not write.
Query query_from_wishes(std::string const& line);

// Every way of choosing one branch of each group, together with what holds anyway; at most 64.
std::vector<Wishes> alternatives_of(Wishes const& always,
                                    std::vector<std::vector<Wishes>> const& groups);

}  // namespace chinatravel
