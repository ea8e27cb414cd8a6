// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/open_meteo.hpp"

#include <algorithm>
#include <cmath>

#include "providers/impl/json_fields.hpp"
#include "providers/weather/impl/forecast_call.hpp"

namespace providers {
namespace {

namespace json = boost::json;
using json_fields::find;
using json_fields::list;
using json_fields::number;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using weather::Forecast;
using weather::Moment;

constexpr std::string_view attribution = "Weather data by Open-Meteo.com";

// The columns of one table; entries may be null and columns may be missing.
class Columns {
 public:
  explicit Columns(json::value const& table) : table_(table) {}

  std::optional<double> at(std::size_t row, std::string_view name, double least,
                           double most) const {
    auto const* const column = list(table_, name);
    if (!column || row >= column->size()) return std::nullopt;
    auto const found = number((*column)[row]);
    return found && *found >= least && *found <= most ? found : std::nullopt;
  }
  std::optional<int> whole(std::size_t row, std::string_view name, int most) const {
    auto const found = at(row, name, 0, most);
    return found ? std::optional(static_cast<int>(std::lround(*found))) : std::nullopt;
  }
  std::optional<weather::Sky> sky(std::size_t row) const {
    auto const code = whole(row, "weather_code", 99);
    return code ? weather::sky_from_wmo(*code) : std::nullopt;
  }
  std::size_t size() const {
    auto const* const times = list(table_, "time");
    return times ? times->size() : 0;
  }
  std::string_view time(std::size_t row) const {
    auto const* const text = list(table_, "time")->at(row).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
  }

