// SPDX-License-Identifier: Apache-2.0
// What the clients of weather services make of every answer that is known of them: against
// stand-ins always, against the services themselves where a key is in the environment.
#include <doctest/doctest.h>
#include <stdlib.h>

#include "providers/weather/chained_weather.hpp"
#include "providers/weather/open_meteo.hpp"
#include "providers/weather/openweather.hpp"
#include "stand_in.hpp"
#include "way_out.hpp"

using namespace std::chrono_literals;
using providers::OpenMeteo;
using providers::OpenWeather;
using providers::OpenWeatherPlan;
using providers::Said;
using weather::Forecast;

namespace {

constexpr base::LatLon fuzhou{26.08, 119.30};
constexpr auto key = "stand-in-appid";
struct Row {
  char const* fault;
  std::size_t calls;  // that are made
  char const* why;    // part of the reason
};

// What any service on the other side of a network may do.
constexpr Row broken_in_any_way[] = {
    {R"({"html":true})", 2, "It answered 502."},
    {R"({"html":true,"status":200})", 2, "Its answer is no JSON."},
    {R"({"status":500})", 2, "It answered 500."},
    {R"({"status":404})", 1, "It answered 404."},
    {R"({"garbage":true})", 2, "Its answer is no JSON."},
    {R"({"truncate":120})", 2, "transfer closed"},
    {R"({"drop":true})", 2, "Empty reply"},
    {R"({"reset":true})", 2, "reset"},
    {R"({"body":"{}"})", 1, "does not say what was asked"},
    {R"({"body":"[]"})", 1, "does not say what was asked"},
};

template <class Ask>
void check_row(StandIn const& stand_in, Row const& row, Ask ask) {
  stand_in.control(R"({"reset":true,"now":"2026-11-22T02:00:00Z"})");
  stand_in.fault(row.fault, 9);
  Way way(stand_in.url());
  auto const said = ask(way);
  CAPTURE(std::string(row.fault));
  CAPTURE(said.why);
  CHECK_FALSE(said.value);
  CHECK(said.why.find(row.why) != std::string::npos);
  CHECK(stand_in.calls() == row.calls);
  CHECK(way.log.lines.find(key) == std::string::npos);
  CHECK(way.log.lines.find("119.3") == std::string::npos);
}

Said<Forecast> ask_openweather(Way& way, OpenWeatherPlan plan, std::string const& with = key) {
  return OpenWeather(way.provider, with, plan).forecast(way.soon(), fuzhou, "");
}
Said<Forecast> ask_open_meteo(Way& way, base::LatLon at = fuzhou) {
  return OpenMeteo(way.provider, "").forecast(way.soon(), at, "");
}

struct Subscription {
  OpenWeatherPlan plan;
  char const* version;
  std::size_t calls;  // of one forecast
  std::size_t least_days;
  std::size_t spells;
};
constexpr Subscription subscriptions[] = {{OpenWeatherPlan::one_call_3, "3.0", 1, 8, 48},
                                          {OpenWeatherPlan::one_call_4, "4.0", 3, 8, 40},
                                          {OpenWeatherPlan::free_2_5, "2.5", 1, 5, 40}};

void check_is_whole(Forecast const& forecast, std::size_t least_days) {
  CHECK(forecast.days.size() >= least_days);
  for (auto const& day : forecast.days) {
    CHECK(day.conditions.celsius_min.has_value());
    CHECK(day.conditions.celsius_max >= day.conditions.celsius_min);
  }
  CHECK(std::is_sorted(forecast.spells.begin(), forecast.spells.end(),
                       [](auto const& a, auto const& b) { return a.from < b.from; }));
  CHECK_FALSE(forecast.attribution.empty());
}

}  // namespace

