// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/openweather.hpp"

#include <cmath>

#include "providers/impl/json_fields.hpp"
#include "providers/weather/impl/forecast_call.hpp"

namespace providers {
namespace {

namespace json = boost::json;
using json_fields::find;
using json_fields::list;
using json_fields::number_within;
using std::chrono::hours;
using std::chrono::seconds;
using weather::Conditions;
using weather::DayForecast;
using weather::Forecast;
using weather::Moment;
using weather::Spell;

constexpr std::string_view attribution = "Weather data by OpenWeather";

std::optional<base::Instant> instant_at(json::value const& item, std::string_view name) {
  auto const at = number_within(item, name, 0, 4e9);
  if (!at) return std::nullopt;
  return base::Instant(seconds(std::llround(*at)));
}

std::optional<weather::Sky> sky_of(json::value const& item) {
  auto const* const conditions = list(item, "weather");
  if (!conditions || conditions->empty()) return std::nullopt;
  auto const id = number_within(conditions->front(), "id", 0, 999);
  return id ? weather::sky_from_openweather(static_cast<int>(*id)) : std::nullopt;
}

std::optional<int> rain_percent_of(json::value const& item) {
  auto const share = number_within(item, "pop", 0, 1);
  return share ? std::optional(static_cast<int>(std::lround(*share * 100))) : std::nullopt;
}

std::optional<int> whole_within(json::value const& item, std::string_view name, int least,
                                int most) {
  auto const found = number_within(item, name, least, most);
  return found ? std::optional(static_cast<int>(std::lround(*found))) : std::nullopt;
}

// An object such as {"1h": 0.5}, or absent when it is dry.
double fallen_mm(json::value const& item, std::string_view hours_key) {
  double fallen = 0;
  for (auto const* kind : {"rain", "snow"})
    if (auto const* const told = find(item, kind))
      fallen += number_within(*told, hours_key, 0, 2000).value_or(0);
  return fallen;
}

// 0 where nothing is told: a dry hour has no such member.
double fallen_mm_of(json::value const& item, std::string_view kind) {
  auto const* const told = find(item, kind);
  return told ? number_within(*told, "1h", 0, 2000).value_or(0) : 0;
}

Spell hour_from(json::value const& item, base::Instant at) {
  auto const celsius = number_within(item, "temp", -95, 65);
  return {at,
          at + hours(1),
          {.sky = sky_of(item),
           .celsius_min = celsius,
           .celsius_max = celsius,
           .rain_percent = rain_percent_of(item),
           .rain_mm = fallen_mm(item, "1h"),
           .wind_m_s = number_within(item, "wind_speed", 0, 150),
           .gust_m_s = number_within(item, "wind_gust", 0, 150),
           .uv_index = number_within(item, "uvi", 0, 30)}};
}

Conditions day_from(json::value const& item) {
  Conditions made{.sky = sky_of(item),
                  .rain_percent = rain_percent_of(item),
                  .rain_mm = number_within(item, "rain", 0, 2000).value_or(0) +
                             number_within(item, "snow", 0, 2000).value_or(0),
                  .wind_m_s = number_within(item, "wind_speed", 0, 150),
                  .gust_m_s = number_within(item, "wind_gust", 0, 150),
                  .uv_index = number_within(item, "uvi", 0, 30)};
  if (auto const* const temp = find(item, "temp")) {
    made.celsius_min = number_within(*temp, "min", -95, 65);
    made.celsius_max = number_within(*temp, "max", -95, 65);
  }
  return made;
}

Spell three_hours_from(json::value const& item, base::Instant at) {
  Spell made{at, at + hours(3), {.sky = sky_of(item), .rain_percent = rain_percent_of(item)}};
  made.conditions.rain_mm = fallen_mm(item, "3h");
  if (auto const* const main = find(item, "main")) {
    made.conditions.celsius_min = number_within(*main, "temp_min", -95, 65);
    made.conditions.celsius_max = number_within(*main, "temp_max", -95, 65);
  }
  if (auto const* const wind = find(item, "wind")) {
    made.conditions.wind_m_s = number_within(*wind, "speed", 0, 150);
    made.conditions.gust_m_s = number_within(*wind, "gust", 0, 150);
  }
  return made;
}

std::optional<Forecast> blank_of(json::value const& root) {
  if (!number_within(root, "timezone_offset", -50'400, 50'400)) return std::nullopt;
  return Forecast{.at = {}, .source = "openweather", .attribution = std::string(attribution)};
}

void add_days(Forecast& made, json::value const& root, std::string_view name) {
  auto const offset =
      seconds(std::llround(*number_within(root, "timezone_offset", -50'400, 50'400)));
  auto const* const items = list(root, name);
  if (!items) return;
  for (auto const& item : *items)
    if (auto const at = instant_at(item, "dt"))
      made.days.push_back({local_day(*at, offset), day_from(item)});
}

void add_hours(Forecast& made, json::value const& root, std::string_view name) {
  auto const* const items = list(root, name);
  if (!items) return;
  for (auto const& item : *items)
    if (auto const at = instant_at(item, "dt")) made.spells.push_back(hour_from(item, *at));
}

}  // namespace

std::optional<Forecast> forecast_from_one_call(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto made = root ? blank_of(*root) : std::nullopt;
  if (!made) return std::nullopt;
  add_days(*made, *root, "daily");
  add_hours(*made, *root, "hourly");
  return made->days.empty() ? std::nullopt : std::move(made);
}

std::optional<Forecast> days_from_timeline(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto made = root ? blank_of(*root) : std::nullopt;
  if (made) add_days(*made, *root, "data");
  return made && !made->days.empty() ? std::move(made) : std::nullopt;
}

std::optional<Forecast> hours_from_timeline(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto made = root ? blank_of(*root) : std::nullopt;
  if (made) add_hours(*made, *root, "data");
  return made && !made->spells.empty() ? std::move(made) : std::nullopt;
}

std::optional<Moment> moment_from_one_call(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto const* const items = root ? list(*root, "data") : nullptr;
  if (!items || items->empty()) return std::nullopt;
  auto const& item = items->front();
  auto const at = instant_at(item, "dt");
  if (!at) return std::nullopt;
  return Moment{.at = *at,
                .sky = sky_of(item),
                .celsius = number_within(item, "temp", -95, 65),
                .felt_celsius = number_within(item, "feels_like", -120, 90),
                .dew_point_celsius = number_within(item, "dew_point", -95, 65),
                .humidity_percent = whole_within(item, "humidity", 0, 100),
                .pressure_hpa = whole_within(item, "pressure", 500, 1100),
                .cloud_percent = whole_within(item, "clouds", 0, 100),
                .visibility_m = whole_within(item, "visibility", 0, 100'000),
                .wind_m_s = number_within(item, "wind_speed", 0, 150),
                .gust_m_s = number_within(item, "wind_gust", 0, 150),
                .wind_from_degrees = whole_within(item, "wind_deg", 0, 360),
                .rain_mm = fallen_mm_of(item, "rain"),
                .snow_mm = fallen_mm_of(item, "snow"),
                .uv_index = number_within(item, "uvi", 0, 30),
                .sunrise = instant_at(item, "sunrise"),
                .sunset = instant_at(item, "sunset"),
                .source = "openweather",
                .attribution = std::string(attribution)};
}

std::optional<Forecast> forecast_from_three_hourly(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto const* const items = root ? list(*root, "list") : nullptr;
  auto const* const city = root ? find(*root, "city") : nullptr;
  auto const offset = city ? number_within(*city, "timezone", -50'400, 50'400) : std::nullopt;
  if (!items || !offset) return std::nullopt;
  Forecast made{.at = {}, .source = "openweather", .attribution = std::string(attribution)};
  for (auto const& item : *items)
    if (auto const at = instant_at(item, "dt")) made.spells.push_back(three_hours_from(item, *at));
  made.days = days_of(made.spells, seconds(std::llround(*offset)));
  return made.days.empty() ? std::nullopt : std::optional(std::move(made));
}

}  // namespace providers
