// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "weather/outlook.hpp"

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
  std::optional<WeatherTrouble> trouble;
};
BOOST_DESCRIBE_STRUCT(WeatherAnswer, (), (adcode, name_zh, name_en, days, trouble))
inline http::Rules rules(http::Of<WeatherAnswer>) {
  return {
      http::field("trouble").text("Nobody could be asked just now; the days are what is known "
                                  "all the same, and `action` names the button to try again.")};
}

}  // namespace weather
