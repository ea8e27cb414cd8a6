// SPDX-License-Identifier: Apache-2.0
#include "trips/luggage/suggestions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace trips {
namespace {

using Why = std::optional<Words>;

struct Journey {
  TierAnswer const& plan;
  bool is_abroad;
};

struct Rule {
  char const* key;
  char const* zh;
  char const* en;
  bool is_shared;
  std::function<Why(Journey const&)> why;  // none: no reason to take it
};

Words always_needed() { return {"每次出行都要带", "Needed on every trip"}; }

Why when(bool is_so, char const* zh, char const* en) {
  return is_so ? Why(Words{zh, en}) : std::nullopt;
}

std::size_t nights(TierAnswer const& plan) { return plan.days.empty() ? 0 : plan.days.size() - 1; }

// The first visit of one of the kinds, and its day.
Why at_a(Journey const& journey, std::initializer_list<char const*> kinds) {
  for (std::size_t day = 0; day < journey.plan.days.size(); ++day)
    for (auto const& visit : journey.plan.days[day].visits)
      for (auto const& kind : visit.place.kinds)
        if (std::any_of(kinds.begin(), kinds.end(), [&](auto wanted) { return kind == wanted; }))
          return Words{fmt::format("第 {} 天去{}", day + 1, visit.place.name.zh),
                       fmt::format("{} on day {}", visit.place.name.en, day + 1)};
  return std::nullopt;
}

// The first day whose weather is so.
Why on_a_day(Journey const& journey, char const* zh, char const* en,
             bool (*is_so)(DayWeather const&)) {
  for (std::size_t day = 0; day < journey.plan.days.size(); ++day) {
    auto const& weather = journey.plan.days[day].weather;
    if (weather && is_so(*weather))
      return Words{fmt::format("第 {} 天{}", day + 1, zh), fmt::format("Day {}: {}", day + 1, en)};
  }
  return std::nullopt;
}

constexpr int likely_percent = 40;
constexpr int wet_days_of_a_month = 10;
constexpr double hot_celsius = 28;
constexpr double cool_celsius = 15;
constexpr double cold_celsius = 5;
constexpr int long_walk_m = 6000;

bool is_wet(DayWeather const& day) {
  return day.rain_percent.value_or(0) >= likely_percent ||
         day.rain_days.value_or(0) >= wet_days_of_a_month || !day.foul.empty();
}
bool is_hot(DayWeather const& day) { return day.celsius_max.value_or(0) >= hot_celsius; }
bool is_cool(DayWeather const& day) {
  return day.celsius_min.value_or(cool_celsius + 1) <= cool_celsius &&
         !(day.celsius_min <= cold_celsius);
}
bool is_cold(DayWeather const& day) {
  return day.celsius_min.value_or(cold_celsius + 1) <= cold_celsius;
}

bool has_child_below(Journey const& journey, int age) {
  auto const& ages = journey.plan.needs.party.child_ages;
  return std::any_of(ages.begin(), ages.end(), [&](int each) { return each < age; });
}

Why for_walking(Journey const& journey) {
  for (std::size_t day = 0; day < journey.plan.days.size(); ++day) {
    auto const km = (journey.plan.days[day].walk_m + 500) / 1000;
    if (journey.plan.days[day].walk_m >= long_walk_m)
      return Words{fmt::format("第 {} 天要走约 {} 公里", day + 1, km),
                   fmt::format("About {} km on foot on day {}", km, day + 1)};
  }
  return at_a(journey, {"mountain", "snow_mountain", "forest"});
}

Why for_clothes(Journey const& journey) {
  auto const count = nights(journey.plan);
  if (count == 0) return std::nullopt;
  return Words{fmt::format("住 {} 晚", count),
               fmt::format("{} {}", count, count == 1 ? "night" : "nights")};
}

Why for_rides(Journey const& journey) {
  return when(!journey.plan.rides.empty(), "往返车票机票", "The rides there and back");
}

std::vector<Rule> const& rules() {
  static std::vector<Rule> const table{
      {"id_card", "身份证", "ID card", false,
       [](Journey const& j) { return j.is_abroad ? Why() : Why(always_needed()); }},
      {"passport", "护照和签证", "Passport and visa", false,
       [](Journey const& j) { return when(j.is_abroad, "出境", "Going abroad"); }},
      {"phone", "手机和充电器", "Phone and charger", false,
       [](Journey const&) { return Why(always_needed()); }},
      {"tickets", "车票、机票", "Tickets", true, for_rides},
      {"adapter", "转换插头", "Plug adapter", true,
       [](Journey const& j) { return when(j.is_abroad, "插座不同", "Other sockets"); }},
      {"cash", "当地货币", "Local currency", true,
       [](Journey const& j) { return when(j.is_abroad, "出境", "Going abroad"); }},
      {"medicine", "常用药", "Medicine you take", false,
       [](Journey const& j) {
         return when(j.plan.needs.party.seniors > 0, "有老人同行", "Seniors come along");
       }},
      {"first_aid", "创可贴和肠胃药", "Plasters and stomach medicine", true,
       [](Journey const& j) {
         return when(j.plan.days.size() >= 3, "三天以上", "Three days and more");
       }},
      {"clothes", "换洗衣物", "Change of clothes", false, for_clothes},
      {"toiletries", "洗漱用品", "Toiletries", false, for_clothes},
      {"umbrella", "雨伞或雨衣", "Umbrella or rain coat", false,
       [](Journey const& j) { return on_a_day(j, "可能下雨", "rain is likely", is_wet); }},
      {"sun_cream", "防晒霜和帽子", "Sun cream and a hat", false,
       [](Journey const& j) { return on_a_day(j, "很热", "it is hot", is_hot); }},
      {"jacket", "外套", "Jacket", false,
       [](Journey const& j) { return on_a_day(j, "早晚凉", "cool in the morning", is_cool); }},
      {"winter_clothes", "羽绒服、手套和帽子", "Down jacket, gloves and a cap", false,
       [](Journey const& j) { return on_a_day(j, "很冷", "it is cold", is_cold); }},
      {"walking_shoes", "好走的鞋", "Shoes to walk in", false, for_walking},
      {"water_bottle", "水杯", "Water bottle", false, for_walking},
      {"insect_repellent", "驱蚊水", "Insect repellent", true,
       [](Journey const& j) {
         return at_a(j, {"wetland", "forest", "botanical_garden", "mountain"});
       }},
      {"swimwear", "泳衣和毛巾", "Swimwear and a towel", false,
       [](Journey const& j) {
         return at_a(j, {"beach", "hot_spring"});
       }},
      {"modest_clothes", "过膝、有袖的衣服", "Clothes that cover knees and shoulders", false,
       [](Journey const& j) {
         return at_a(j, {"temple", "mosque", "church"});
       }},
      {"torch", "手电筒", "Torch", true, [](Journey const& j) { return at_a(j, {"cave"}); }},
      {"baby_things", "尿布、湿巾和奶瓶", "Nappies, wipes and a bottle", true,
       [](Journey const& j) {
         return when(has_child_below(j, 3), "有婴幼儿", "A small child comes along");
       }},
      {"child_things", "孩子的零食和玩具", "Snacks and toys for the children", true,
       [](Journey const& j) {
         return when(has_child_below(j, 12), "带孩子", "Children come along");
       }},
      {"pet_things", "牵引绳和宠物证件", "Lead and papers of the pet", true,
       [](Journey const& j) { return when(j.plan.petFriendly, "带宠物", "A pet comes along"); }}};
  return table;
}

}  // namespace

std::vector<PackingSuggestion> suggest_packing(TierAnswer const& plan, bool is_abroad) {
  Journey const journey{plan, is_abroad};
  std::vector<PackingSuggestion> suggested;
  for (auto const& rule : rules())
    if (auto why = rule.why(journey))
      suggested.push_back({rule.key, {rule.zh, rule.en}, *std::move(why), rule.is_shared});
  return suggested;
}

}  // namespace trips
