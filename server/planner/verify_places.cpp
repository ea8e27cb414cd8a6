// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "planner/impl/checks.hpp"

namespace planner::impl {

namespace {

bool contains(std::vector<std::string> const& words, std::string const& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Where one stays for a while: not what is only passed through or paid for.
std::set<std::string> stays_of(Plan const& plan) {
  std::set<std::string> keys;
  for (auto const& day : plan.days) {
    keys.insert({day.start, day.end});
    for (auto const& visit : day.visits) keys.insert(visit.place);
    if (day.lodging) keys.insert(*day.lodging);
  }
  return keys;
}

std::set<std::string> places_of(Plan const& plan) {
  std::set<std::string> keys;
  for (auto const& day : plan.days) {
    keys.insert({day.start, day.end});
    for (auto const& visit : day.visits) {
      keys.insert(visit.place);
      if (visit.alternative) keys.insert(*visit.alternative);
    }
    for (auto const& leg : day.legs) keys.insert({leg.from, leg.to});
    if (day.lodging) keys.insert(*day.lodging);
  }
  for (auto const& line : plan.ledger)
    if (!line.place.empty()) keys.insert(line.place);
  return keys;
}

}  // namespace

Check place_exists(Case const& file) {
  Ruling ruling("place_exists", {"地点都真实存在", "Every place exists"});
  auto const keys = places_of(file.plan);
  for (auto const& key : keys) {
    auto const* facts = file.world.find(key);
    ruling.about({}, key);
    if (facts == nullptr)
      ruling.fail(say("资料里没有“{}”这个地点", "We have no record of a place “{}”", key));
    else
      ruling.rests_on(*facts);
  }
  return ruling.close(say("在资料库里逐一查到 {} 个地点", "{} looked up in our records",
                          counted(keys.size(), "place")));
}

Check right_city(Case const& file) {
  Ruling ruling("right_city", {"都在您要去的城市", "In the city you asked for"});
  auto const check = [&](PlaceFacts const& facts) {
    if (facts.city.empty())
      ruling.doubt(say("{}在哪个城市没有记录", "No record says which city {} lies in", facts.name));
    else if (facts.city != file.needs.city)
      ruling.fail(say("{}不在所选城市", "{} lies in another city", facts.name));
  };
  each_sight_or_meal(file, ruling,
                     [&](auto const&, auto const&, auto const& facts) { check(facts); });
  each_night(file, ruling, [&](auto const&, auto const& facts) { check(facts); });
  return ruling.close(say("核对了 {} 次停留和 {} 晚住宿的所在地",
                          "The location of {} and {} was compared", visits_of(file.plan),
                          nights_of(file.plan)));
}

Check no_duplicates(Case const& file) {
  Ruling ruling("no_duplicates", {"没有重复的地点", "Nothing twice"});
  std::map<std::string, Day> seen;
  each_sight_or_meal(
      file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
        auto const [first, is_new] = seen.emplace(visit.place, day.date);
        if (!is_new)
          ruling.fail(say("{}安排了两次：{}和{}", "{} is planned twice: {} and {}", facts.name,
                          date_words(first->second), date_words(day.date)));
      });
  return ruling.close(say("{} 个不同的景点和餐馆", "{} to see and to eat at",
                          counted(seen.size(), "different place")));
}

Check must_included(Case const& file) {
  Ruling ruling("must_included", {"想去的都安排了", "Everything you insisted on"});
  auto const keys = stays_of(file.plan);
  ruling.rests_on(Source{"wishes", {}});
  for (auto const& key : file.needs.must) {
    ruling.about({}, key);
    if (keys.count(key) == 0)
      ruling.fail(say("{}没有排进行程", "{} is not in the plan", name_of(file, key)));
    else
      ruling.holds(name_of(file, key));
  }
  if (file.needs.must.empty()) return ruling.close({"没有指定必去的地点", "You named no must-see"});
  return ruling.close(say("指定了 {} 处", "You named {}", file.needs.must.size()));
}

Check avoid_honoured(Case const& file) {
  Ruling ruling("avoid_honoured", {"不想去的都避开了", "Nothing you wanted to avoid"});
  ruling.rests_on(Source{"wishes", {}});
  auto const check = [&](PlaceFacts const& facts) {
    if (facts.kinds.empty() && !file.needs.avoid_kinds.empty())
      ruling.doubt(
          say("{}属于什么类型没有记录", "No record says what kind of place {} is", facts.name));
    if (contains(file.needs.avoid, facts.key))
      ruling.fail(say("{}是您不想去的地方", "You wanted to avoid {}", facts.name));
    for (auto const& kind : file.needs.avoid_kinds)
      if (contains(facts.kinds, kind) || contains(facts.cuisines, kind))
        ruling.fail(say("{}属于您想避开的类型（{}）", "{} is of a kind you wanted to avoid ({})",
                        facts.name, kind));
  };
  each_visit(file, ruling, [&](auto const&, auto const&, auto const& facts) { check(facts); });
  each_night(file, ruling, [&](auto const&, auto const& facts) { check(facts); });
  return ruling.close(say("您避开 {} 个地点、{} 个类型；核对了 {} 次停留",
                          "You avoid {} and {}; {} compared",
                          counted(file.needs.avoid.size(), "place"),
                          counted(file.needs.avoid_kinds.size(), "kind"), visits_of(file.plan)));
}

}  // namespace planner::impl
