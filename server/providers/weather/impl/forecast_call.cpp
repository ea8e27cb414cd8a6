// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/impl/forecast_call.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace providers {
namespace {

using std::chrono::hours;
using weather::Conditions;
using weather::DayForecast;
using weather::Spell;

constexpr std::size_t least_daylight = 4;  // spells, of three hours

template <class T, class Pick>
void pick(std::optional<T>& into, std::optional<T> const& other, Pick better) {
  if (other) into = into ? better(*into, *other) : *other;
}

bool is_daylight(Spell const& spell, base::Day day, std::chrono::seconds offset) {
  auto const hour = base::Instant(spell.from + offset).time_since_epoch() - day.time_since_epoch();
  return hour >= hours(8) && hour < hours(20);
}

void add(Conditions& day, Spell const& spell, bool is_daylight) {
  auto const least = [](auto a, auto b) { return std::min(a, b); };
  auto const most = [](auto a, auto b) { return std::max(a, b); };
  auto const& part = spell.conditions;
  pick(day.celsius_min, part.celsius_min, least);
  pick(day.celsius_max, part.celsius_max, most);
  pick(day.rain_percent, part.rain_percent, most);
  pick(day.rain_mm, part.rain_mm, std::plus<>());
  pick(day.wind_m_s, part.wind_m_s, most);
  pick(day.gust_m_s, part.gust_m_s, most);
  if (is_daylight)
    pick(day.sky, part.sky, [](auto a, auto b) {
      return weather::outdoors_under(b) > weather::outdoors_under(a) ? b : a;
    });
}

}  // namespace

base::Day local_day(base::Instant at, std::chrono::seconds offset) {
  return base::Day(std::chrono::floor<std::chrono::days>(at + offset).time_since_epoch());
}

std::vector<DayForecast> days_of(std::vector<Spell> const& spells, std::chrono::seconds offset) {
  std::vector<DayForecast> days;
  std::size_t daylight = 0;
  for (auto const& spell : spells) {
    auto const day = local_day(spell.from, offset);
    if (days.empty() || days.back().day < day) {
      days.push_back({day, {}});
      daylight = 0;
    }
    bool const is_bright = is_daylight(spell, day, offset);
    daylight += is_bright;
    add(days.back().conditions, spell, is_bright);
  }
  if (days.size() > 1 && daylight < least_daylight) days.pop_back();
  return days;
}

base::Error nobody_answered(std::vector<AskedInVain> const& in_vain) {
  std::string why;
  for (auto const& asked : in_vain)
    why += fmt::format("{}{}: {}", why.empty() ? "" : " ", asked.provider, asked.why);
  return base::refuse(base::Refusal::unavailable, why, "E-303");
}

}  // namespace providers
