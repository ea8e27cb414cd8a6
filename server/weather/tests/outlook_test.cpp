// SPDX-License-Identifier: Apache-2.0
#include "weather/outlook.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

using namespace std::chrono_literals;
using std::chrono::days;
using weather::Basis;
using weather::Forecast;
using weather::Sky;

namespace {

base::Day const today = *base::parse_day("2026-11-22");
places::AreaCode const fuzhou{350100};

struct ScriptedSource final : weather::WeatherSource {
  base::Result<Forecast> forecast(base::LatLon at, base::Instant, std::string const&) override {
    asked.push_back(at);
    if (!answers)
      return base::refuse(base::Refusal::unavailable, "openweather: It is down.", "E-303");
    Forecast made{
        .at = at, .source = "openweather", .attribution = "by them", .fetched_at = clock->now()};
    for (int i = 0; i < 8; ++i)
      made.days.push_back({today + days(i), {.sky = Sky::rain, .celsius_max = 20.0 + i}});
    made.spells = {{base::china_instant(today + days(1), 22h),
                    base::china_instant(today + days(2), 1h),
                    {.sky = Sky::thunderstorm}}};
    return made;
  }
  base::ManualClock const* clock = nullptr;
  bool answers = true;
  std::vector<base::LatLon> asked;
};

struct House {  // somebody in Fuzhou at nine in the morning
  base::ManualClock clock{base::china_instant(today, 9h)};
  ScriptedSource source;
  std::vector<std::string> lookups;
  weather::Weather weather{{&source, weather::Climate::bundled(), clock,
                            [this](auto outcome) { lookups.emplace_back(outcome); }}};
  House() { source.clock = &clock; }

  weather::Outlook ask(int first, int count, base::LatLon at = {26.0745, 119.2965}) {
    return weather.outlook({.city = fuzhou,
                            .at = at,
                            .from = today + days(first),
                            .until = today + days(first + count)});
  }
};

}  // namespace

TEST_CASE("days that a forecast reaches have it, later ones what the month usually is") {
  House house;
  auto const outlook = house.ask(6, 4);
  REQUIRE(outlook.days.size() == 4);
  CHECK(outlook.days[0].basis == Basis::forecast);
  CHECK(outlook.days[1].conditions.celsius_max == 27);
  CHECK(outlook.days[1].source == "openweather");
  CHECK(outlook.days[1].attribution == "by them");
  CHECK(outlook.days[2].basis == Basis::normals);
  CHECK_FALSE(outlook.days[2].conditions.sky);
  CHECK(outlook.days[2].rain_days == 7);
  CHECK(outlook.days[2].source == "general knowledge");
  CHECK_FALSE(outlook.trouble);
}

TEST_CASE("far days and past ones ask nobody") {
  House house;
  CHECK(house.ask(17, 3).days[0].basis == Basis::normals);
  CHECK(house.ask(-5, 5).days[0].basis == Basis::normals);
  CHECK(house.source.asked.empty());
  CHECK(house.ask(-5, 6).days.back().basis == Basis::forecast);
}

TEST_CASE("another city's months are never borrowed") {
  House house;
  auto const outlook = house.weather.outlook({.city = places::AreaCode(350300),
                                              .at = {25.43, 119.01},
                                              .from = today + days(20),
                                              .until = today + days(21)});
  CHECK(outlook.days[0].basis == Basis::unknown);
  CHECK_FALSE(outlook.days[0].conditions.celsius_max);
}

TEST_CASE("a forecast serves everybody near for ten minutes, and nobody is located exactly") {
  House house;
  (void)house.ask(0, 1, {26.0745, 119.2965});
  house.clock.advance(9min);
  (void)house.ask(0, 1, {26.0701, 119.3010});
  REQUIRE(house.source.asked.size() == 1);
  CHECK(base::distance_m(house.source.asked[0], {26.07, 119.3}) < 1);
  house.clock.advance(1min);
  (void)house.ask(0, 1);
  (void)house.ask(0, 1, {26.5, 119.3});
  CHECK(house.source.asked.size() == 3);
  CHECK(house.lookups == std::vector<std::string>{"miss", "hit", "miss", "miss"});
}

TEST_CASE("when nobody answers, the last word is shown with its time, for three days") {
  House house;
  (void)house.ask(0, 1);
  auto const fetched_at = house.clock.now();
  house.source.answers = false;
  house.clock.advance(24h);
  auto const stale = house.ask(1, 1);
  CHECK(stale.days[0].basis == Basis::forecast);
  CHECK(stale.days[0].is_stale);
  CHECK(stale.days[0].as_of == fetched_at);
  REQUIRE(stale.trouble);
  CHECK(stale.trouble->code == "E-303");
  CHECK(stale.trouble->why == "openweather: It is down.");
  CHECK(house.lookups.back() == "stale");
  house.clock.advance(48h);
  auto const too_old = house.ask(3, 1);
  CHECK(too_old.days[0].basis == Basis::normals);
  CHECK(too_old.trouble);
}