 private:
  json::value const& table_;
};

// "2026-11-22T09:00", local.
std::optional<base::Instant> instant_from(std::string_view text, seconds offset) {
  auto const day = base::parse_day(text.substr(0, 10));
  if (!day || text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  auto const digit = [text](std::size_t at) { return text[at] - '0'; };
  for (std::size_t const at : {11u, 12u, 14u, 15u})
    if (digit(at) < 0 || digit(at) > 9) return std::nullopt;
  auto const since_midnight =
      hours(digit(11) * 10 + digit(12)) + minutes(digit(14) * 10 + digit(15));
  return base::Instant(day->time_since_epoch() + since_midnight - offset);
}

void add_days(Forecast& made, Columns const& daily) {
  for (std::size_t row = 0; row < daily.size(); ++row) {
    auto const day = base::parse_day(daily.time(row));
    if (!day) continue;
    made.days.push_back({*day,
                         {.sky = daily.sky(row),
                          .celsius_min = daily.at(row, "temperature_2m_min", -95, 65),
                          .celsius_max = daily.at(row, "temperature_2m_max", -95, 65),
                          .rain_percent = daily.whole(row, "precipitation_probability_max", 100),
                          .rain_mm = daily.at(row, "precipitation_sum", 0, 2000),
                          .wind_m_s = daily.at(row, "wind_speed_10m_max", 0, 150),
                          .gust_m_s = daily.at(row, "wind_gusts_10m_max", 0, 150),
                          .uv_index = daily.at(row, "uv_index_max", 0, 30)}});
  }
}

void add_hours(Forecast& made, Columns const& hourly, seconds offset) {
  for (std::size_t row = 0; row < hourly.size(); ++row) {
    auto const at = instant_from(hourly.time(row), offset);
    if (!at) continue;
    auto const celsius = hourly.at(row, "temperature_2m", -95, 65);
    made.spells.push_back({*at,
                           *at + hours(1),
                           {.sky = hourly.sky(row),
                            .celsius_min = celsius,
                            .celsius_max = celsius,
                            .rain_percent = hourly.whole(row, "precipitation_probability", 100),
                            .rain_mm = hourly.at(row, "precipitation", 0, 2000),
                            .wind_m_s = hourly.at(row, "wind_speed_10m", 0, 150)}});
  }
}

}  // namespace

std::optional<Forecast> forecast_from_open_meteo(std::string_view text) {
  auto const root = json_fields::parse(text);
  auto const* const daily = root ? find(*root, "daily") : nullptr;
  auto const offset = root
                          ? json_fields::number_within(*root, "utc_offset_seconds", -50'400, 50'400)
                          : std::nullopt;
  if (!daily || !offset) return std::nullopt;
  Forecast made{.at = {}, .source = "open_meteo", .attribution = std::string(attribution)};
  add_days(made, Columns(*daily));
  if (auto const* const hourly = find(*root, "hourly"))
    add_hours(made, Columns(*hourly), seconds(std::llround(*offset)));
  return made.days.empty() ? std::nullopt : std::optional(std::move(made));
}

std::optional<Moment> moment_from_open_meteo(std::string_view text, base::Instant when) {
  auto const root = json_fields::parse(text);
  auto const* const hourly = root ? find(*root, "hourly") : nullptr;
  auto const* const times = hourly ? list(*hourly, "time") : nullptr;
  if (!times) return std::nullopt;
  auto const wanted = std::chrono::floor<hours>(when);
  auto const is_it = [wanted](json::value const& time) {
    auto const at = number(time);
    return at && wanted.time_since_epoch() == seconds(std::llround(*at));
  };
  auto const found = std::find_if(times->begin(), times->end(), is_it);
  if (found == times->end()) return std::nullopt;
  auto const row = static_cast<std::size_t>(found - times->begin());
  Columns const table(*hourly);
  return Moment{.at = wanted,
                .sky = table.sky(row),
                .celsius = table.at(row, "temperature_2m", -95, 65),
                .felt_celsius = table.at(row, "apparent_temperature", -120, 90),
                .dew_point_celsius = table.at(row, "dew_point_2m", -95, 65),
                .humidity_percent = table.whole(row, "relative_humidity_2m", 100),
                .cloud_percent = table.whole(row, "cloud_cover", 100),
                .visibility_m = table.whole(row, "visibility", 100'000),
                .wind_m_s = table.at(row, "wind_speed_10m", 0, 150),
                .gust_m_s = table.at(row, "wind_gusts_10m", 0, 150),
                .wind_from_degrees = table.whole(row, "wind_direction_10m", 360),
                .rain_mm = table.at(row, "precipitation", 0, 2000),
                .uv_index = table.at(row, "uv_index", 0, 30),
                .source = "open_meteo",
                .attribution = std::string(attribution)};
}

std::optional<Meaning> meaning_of_open_meteo(Outcome const& outcome, base::Instant now) {
  if (outcome.head.status != 429) return no_json(outcome);
  auto const says = [&outcome](char const* word) {
    return outcome.body.find(word) != std::string::npos;
  };
  auto const tomorrow = std::chrono::ceil<std::chrono::days>(now) - now;
  seconds const rest = says("Daily")    ? std::chrono::ceil<seconds>(tomorrow)
                       : says("Hourly") ? seconds(hours(1))
                                        : seconds(60);
  return Meaning{429, rest, "Its limit of calls is reached."};
}

Call OpenMeteo::call_to(Target target, base::Instant until, std::string const& traceparent) const {
  if (!key_.empty()) target.add("apikey", key_);
  return {
      .target = target.str(),
      .until = until,
      .traceparent = traceparent,
      .judge = [until](Outcome const& outcome) { return meaning_of_open_meteo(outcome, until); }};
}

Said<Forecast> OpenMeteo::forecast(base::Instant until, base::LatLon at,
                                   std::string const& traceparent) {
  Target target("/v1/forecast");
  target.add("latitude", at.lat).add("longitude", at.lon).add("timezone", "auto");
  target.add("forecast_days", "16").add("wind_speed_unit", "ms");
  target.add("daily",
             "weather_code,temperature_2m_max,temperature_2m_min,precipitation_sum,"
             "precipitation_probability_max,wind_speed_10m_max,wind_gusts_10m_max,uv_index_max");
  target.add("hourly",
             "temperature_2m,precipitation_probability,precipitation,weather_code,wind_speed_10m");
  return ask_for<Forecast>(provider_, call_to(target, until, traceparent),
                           &forecast_from_open_meteo);
}

Said<Moment> OpenMeteo::moment(base::Instant until, base::LatLon at, base::Instant when,
                               std::string const& traceparent) {
  auto const day =
      base::to_text(base::Day(std::chrono::floor<std::chrono::days>(when).time_since_epoch()));
  Target target("/v1/forecast");
  target.add("latitude", at.lat).add("longitude", at.lon).add("timezone", "GMT");
  target.add("timeformat", "unixtime").add("wind_speed_unit", "ms");
  target.add("start_date", day).add("end_date", day);
  target.add("hourly",
             "temperature_2m,apparent_temperature,dew_point_2m,relative_humidity_2m,cloud_cover,"
             "visibility,wind_speed_10m,wind_gusts_10m,wind_direction_10m,precipitation,uv_index,"
             "weather_code");
  return ask_for<Moment>(provider_, call_to(target, until, traceparent),
                         [when](auto body) { return moment_from_open_meteo(body, when); });
}

}  // namespace providers
