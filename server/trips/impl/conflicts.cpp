// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/conflicts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trips/catalogue_world.hpp"
#include "trips/impl/phrases.hpp"

namespace trips {
namespace {

using places::Place;

struct HardNeed {
  bool is_asked;
  places::Known Place::*fact;
  Words name;
};

std::vector<HardNeed> hard_needs(Wishes const& wishes) {
  return {{wishes.step_free, &Place::step_free, {"无障碍", "step-free access"}},
          {wishes.kid_friendly, &Place::kid_friendly, {"亲子友好", "suiting children"}},
          {wishes.pet_friendly, &Place::pet_friendly, {"可带宠物", "admitting pets"}}};
}

Words asked_needs(Wishes const& wishes) {
  Words text;
  for (auto const& need : hard_needs(wishes)) {
    if (!need.is_asked) continue;
    if (!text.zh.empty()) text = {text.zh + "、", text.en + ", "};
    text = {text.zh + need.name.zh, text.en + need.name.en};
  }
  if (text.zh.empty()) return {"您的要求", "your wishes"};
  return text;
}

// What keeps houses out.
Words asked_lodging(Wishes const& wishes) {
  auto lodging = text_of(wishes.lodging);
  if (lodging.zh.empty()) return asked_needs(wishes);
  bool const has_needs = wishes.step_free || wishes.kid_friendly || wishes.pet_friendly;
  if (!has_needs) return lodging;
  auto const needs = asked_needs(wishes);
  return {needs.zh + "、" + lodging.zh, needs.en + ", " + lodging.en};
}

Words names_of(std::vector<Place const*> const& places) {
  Words text;
  for (auto const* place : places) {
    if (!text.zh.empty()) text = {text.zh + "、", text.en + ", "};
    text = {text.zh + place->name_zh, text.en + place->name_en};
  }
  return text;
}

bool is_closed_throughout(Place const& place, Wishes const& wishes) {
  if (!place.visit) return true;
  auto const stay = static_cast<int>(place.visit->min.count());
  for (auto day = wishes.from; day <= wishes.until; day += std::chrono::days(1))
    if (!windows_on(place, day, stay).empty()) return false;
  return true;
}

// A must that is to be avoided as well, by its name or by what it is.
Conflict against_avoidance(Place const& place, Wishes const& wishes) {
  std::vector<Words> kinds;
  for (auto const kind : wishes.avoid_kinds)
    if (place.is(kind)) kinds.push_back(name_of(kind));
  if (kinds.empty())
    return {"must_against_avoid",
            {fmt::format("{}既必去又不想去", place.name_zh),
             fmt::format("{} is both a must and to be avoided", place.name_en)}};
  auto const names = joined(kinds, {"、", ", "});
  return {
      "must_against_avoid",
      {fmt::format("必去的{}属于您不想去的{}", place.name_zh, names.zh),
       fmt::format("{} is a must, but you want to avoid its kind: {}", place.name_en, names.en)}};
}

int count_meals(Wishes const& wishes, City const& city) {
  return static_cast<int>(
      std::count_if(city.places.begin(), city.places.end(), [&](Place const* place) {
        return role_of(*place) == planner::Role::food && meets_needs(*place, wishes) &&
               !wishes.is_avoided(*place) && place->hours;
      }));
}

// What is left to say when no single wish explains it.
void add_unexplained(std::vector<Conflict>& conflicts, Wishes const& wishes,
                     NoDraft const& why_not) {
  if (why_not.too_dear)
    return conflicts.push_back(
        {"budget",
         {fmt::format("预算{}不够三档方案的花费", for_all(wishes.budget, wishes.party).zh),
          fmt::format("A budget of {} does not pay for three plans",
                      for_all(wishes.budget, wishes.party).en)}});
  if (why_not.failed_checks.empty())
    return conflicts.push_back(
        {"no_plan",
         {"没有找到每一项都成立的三档方案", "No three plans were found that keep every rule"}});
  auto const rules = joined(why_not.failed_checks, {"、", "; "});
  conflicts.push_back(
      {"no_plan",
       {fmt::format("没有找到每一项都成立的三档方案，没能做到：{}", rules.zh),
        fmt::format("No three plans were found that keep every rule. Not kept: {}", rules.en)}});
}

}  // namespace

std::vector<Conflict> must_conflicts(Wishes const& wishes) {
  std::vector<Conflict> conflicts;
  for (auto const* place : wishes.must) {
    if (wishes.is_avoided(*place)) conflicts.push_back(against_avoidance(*place, wishes));
    for (auto const& need : hard_needs(wishes)) {
      auto const known = place->*need.fact;
      if (!need.is_asked || known == places::Known::yes) continue;
      bool const is_no = known == places::Known::no;
      conflicts.push_back(
          {"must_against_need",
           {fmt::format("必去的{}{}{}", place->name_zh, is_no ? "不满足" : "没有资料说明是否",
                        need.name.zh),
            fmt::format("{} is a must but {} {}", place->name_en,
                        is_no ? "rules out" : "says nothing about", need.name.en)}});
    }
    auto const dates = dates_words(wishes.from, wishes.until);
    if (is_closed_throughout(*place, wishes))
      conflicts.push_back({"must_closed",
                           {fmt::format("必去的{}在 {} 不开放", place->name_zh, dates.zh),
                            fmt::format("{} is a must but closed {}", place->name_en, dates.en)}});
  }
  return conflicts;
}

std::vector<Conflict> conflicts_from(Wishes const& wishes, City const& city, NoDraft const& why_not,
                                     std::optional<base::Money> const& cheapest) {
  std::vector<Conflict> conflicts;
  auto const add = [&](std::string id, Words text) {
    conflicts.push_back({std::move(id), std::move(text)});
  };
  auto const needs = asked_needs(wishes);
  auto const lodging = asked_lodging(wishes);
  if (why_not.no_lodging)
    add("no_lodging",
        {fmt::format("{}没有已知满足“{}”的住宿", city.name.zh, lodging.zh),
         fmt::format("No lodging in {} is known to meet: {}", city.name.en, lodging.en)});
  if (why_not.no_sights)
    add("no_sights", {fmt::format("{}没有已知满足“{}”的景点", city.name.zh, needs.zh),
                      fmt::format("No sight in {} is known to meet: {}", city.name.en, needs.en)});
  if (cheapest)
    add("budget",
        {fmt::format("预算{}不够：{} 天三档方案都要排得出，至少需要{}",
                     for_all(wishes.budget, wishes.party).zh, wishes.days(),
                     for_all(*cheapest, wishes.party).zh),
         fmt::format("A budget of {} is too little: all three plans for {} day{} need {} at least",
                     for_all(wishes.budget, wishes.party).en, wishes.days(),
                     wishes.days() == 1 ? "" : "s", for_all(*cheapest, wishes.party).en)});
  if (!why_not.missed_must.empty()) {
    auto const names = names_of(why_not.missed_must);
    add("must_too_many",
        {fmt::format("{} 处必去景点放不进 {} 天：{}", wishes.must.size(), wishes.days(), names.zh),
         fmt::format("{} musts do not fit into {} days: {}", wishes.must.size(), wishes.days(),
                     names.en)});
  }
  if (why_not.missed_meals)
    add("meals",
        {fmt::format("{} 天需要约 {} 餐，满足“{}”且营业时间已知的餐馆有 {} 家", wishes.days(),
                     2 * wishes.days(), needs.zh, count_meals(wishes, city)),
         fmt::format("{} days need about {} meals; {} places to eat are known to meet: {}",
                     wishes.days(), 2 * wishes.days(), count_meals(wishes, city), needs.en)});
  if (conflicts.empty()) add_unexplained(conflicts, wishes, why_not);
  return conflicts;
}

}  // namespace trips