TEST_CASE("the cache is bounded, and the oldest goes first") {
  weather::CellCache<Forecast> cache(2);
  auto const keep = [&](double lat, std::chrono::minutes fetched_at) {
    auto forecast = std::make_shared<Forecast>();
    forecast->fetched_at = base::Instant(fetched_at);
    cache.keep({lat, 0}, forecast);
  };
  keep(0, 2min);
  keep(1, 1min);
  keep(2, 3min);
  CHECK(cache.size() == 2);
  CHECK_FALSE(cache.find({1, 0}));
  CHECK(cache.find({2, 0}));
}

TEST_CASE("the bundled cities have all twelve months, each plausible") {
  std::map<int, std::set<unsigned>> months;
  for (auto const& month : weather::Climate::bundled().all()) {
    months[month.city.value()].insert(month.month);
    CHECK(month.celsius_max - month.celsius_min >= 4);
    CHECK(month.rain_mm >= month.rain_days * 0.5);
  }
  CHECK(months.size() == 6);
  for (auto const& [city, known] : months) CHECK_MESSAGE(known.size() == 12, city);
}

TEST_CASE("a table of months with a row that does not hold is refused with its line") {
  std::string const head =
      "city_adcode,month,celsius_min,celsius_max,rain_mm,rain_days,source,as_of,verified\n";
  std::string const row = "350100,1,9,16,50,11,x,2024-06-01,no\n";
  CHECK(weather::Climate::read(head + row));
  for (auto const* wrong :
       {"350100,13,9,16,50,11,x,2024-06-01,no", "350100,1.5,9,16,50,11,x,2024-06-01,no",
        "350100,1,17,16,50,11,x,2024-06-01,no", "350100,1,9,16,50,32,x,2024-06-01,no",
        "350100,1,9,16,50,11,,2024-06-01,no", "350100,1,9,,50,11,x,2024-06-01,no"})
    CHECK(weather::Climate::read(head + wrong + "\n").error().why.starts_with("Line 2"));
  CHECK(weather::Climate::read(head + row + row).error().why.starts_with("Line 3"));
}

TEST_CASE("every number of both providers has its sky, and every sky its words") {
  CHECK(weather::sky_from_openweather(500) == Sky::rain);
  CHECK(weather::sky_from_openweather(803) == Sky::cloudy);
  CHECK(weather::sky_from_openweather(781) == Sky::tornado);
  CHECK_FALSE(weather::sky_from_openweather(203));
  CHECK_FALSE(weather::sky_from_openweather(0));
  CHECK(weather::sky_from_wmo(0) == Sky::clear);
  CHECK(weather::sky_from_wmo(82) == Sky::heavy_showers);
  CHECK(weather::sky_from_wmo(99) == Sky::hail);
  CHECK_FALSE(weather::sky_from_wmo(4));
  std::set<std::string_view> words;
  for (int i = 0; i <= static_cast<int>(Sky::tornado); ++i) {
    words.insert(name_zh(static_cast<Sky>(i)));
    words.insert(name_en(static_cast<Sky>(i)));
  }
  CHECK(words.size() == 46);
}

TEST_CASE("storms, floods and what cannot be breathed are bad outdoors, lesser things a care") {
  using weather::Outdoors;
  for (int const id : {200, 232, 502, 504, 511, 522, 531, 602, 622, 711, 731, 751, 762, 771, 781})
    CHECK_MESSAGE(outdoors_under(*weather::sky_from_openweather(id)) == Outdoors::bad, id);
  for (int const id : {500, 520, 600, 701, 721, 741})
    CHECK_MESSAGE(outdoors_under(*weather::sky_from_openweather(id)) == Outdoors::careful, id);
  for (int const id : {800, 801, 802, 804})
    CHECK_MESSAGE(outdoors_under(*weather::sky_from_openweather(id)) == Outdoors::fine, id);
}

TEST_CASE("each day has the spells that touch it") {
  House house;
  auto const outlook = house.ask(0, 4);
  CHECK(outlook.days[0].spells.empty());
  REQUIRE(outlook.days[1].spells.size() == 1);
  CHECK(outlook.days[1].spells[0].conditions.sky == Sky::thunderstorm);
  CHECK(outlook.days[2].spells.size() == 1);
  CHECK(outlook.days[3].spells.empty());
}
