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
using weather::Spell;

std::optional<base::Instant> instant_at(json::value const& item) {
  auto const at = number_within(item, "dt", 0, 4e9);
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

// An object such as {"1h": 0.5}, or absent when it is dry.
double fallen_mm(json::value const& item, std::string_view hours_key) {
  double fallen = 0;
  for (auto const* kind : {"rain", "snow"})
    if (auto const* const told = find(item, kind))
      fallen += number_within(*told, hours_key, 0, 2000).value_or(0);
  return fallen;
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

}  // namespace

std::optional<Forecast> forecast_from_one_call(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto const* const days = root ? list(*root, "daily") : nullptr;
  auto const offset =
      root ? number_within(*root, "timezone_offset", -50'400, 50'400) : std::nullopt;
  if (!days || !offset) return std::nullopt;
  Forecast made{.at = {}, .source = "openweather", .attribution = "Weather data by OpenWeather"};
  for (auto const& item : *days)
    if (auto const at = instant_at(item))
      made.days.push_back({local_day(*at, seconds(std::llround(*offset))), day_from(item)});
  if (auto const* const hourly = list(*root, "hourly"))
    for (auto const& item : *hourly)
      if (auto const at = instant_at(item)) made.spells.push_back(hour_from(item, *at));
  return made.days.empty() ? std::nullopt : std::optional(std::move(made));
}

std::optional<Forecast> forecast_from_three_hourly(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto const* const items = root ? list(*root, "list") : nullptr;
  auto const* const city = root ? find(*root, "city") : nullptr;
  auto const offset = city ? number_within(*city, "timezone", -50'400, 50'400) : std::nullopt;
  if (!items || !offset) return std::nullopt;
  Forecast made{.at = {}, .source = "openweather", .attribution = "Weather data by OpenWeather"};
  for (auto const& item : *items)
    if (auto const at = instant_at(item)) made.spells.push_back(three_hours_from(item, *at));
  made.days = days_of(made.spells, seconds(std::llround(*offset)));
  return made.days.empty() ? std::nullopt : std::optional(std::move(made));
}

Said<Forecast> OpenWeather::forecast(base::Instant until, base::LatLon at,
                                     std::string const& traceparent) {
  bool const is_one_call = plan_ == OpenWeatherPlan::one_call_3;
  Target target(is_one_call ? "/data/3.0/onecall" : "/data/2.5/forecast");
  target.add("lat", at.lat).add("lon", at.lon).add("units", "metric").add("appid", key_);
  if (is_one_call) target.add("exclude", "current,minutely,alerts");
  return ask_for_forecast(provider_,
                          {.target = target.str(), .until = until, .traceparent = traceparent},
                          is_one_call ? &forecast_from_one_call : &forecast_from_three_hourly);
}

}  // namespace providers
