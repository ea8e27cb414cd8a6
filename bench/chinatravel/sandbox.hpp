// SPDX-License-Identifier: Apache-2.0
// The tables of the sandbox: ten cities with their places, and the timetable between them.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/geo.hpp"

namespace chinatravel {

struct Sight {
  std::string name;
  std::string type;
  base::LatLon at;
  int opens = 0;  // minutes of the day
  int closes = 0;
  double price = 0;
  int stay_min = 0;  // minutes
  int stay_max = 0;
};

struct Restaurant {
  std::string name;
  std::string cuisine;
  std::string dishes;
  base::LatLon at;
  int opens = 0;
  int closes = 0;
  double price = 0;
};

struct Hotel {
  std::string name;
  std::string feature;
  base::LatLon at;
  double price = 0;
  int beds = 1;
};

struct Station {
  std::string name;
  base::LatLon at;
};

// The nearest metro station of a point.
struct Access {
  int station = -1;
  double km = 0;
};

struct City {
  std::string name;
  std::vector<Sight> sights;
  std::vector<Restaurant> restaurants;
  std::vector<Hotel> hotels;  // the first row of each name
  std::vector<Station> metro;
  std::unordered_map<std::string, base::LatLon> points;  // everything that ways lead to
  Access access(base::LatLon at) const;
};

// A train or a flight. The texts are the table's own and go back into the plan unchanged.
struct Connection {
  std::string id;
  bool is_flight = false;
  std::string from;
  std::string to;
  std::string begins_text;
  std::string ends_text;
  int begins = 0;  // minutes of the day
  int ends = 0;    // before `begins`: on the next day
  double price = 0;
};

class Sandbox {
 public:
  // Throws std::runtime_error if a table is missing or malformed.
  explicit Sandbox(std::filesystem::path const& folder);

  City const& city(std::string const& name) const { return cities_.at(name); }
  std::map<std::string, City> const& cities() const { return cities_; }
  std::vector<Connection> const& connections(std::string const& from, std::string const& to) const;

 private:
  std::map<std::string, City> cities_;
  std::map<std::pair<std::string, std::string>, std::vector<Connection>> connections_;
};

}  // namespace chinatravel
