// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/impl/checks.hpp"

namespace planner::impl {

namespace {

// What the traveller needs of every place. Not knowing is not good enough.
struct Need {
  std::string id;
  Words title;
  bool is_asked = false;
  Known PlaceFacts::*fact = nullptr;
  Words missing;  // "… has no step-free access"
};

Words diet_words(std::string const& diet) {
  if (diet == "vegetarian") return {"素食", "vegetarian food"};
  if (diet == "halal") return {"清真", "halal food"};
  if (diet == "not_spicy") return {"不辣的菜", "food that is not spicy"};
  return {diet, diet};
}

Check every_place(Case const& file, Need const& need) {
  Ruling ruling(need.id, need.title);
  if (!need.is_asked) return ruling.close({"没有这项要求", "You did not ask for this"});
  std::size_t count = 0;
  auto const check = [&](PlaceFacts const& facts) {
    ++count;
    if (facts.*need.fact == Known::no)
      ruling.fail(say("{}：{}", "{}: {}", facts.name, need.missing));
    if (facts.*need.fact == Known::unknown)
      ruling.fail(say("{}：没有资料说明", "{}: we do not know", facts.name));
  };
  each_visit(file, ruling, [&](DayPlan const&, Visit const&, PlaceFacts const& facts) {
    if (facts.role != Role::hub) check(facts);
  });
  each_night(file, ruling, [&](DayPlan const&, PlaceFacts const& facts) { check(facts); });
  return ruling.close(say("逐一核对了 {} 处，每处都须明确为“是”；资料不明的不算",
                          "{}, each of which must say yes; unknown does not count",
                          counted(count, "place")));
}

}  // namespace

Check step_free(Case const& file) {
  return every_place(file, {"step_free",
                            {"全程无障碍", "Step-free throughout"},
                            file.needs.step_free,
                            &PlaceFacts::step_free,
                            {"没有无障碍通行", "not step-free"}});
}

Check kid_friendly(Case const& file) {
  return every_place(file, {"kid_friendly",
                            {"适合孩子", "Good for children"},
                            file.needs.kid_friendly,
                            &PlaceFacts::kid_friendly,
                            {"不适合孩子", "not for children"}});
}

Check pet_friendly(Case const& file) {
  return every_place(file, {"pet_friendly",
                            {"可带宠物", "Pets welcome"},
                            file.needs.pet_friendly,
                            &PlaceFacts::pet_friendly,
                            {"不可带宠物", "no pets"}});
}

Check diet(Case const& file) {
  Ruling ruling("diet", {"饮食合要求", "Food you can eat"});
  auto const& diets = file.needs.diets;
  if (diets.empty()) return ruling.close({"没有饮食要求", "You asked for no diet"});
  each_visit(file, ruling, [&](DayPlan const&, Visit const& visit, PlaceFacts const& facts) {
    if (visit.meal == Meal::none) return;
    for (auto const& diet : diets) {
      auto const item = say("{}：{}", "{}: {}", facts.name, diet_words(diet));
      if (std::find(facts.diets.begin(), facts.diets.end(), diet) != facts.diets.end())
        ruling.holds(item);
      else
        ruling.fail(say("{}没有资料说明是否提供{}", "No record says that {} caters for: {}",
                        facts.name, diet_words(diet)));
    }
  });
  return ruling.close(say("每餐都须明确提供 {} 项饮食要求", "Every meal must cater for {}",
                          counted(diets.size(), "diet")));
}

}  // namespace planner::impl
