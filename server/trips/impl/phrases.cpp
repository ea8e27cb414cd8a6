// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trips/impl/categories.hpp"

namespace trips {
namespace {

using places::Place;
using planner::Role;

double merit_of(Place const& place, Wishes const& wishes) {
  auto const fit = fit_of(place, wishes);
  return place.popularity + 80.0 * static_cast<double>(fit.landscapes.size()) +
         80.0 * static_cast<double>(fit.cuisines.size()) + (fit.is_named ? 500 : 0) +
         (place.is(places::Kind::food_street) ? 40 : 0);
}

template <class Accepts>
Place const* best_visited(Story const& story, Accepts&& accepts) {
  Place const* best = nullptr;
  for (auto const* visit : story.visits()) {
    auto const& place = story.place(visit->place);
    if (!accepts(*visit, place)) continue;
    if (!best || merit_of(place, story.wishes) > merit_of(*best, story.wishes)) best = &place;
  }
  return best;
}

std::vector<Place const*> sights_by_merit(Story const& story,
                                          std::vector<planner::Visit> const& visits) {
  std::vector<Place const*> sights;
  for (auto const& visit : visits)
    if (visit.role == Role::sight) sights.push_back(&story.place(visit.place));
  std::stable_sort(sights.begin(), sights.end(), [&](auto const* a, auto const* b) {
    return merit_of(*a, story.wishes) > merit_of(*b, story.wishes);
  });
  return sights;
}

Words way_phrase(planner::Leg const& leg) {
  auto const mode = name_of(static_cast<places::Mode>(leg.mode));
  auto const minutes = leg.span.length().count();
  return {fmt::format("距上一站{} {} 分钟", mode.zh, minutes),
          fmt::format("{} min by {} from the last stop", minutes,
                      leg.mode == planner::Mode::walk ? "foot" : mode.en)};
}

void add_fit(std::vector<Words>& parts, Place const& place, Wishes const& wishes) {
  auto const fit = fit_of(place, wishes);
  if (wishes.is_must(place))
    parts.push_back({"您指定必去", "you named it as a must"});
  else if (fit.is_named)
    parts.push_back({"您点名想去", "you asked for it"});
  if (!fit.landscapes.empty()) {
    auto const kinds = joined(fit.landscapes, {"、", ", "});
    parts.push_back({"符合您想看的" + kinds.zh, "matches your wish for " + kinds.en});
  }
  if (!fit.cuisines.empty()) {
    auto const cuisines = joined(fit.cuisines, {"、", ", "});
    parts.push_back({"有您想吃的" + cuisines.zh, "serves the " + cuisines.en + " food you want"});
  }
}

}  // namespace

Words joined(std::vector<Words> const& parts, Words const& separator) {
  Words text;
  for (auto const& part : parts) {
    if (!text.zh.empty()) text = {text.zh + separator.zh, text.en + separator.en};
    text = {text.zh + part.zh, text.en + part.en};
  }
  return text;
}

std::vector<planner::Visit const*> Story::visits() const {
  std::vector<planner::Visit const*> visits;
  for (auto const& day : draft.plan.days)
    for (auto const& visit : day.visits) visits.push_back(&visit);
  return visits;
}

Place const* Story::best_sight(bool natural) const {
  return best_visited(*this, [&](planner::Visit const& visit, Place const& place) {
    return visit.role == Role::sight && is_natural(place) == natural;
  });
}

Place const* Story::best_food() const {
  return best_visited(
      *this, [](planner::Visit const& visit, Place const&) { return visit.role == Role::food; });
}

Words why_visit(Story const& story, planner::DayPlan const& day, std::size_t index) {
  auto const& visit = day.visits[index];
  auto const& place = story.place(visit.place);
  std::vector<Words> parts;
  add_fit(parts, place, story.wishes);
  if (visit.role == Role::sight && place.popularity >= 85)
    parts.push_back({"当地最受欢迎的景点之一", "one of the city's favourite sights"});
  if (visit.role == Role::food && parts.empty() && !place.cuisines.empty()) {
    auto const cuisine = name_of(place.cuisines.front());
    parts.push_back({cuisine.zh + "口味", cuisine.en + " food"});
  }
  if (story.wishes.step_free) parts.push_back({"无障碍", "step-free"});
  if (story.wishes.kid_friendly) parts.push_back({"适合儿童", "good for children"});
  if (story.wishes.pet_friendly) parts.push_back({"可带宠物", "pets are welcome"});
  if (index > 0) parts.push_back(way_phrase(day.legs[index]));
  auto const hours = hours_text(place, day.date);
  if (!hours.empty()) parts.push_back({"当天 " + hours + " 开放", "open " + hours + " that day"});
  return joined(parts, {"；", "; "});
}

Words note_on(Place const& place) {
  std::vector<Words> parts;
  if (!place.note_zh.empty() || !place.note_en.empty())
    parts.push_back({place.note_zh, place.note_en});
  if (place.booking == places::Booking::required)
    parts.push_back({"须提前预约。", "Book ahead: required."});
  return joined(parts, {"", " "});
}

Words day_title(Story const& story, planner::DayPlan const& day) {
  auto best = sights_by_merit(story, day.visits);
  if (best.empty()) {
    auto const& name = story.ground.city().name;
    bool const arrives = day.start != day.end;
    return arrives ? Words{"在路上 · " + name.zh, "On the way · " + name.en}
                   : Words{"自由活动 · " + name.zh, "A free day · " + name.en};
  }
  best.resize(std::min<std::size_t>(best.size(), 2));
  std::vector<Words> names;
  for (auto const& visit : day.visits) {
    auto const& place = story.place(visit.place);
    if (std::find(best.begin(), best.end(), &place) != best.end())
      names.push_back({place.name_zh, place.name_en});
  }
  return joined(names, {" · ", " · "});
}

std::string itinerary_of(Story const& story) {
  auto const* food = story.best_food();
  std::string text;
  for (auto const* visit : story.visits()) {
    auto const& place = story.place(visit->place);
    if (visit->role != Role::sight && &place != food) continue;
    if (!text.empty()) text += "→";
    text += place.name_zh;
  }
  return text;
}

std::string hours_text(Place const& place, base::Day day) {
  if (!place.hours) return {};
  std::string text;
  for (auto const& span : place.hours->open_spans(day)) {
    if (!text.empty()) text += ",";
    text += base::to_clock(span.from) + "-" + base::to_clock(span.until);
  }
  return text;
}

std::string yuan(base::Money amount) { return "¥" + base::to_decimal(amount); }

Words dates_words(base::Day from, base::Day until) {
  auto const first = base::to_text(from);
  auto const last = base::to_text(until);
  if (from == until) return {first, "on " + first};
  return {fmt::format("{} 至 {}", first, last), fmt::format("from {} to {}", first, last)};
}

Words for_all(base::Money amount, planner::Party const& party) {
  auto const sum = yuan(amount);
  int const people = party.people();
  if (people < 2) return {" " + sum + "（1 人）", sum + " for one person"};
  auto const each = yuan(base::Money::yuan(yuan_per_person(amount, party)));
  return {fmt::format(" {}（{} 人，每人 {}）", sum, people, each),
          fmt::format("{} for all {} ({} each)", sum, people, each)};
}

std::int64_t yuan_per_person(base::Money total, planner::Party const& party) {
  auto const people = std::max(1, party.people());
  return (total.minor() + 50 * people) / (100 * people);
}

}  // namespace trips
