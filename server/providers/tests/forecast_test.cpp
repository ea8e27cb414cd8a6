// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "providers/curl_transport.hpp"
#include "providers/weather/chained_weather.hpp"
#include "providers/weather/open_meteo.hpp"
#include "providers/weather/openweather.hpp"
#include "scripted_server.hpp"

using namespace std::chrono_literals;
using providers::OpenMeteo;
using providers::OpenWeather;
using providers::OpenWeatherPlan;
using weather::Sky;

namespace {

std::string recorded(std::string const& name) {
  std::ostringstream text;
  text << std::ifstream(XINGQU_SOURCE_DIR "/tests/data/providers/" + name).rdbuf();
  return text.str();
}

base::Day day(char const* text) { return *base::parse_day(text); }

struct Street {  // real clients on their way to a server on loopback
  explicit Street(ScriptedServer::Act act) : server(std::move(act)) {}
  ScriptedServer server;
  base::SystemClock clock;
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  base::SilentLog log;
  providers::CallObserver observer;
  providers::CurlTransport transport{{.allowed = {server.url()}}};
  providers::Provider provider{{.name = "weather", .base = server.url()},
                               {transport, clock, random, ids, log, observer}};
  base::Instant soon() const { return clock.now() + 20s; }
};

}  // namespace

TEST_CASE("a One Call answer is read in our words, and what it lacks is absent") {
  auto const forecast = providers::forecast_from_one_call(recorded("openweather_onecall.json"));
  REQUIRE(forecast);
  REQUIRE(forecast->days.size() == 2);
  auto const& wet = forecast->days[0];
  CHECK(wet.day == day("2026-11-22"));
  CHECK(wet.conditions.sky == Sky::heavy_rain);
  CHECK(wet.conditions.celsius_min == 14.1);
  CHECK(wet.conditions.celsius_max == 20.6);
  CHECK(wet.conditions.rain_percent == 100);
  CHECK(wet.conditions.rain_mm == 21.7);
  CHECK(wet.conditions.gust_m_s == 8.9);
  CHECK(forecast->days[1].conditions.rain_mm == 0);
  CHECK_FALSE(forecast->days[1].conditions.gust_m_s);
  REQUIRE(forecast->spells.size() == 2);
  CHECK(forecast->spells[0].from == base::china_instant(day("2026-11-22"), 9h));
  CHECK(forecast->spells[0].conditions.rain_percent == 62);
  CHECK(forecast->spells[0].conditions.rain_mm == 0.4);
  CHECK(forecast->spells[1].conditions.sky == Sky::cloudy);
}

TEST_CASE("three-hourly spells become days: extremes, sums, the worst sky of daylight") {
  auto const forecast =
      providers::forecast_from_three_hourly(recorded("openweather_three_hourly.json"));
  REQUIRE(forecast);
  CHECK(forecast->spells.size() == 16);
  REQUIRE(forecast->days.size() == 2);  // the third is known until noon only
  CHECK(forecast->days[0].day == day("2026-11-22"));
  CHECK(forecast->days[0].conditions.sky == Sky::overcast);
  auto const& stormy = forecast->days[1].conditions;
  CHECK(stormy.sky == Sky::thunderstorm);
  CHECK(stormy.celsius_min == 16.5);
  CHECK(stormy.celsius_max == 21);
  CHECK(stormy.rain_percent == 55);
  CHECK(stormy.rain_mm == 12);
  CHECK(stormy.wind_m_s.value() == doctest::Approx(3.1));
}

TEST_CASE("columns of Open-Meteo may hold nulls, and local times are made instants") {
  auto const forecast = providers::forecast_from_open_meteo(recorded("open_meteo.json"));
  REQUIRE(forecast);
  REQUIRE(forecast->days.size() == 3);
  CHECK(forecast->days[0].conditions.sky == Sky::heavy_showers);
  CHECK(forecast->days[0].conditions.rain_percent == 95);
  CHECK(forecast->days[0].conditions.rain_mm == 31.5);
  CHECK(forecast->days[1].conditions.sky == Sky::clear);
  CHECK_FALSE(forecast->days[2].conditions.sky);
  CHECK_FALSE(forecast->days[2].conditions.celsius_max);
  REQUIRE(forecast->spells.size() == 3);
  CHECK(forecast->spells[1].from == base::china_instant(day("2026-11-22"), 1h));
  CHECK_FALSE(forecast->spells[1].conditions.celsius_max);
  CHECK_FALSE(forecast->spells[2].conditions.rain_percent);
}

