// SPDX-License-Identifier: Apache-2.0
#include "trips/openings.hpp"

#include <algorithm>

#include "trips/candidates.hpp"
#include "trips/catalogue_world.hpp"
#include "trips/skies.hpp"

namespace trips {
namespace {

using places::Place;
using planner::Window;

bool is_stay(Place const& place) {
  auto const role = role_of(place);
  return place.visit && !places::is_service(place.kinds.front()) &&
         (role == planner::Role::sight || role == planner::Role::food);
}

bool is_roof(Place const& place, Wishes const& wishes) {
  return place.setting == places::Setting::indoor && place.hours && is_stay(place) &&
         meets_needs(place, wishes) && !wishes.is_avoided(place);
}

// The traveller has said when to be there, rain or not.
bool has_hour(Place const& place, Wishes const& wishes) {
  return std::any_of(wishes.visit_hours.begin(), wishes.visit_hours.end(),
                     [&](auto const& hour) { return hour.place == &place; });
}

template <class Spans>
base::Minutes minutes_open(std::vector<Spans> const& days) {
  base::Minutes sum{};
  for (auto const& spans : days)
    for (auto const& span : spans) sum += span.length();
  return sum;
}

// Whether a visit at any time of the window could go there instead.
bool covers(std::vector<base::MinuteSpan> const& spans, Window const& window) {
  base::MinuteSpan const whole{base::Minutes(window.from), base::Minutes(window.until)};
  return std::any_of(spans.begin(), spans.end(),
                     [&](auto const& span) { return span.contains(whole); });
}

// Those that lie in no other one, in order.
std::vector<base::MinuteSpan> longest_of(std::vector<base::MinuteSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](auto const& a, auto const& b) {
    return a.from != b.from ? a.from < b.from : a.until > b.until;
  });
  std::vector<base::MinuteSpan> longest;
  for (auto const& span : spans)
    if (longest.empty() || span.until > longest.back().until) longest.push_back(span);
  return longest;
}

// The part of each window in which the whole visit lies in one of the spans. Where they overlap, a
// visit counts for the later one, which lasts longer.
std::vector<Window> within(std::vector<Window> const& windows,
                           std::vector<base::MinuteSpan> const& spans, int stay_min) {
  std::vector<Window> kept;
  for (auto const& window : windows)
    for (auto const& span : spans) {
      int const opens = static_cast<int>(span.from.count() + 4) / 5 * 5;
      int const closes = static_cast<int>(span.until.count());
      Window part{std::max(window.from, opens), window.last_start, std::min(window.until, closes)};
      part.last_start = std::min(part.last_start, part.until - stay_min);
      if (part.last_start < part.from) continue;
      while (!kept.empty() && kept.back().last_start >= part.from) {
        kept.back().last_start = part.from - 5;
        if (kept.back().last_start >= kept.back().from) break;
        kept.pop_back();
      }
      kept.push_back(part);
    }
  return kept;
}

bool is_same(std::vector<Window> const& a, std::vector<Window> const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Window const& x, Window const& y) {
    return x.from == y.from && x.last_start == y.last_start && x.until == y.until;
  });
}

}  // namespace

Openings::Openings(Wishes const& wishes, City const& city)
    : from_(wishes.from), days_(wishes.days()) {
  for (auto const* place : city.places)
    if (is_roof(*place, wishes)) {
      roofs_.push_back(place);
      roof_spans_.emplace(place, spans_of(*place));
    }
  std::stable_sort(roofs_.begin(), roofs_.end(), [&](auto const* a, auto const* b) {
    return minutes_open(roof_spans_.at(a)) > minutes_open(roof_spans_.at(b));
  });
  for (auto const* place : city.places) {
    if (!is_stay(*place)) continue;
    Windows windows;
    for (int day = 0; day < days_; ++day)
      windows.push_back(
          windows_on(*place, from_ + std::chrono::days(day), stay_of(*place, wishes).min));
    bool const is_in_the_open =
        place->setting == places::Setting::outdoor && role_of(*place) == planner::Role::sight;
    if (is_in_the_open && !has_hour(*place, wishes)) {
      if (city.skies) keep_fair(*place, *city.skies, windows);
      (void)keep_near_roofs(*place, {}, windows);
    }
    windows_.emplace(place, std::move(windows));
  }
}

// Cuts windows to fair hours, if that leaves any on some day.
void Openings::keep_fair(Place const& place, Skies const& skies, Windows& windows) {
  int const stay = static_cast<int>(place.visit->min.count());
  Windows fair;
  bool has_time = false;
  bool had_time = false;
  for (std::size_t day = 0; day < windows.size(); ++day) {
    auto const hours = skies.fair_hours(from_ + std::chrono::days(day));
    fair.push_back(within(windows[day], hours, stay));
    has_time = has_time || !fair.back().empty();
    had_time = had_time || !windows[day].empty();
  }
  if (has_time)
    windows = std::move(fair);
  else if (had_time)
    exposed_.insert(&place);
}

std::vector<Openings::Spans> Openings::spans_of(Place const& place) const {
  std::vector<Spans> days;
  for (int day = 0; day < days_; ++day)
    days.push_back(place.hours->open_spans(from_ + std::chrono::days(day)));
  return days;
}

// Mostly one roof is open all the time, so the others need no look.
bool Openings::keep_near_roofs(Place const& place, std::set<std::string> const& taken,
                               Windows& windows) const {
  std::vector<std::vector<Spans> const*> near;
  for (auto const* roof : roofs_) {
    if (taken.contains(roof->key.str())) continue;
    if (base::distance_m(place.at, roof->at) > roof_farthest_m) continue;
    near.push_back(&roof_spans_.at(roof));
    bool covers_all = true;
    for (std::size_t day = 0; day < windows.size(); ++day)
      for (auto const& window : windows[day])
        covers_all = covers_all && covers((*near.back())[day], window);
    if (covers_all) return false;
  }
  bool has_cut = false;
  for (std::size_t day = 0; day < windows.size(); ++day) {
    Spans spans;
    for (auto const* days : near)
      spans.insert(spans.end(), (*days)[day].begin(), (*days)[day].end());
    auto kept = within(windows[day], longest_of(std::move(spans)),
                       static_cast<int>(place.visit->min.count()));
    if (kept.empty() || is_same(kept, windows[day])) continue;
    windows[day] = std::move(kept);
    has_cut = true;
  }
  return has_cut;
}

Openings::Windows const& Openings::windows(Place const& place) const {
  auto const found = windows_.find(&place);
  EXPECTS(found != windows_.end());
  return found->second;
}

bool Openings::takes_in(Place const& roof, std::size_t day, base::MinuteSpan stay) const {
  auto const found = roof_spans_.find(&roof);
  EXPECTS(found != roof_spans_.end());
  auto const& spans = found->second[day];
  return std::any_of(spans.begin(), spans.end(),
                     [&](auto const& span) { return span.contains(stay); });
}

}  // namespace trips
