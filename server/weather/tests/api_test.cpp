// SPDX-License-Identifier: Apache-2.0
#include "weather/api.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

using namespace std::chrono_literals;
using weather::Forecast;

namespace {

struct Source final : weather::WeatherSource {
  base::Result<Forecast> forecast(base::LatLon at, base::Instant, std::string const&) override {
    if (!answers) return base::refuse(base::Refusal::unavailable, "Down.", "E-303");
    return Forecast{.at = at,
                    .source = "open_meteo",
                    .attribution = "Weather data by Open-Meteo.com",
                    .days = {{*base::parse_day("2026-11-22"),
                              {.sky = weather::Sky::heavy_rain, .celsius_max = 21.5}}}};
  }
  bool answers = true;
};

using Query = std::vector<std::pair<std::string, std::string>>;

struct House {
  base::ManualClock clock{base::china_instant(*base::parse_day("2026-11-22"), 9h)};
  base::SilentLog log;
  Source source;
  weather::Weather weather{{&source, weather::Climate::bundled(), clock, [](auto) {}}};
  std::vector<http::Endpoint> endpoints =
      weather::endpoints({weather, places::Areas::china(), clock, log});

  http::Response ask(Query const& query, http::Locale locale = http::Locale::zh_cn) {
    http::Request request;
    request.path = "/api/weather";
    request.locale = locale;
    for (auto const& [name, value] : query) request.query.add(name, value);
    return endpoints.at(0).handle(request);
  }
};

}  // namespace

TEST_CASE("a city's days are told with their basis and in the language of who asks") {
  House house;
  auto const answer = house.ask({{"adcode", "350102"}, {"days", "2"}});
  CHECK(answer.status == 200);
  auto const body = boost::json::parse(answer.body);
  CHECK(body.at("name_zh").as_string() == "鼓楼区");
  auto const& days = body.at("days").as_array();
  REQUIRE(days.size() == 2);
  CHECK(days[0].at("day").as_string() == "2026-11-22");
  CHECK(days[0].at("basis").as_string() == "forecast");
  CHECK(days[0].at("sky").as_string() == "heavy_rain");
  CHECK(days[0].at("sky_text").as_string() == "大雨");
  CHECK(days[0].at("outdoors").as_string() == "bad");
  CHECK(days[0].at("celsius_max").to_number<double>() == 21.5);
  CHECK(days[1].at("basis").as_string() == "normals");
  CHECK(days[1].at("celsius_max").to_number<double>() == 22);
  CHECK(house.ask({{"adcode", "350100"}}, http::Locale::en).body.find("heavy rain") !=
        std::string::npos);
}

TEST_CASE("without an answer the days are still told, with E-303 and its button") {
  House house;
  house.source.answers = false;
  auto const answer = house.ask({{"adcode", "350100"}, {"days", "1"}});
  CHECK(answer.status == 200);
  auto const body = boost::json::parse(answer.body);
  auto const& trouble = body.at("trouble");
  CHECK(trouble.at("code").as_string() == "E-303");
  CHECK(trouble.at("message").as_string() == "无法加载天气数据，请稍后重试或检查网络连接。");
  CHECK(trouble.at("action").as_string() == "刷新");
  CHECK(body.at("days").at(0).at("basis").as_string() == "normals");
}

TEST_CASE("what is asked wrongly is refused at its field") {
  House house;
  for (Query const& query :
       {Query{}, Query{{"adcode", "35"}}, Query{{"adcode", "999999"}},
        Query{{"adcode", "350100"}, {"days", "0"}}, Query{{"adcode", "350100"}, {"days", "31"}},
        Query{{"adcode", "350100"}, {"from", "someday"}}})
    CHECK(house.ask(query).status == 422);
}
