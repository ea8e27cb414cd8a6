// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>

#include "travel/impl/binary_file.hpp"
#include "travel/prepared_city.hpp"

namespace travel {
namespace {

constexpr std::string_view letters = "XQWAYS_1";  // the digit is the version

std::int64_t number_of(base::Day day) { return day.time_since_epoch().count(); }
base::Day day_of(std::int64_t number) { return base::Day(std::chrono::days(number)); }

void add(BinaryWriting& writing, KeptWays const& table) {
  writing.add(static_cast<std::uint64_t>(table.origins.size()));
  for (auto const& origin : table.origins) {
    writing.add(static_cast<std::uint64_t>(origin.source));
    writing.add(number_of(origin.as_of));
  }
  writing.add_all(table.ways);
}

KeptWays take_ways(BinaryReading& reading) {
  KeptWays table;
  table.origins.resize(reading.take<std::uint64_t>());
  for (auto& origin : table.origins) {
    origin.source = static_cast<places::LegSource>(reading.take<std::uint64_t>());
    origin.as_of = day_of(reading.take<std::int64_t>());
  }
  table.ways = reading.take_all<std::vector<KeptWay>>();
  return table;
}

PreparedCity read_city(std::string_view bytes) {
  BinaryReading reading(bytes);
  places::AreaCode const city(reading.take<std::int32_t>());
  WayGrounds from;
  from.streets = reading.take<std::uint64_t>();
  from.engines = reading.take_all<std::string>();
  auto const made_on = day_of(reading.take<std::int64_t>());
  std::vector<base::LatLon> points(reading.take<std::uint64_t>());
  for (auto& point : points) {
    point.lat = std::bit_cast<double>(reading.take<std::uint64_t>());
    point.lon = std::bit_cast<double>(reading.take<std::uint64_t>());
  }
  PreparedCity::Ways ways;
  for (auto& table : ways) table = take_ways(reading);
  return {city, std::move(from), made_on, std::move(points), std::move(ways)};
}

}  // namespace

std::filesystem::path file_of(places::AreaCode city, std::filesystem::path const& folder) {
  return folder / (city.str() + ".ways");
}

void save_prepared(PreparedCity const& city, std::filesystem::path const& folder) {
  BinaryWriting writing(letters);
  writing.add(city.city().value());
  writing.add(city.made_from().streets);
  writing.add_all(city.made_from().engines);
  writing.add(number_of(city.made_on()));
  writing.add(static_cast<std::uint64_t>(city.points().size()));
  for (auto const point : city.points()) {
    writing.add(std::bit_cast<std::uint64_t>(point.lat));
    writing.add(std::bit_cast<std::uint64_t>(point.lon));
  }
  for (auto const& table : city.all_ways()) add(writing, table);
  std::filesystem::create_directories(folder);
  writing.save(file_of(city.city(), folder));
}

base::Result<PreparedCity> load_prepared(places::AreaCode city,
                                         std::filesystem::path const& folder) {
  auto const read = read_binary(file_of(city, folder), letters);
  if (!read) return read.error();
  return read_city(read->body());
}

}  // namespace travel
