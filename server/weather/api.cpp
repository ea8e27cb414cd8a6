// SPDX-License-Identifier: Apache-2.0
#include "weather/api.hpp"

#include <algorithm>
#include <array>

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/language.hpp"
#include "weather/api_types.hpp"

namespace weather {
namespace {

using http::Request;
using http::Response;

constexpr std::chrono::milliseconds patience{4000};

constexpr auto sentences = std::to_array<http::Sentence>({
    {"Must be a division code of six digits.", "须为六位行政区划代码。"},
    {"This is not the code of any area.", "没有使用这个代码的行政区。"},
    {"Say where: adcode, or lat and lon.", "请指明地点：adcode，或者 lat 与 lon。"},
    {"Nobody knows that hour: it is before 1979 or more than four days ahead.",
     "无从得知这个时刻的天气：早于 1979 年，或晚于四天之后。"},
    {"The weather cannot be loaded; please try again later or check your network.",
     "无法加载天气数据，请稍后重试或检查网络连接。"},
});

Response refused(base::Error const& error, Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

template <class View>
void add_words(View& view, std::optional<Sky> sky, http::Locale locale) {
  view.sky = sky;
  if (sky) view.sky_text = locale == http::Locale::en ? name_en(*sky) : name_zh(*sky);
}

DayWeatherView view_of(DayOutlook const& day, http::Locale locale) {
  auto const& told = day.conditions;
  DayWeatherView view{.day = day.day,
                      .basis = day.basis,
                      .sky = {},
                      .sky_text = {},
                      .outdoors = {},
                      .celsius_min = told.celsius_min,
                      .celsius_max = told.celsius_max,
                      .rain_percent = told.rain_percent,
                      .rain_mm = told.rain_mm,
                      .rain_days = day.rain_days,
                      .wind_m_s = told.wind_m_s,
                      .gust_m_s = told.gust_m_s,
                      .uv_index = told.uv_index,
                      .source = day.source,
                      .attribution = day.attribution,
                      .as_of = day.as_of,
                      .is_stale = day.is_stale};
  add_words(view, told.sky, locale);
  if (told.sky) view.outdoors = outdoors_under(*told.sky);
  return view;
}

HourWeatherView view_of(Spell const& spell, http::Locale locale) {
  auto const& told = spell.conditions;
  HourWeatherView view{.from = spell.from,
                       .until = spell.until,
                       .sky = {},
                       .sky_text = {},
                       .outdoors = {},
                       .celsius_min = told.celsius_min,
                       .celsius_max = told.celsius_max,
                       .rain_percent = told.rain_percent,
                       .rain_mm = told.rain_mm,
                       .wind_m_s = told.wind_m_s};
  add_words(view, told.sky, locale);
  if (told.sky) view.outdoors = outdoors_under(*told.sky);
  return view;
}

WarningView view_of(Warning const& told, http::Locale locale) {
  bool const is_en = locale == http::Locale::en;
  return {.id = told.id,
          .source = told.source,
          .sender = told.sender,
          .event = told.event,
          .hazard = told.hazard,
          .hazard_text = std::string(is_en ? name_en(told.hazard) : name_zh(told.hazard)),
          .severity = told.severity,
          .severity_text = std::string(is_en ? name_en(told.severity) : name_zh(told.severity)),
          .issued = told.issued,
          .onset = told.onset,
          .expires = told.expires,
          .headline = told.headline,
          .description = told.description,
          .instruction = told.instruction,
          .area = told.area,
          .attribution = told.attribution};
}

std::vector<WarningView> views_of(std::vector<Warning> const& warnings, http::Locale locale) {
  std::vector<WarningView> views;
  for (auto const& warning : in_language(warnings, locale == http::Locale::en ? "en" : "zh"))
    views.push_back(view_of(warning, locale));
  return views;
}

// The words of the requirement.
WeatherTrouble trouble_for(http::Locale locale) {
  if (locale == http::Locale::en)
    return {
        .message = "The weather cannot be loaded; please try again later or check your network.",
        .action = "Refresh"};
  return {.message = "无法加载天气数据，请稍后重试或检查网络连接。", .action = "刷新"};
}

places::Area const* find_area(places::Areas const& areas, std::string const& adcode) {
  auto const code = places::AreaCode::parse(adcode);
  return code ? areas.find(*code) : nullptr;
}

// The district whose centre is nearest, if it is near enough to be the one around.
places::AreaCode area_around(places::Areas const& areas, base::LatLon at) {
  constexpr double near_enough_m = 60'000;
  places::AreaCode found;
  double least = near_enough_m;
  for (auto const& area : areas.all()) {
    if (area.level != places::AreaLevel::district || !area.has_own_position) continue;
    if (std::abs(area.at.lat - at.lat) > 1) continue;  // farther than that anyway
    if (auto const distance = base::distance_m(area.at, at); distance < least) {
      least = distance;
      found = area.code;
    }
  }
  return found;
}

base::Error nowhere() { return base::refuse_field("adcode", "This is not the code of any area."); }

struct GetWeather {
  Forecasting forecasting;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<WeatherQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const* const area = find_area(forecasting.areas, wanted->adcode);
    if (!area) return refused(nowhere(), request);
    auto const from = wanted->from.value_or(base::china_day(forecasting.clock.now()));
    auto const outlook =
        forecasting.weather.outlook({.city = area->code.city(),
                                     .at = area->at,
                                     .from = from,
                                     .until = from + std::chrono::days(wanted->days),
                                     .patience = patience,
                                     .traceparent = request.traceparent});
    auto const warned = forecasting.warnings.around({.where = {area->at, area->code},
                                                     .patience = patience,
                                                     .traceparent = request.traceparent});
    WeatherAnswer answer{.adcode = wanted->adcode,
                         .name_zh = area->name_zh,
                         .name_en = area->name_en,
                         .days = {},
                         .hours = {},
                         .warnings = views_of(warned.warnings, request.locale),
                         .trouble = {}};
    for (auto const& day : outlook.days) {
      answer.days.push_back(view_of(day, request.locale));
      for (auto const& spell : day.spells)  // one that touches two days is told with the first
        if (answer.hours.empty() || spell.from > answer.hours.back().from)
          answer.hours.push_back(view_of(spell, request.locale));
    }
    for (auto const& trouble : {outlook.trouble, warned.trouble})
      if (trouble) forecasting.log.warn("weather", trouble->why);
    if (outlook.trouble) answer.trouble = trouble_for(request.locale);
    return http::ok(http::to_json(answer));
  }
};

struct GetWarnings {
  Forecasting forecasting;

