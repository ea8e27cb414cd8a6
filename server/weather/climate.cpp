// SPDX-License-Identifier: Apache-2.0
#include "weather/climate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "places/csv.hpp"
#include "weather/impl/embedded.hpp"

namespace weather {
namespace {

constexpr std::array<std::string_view, 9> columns{"city_adcode", "month",   "celsius_min",
                                                  "celsius_max", "rain_mm", "rain_days",
                                                  "source",      "as_of",   "verified"};

std::optional<double> number(std::string_view text, double least, double most) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<MonthNormals> normals_from(places::CsvRow const& row) {
  auto const& f = row.fields;
  if (f.size() != columns.size()) return std::nullopt;
  auto const city = places::AreaCode::parse(f[0]);
  auto const month = number(f[1], 1, 12);
  auto const least = number(f[2], -60, 60);
  auto const most = number(f[3], -60, 60);
  auto const rain = number(f[4], 0, 3000);
  auto const days = number(f[5], 0, 31);
  auto const as_of = base::parse_day(f[7]);
  if (!city || !month || !least || !most || !rain || !days || !as_of) return std::nullopt;
  if (*least > *most || f[6].empty() || std::floor(*month) != *month) return std::nullopt;
  return MonthNormals{*city, static_cast<unsigned>(*month), *least, *most,
                      *rain, static_cast<int>(*days),       f[6],   *as_of};
}

unsigned month_of(base::Day day) {
  return static_cast<unsigned>(std::chrono::year_month_day(day).month());
}

}  // namespace

Climate const& Climate::bundled() {
  static Climate const climate = read(embedded::climate_csv()).value();
  return climate;
}

base::Result<Climate> Climate::read(std::string_view csv) {
  auto const table = places::CsvTable::read(csv, columns);
  if (!table) return table.error();
  Climate climate;
  for (auto const& row : table->rows) {
    auto const normals = normals_from(row);
    bool const is_known =
        normals && std::any_of(climate.months_.begin(), climate.months_.end(), [&](auto const& m) {
          return m.city == normals->city && m.month == normals->month;
        });
    if (!normals || is_known)
      return base::refuse(base::Refusal::invalid,
                          fmt::format("Line {}: not a month, or there twice.", row.line));
    climate.months_.push_back(*normals);
  }
  return climate;
}

MonthNormals const* Climate::find(places::AreaCode city, base::Day day) const {
  auto const at = std::find_if(months_.begin(), months_.end(), [&](auto const& normals) {
    return normals.city == city && normals.month == month_of(day);
  });
  return at == months_.end() ? nullptr : &*at;
}

}  // namespace weather
