// SPDX-License-Identifier: Apache-2.0
#include "trips/skies.hpp"

#include "trips/plan_text.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
using namespace std::chrono_literals;
using weather::Basis;
using weather::Sky;

namespace {

base::Day const friday = day("2024-10-25");

base::MinuteSpan hours(int from, int until) {
  return {base::Minutes(from * 60), base::Minutes(until * 60)};
}

weather::DayOutlook forecast(base::Day of) {
  return {.day = of,
          .basis = Basis::forecast,
          .conditions = {.sky = Sky::cloudy, .celsius_min = 18, .celsius_max = 25},
          .source = "openweather",
          .attribution = "by them",
          .as_of = base::china_instant(day("2024-10-01"), 9h)};
}

weather::Spell spell(base::Day of, base::MinuteSpan when, weather::Conditions conditions) {
  return {base::china_instant(of, when.from), base::china_instant(of, when.until), conditions};
}

// Three fair days in Gulou, but for what a test makes of them.
struct ThreeDays {
  Town town;
  weather::Outlook outlook;
  int asked = 0;
  ThreeDays() {
    for (int d = 0; d < 3; ++d) outlook.days.push_back(forecast(friday + std::chrono::days(d)));
    town.sources.forecast = [this](weather::OutlookWish const& wish) {
      ++asked;
      CHECK(wish.from < friday);
      CHECK(wish.patience < 2s);
      return outlook;
    };
  }
  void storm(int on, base::MinuteSpan when) {
    auto& of = outlook.days[static_cast<std::size_t>(on)];
    of.spells.push_back(spell(of.day, when, {.sky = Sky::thunderstorm}));
  }
};

std::vector<VisitAnswer> in_the_open(TierAnswer const& tier, std::size_t day) {
  std::vector<VisitAnswer> found;
  for (auto const& visit : tier.days[day].visits)
    if (visit.role == planner::Role::sight && visit.place.is_outdoor) found.push_back(visit);
  return found;
}

int met(std::vector<TierAnswer> const& tiers, std::size_t day, std::string from,
        std::string until) {
  int count = 0;
  for (auto const& tier : tiers)
    for (auto const& visit : in_the_open(tier, day))
      count += visit.start < until && from < visit.end;
  return count;
}

}  // namespace

TEST_CASE("thunder, likely rain, heat and wind are foul, hour by hour where that is known") {
  auto of = forecast(friday);
  of.spells = {spell(friday, hours(9, 12), {.sky = Sky::clear, .rain_percent = 49}),
               spell(friday, hours(12, 13), {.rain_percent = 50}),
               spell(friday, hours(13, 15), {.sky = Sky::thunderstorm}),
               spell(friday, hours(16, 17), {.celsius_max = 36.9}),
               spell(friday, hours(17, 18), {.celsius_max = 37.2}),
               spell(friday, hours(19, 22), {.wind_m_s = 11, .gust_m_s = 12}),
               spell(friday, hours(22, 24), {.gust_m_s = 16})};
  Skies const skies({{of}, {}});
  auto const* sky = skies.on(friday);
  REQUIRE(sky);
  REQUIRE(sky->foul.size() == 3);
  CHECK(sky->foul[0].hours == hours(12, 15));
  CHECK(sky->foul[0].why.zh == "降水 50%");
  CHECK(sky->foul[1].hours == hours(17, 18));
  CHECK(sky->foul[1].why.en == "heat of 37 °C");
  CHECK(sky->foul[2].hours == hours(19, 22));
  CHECK_FALSE(skies.foul_during(friday, hours(15, 17)));
  CHECK(skies.foul_during(friday, hours(14, 16)) == &sky->foul[0]);
  CHECK(skies.fair_hours(friday).size() == 4);
}

TEST_CASE("a day without hours is as foul as its worst, and usual weather is no forecast") {
  auto wet = forecast(friday);
  wet.conditions.rain_percent = 80;
  auto usual = wet;
  usual.basis = Basis::normals;
  CHECK(Skies({{wet}, {}}).fair_hours(friday).empty());
  CHECK(Skies({{usual}, {}}).on(friday)->foul.empty());
  usual.basis = Basis::unknown;
  CHECK(Skies({{usual}, {}}).on(friday) == nullptr);
  CHECK(Skies({{wet}, {}}).on(friday + std::chrono::days(1)) == nullptr);
  wet.spells = {spell(friday, hours(0, 9), {.rain_percent = 10})};  // known until nine
  CHECK(Skies({{wet}, {}}).on(friday)->foul[0].hours == hours(9, 24));
}