  base::Result<Whereabouts> whereabouts(WarningsQuery const& wanted) const {
    if (wanted.adcode) {
      auto const* const area = find_area(forecasting.areas, *wanted.adcode);
      if (!area) return nowhere();
      return Whereabouts{area->at, area->code};
    }
    if (!wanted.lat || !wanted.lon)
      return base::refuse_field(wanted.lat ? "lon" : "lat", "Say where: adcode, or lat and lon.");
    base::LatLon const at{*wanted.lat, *wanted.lon};
    return Whereabouts{at, area_around(forecasting.areas, at)};
  }

  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<WarningsQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const where = whereabouts(*wanted);
    if (!where) return refused(where.error(), request);
    auto const found = forecasting.warnings.around(
        {.where = *where, .patience = patience, .traceparent = request.traceparent});
    WarningsAnswer answer{.warnings = views_of(found.warnings, request.locale),
                          .as_of = found.as_of,
                          .is_stale = found.is_stale,
                          .trouble = {}};
    if (found.trouble) {
      forecasting.log.warn("weather", found.trouble->why);
      answer.trouble = trouble_for(request.locale);
    }
    return http::ok(http::to_json(answer));
  }
};

struct GetMoment {
  Forecasting forecasting;

  base::Result<Moment> moment_of(places::Area const& area, MomentQuery const& wanted,
                                 Request const& request) const {
    auto const now = forecasting.clock.now();
    bool const is_known = wanted.at >= base::china_instant(first_known_day, base::Minutes(0)) &&
                          wanted.at <= now + furthest_moment;
    if (!is_known)
      return base::refuse_field(
          "at", "Nobody knows that hour: it is before 1979 or more than four days ahead.");
    if (!forecasting.moments)
      return base::refuse(base::Refusal::unavailable, "No weather service is configured.", "E-303");
    return forecasting.moments->moment(cell_of(area.at), wanted.at, now + patience,
                                       request.traceparent);
  }

  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<MomentQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const* const area = find_area(forecasting.areas, wanted->adcode);
    if (!area) return refused(nowhere(), request);
    auto const told = moment_of(*area, *wanted, request);
    if (!told && told.error().kind != base::Refusal::unavailable)
      return refused(told.error(), request);
    if (!told) {
      forecasting.log.warn("weather", told.error().why);
      return refused(
          base::refuse(
              base::Refusal::unavailable,
              "The weather cannot be loaded; please try again later or check your network.",
              "E-303"),
          request);
    }
    MomentAnswer answer{.adcode = wanted->adcode,
                        .at = told->at,
                        .sky = {},
                        .sky_text = {},
                        .celsius = told->celsius,
                        .felt_celsius = told->felt_celsius,
                        .dew_point_celsius = told->dew_point_celsius,
                        .humidity_percent = told->humidity_percent,
                        .pressure_hpa = told->pressure_hpa,
                        .cloud_percent = told->cloud_percent,
                        .visibility_m = told->visibility_m,
                        .wind_m_s = told->wind_m_s,
                        .gust_m_s = told->gust_m_s,
                        .wind_from_degrees = told->wind_from_degrees,
                        .rain_mm = told->rain_mm,
                        .snow_mm = told->snow_mm,
                        .uv_index = told->uv_index,
                        .sunrise = told->sunrise,
                        .sunset = told->sunset,
                        .source = told->source,
                        .attribution = told->attribution};
    add_words(answer, told->sky, request.locale);
    return http::ok(http::to_json(answer));
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(Forecasting const& forecasting) {
  return {http::get("/api/weather")
              .named("getWeather", "The weather of days to come, as far as it is known", "weather")
              .anyone()
              .on(http::Lane::outbound)
              .query<WeatherQuery>()
              .answers<WeatherAnswer>(200)
              .calls(GetWeather{forecasting}),
          http::get("/api/weather/warnings")
              .named("getWarnings", "What is warned of around a place now", "weather")
              .anyone()
              .on(http::Lane::outbound)
              .query<WarningsQuery>()
              .answers<WarningsAnswer>(200)
              .calls(GetWarnings{forecasting}),
          http::get("/api/weather/moment")
              .named("getMoment", "The weather of one hour, past or near", "weather")
              .anyone()
              .on(http::Lane::outbound)
              .query<MomentQuery>()
              .answers<MomentAnswer>(200)
              .calls(GetMoment{forecasting})};
}

}  // namespace weather
