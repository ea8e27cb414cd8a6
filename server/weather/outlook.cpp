// SPDX-License-Identifier: Apache-2.0
#include "weather/outlook.hpp"

#include <algorithm>

namespace weather {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr minutes fresh_for{10};
constexpr days furthest_forecast{16};  // no provider looks further
constexpr std::chrono::hours worth_keeping{72};

DayForecast const* find_day(Forecast const& forecast, base::Day day) {
  auto const at = std::find_if(forecast.days.begin(), forecast.days.end(),
                               [day](DayForecast const& each) { return each.day == day; });
  return at == forecast.days.end() ? nullptr : &*at;
}

}  // namespace

Weather::Found Weather::find_forecast(OutlookWish const& wish) {
  auto const now = parts_.clock.now();
  auto const today = base::china_day(now);
  if (!parts_.source || wish.from > today + furthest_forecast || wish.until <= today) return {};
  auto const cell = cell_of(wish.at);
  auto const kept = cache_.find(cell);
  if (kept && now - kept->fetched_at < fresh_for) {
    parts_.cache_asked("hit");
    return {kept};
  }
  auto asked = parts_.source->forecast(cell, now + wish.patience, wish.traceparent);
  if (asked) {
    parts_.cache_asked("miss");
    auto const fetched = std::make_shared<Forecast const>(*std::move(asked));
    cache_.keep(cell, fetched);
    return {fetched};
  }
  bool const has_last_word = kept && now - kept->fetched_at < worth_keeping;
  parts_.cache_asked(has_last_word ? "stale" : "miss");
  return {has_last_word ? kept : nullptr, has_last_word, asked.error()};
}

DayOutlook Weather::day_of(base::Day day, OutlookWish const& wish, Found const& found) const {
  DayOutlook made{.day = day};
  if (auto const* const told = found.forecast ? find_day(*found.forecast, day) : nullptr) {
    made.basis = Basis::forecast;
    made.conditions = told->conditions;
    made.source = found.forecast->source;
    made.attribution = found.forecast->attribution;
    made.as_of = found.forecast->fetched_at;
    made.is_stale = found.is_stale;
    for (auto const& spell : found.forecast->spells)
      if (spell.from < base::china_instant(day + days(1), base::Minutes(0)) &&
          spell.until > base::china_instant(day, base::Minutes(0)))
        made.spells.push_back(spell);
  } else if (auto const* const usual = parts_.climate.find(wish.city, day)) {
    made.basis = Basis::normals;
    made.conditions.celsius_min = usual->celsius_min;
    made.conditions.celsius_max = usual->celsius_max;
    made.rain_days = usual->rain_days;
    made.source = usual->source;
  }
  return made;
}

Outlook Weather::outlook(OutlookWish const& wish) {
  auto found = find_forecast(wish);
  Outlook made{.days = {}, .trouble = std::move(found.trouble)};
  for (auto day = wish.from; day < wish.until; day += days(1))
    made.days.push_back(day_of(day, wish, found));
  return made;
}

}  // namespace weather
