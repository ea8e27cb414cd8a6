// SPDX-License-Identifier: Apache-2.0
#include "weather/api.hpp"

#include <array>

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/language.hpp"
#include "weather/api_types.hpp"

namespace weather {
namespace {

using http::Request;
using http::Response;

constexpr auto sentences = std::to_array<http::Sentence>({
    {"Must be a division code of six digits.", "须为六位行政区划代码。"},
    {"This is not the code of any area.", "没有使用这个代码的行政区。"},
});

Response refused(base::Error const& error, Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

DayWeatherView view_of(DayOutlook const& day, http::Locale locale) {
  auto const& told = day.conditions;
  DayWeatherView view{.day = day.day,
                      .basis = day.basis,
                      .sky = told.sky,
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
  if (!told.sky) return view;
  view.sky_text = locale == http::Locale::en ? name_en(*told.sky) : name_zh(*told.sky);
  view.outdoors = outdoors_under(*told.sky);
  return view;
}

// The words of the requirement.
WeatherTrouble trouble_for(http::Locale locale) {
  if (locale == http::Locale::en)
    return {
        .message = "The weather cannot be loaded; please try again later or check your network.",
        .action = "Refresh"};
  return {.message = "无法加载天气数据，请稍后重试或检查网络连接。", .action = "刷新"};
}

struct GetWeather {
  Forecasting forecasting;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<WeatherQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const code = places::AreaCode::parse(wanted->adcode);
    auto const* const area = code ? forecasting.areas.find(*code) : nullptr;
    if (!area)
      return refused(base::refuse_field("adcode", "This is not the code of any area."), request);
    auto const from = wanted->from.value_or(base::china_day(forecasting.clock.now()));
    auto const outlook =
        forecasting.weather.outlook({.city = code->city(),
                                     .at = area->at,
                                     .from = from,
                                     .until = from + std::chrono::days(wanted->days),
                                     .traceparent = request.traceparent});
    WeatherAnswer answer{.adcode = wanted->adcode,
                         .name_zh = area->name_zh,
                         .name_en = area->name_en,
                         .days = {},
                         .trouble = {}};
    for (auto const& day : outlook.days) answer.days.push_back(view_of(day, request.locale));
    if (outlook.trouble) {
      forecasting.log.warn("weather", outlook.trouble->why);
      answer.trouble = trouble_for(request.locale);
    }
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
              .calls(GetWeather{forecasting})};
}

}  // namespace weather
