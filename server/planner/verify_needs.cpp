// SPDX-License-Identifier: Apache-2.0
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
  each_visit(file, [&](DayPlan const&, Visit const&, PlaceFacts const& facts) {
    if (facts.role != Role::hub) check(facts);
  });
  each_night(file, [&](DayPlan const&, PlaceFacts const& facts) { check(facts); });
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

}  // namespace planner::impl
