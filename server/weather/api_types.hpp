// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "weather/moment.hpp"
#include "weather/outlook.hpp"
#include "weather/warning.hpp"

// What goes over the wire. Include it from .cpp files only.
namespace weather {

struct WeatherQuery {
  std::string adcode;
  std::optional<base::Day> from;
  int days = 7;
};
BOOST_DESCRIBE_STRUCT(WeatherQuery, (), (adcode, from, days))
inline http::Rules rules(http::Of<WeatherQuery>) {
  return {http::field("adcode")
              .pattern("[1-9][0-9]{5}", "Must be a division code of six digits.")
              .text("City or district.")
              .example("\"350100\""),
          http::field("from").text("The first day; absent: today."),
          http::field("days").range(1, 30).may_be_missing()};
}

struct DayWeatherView {
  base::Day day{};
  Basis basis = Basis::unknown;
  std::optional<Sky> sky;
  std::optional<std::string> sky_text;
  std::optional<Outdoors> outdoors;
  std::optional<double> celsius_min;
  std::optional<double> celsius_max;
  std::optional<int> rain_percent;
  std::optional<double> rain_mm;
  std::optional<int> rain_days;
  std::optional<double> wind_m_s;
  std::optional<double> gust_m_s;
  std::optional<double> uv_index;
  std::string source;
  std::string attribution;
  std::optional<base::Instant> as_of;
  bool is_stale = false;
};
BOOST_DESCRIBE_STRUCT(DayWeatherView, (),
                      (day, basis, sky, sky_text, outdoors, celsius_min, celsius_max, rain_percent,
                       rain_mm, rain_days, wind_m_s, gust_m_s, uv_index, source, attribution, as_of,
                       is_stale))
inline http::Rules rules(http::Of<DayWeatherView>) {
  return {http::field("basis").text("forecast; normals: what the month usually is there, no "
                                    "forecast; unknown: neither is known."),
          http::field("sky_text").text("The same in the language of who asks."),
          http::field("outdoors").text("What it means for being outdoors."),
          http::field("rain_days").text("Usual days with rain in that month; normals only."),
          http::field("attribution").text("To be shown beside it."),
          http::field("as_of").text("When the forecast was fetched."),
          http::field("is_stale").text("Nobody answered just now: the last that is known.")};
}

struct HourWeatherView {
  base::Instant from{};
  base::Instant until{};
  std::optional<Sky> sky;
  std::optional<std::string> sky_text;
  std::optional<Outdoors> outdoors;
  std::optional<double> celsius_min;
  std::optional<double> celsius_max;
  std::optional<int> rain_percent;
  std::optional<double> rain_mm;
  std::optional<double> wind_m_s;
};
BOOST_DESCRIBE_STRUCT(HourWeatherView, (),
                      (from, until, sky, sky_text, outdoors, celsius_min, celsius_max, rain_percent,
                       rain_mm, wind_m_s))

struct WarningView {
  std::string id;
  std::string source;
  std::string sender;
  std::string event;
  Hazard hazard = Hazard::other;
  std::string hazard_text;
  Severity severity = Severity::unknown;
  std::string severity_text;
  base::Instant issued{};
  std::optional<base::Instant> onset;
  base::Instant expires{};
  std::string headline;
  std::string description;
  std::string instruction;
  std::string area;
  std::string attribution;
};
BOOST_DESCRIBE_STRUCT(WarningView, (),
                      (id, source, sender, event, hazard, hazard_text, severity, severity_text,
                       issued, onset, expires, headline, description, instruction, area,
                       attribution))
inline http::Rules rules(http::Of<WarningView>) {
  return {http::field("event").text("As the office names it."),
          http::field("hazard").text("The same in the one vocabulary of dangers."),
          http::field("hazard_text").text("In the language of who asks."),
          http::field("severity").text("minor to extreme: China's blue, yellow, orange and red."),
          http::field("area").text("Where, in words; empty where the office does not say."),
          http::field("attribution").text("To be shown beside it.")};
}

struct WeatherTrouble {
  std::string code = "E-303";
  std::string message;
  std::string action;
};
BOOST_DESCRIBE_STRUCT(WeatherTrouble, (), (code, message, action))

struct WeatherAnswer {
  std::string adcode;
  std::string name_zh;
  std::string name_en;
  std::vector<DayWeatherView> days;
  std::vector<HourWeatherView> hours;
  std::vector<WarningView> warnings;
  std::optional<WeatherTrouble> trouble;
};
BOOST_DESCRIBE_STRUCT(WeatherAnswer, (), (adcode, name_zh, name_en, days, hours, warnings, trouble))
inline http::Rules rules(http::Of<WeatherAnswer>) {
  return {http::field("hours").text("Of the first days: hours, or spells of three."),
          http::field("warnings").text("In force around there now, the most severe first."),
          http::field("trouble").text("Nobody could be asked just now; the days are what is known "
                                      "all the same, and `action` names the button to try again.")};
}

struct WarningsQuery {
  std::optional<std::string> adcode;
  std::optional<double> lat;
  std::optional<double> lon;
};
BOOST_DESCRIBE_STRUCT(WarningsQuery, (), (adcode, lat, lon))
inline http::Rules rules(http::Of<WarningsQuery>) {
  return {http::field("adcode")
              .pattern("[1-9][0-9]{5}", "Must be a division code of six digits.")
              .text("City or district; or else a position.")
              .example("\"350100\""),
          http::field("lat").range(-90, 90).text("Degrees north, WGS-84."),
          http::field("lon").range(-180, 180).text("Degrees east, WGS-84.")};
}

struct WarningsAnswer {
  std::vector<WarningView> warnings;
  std::optional<base::Instant> as_of;
  bool is_stale = false;
  std::optional<WeatherTrouble> trouble;
};
BOOST_DESCRIBE_STRUCT(WarningsAnswer, (), (warnings, as_of, is_stale, trouble))
inline http::Rules rules(http::Of<WarningsAnswer>) {
  return {http::field("as_of").text("When the service was asked; absent: none is configured."),
          http::field("is_stale").text("It did not answer just now: its last word.")};
}

struct MomentQuery {
  std::string adcode;
  base::Instant at{};
};
BOOST_DESCRIBE_STRUCT(MomentQuery, (), (adcode, at))
inline http::Rules rules(http::Of<MomentQuery>) {
  return {http::field("adcode")
              .pattern("[1-9][0-9]{5}", "Must be a division code of six digits.")
              .text("City or district.")
              .example("\"350100\""),
          http::field("at").text("From 1979 to four days from now.")};
}

struct MomentAnswer {
  std::string adcode;
  base::Instant at{};
  std::optional<Sky> sky;
  std::optional<std::string> sky_text;
  std::optional<double> celsius;
  std::optional<double> felt_celsius;
  std::optional<double> dew_point_celsius;
  std::optional<int> humidity_percent;
  std::optional<int> pressure_hpa;
  std::optional<int> cloud_percent;
  std::optional<int> visibility_m;
  std::optional<double> wind_m_s;
  std::optional<double> gust_m_s;
  std::optional<int> wind_from_degrees;
  std::optional<double> rain_mm;
  std::optional<double> snow_mm;
  std::optional<double> uv_index;
  std::optional<base::Instant> sunrise;
  std::optional<base::Instant> sunset;
  std::string source;
  std::string attribution;
};
BOOST_DESCRIBE_STRUCT(MomentAnswer, (),
                      (adcode, at, sky, sky_text, celsius, felt_celsius, dew_point_celsius,
                       humidity_percent, pressure_hpa, cloud_percent, visibility_m, wind_m_s,
                       gust_m_s, wind_from_degrees, rain_mm, snow_mm, uv_index, sunrise, sunset,
                       source, attribution))

}  // namespace weather