TEST_CASE("sights in the open keep clear of a storm, and the day says so") {
  ThreeDays trip;
  auto wish = three_days();
  CHECK(met(trip.town.tiers(wish), 1, "13:00", "18:00") > 0);
  trip.storm(1, hours(13, 18));
  auto const tiers = trip.town.tiers(wish);
  CHECK(met(tiers, 1, "13:00", "18:00") == 0);
  for (auto const& tier : tiers) {
    CAPTURE(to_text(tier));
    CHECK(tier.certificate.may_be_shown());
    auto const& weather = tier.days[1].weather;
    REQUIRE(weather);
    CHECK(weather->source == "openweather");
    CHECK(weather->as_of);
    REQUIRE(weather->foul.size() == 1);
    CHECK(weather->foul[0].from == "13:00");
    CHECK(weather->foul[0].why.zh == "雷雨");
    REQUIRE(weather->advice);
    CHECK(weather->advice->zh.starts_with("13:00–18:00 雷雨"));
    CHECK_FALSE(tier.days[0].weather->advice);
  }
}

TEST_CASE("what must be seen in a storm is seen, with a roof to go to") {
  ThreeDays trip;
  trip.storm(0, hours(0, 24));
  auto wish = three_days();
  wish.endDate = wish.startDate;
  wish.must = {"西湖公园"};
  for (auto const& tier : trip.town.tiers(wish)) {
    CAPTURE(to_text(tier));
    bool is_visited = false;
    for (auto const& visit : in_the_open(tier, 0)) {
      is_visited = is_visited || visit.place.key == "fuzhou-west-lake-park";
      CHECK(visit.foul_weather);
      CHECK(visit.alternative);
    }
    CHECK(is_visited);
    REQUIRE(tier.days[0].weather->advice);
    CHECK(tier.days[0].weather->advice->zh.find("避不开") != std::string::npos);
  }
}

TEST_CASE("a storm on one day sends the open air to the others") {
  ThreeDays trip;
  trip.storm(2, hours(0, 24));
  for (auto const& tier : trip.town.tiers(three_days())) {
    CAPTURE(to_text(tier));
    CHECK(in_the_open(tier, 2).empty());
    CHECK_FALSE(in_the_open(tier, 0).empty());
  }
}

TEST_CASE("usual weather is shown as such and moves nothing") {
  ThreeDays trip;
  auto const fair = trip.town.tiers(three_days());
  for (auto& of : trip.outlook.days) {
    of.basis = Basis::normals;
    of.conditions.rain_percent = 90;
    of.rain_days = 8;
  }
  auto const tiers = trip.town.tiers(three_days());
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    CHECK(tiers[i].itinerary == fair[i].itinerary);
    REQUIRE(tiers[i].days[0].weather);
    CHECK(tiers[i].days[0].weather->basis == Basis::normals);
    CHECK(tiers[i].days[0].weather->rain_days == 8);
    CHECK_FALSE(tiers[i].days[0].weather->advice);
  }
}

TEST_CASE("a recommendation asks for the weather once, and the same weather gives the same plans") {
  ThreeDays trip;
  trip.storm(0, hours(10, 14));
  auto const first = trip.town.tiers(three_days());
  CHECK(trip.asked == 1);
  auto const second = trip.town.tiers(three_days());
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(to_text(first[i]) == to_text(second[i]));
  trip.town.sources.forecast = {};
  CHECK_FALSE(trip.town.tiers(three_days())[0].days[0].weather);
}

TEST_CASE("a famous sight in the open that a storm keeps out says so") {
  ThreeDays trip;
  for (int d = 0; d < 3; ++d) trip.storm(d, hours(0, 24));
  bool is_said = false;
  for (auto const& tier : trip.town.tiers(three_days()))
    for (auto const& left : tier.reasoning.left_out)
      is_said = is_said || left.why == LeftOutWhy::foul_weather;
  CHECK(is_said);
}