TEST_CASE("figures that cannot be are as good as unknown") {
  auto const forecast = providers::forecast_from_open_meteo(
      R"({"utc_offset_seconds":"28800","daily":{"time":["2026-11-22","no day",7],)"
      R"("temperature_2m_max":[1e300],"weather_code":["x"],"precipitation_sum":[-1]}})");
  REQUIRE(forecast);
  REQUIRE(forecast->days.size() == 1);
  CHECK_FALSE(forecast->days[0].conditions.celsius_max);
  CHECK_FALSE(forecast->days[0].conditions.sky);
  CHECK_FALSE(forecast->days[0].conditions.rain_mm);
}

TEST_CASE("what is no forecast is none") {
  for (auto const* text :
       {"", "null", "[]", "{}", "<html>", R"({"cod":401,"message":"Invalid API key."})",
        R"({"error":true,"reason":"Latitude must be in range"})",
        R"({"timezone_offset":28800,"utc_offset_seconds":28800,"daily":[],"list":[]})",
        R"({"timezone_offset":1e9,"daily":[{"dt":1}]})"}) {
    CHECK_MESSAGE(!providers::forecast_from_one_call(text), text);
    CHECK_MESSAGE(!providers::forecast_from_three_hourly(text), text);
    CHECK_MESSAGE(!providers::forecast_from_open_meteo(text), text);
  }
}

TEST_CASE("the clients ask as the providers want to be asked") {
  Street street([](auto& peer) { peer.answer(200, recorded("openweather_onecall.json")); });
  OpenWeather paid(street.provider, "k3y", OpenWeatherPlan::one_call_3);
  CHECK(paid.forecast(street.soon(), {26.07, 119.3}, "").value);
  OpenWeather free(street.provider, "k3y", OpenWeatherPlan::free_2_5);
  CHECK(free.forecast(street.soon(), {26.07, 119.3}, "").why ==
        "Its answer does not say what was asked.");
  OpenMeteo open(street.provider, "");
  CHECK_FALSE(open.forecast(street.soon(), {26.07, 119.3}, "").value);
  auto const requests = street.server.requests();
  CHECK(requests.at(0).starts_with(
      "GET "
      "/data/3.0/onecall?lat=26.07000&lon=119.30000&units=metric&lang=zh_cn&appid=k3y&exclude="));
  CHECK(requests.at(1).starts_with(
      "GET /data/2.5/forecast?lat=26.07000&lon=119.30000&units=metric&lang=zh_cn&appid=k3y "
      "HTTP/1.1"));
  CHECK(requests.at(2).starts_with(
      "GET /v1/forecast?latitude=26.07000&longitude=119.30000&timezone=auto&forecast_days=16"));
  CHECK(requests.at(2).find("apikey") == std::string::npos);
}

TEST_CASE("the next provider answers when the first refuses our key, and it is said why") {
  Street first([](auto& peer) { peer.answer(401, R"({"cod":401,"message":"Invalid API key."})"); });
  Street second([](auto& peer) { peer.answer(200, recorded("open_meteo.json")); });
  OpenWeather openweather(first.provider, "wrong", OpenWeatherPlan::one_call_3);
  OpenMeteo open_meteo(second.provider, "");
  providers::ChainedWeather chained(first.clock);
  chained.add(
      "openweather",
      [&](auto until, auto const& at, auto const& trace) {
        return openweather.forecast(until, at, trace);
      },
      nullptr);
  auto const alone = chained.forecast({26.07, 119.3}, first.soon(), "");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().code == "E-303");
  CHECK(alone.error().why == "openweather: It refuses our key.");
  chained.add(
      "open_meteo",
      [&](auto until, auto const& at, auto const& trace) {
        return open_meteo.forecast(until, at, trace);
      },
      nullptr);
  auto const answered = chained.forecast({26.07, 119.3}, first.soon(), "");
  REQUIRE(answered);
  CHECK(answered->source == "open_meteo");
  CHECK(answered->at == base::LatLon{26.07, 119.3});
  CHECK(first.clock.now() - answered->fetched_at < 1min);
  CHECK(first.provider.standing().refuses_key);
}
