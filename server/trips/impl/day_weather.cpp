// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/day_weather.hpp"

#include <fmt/format.h>

#include "trips/skies.hpp"

namespace trips {
namespace {

FoulHoursAnswer answer_of(FoulHours const& foul) {
  return {base::to_clock(foul.hours.from), base::to_clock(foul.hours.until), foul.why};
}

bool is_in_the_open(Story const& story, planner::Visit const& visit) {
  return visit.role == planner::Role::sight &&
         story.place(visit.place).setting == places::Setting::outdoor;
}

Words hours_words(FoulHours const& foul) {
  auto const hours =
      fmt::format("{}–{}", base::to_clock(foul.hours.from), base::to_clock(foul.hours.until));
  return {fmt::format("{} {}", hours, foul.why.zh), fmt::format("{} {}", hours, foul.why.en)};
}

// Which sights in the open stay clear of the foul hours, and which meet them.
std::optional<Words> advice_for(Story const& story, planner::DayPlan const& day,
                                DaySky const& sky) {
  if (sky.foul.empty()) return std::nullopt;
  std::vector<Words> clear;
  std::vector<Words> caught;
  bool has_roofs = true;
  for (auto const& visit : day.visits) {
    if (!is_in_the_open(story, visit)) continue;
    auto const& place = story.place(visit.place);
    bool const is_caught = story.ground.city().skies->foul_during(day.date, visit.stay) != nullptr;
    (is_caught ? caught : clear).push_back({place.name_zh, place.name_en});
    has_roofs = has_roofs && (!is_caught || visit.alternative);
  }
  std::vector<Words> hours;
  for (auto const& foul : sky.foul) hours.push_back(hours_words(foul));
  std::vector<Words> parts{joined(hours, {"、", ", "})};
  if (auto const names = joined(clear, {"、", ", "}); !clear.empty())
    parts.push_back({names.zh + "排在这段时间之外", names.en + " kept clear of that"});
  if (auto const names = joined(caught, {"、", ", "}); !caught.empty())
    parts.push_back({names.zh + (has_roofs ? "避不开，备好了室内去处" : "避不开"),
                     names.en + (has_roofs ? " cannot: there is a roof to go to" : " cannot")});
  if (clear.empty() && caught.empty())
    parts.push_back({"这一天没有露天景点", "nothing in the open on this day"});
  return joined(parts, {"；", "; "});
}

}  // namespace

std::optional<DayWeather> weather_of(Story const& story, planner::DayPlan const& day) {
  auto const& skies = story.ground.city().skies;
  auto const* sky = skies ? skies->on(day.date) : nullptr;
  if (!sky) return std::nullopt;
  auto const& outlook = sky->outlook;
  auto const& conditions = outlook.conditions;
  DayWeather made;
  made.basis = outlook.basis;
  if (conditions.sky)
    made.sky = Words{std::string(name_zh(*conditions.sky)), std::string(name_en(*conditions.sky))};
  made.celsius_min = conditions.celsius_min;
  made.celsius_max = conditions.celsius_max;
  made.rain_percent = conditions.rain_percent;
  made.wind_m_s = conditions.wind_m_s;
  made.rain_days = outlook.rain_days;
  made.source = outlook.source;
  made.attribution = outlook.attribution;
  made.as_of = outlook.as_of;
  made.is_stale = outlook.is_stale;
  for (auto const& foul : sky->foul) made.foul.push_back(answer_of(foul));
  made.advice = advice_for(story, day, *sky);
  return made;
}

std::optional<FoulHoursAnswer> foul_weather_at(Story const& story, planner::DayPlan const& day,
                                               planner::Visit const& visit) {
  auto const& skies = story.ground.city().skies;
  if (!skies || !is_in_the_open(story, visit)) return std::nullopt;
  auto const* foul = skies->foul_during(day.date, visit.stay);
  return foul ? std::optional(answer_of(*foul)) : std::nullopt;
}

}  // namespace trips
