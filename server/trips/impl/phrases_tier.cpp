// SPDX-License-Identifier: Apache-2.0
// What a tier says about itself: summary, highlights, and what the dearer one has more.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "trips/impl/phrases.hpp"

namespace trips {
namespace {

using planner::Role;

Words class_of(places::Place const& lodging) {
  static constexpr std::array<std::pair<char const*, char const*>, 5> names{
      {{"青旅/客栈", "hostel"},
       {"经济型", "budget class"},
       {"舒适型", "comfort class"},
       {"高档型", "upscale"},
       {"豪华型", "luxury class"}}};
  int const stars = std::clamp(lodging.stars.value_or(2), 1, 5);
  auto const& name = names[static_cast<std::size_t>(stars) - 1];
  return {name.first, name.second};
}

int count_visits(Story const& story, Role role) {
  auto const visits = story.visits();
  return static_cast<int>(std::count_if(visits.begin(), visits.end(),
                                        [&](auto const* visit) { return visit->role == role; }));
}

Words transport_phrase(Story const& story) {
  std::array<int, 5> counts{};
  for (auto const& day : story.draft.plan.days)
    for (auto const& leg : day.legs)
      if (leg.from != leg.to) ++counts[static_cast<std::size_t>(leg.mode)];
  std::vector<std::pair<int, places::Mode>> used;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) used.emplace_back(-counts[i], static_cast<places::Mode>(i));
  std::sort(used.begin(), used.end());
  std::vector<Words> names;
  for (auto const& [_, mode] : used) names.push_back(name_of(mode));
  return joined(names, {"、", ", "});
}

// Average price of a meal per person, in whole yuan; 0 without meals.
base::Money meal_price(Story const& story) {
  base::Money sum;
  int eaten = 0;
  for (auto const& line : story.draft.plan.ledger)
    if (line.kind == planner::CostKind::meal) {
      sum += line.total.high;
      eaten += line.quantity;
    }
  return base::Money::yuan(eaten == 0 ? 0 : sum.minor() / eaten / 100);
}

// One house by its name and class, several with the nights in each.
Words stays_phrase(std::vector<Stay> const& stays) {
  std::vector<Words> houses;
  for (auto const& stay : stays) {
    auto const& house = *stay.lodging.place;
    auto const rank = class_of(house);
    if (stays.size() == 1)
      return {fmt::format("住{}（{}）", house.name_zh, rank.zh),
              fmt::format("nights at {} ({})", house.name_en, rank.en)};
    houses.push_back({fmt::format("{} {} 晚（{}）", house.name_zh, stay.nights, rank.zh),
                      fmt::format("{} for {} night{} ({})", house.name_en, stay.nights,
                                  stay.nights == 1 ? "" : "s", rank.en)});
  }
  auto const list = joined(houses, {"、", ", "});
  return {"住" + list.zh, "nights at " + list.en};
}

std::set<std::string> sights_of(Story const& story) {
  std::set<std::string> keys;
  for (auto const* visit : story.visits())
    if (visit->role == Role::sight) keys.insert(visit->place);
  return keys;
}

void add_lodging_difference(std::vector<Words>& parts, Story const& dearer, Story const& cheaper) {
  auto const* here = main_lodging(dearer.draft);
  auto const* there = main_lodging(cheaper.draft);
  if (!here || !there || here->place == there->place) return;
  auto const a = class_of(*here->place);
  auto const b = class_of(*there->place);
  parts.push_back({fmt::format("住{}的{}，而不是{}的{}", a.zh, here->place->name_zh, b.zh,
                               there->place->name_zh),
                   fmt::format("Nights at {} ({}) instead of {} ({})", here->place->name_en, a.en,
                               there->place->name_en, b.en)});
}

void add_sight_difference(std::vector<Words>& parts, Story const& dearer, Story const& cheaper) {
  auto const mine = sights_of(dearer);
  auto const theirs = sights_of(cheaper);
  std::vector<Words> only_here;
  for (auto const* visit : dearer.visits()) {
    auto const& place = dearer.place(visit->place);
    if (visit->role == Role::sight && !theirs.contains(visit->place) && only_here.size() < 3)
      only_here.push_back({place.name_zh, place.name_en});
  }
  if (!only_here.empty()) {
    auto const names = joined(only_here, {"、", ", "});
    parts.push_back({"另外去" + names.zh, "Also visits " + names.en});
  }
  if (mine.size() < theirs.size())
    parts.push_back(
        {fmt::format("节奏更从容：{} 个景点，而不是 {} 个", mine.size(), theirs.size()),
         fmt::format("Less hurried: {} sights rather than {}", mine.size(), theirs.size())});
}

}  // namespace

Words summary_of(Story const& story) {
  auto const& draft = story.draft;
  int const days = story.wishes.days();
  int const sights = count_visits(story, Role::sight);
  int const meals = count_visits(story, Role::food);
  std::vector<Words> parts;
  parts.push_back({fmt::format("{} 天 {} 晚，{} 个景点、{} 餐", days, days - 1, sights, meals),
                   fmt::format("{} days and {} nights, {} sights and {} meals", days, days - 1,
                               sights, meals)});
  if (!draft.stays.empty()) parts.push_back(stays_phrase(draft.stays));
  auto const modes = transport_phrase(story);
  if (!modes.zh.empty())
    parts.push_back({"市内交通：" + modes.zh, "getting around by " + modes.en});
  auto const pace = name_of(draft.style.pace);
  parts.push_back({"节奏" + pace.zh, pace.en + " pace"});
  auto text = joined(parts, {"；", "; "});
  return {text.zh + "。", text.en + "."};
}

std::vector<Words> highlights_of(Story const& story) {
  std::vector<places::Place const*> best;
  for (auto const* found : {story.best_sight(true), story.best_sight(false), story.best_food()})
    if (found) best.push_back(found);
  std::vector<Words> highlights;
  for (auto const* place : best) {
    auto const& note_zh = place->note_zh;
    auto const& note_en = place->note_en;
    highlights.push_back({note_zh.empty() ? place->name_zh : place->name_zh + "：" + note_zh,
                          note_en.empty() ? place->name_en : place->name_en + ": " + note_en});
  }
  return highlights;
}

std::vector<Words> differences_between(Story const& dearer, Story const& cheaper) {
  std::vector<Words> parts;
  auto const& party = dearer.wishes.party;
  auto const more = yuan(base::Money::yuan(yuan_per_person(dearer.draft.plan.total.high, party) -
                                           yuan_per_person(cheaper.draft.plan.total.high, party)));
  parts.push_back({"每人多约 " + more, "About " + more + " more each"});
  add_lodging_difference(parts, dearer, cheaper);
  auto const mine = meal_price(dearer);
  auto const theirs = meal_price(cheaper);
  if (mine > theirs)
    parts.push_back({fmt::format("每餐人均约 {}，而不是 {}", yuan(mine), yuan(theirs)),
                     fmt::format("Meals at about {} instead of {}", yuan(mine), yuan(theirs))});
  auto const here = transport_phrase(dearer);
  auto const there = transport_phrase(cheaper);
  if (here.zh != there.zh)
    parts.push_back({fmt::format("交通以{}为主，而不是{}", here.zh, there.zh),
                     fmt::format("Travel by {} rather than {}", here.en, there.en)});
  add_sight_difference(parts, dearer, cheaper);
  return parts;
}

}  // namespace trips