TEST_CASE("OpenWeather is read in each of its versions, and no page's address is followed") {
  for (auto const& [plan, version, calls, least_days, spells] : subscriptions) {
    CAPTURE(version);
    StandIn const stand_in("openweather", {"--plan", version});
    Way way(stand_in.url());
    auto const said = ask_openweather(way, plan);
    REQUIRE_MESSAGE(said.value, said.why);
    check_is_whole(*said.value, least_days);
    CHECK(said.value->spells.size() == spells);
    CHECK(stand_in.calls() == calls);
    CHECK(way.log.lines.find(key) == std::string::npos);
  }
}

TEST_CASE("OpenWeather: every fault has its reason, and only what may pass is tried again") {
  for (auto const& [plan, version, calls, least_days, spells] : subscriptions) {
    CAPTURE(version);
    StandIn const stand_in("openweather", {"--plan", version});
    auto const ask = [plan = plan](Way& way) { return ask_openweather(way, plan); };
    for (auto const& row : broken_in_any_way) check_row(stand_in, row, ask);
    for (auto const& row : {Row{R"({"error":"invalid_key"})", 1, "It refuses our key."},
                            Row{R"({"error":"invalid_key","quirk":"cod_text"})", 1, "our key."},
                            Row{R"({"error":"no_subscription"})", 1, "no One Call subscription"},
                            Row{R"({"error":"blocked"})", 1, "It blocks us"},
                            Row{R"({"error":"city_not_found","quirk":"cod_number"})", 1, "404"},
                            Row{R"({"error":"internal"})", 2, "It answered 500."},
                            Row{R"({"quirk":"empty_data"})", 1, "does not say"}})
      check_row(stand_in, row, ask);
  }
}

TEST_CASE("OpenWeather: what is left out is absent, and a sky that is null is unknown") {
  for (auto const& [plan, version, calls, least_days, spells] : subscriptions) {
    CAPTURE(version);
    StandIn const stand_in("openweather", {"--plan", version});
    stand_in.fault(R"({"quirk":["sparse","weather_null"]})", 9);
    Way way(stand_in.url());
    auto const said = ask_openweather(way, plan);
    REQUIRE_MESSAGE(said.value, said.why);
    check_is_whole(*said.value, least_days);
    for (auto const& day : said.value->days) {
      CHECK_FALSE(day.conditions.sky);
      CHECK_FALSE(day.conditions.gust_m_s);
      CHECK_FALSE(day.conditions.rain_percent);
    }
  }
}

TEST_CASE("OpenWeather: days without hours are a forecast, days that fail are none") {
  StandIn const stand_in("openweather", {"--plan", "4.0"});
  stand_in.fault(R"({"status":500})", 9, "timeline/1h");
  Way way(stand_in.url());
  auto const said = ask_openweather(way, OpenWeatherPlan::one_call_4);
  REQUIRE(said.value);
  CHECK(said.value->spells.empty());
}

TEST_CASE("OpenWeather: a key that is refused is remembered, and who blocks us is left in peace") {
  StandIn const stand_in("openweather");
  Way way(stand_in.url());
  CHECK(ask_openweather(way, OpenWeatherPlan::one_call_3, "wrong").why == "It refuses our key.");
  CHECK(way.provider.standing().refuses_key);
  stand_in.fault(R"({"error":"blocked"})");
  CHECK_FALSE(ask_openweather(way, OpenWeatherPlan::one_call_3).value);
  CHECK(ask_openweather(way, OpenWeatherPlan::one_call_3).why == "It asked us to come back later.");
  CHECK(stand_in.calls() == 2);
  way.clock.advance(10min);
  CHECK(ask_openweather(way, OpenWeatherPlan::one_call_3).value);
}

