// SPDX-License-Identifier: Apache-2.0
#include "trips/skies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace trips {
namespace {

using planner::Words;

constexpr int likely_percent = 50;
constexpr double heat_celsius = 37;
constexpr double strong_wind_m_s = 11;
constexpr double gale_m_s = 17;
constexpr base::Minutes whole_day{24 * 60};
constexpr base::Minutes small_hours{48 * 60};

std::optional<Words> why_foul(weather::Conditions const& of) {
  if (of.sky && outdoors_under(*of.sky) == weather::Outdoors::bad)
    return Words{std::string(name_zh(*of.sky)), std::string(name_en(*of.sky))};
  if (of.rain_percent && *of.rain_percent >= likely_percent)
    return Words{fmt::format("降水 {}%", *of.rain_percent),
                 fmt::format("rain {} %", *of.rain_percent)};
  if (of.celsius_max && *of.celsius_max >= heat_celsius) {
    auto const degrees = std::lround(*of.celsius_max);
    return Words{fmt::format("高温 {} °C", degrees), fmt::format("heat of {} °C", degrees)};
  }
  bool const is_stormy =
      (of.wind_m_s && *of.wind_m_s >= strong_wind_m_s) || (of.gust_m_s && *of.gust_m_s >= gale_m_s);
  if (is_stormy) return Words{"大风", "strong wind"};
  return std::nullopt;
}

base::MinuteSpan hours_of(weather::Spell const& spell, base::Day day) {
  auto const since = [&](base::Instant at) {
    return std::chrono::floor<base::Minutes>(at - base::china_instant(day, base::Minutes(0)));
  };
  return {std::max(since(spell.from), base::Minutes(0)), std::min(since(spell.until), whole_day)};
}

// Spells that touch become one, with the reason of the first.
void add(std::vector<FoulHours>& foul, base::MinuteSpan hours, Words why) {
  if (hours.until <= hours.from) return;
  if (!foul.empty() && foul.back().hours.until >= hours.from)
    foul.back().hours.until = std::max(foul.back().hours.until, hours.until);
  else
    foul.push_back({hours, std::move(why)});
}

// Hour by hour as far as that is known; beyond, the day is as its worst.
std::vector<FoulHours> foul_hours_of(weather::DayOutlook const& outlook) {
  std::vector<FoulHours> foul;
  if (outlook.basis != weather::Basis::forecast) return foul;
  for (auto const& spell : outlook.spells)
    if (auto why = why_foul(spell.conditions))
      add(foul, hours_of(spell, outlook.day), std::move(*why));
  auto const known_until = outlook.spells.empty()
                               ? base::Minutes(0)
                               : hours_of(outlook.spells.back(), outlook.day).until;
  if (auto why = why_foul(outlook.conditions)) add(foul, {known_until, whole_day}, std::move(*why));
  return foul;
}

}  // namespace

Skies::Skies(weather::Outlook outlook) {
  for (auto& day : outlook.days) {
    auto foul = foul_hours_of(day);
    days_.push_back({std::move(day), std::move(foul)});
  }
}

DaySky const* Skies::on(base::Day day) const {
  auto const found = std::find_if(days_.begin(), days_.end(), [&](DaySky const& each) {
    return each.outlook.day == day && each.outlook.basis != weather::Basis::unknown;
  });
  return found == days_.end() ? nullptr : &*found;
}

FoulHours const* Skies::foul_during(base::Day day, base::MinuteSpan stay) const {
  auto const* sky = on(day);
  if (!sky) return nullptr;
  for (auto const& foul : sky->foul)
    if (foul.hours.from < stay.until && stay.from < foul.hours.until) return &foul;
  return nullptr;
}

std::vector<base::MinuteSpan> Skies::fair_hours(base::Day day) const {
  std::vector<base::MinuteSpan> fair;
  base::Minutes from{0};
  if (auto const* sky = on(day))
    for (auto const& foul : sky->foul) {
      if (foul.hours.from > from) fair.push_back({from, foul.hours.from});
      from = foul.hours.until;
    }
  if (from < whole_day) fair.push_back({from, small_hours});
  return fair;
}

}  // namespace trips
