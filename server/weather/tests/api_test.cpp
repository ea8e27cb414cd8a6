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
                    .spells = {{base::china_instant(*base::parse_day("2026-11-22"), 22h),
                                base::china_instant(*base::parse_day("2026-11-23"), 1h),
                                {.sky = weather::Sky::rain}}},
                    .days = {{*base::parse_day("2026-11-22"),
                              {.sky = weather::Sky::heavy_rain, .celsius_max = 21.5}}}};
  }
  bool answers = true;
};

struct Office final : weather::WarningSource {
  base::Result<weather::WarningsAt> warnings(weather::Whereabouts const& where, base::Instant,
                                             std::string const&) override {
    asked.push_back(where);
    if (!answers) return base::refuse(base::Refusal::unavailable, "Down.", "E-303");
    return told;
  }
  bool answers = true;
  weather::WarningsAt told;
  std::vector<weather::Whereabouts> asked;
};

struct Past final : weather::MomentSource {
  base::Result<weather::Moment> moment(base::LatLon, base::Instant when, base::Instant,
                                       std::string const&) override {
    if (!answers) return base::refuse(base::Refusal::unavailable, "Down.", "E-303");
    return weather::Moment{.at = when, .sky = weather::Sky::rain, .celsius = 12.5};
  }
  bool answers = true;
};

using Query = std::vector<std::pair<std::string, std::string>>;

struct House {
  base::ManualClock clock{base::china_instant(*base::parse_day("2026-11-22"), 9h)};
  base::SilentLog log;
  Source source;
  weather::Weather weather{{&source, weather::Climate::bundled(), clock, [](auto) {}}};
  Office office;
  Past past;
  weather::CapDocuments documents{{.folder = XINGQU_SOURCE_DIR "/tests/data/cap"}, clock, log};
  weather::Warnings warnings{{&office, documents, clock, [](auto) {}}};
  std::vector<http::Endpoint> endpoints =
      weather::endpoints({weather, warnings, &past, places::Areas::china(), clock, log});

  http::Response ask(Query const& query, http::Locale locale = http::Locale::zh_cn) {
    return ask_at(0, query, locale);
  }
  http::Response ask_at(std::size_t endpoint, Query const& query,
                        http::Locale locale = http::Locale::zh_cn) {
    http::Request request;
    request.locale = locale;
    for (auto const& [name, value] : query) request.query.add(name, value);
    return endpoints.at(endpoint).handle(request);
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

TEST_CASE("hours are told once, those that touch two days as well") {
  House house;
  auto const body =
      boost::json::parse(house.ask({{"adcode", "350100"}, {"days", "3"}}, http::Locale::en).body);
  auto const& hours = body.at("hours").as_array();
  REQUIRE(hours.size() == 1);
  CHECK(hours[0].at("from").as_string() == "2026-11-22T14:00:00Z");
  CHECK(hours[0].at("sky_text").as_string() == "rain");
}

TEST_CASE("warnings of the operator's documents and of a service are told together") {
  House house;
  house.office.told.fetched_at = house.clock.now();
  house.office.told.messages = {{.id = "1",
                                 .warnings = {{.id = "1",
                                               .source = "qweather",
                                               .language = "zh",
                                               .severity = weather::Severity::extreme,
                                               .expires = house.clock.now() + 2h,
                                               .headline = "台风红色预警"}}}};
  auto const answer = house.ask_at(1, {{"adcode", "350102"}});
  CHECK(answer.status == 200);
  auto const body = boost::json::parse(answer.body);
  auto const& warnings = body.at("warnings").as_array();
  REQUIRE(warnings.size() >= 2);
  CHECK(warnings[0].at("severity").as_string() == "extreme");
  CHECK(warnings[0].at("severity_text").as_string() == "红色");
  CHECK(warnings[1].at("source").as_string() == "cap");
  CHECK(warnings[1].at("hazard_text").as_string() == "暴雨");
  CHECK(body.at("is_stale") == false);
  CHECK(
      boost::json::parse(house.ask({{"adcode", "350102"}}).body).at("warnings").as_array().size() ==
      warnings.size());
}

TEST_CASE(
    "a position is enough to be warned, and the office learns it to a hundredth of a degree") {
  House house;
  auto const near = house.ask_at(1, {{"lat", "26.0745"}, {"lon", "119.2965"}});
  CHECK_FALSE(boost::json::parse(near.body).at("warnings").as_array().empty());
  CHECK(house.office.asked.at(0).at == base::LatLon{26.07, 119.30});
  CHECK(house.office.asked.at(0).area.city() == places::AreaCode(350100));
  auto const far = house.ask_at(1, {{"lat", "43.73"}, {"lon", "7.42"}});
  CHECK(boost::json::parse(far.body).at("warnings").as_array().empty());
  CHECK(house.office.asked.at(1).area == places::AreaCode());
  for (auto const& wrong :
       {Query{}, Query{{"lat", "26"}}, Query{{"lat", "91"}, {"lon", "0"}}, Query{{"adcode", "1"}},
        Query{{"adcode", "990000"}}, Query{{"lat", "x"}, {"lon", "1"}}})
    CHECK(house.ask_at(1, wrong).status == 422);
}

TEST_CASE(
    "warnings are asked for every five minutes, and the last word holds while nobody answers") {
  House house;
  house.office.told.fetched_at = house.clock.now();
  house.office.told.messages = {{.id = "1",
                                 .warnings = {{.id = "1",
                                               .source = "qweather",
                                               .language = "zh",
                                               .expires = house.clock.now() + 2h}}}};
  Query const here{{"lat", "30.0"}, {"lon", "100.0"}};
  auto const told = [&] { return boost::json::parse(house.ask_at(1, here).body); };
  CHECK(told().at("warnings").as_array().size() == 1);
  house.clock.advance(4min);
  CHECK(told().at("warnings").as_array().size() == 1);
  CHECK(house.office.asked.size() == 1);
  house.office.answers = false;
  house.clock.advance(6min);
  auto const last = told();
  CHECK(last.at("is_stale") == true);
  CHECK(last.at("warnings").as_array().size() == 1);
  CHECK(last.at("trouble").at("code").as_string() == "E-303");
  house.clock.advance(2h);
  CHECK(told().at("warnings").as_array().empty());  // it has expired, whoever answers
}

TEST_CASE("one hour is told, and what nobody can know is refused") {
  House house;
  auto const ask = [&](char const* at) {
    return house.ask_at(2, {{"adcode", "350100"}, {"at", at}});
  };
  auto const body = boost::json::parse(ask("2026-11-20T08:00:00Z").body);
  CHECK(body.at("celsius").to_number<double>() == 12.5);
  CHECK(body.at("sky_text").as_string() == "雨");
  CHECK(ask("1978-12-31T00:00:00Z").status == 422);
  CHECK(ask("2026-11-27T00:00:00Z").status == 422);
  CHECK(ask("yesterday").status == 422);
  house.past.answers = false;
  auto const trouble = ask("2026-11-20T08:00:00Z");
  CHECK(trouble.status == 503);
  CHECK(trouble.body.find("E-303") != std::string::npos);
  CHECK(trouble.body.find("Down") == std::string::npos);
}