TEST_CASE("Open-Meteo: every fault has its reason, and only what may pass is tried again") {
  StandIn const stand_in("open_meteo");
  auto const ask = [](Way& way) { return ask_open_meteo(way); };
  for (auto const& row : broken_in_any_way) check_row(stand_in, row, ask);
  for (auto const& row : {Row{R"({"error":"minutely_limit"})", 1, "limit of calls"},
                          Row{R"({"error":"overloaded"})", 2, "It answered 503."}})
    check_row(stand_in, row, ask);
  stand_in.control(R"({"reset":true})");
  Way way(stand_in.url());
  CHECK(ask_open_meteo(way, {95, 0}).why == "It answered 400.");
  auto const said = ask_open_meteo(way);
  REQUIRE(said.value);
  check_is_whole(*said.value, 16);
  CHECK(said.value->spells.size() == 16 * 24);
}

TEST_CASE("Open-Meteo is left alone for as long as the limit that was reached says") {
  StandIn const stand_in("open_meteo");
  struct Limit {
    char const* name;
    std::chrono::seconds rest;
  };
  auto const until_midnight = std::chrono::seconds(22h) - 3s;  // counted from the caller's deadline
  for (auto const& [name, rest] : {Limit{"minutely_limit", 60s}, Limit{"hourly_limit", 3600s},
                                   Limit{"daily_limit", until_midnight}}) {
    CAPTURE(name);
    stand_in.fault("{\"error\":\"" + std::string(name) + "\"}");
    Way way(stand_in.url());
    CHECK_FALSE(ask_open_meteo(way).value);
    auto const breaker = way.provider.standing().breaker;
    CHECK(breaker.is_resting);
    CHECK(breaker.until == way.clock.now() + rest);
  }
}

TEST_CASE("Open-Meteo: nulls in its columns are unknown") {
  StandIn const stand_in("open_meteo");
  stand_in.fault(R"({"quirk":"nulls"})");
  Way way(stand_in.url());
  auto const said = ask_open_meteo(way);
  REQUIRE(said.value);
  REQUIRE(said.value->days.size() == 16);
  CHECK(said.value->days[0].conditions.sky);
  CHECK_FALSE(said.value->days[1].conditions.sky);
  CHECK_FALSE(said.value->days[1].conditions.rain_mm);
}

TEST_CASE("both services tell the same sky in our words") {
  StandIn const first("openweather");
  StandIn const second("open_meteo");
  auto const sky = R"({"sky":[{"from":"2026-11-22T00:00:00Z","until":"2026-11-24T16:00:00Z",)"
                   R"("condition":502}]})";
  first.control(sky);
  second.control(sky);
  Way way(first.url());
  Way other(second.url());
  auto const one = ask_openweather(way, OpenWeatherPlan::one_call_3);
  auto const two = ask_open_meteo(other);
  REQUIRE(one.value);
  REQUIRE(two.value);
  for (std::size_t day : {1u, 2u}) {
    CHECK(one.value->days[day].day == two.value->days[day].day);
    CHECK(one.value->days[day].conditions.sky == weather::Sky::heavy_rain);
    CHECK(two.value->days[day].conditions.sky == weather::Sky::heavy_rain);
    CHECK(one.value->days[day].conditions.rain_mm == two.value->days[day].conditions.rain_mm);
  }
}

TEST_CASE("a first provider that says nothing leaves the second enough time") {
  StandIn const silent("openweather");
  StandIn const second("open_meteo");
  silent.fault(R"({"hold":"for ever"})", 9);
  Way way(silent.url());
  Way other(second.url());
  providers::ChainedWeather chained(way.clock);
  OpenWeather openweather(way.provider, key, OpenWeatherPlan::one_call_3);
  OpenMeteo open_meteo(other.provider, "");
  chained.add(
      "openweather",
      [&](auto until, auto const& at, auto const& trace) {
        return openweather.forecast(until, at, trace);
      },
      nullptr);
  chained.add(
      "open_meteo",
      [&](auto until, auto const& at, auto const& trace) {
        return open_meteo.forecast(until, at, trace);
      },
      nullptr);
  auto const began = std::chrono::steady_clock::now();
  auto const answered = chained.forecast(fuzhou, way.clock.now() + 800ms, "");
  REQUIRE(answered);
  CHECK(answered->source == "open_meteo");
  CHECK(std::chrono::steady_clock::now() - began < 3s);
  silent.control(R"({"release":"for ever"})");
}

