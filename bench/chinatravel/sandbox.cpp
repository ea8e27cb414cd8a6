// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/sandbox.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>
#include <numbers>
#include <set>
#include <sstream>
#include <stdexcept>

#include "chinatravel/geodesic.hpp"
#include "places/csv.hpp"

namespace chinatravel {

namespace {

namespace json = boost::json;

constexpr std::array<std::pair<char const*, char const*>, 10> city_folders{{{"上海", "shanghai"},
                                                                            {"北京", "beijing"},
                                                                            {"深圳", "shenzhen"},
                                                                            {"广州", "guangzhou"},
                                                                            {"重庆", "chongqing"},
                                                                            {"苏州", "suzhou"},
                                                                            {"成都", "chengdu"},
                                                                            {"杭州", "hangzhou"},
                                                                            {"武汉", "wuhan"},
                                                                            {"南京", "nanjing"}}};

std::string read_file(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

int minutes_of(std::string_view clock) {
  auto const colon = clock.find(':');
  if (colon == std::string_view::npos) throw std::runtime_error("no time: " + std::string(clock));
  return std::stoi(std::string(clock.substr(0, colon))) * 60 +
         std::stoi(std::string(clock.substr(colon + 1)));
}

// A table with these columns; the first row of a name counts.
template <std::size_t N, class Use>
void for_each_place(std::filesystem::path const& path,
                    std::array<std::string_view, N> const& columns, Use use) {
  auto const table = places::CsvTable::read(read_file(path), columns);
  if (table.has_error()) throw std::runtime_error(path.string() + ": " + table.error().why);
  std::set<std::string> seen;
  for (auto const& row : table->rows) {
    auto const field = [&](std::string_view column) -> std::string const& {
      auto const found = std::find(columns.begin(), columns.end(), column);
      return row.fields.at(static_cast<std::size_t>(found - columns.begin()));
    };
    if (seen.insert(field("name")).second) use(field);
  }
}

constexpr std::array<std::string_view, 10> sight_columns{"id",
                                                         "name",
                                                         "type",
                                                         "lat",
                                                         "lon",
                                                         "opentime",
                                                         "endtime",
                                                         "price",
                                                         "recommendmintime",
                                                         "recommendmaxtime"};
constexpr std::array<std::string_view, 9> restaurant_columns{
    "id", "name", "lat", "lon", "price", "cuisine", "opentime", "endtime", "recommendedfood"};
constexpr std::array<std::string_view, 8> hotel_columns{
    "id", "name", "hotelname_en", "featurehoteltype", "lat", "lon", "price", "numbed"};

int minutes_from_hours(std::string const& hours) {
  return static_cast<int>(std::lround(std::stod(hours) * 60));
}

void read_places(City& city, std::filesystem::path const& folder, std::string const& key) {
  auto const pois = json::parse(read_file(folder / "poi" / key / "poi.json"));
  for (auto const& place : pois.as_array()) {
    auto const& position = place.at("position").as_array();
    city.points[std::string(place.at("name").as_string())] = {position.at(0).to_number<double>(),
                                                              position.at(1).to_number<double>()};
  }
  auto const at = [&](std::string const& name) { return city.points.at(name); };
  auto const sights = folder / "attractions" / key / "attractions.csv";
  for_each_place(sights, sight_columns, [&](auto field) {
    city.sights.push_back({field("name"), field("type"), at(field("name")),
                           minutes_of(field("opentime")), minutes_of(field("endtime")),
                           std::stod(field("price")), minutes_from_hours(field("recommendmintime")),
                           minutes_from_hours(field("recommendmaxtime"))});
  });
  auto const restaurants = folder / "restaurants" / key / ("restaurants_" + key + ".csv");
  for_each_place(restaurants, restaurant_columns, [&](auto field) {
    city.restaurants.push_back({field("name"), field("cuisine"), field("recommendedfood"),
                                at(field("name")), minutes_of(field("opentime")),
                                minutes_of(field("endtime")), std::stod(field("price"))});
  });
  auto const hotels = folder / "accommodations" / key / "accommodations.csv";
  for_each_place(hotels, hotel_columns, [&](auto field) {
    city.hotels.push_back({field("name"), field("featurehoteltype"), at(field("name")),
                           std::stod(field("price")), std::stoi(field("numbed"))});
  });
}

void read_metro(City& city, json::value const& lines) {
  for (auto const& line : lines.as_array())
    for (auto const& station : line.at("stations").as_array()) {
      std::string const position(station.at("position").as_string());
      auto const comma = position.find(',');
      city.metro.push_back(
          {std::string(station.at("name").as_string()),
           {std::stod(position.substr(comma + 1)), std::stod(position.substr(0, comma))}});
    }
}

Connection connection_from(json::object const& row, bool is_flight) {
  auto const text = [&](char const* key) { return std::string(row.at(key).as_string()); };
  Connection result;
  result.id = text(is_flight ? "FlightID" : "TrainID");
  result.is_flight = is_flight;
  result.from = text("From");
  result.to = text("To");
  result.begins_text = text("BeginTime");
  result.ends_text = text("EndTime");
  result.begins = minutes_of(result.begins_text);
  result.ends = minutes_of(result.ends_text);
  result.price = row.at("Cost").to_number<double>();
  return result;
}

}  // namespace

Access City::access(base::LatLon at) const {
  // Distances in a plane choose the few stations that are measured exactly.
  double const stretch = std::cos(at.lat * std::numbers::pi / 180);
  auto const flat = [&](Station const& station) {
    return std::hypot(station.at.lat - at.lat, (station.at.lon - at.lon) * stretch);
  };
  double least = std::numeric_limits<double>::infinity();
  for (auto const& station : metro) least = std::min(least, flat(station));
  Access best{-1, std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0; i < metro.size(); ++i) {
    if (flat(metro[i]) > least * 1.02 + 1e-9) continue;
    double const km = geodesic_km(at, metro[i].at);
    if (km < best.km) best = {static_cast<int>(i), km};
  }
  return best;
}

Sandbox::Sandbox(std::filesystem::path const& folder) {
  auto const subways = json::parse(read_file(folder / "transportation/subways.json"));
  for (auto const& [name, key] : city_folders) {
    auto& city = cities_[name];
    city.name = name;
    read_places(city, folder, key);
    read_metro(city, subways.at(key));
  }
  for (auto const& [from, from_key] : city_folders)
    for (auto const& [to, to_key] : city_folders) {
      auto const path = folder / "intercity_transport/train" /
                        (std::string("from_") + from + "_to_" + to + ".json");
      if (!std::filesystem::exists(path)) continue;
      auto const rows = json::parse(read_file(path));
      // Nobody can plan with a train whose price is not known.
      for (auto const& row : rows.as_array())
        if (row.at("Cost").is_number())
          connections_[{from, to}].push_back(connection_from(row.as_object(), false));
    }
  std::istringstream flights(read_file(folder / "intercity_transport/airplane.jsonl"));
  for (std::string line; std::getline(flights, line);) {
    if (line.empty()) continue;
    auto const flight = connection_from(json::parse(line).as_object(), true);
    auto const city_of = [&](std::string const& airport) {
      for (auto const& [name, city] : cities_)
        if (airport.find(name) != std::string::npos) return name;
      throw std::runtime_error("an airport of no known city: " + airport);
    };
    connections_[{city_of(flight.from), city_of(flight.to)}].push_back(flight);
  }
}

std::vector<Connection> const& Sandbox::connections(std::string const& from,
                                                    std::string const& to) const {
  static std::vector<Connection> const none;
  auto const found = connections_.find({from, to});
  return found == connections_.end() ? none : found->second;
}

}  // namespace chinatravel