TEST_CASE("a single hour is told in all that the requirement lists") {
  auto const yesterday = stand_in_time - 26h;
  for (auto const& [plan, version, calls, least_days, spells] : subscriptions) {
    CAPTURE(version);
    StandIn const stand_in("openweather", {"--plan", version});
    Way way(stand_in.url());
    OpenWeather client(way.provider, key, plan);
    auto const said = client.moment(way.soon(), fuzhou, yesterday, "");
    if (plan == OpenWeatherPlan::free_2_5) {
      CHECK(said.why == "The free plan tells no single hour.");
      CHECK(stand_in.calls() == 0);
      continue;
    }
    REQUIRE_MESSAGE(said.value, said.why);
    auto const& hour = *said.value;
    CHECK(hour.at == yesterday);
    CHECK(hour.sky);
    for (auto const& figure : {hour.celsius, hour.felt_celsius, hour.dew_point_celsius,
                               hour.wind_m_s, hour.gust_m_s, hour.rain_mm, hour.uv_index})
      CHECK(figure);
    for (auto const& figure : {hour.humidity_percent, hour.pressure_hpa, hour.cloud_percent,
                               hour.visibility_m, hour.wind_from_degrees})
      CHECK(figure);
    stand_in.fault(R"({"quirk":["empty_data"]})");
    CHECK_FALSE(client.moment(way.soon(), fuzhou, yesterday, "").value);
    if (plan == OpenWeatherPlan::one_call_3)
      CHECK(client.moment(way.soon(), fuzhou, stand_in_time + 240h, "").why == "It answered 400.");
  }
}

TEST_CASE("Open-Meteo tells the same hour") {
  StandIn const first("openweather");
  StandIn const second("open_meteo");
  Way way(first.url());
  Way other(second.url());
  auto const when = stand_in_time - 26h + 20min;
  auto const one = OpenWeather(way.provider, key, OpenWeatherPlan::one_call_3)
                       .moment(way.soon(), fuzhou, when - 20min, "");
  auto const two = OpenMeteo(other.provider, "").moment(other.soon(), fuzhou, when, "");
  REQUIRE_MESSAGE(two.value, two.why);
  CHECK(two.value->at == when - 20min);
  CHECK(two.value->celsius == one.value->celsius);
  CHECK(two.value->sky == one.value->sky);
  CHECK(two.value->humidity_percent == one.value->humidity_percent);
}

TEST_CASE("the services themselves keep the same contract") {
  auto const* const openweather_key = ::getenv("XINGQU_CONTRACT_OPENWEATHER_KEY");
  if (openweather_key) {
    Way way(*providers::parse_url("https://api.openweathermap.org"));
    auto const* const version = ::getenv("XINGQU_CONTRACT_OPENWEATHER_VERSION");
    auto const plan = providers::openweather_plan_from(version ? version : "3.0");
    REQUIRE(plan);
    auto const said = ask_openweather(way, *plan, openweather_key);
    REQUIRE_MESSAGE(said.value, said.why);
    check_is_whole(*said.value, 5);
    CHECK(ask_openweather(way, *plan, "no key").why == "It refuses our key.");
  } else {
    MESSAGE("skipped: OpenWeather itself, XINGQU_CONTRACT_OPENWEATHER_KEY is not set");
  }
  if (::getenv("XINGQU_CONTRACT_OPEN_METEO")) {
    Way way(*providers::parse_url("https://api.open-meteo.com"));
    auto const said = ask_open_meteo(way);
    REQUIRE_MESSAGE(said.value, said.why);
    check_is_whole(*said.value, 15);
  } else {
    MESSAGE("skipped: Open-Meteo itself, XINGQU_CONTRACT_OPEN_METEO is not set");
  }
}
