// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/wish_changes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assistant/clauses.hpp"
#include "http/json_text.hpp"
#include "trips/impl/conflicts.hpp"
#include "trips/impl/phrases.hpp"
#include "trips/impl/said_needs.hpp"

namespace trips {
namespace {

using base::to_text;

constexpr int days_max = 14;

int days_of(Wish const& wish) {
  return static_cast<int>((wish.endDate - wish.startDate).count()) + 1;
}

// The other needs without the clauses in which `spans` finds what is asked for.
template <class Spans>
std::string needs_without(Trying const& trying, Spans&& spans) {
  auto const text = trying.wish.otherNeeds.value_or("");
  auto const said = read_in(trying.city, text, trying.today);
  return assistant::without_clauses(text, spans(said));
}

using Spans = std::vector<assistant::Span>;

template <class T>
void add_words(assistant::Said<T> const& said, Spans& spans) {
  spans.insert(spans.end(), said.words.begin(), said.words.end());
}

Spans words_for_diets(assistant::ReadWish const& said) {
  Spans spans;
  for (auto const& need : said.needs)
    if (need.value == assistant::Need::vegetarian || need.value == assistant::Need::halal)
      add_words(need, spans);
  for (auto const& cuisine : said.cuisines)
    if (cuisine.value.is_only) add_words(cuisine, spans);
  return spans;
}

Spans words_for_avoidance(assistant::ReadWish const& said) {
  Spans spans;
  for (auto const* things : {&said.kinds, &said.places})
    for (auto const& thing : *things)
      if (!thing.value.is_wanted) add_words(thing, spans);
  return spans;
}

Words name_of_avoided(std::string const& text) {
  auto const kind = places::from_word<places::Kind>(text);
  return kind ? name_of(*kind) : Words{text, text};
}

WishChange other_needs(double size, std::string id, Words text, std::string const& rest) {
  return {size,
          std::move(id),
          std::move(text),
          {"otherNeeds", http::to_json(rest)},
          [rest](Wish& wish) { wish.otherNeeds = rest; }};
}

void without_musts(std::vector<Ladder>& ladders, Wishes const& wishes, Trying const& trying) {
  for (auto const* place : wishes.must) {
    Words const text{fmt::format("不去{}", place->name_zh),
                     fmt::format("Leave out {}", place->name_en)};
    auto must = trying.wish.must;
    std::erase_if(must,
                  [&](std::string const& name) { return trying.city.find_named(name) == place; });
    if (must.size() < trying.wish.must.size()) {
      ladders.push_back(
          {{0.3, "drop_must", text, {"must", http::to_json(must)}, [must](Wish& wish) {
              wish.must = must;
            }}});
      continue;
    }
    auto const rest = needs_without(trying, [&](assistant::ReadWish const& said) {
      Spans spans;
      for (auto const& each : said.places)
        if (each.value.id == place->key.str()) add_words(each, spans);
      return spans;
    });
    ladders.push_back({other_needs(0.3, "drop_must", text, rest)});
  }
}

// All those together that cannot be met for themselves, where they are several.
void without_hopeless_musts(std::vector<Ladder>& ladders, Wishes const& wishes,
                            Trying const& trying) {
  std::vector<Words> names;
  auto must = trying.wish.must;
  for (auto const* place : wishes.must) {
    auto alone = wishes;
    alone.must = {place};
    if (must_conflicts(alone).empty()) continue;
    auto const before = must.size();
    std::erase_if(must, [&](auto const& name) { return trying.city.find_named(name) == place; });
    if (must.size() < before) names.push_back({place->name_zh, place->name_en});
  }
  if (names.size() < 2) return;
  auto const all = joined(names, {"、", ", "});
  ladders.push_back({{0.3 * static_cast<double>(names.size()),
                      "drop_musts",
                      {"不去" + all.zh, "Leave out " + all.en},
                      {"must", http::to_json(must)},
                      [must](Wish& wish) { wish.must = must; }}});
}

void without_needs(std::vector<Ladder>& ladders, Wishes const& wishes, Trying const& trying) {
  struct Flag {
    bool Wish::*flag;
    char const* field;
    Words name;
  };
  for (auto const& need : {Flag{&Wish::accessibility, "accessibility", {"无障碍", "step-free"}},
                           Flag{&Wish::kidFriendly, "kidFriendly", {"亲子友好", "kid-friendly"}},
                           Flag{&Wish::petFriendly, "petFriendly", {"可带宠物", "pet-friendly"}}})
    if (trying.wish.*need.flag)
      ladders.push_back({{0.7,
                          std::string("drop_") + need.field,
                          {fmt::format("不再要求每一处都{}", need.name.zh),
                           fmt::format("No longer ask for {} everywhere", need.name.en)},
                          {need.field, "false"},
                          [flag = need.flag](Wish& wish) { wish.*flag = false; }}});
  if (wishes.diets.empty()) return;
  auto const rest = needs_without(trying, words_for_diets);
  ladders.push_back({other_needs(
      0.7, "drop_diet", {"不再要求每餐都合饮食习惯", "No longer ask for the diet at every meal"},
      rest)});
}

// What the other needs say is to be avoided.
void without_said_avoidance(std::vector<Ladder>& ladders, Trying const& trying) {
  auto const text = trying.wish.otherNeeds.value_or("");
  auto const spans = words_for_avoidance(read_in(trying.city, text, trying.today));
  if (spans.empty()) return;
  auto const gone = assistant::clauses_of(text, spans);
  ladders.push_back(
      {other_needs(0.25, "drop_avoid",
                   {fmt::format("去掉“{}”这一条", gone), fmt::format("Take back \"{}\"", gone)},
                   assistant::without_clauses(text, spans))});
}

// What is to be avoided in the field; one of it where that is enough.
void without_avoidance(std::vector<Ladder>& ladders, Trying const& trying) {
  auto const& avoid = trying.wish.avoid;
  if (avoid.empty()) return;
  Ladder ladder;
  for (std::size_t i = 0; avoid.size() > 1 && i < avoid.size(); ++i) {
    auto rest = avoid;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    auto const name = name_of_avoided(avoid[i]);
    ladder.push_back(
        {0.25,
         "drop_avoid",
         {fmt::format("不再避开{}", name.zh), fmt::format("No longer avoid {}", name.en)},
         {"avoid", http::to_json(rest)},
         [rest](Wish& wish) { wish.avoid = rest; }});
  }
  auto const all = avoid.size() == 1 ? name_of_avoided(avoid[0]) : Words{"任何地方", "anything"};
  ladder.push_back({avoid.size() == 1 ? 0.25 : 0.4,
                    "drop_avoid",
                    {"不再避开" + all.zh, "No longer avoid " + all.en},
                    {"avoid", "[]"},
                    [](Wish& wish) { wish.avoid.clear(); }});
  ladders.push_back(std::move(ladder));
}

// By how many days a trip must be later for every must to be open on one of its days; nullopt
// where that is soon, or not within a season.
std::optional<int> days_until_open(Wishes const& wishes) {
  constexpr int season = 92;
  auto moved = wishes;
  for (int by = 1; by <= season; ++by) {
    moved.from += std::chrono::days(1);
    moved.until += std::chrono::days(1);
    auto const conflicts = must_conflicts(moved);
    bool const is_closed = std::any_of(conflicts.begin(), conflicts.end(),
                                       [](auto const& each) { return each.id == "must_closed"; });
    if (!is_closed) return by > 3 ? std::optional(by) : std::nullopt;
  }
  return std::nullopt;
}

void with_other_dates(std::vector<Ladder>& ladders, Wishes const& wishes, Trying const& trying) {
  auto const& wish = trying.wish;
  bool const is_bound = !wishes.must.empty() || wish.arrival || wish.departure;
  if (!is_bound) return;
  Ladder more;
  for (int days = days_of(wish) + 1; days <= std::min(days_max, days_of(wish) + 3); ++days) {
    auto change = fewer_days(wish, days);
    change.id = "more_days";
    more.push_back(std::move(change));
  }
  ladders.push_back(std::move(more));
  if (wishes.must.empty()) return;
  Ladder shifted;
  std::vector<int> shifts{1, -1, 2, -2, 3, -3};
  if (auto const by = days_until_open(wishes)) shifts.push_back(*by);
  for (int const by : shifts) {
    auto const from = wish.startDate + std::chrono::days(by);
    if (from < trying.today && wish.startDate >= trying.today) continue;
    auto const until = wish.endDate + std::chrono::days(by);
    auto const dates = dates_words(from, until);
    shifted.push_back({0.1 + 0.05 * std::min(6, std::abs(by)),
                       "other_dates",
                       {"改为 " + dates.zh, "Travel " + dates.en},
                       {"startDate", http::to_json(to_text(from))},
                       [from, until](Wish& w) {
                         w.startDate = from;
                         w.endDate = until;
                       },
                       Change{"endDate", http::to_json(to_text(until))}});
  }
  ladders.push_back(std::move(shifted));
}

std::optional<int> minutes_of(std::string const& clock) {
  if (clock.size() != 5) return std::nullopt;
  return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3, 2));
}

struct Hour {
  std::optional<PointWish> Wish::*point;
  char const* field;
  char const* id;
  int direction;
  Words text;  // with a place for the time
};

void with_another_hour(std::vector<Ladder>& ladders, Wish const& wish, Hour const& hour) {
  auto const& point = wish.*hour.point;
  auto const at = point ? minutes_of(point->at) : std::nullopt;
  if (!at) return;
  Ladder ladder;
  for (int const hours : {1, 2, 3, 4, 6, 8, 10}) {
    int const other = *at + hour.direction * hours * 60;
    if (other < 0 || other >= 24 * 60) break;
    auto changed = *point;
    changed.at = base::to_clock(base::Minutes(other));
    auto const value = changed.place ? fmt::format("{{\"place\":{},\"at\":\"{}\"}}",
                                                   http::to_json(*changed.place), changed.at)
                                     : fmt::format("{{\"at\":\"{}\"}}", changed.at);
    ladder.push_back({0.05 + 0.05 * hours,
                      hour.id,
                      {fmt::format(fmt::runtime(hour.text.zh), changed.at),
                       fmt::format(fmt::runtime(hour.text.en), changed.at)},
                      {hour.field, value},
                      [changed, member = hour.point](Wish& w) { w.*member = changed; }});
  }
  ladders.push_back(std::move(ladder));
}

void without_lodging(std::vector<Ladder>& ladders, Trying const& trying) {
  if (!trying.wish.lodging) return;
  ladders.push_back({{0.4,
                      "drop_lodging",
                      {"不限定住宿", "Leave the lodging open"},
                      {"lodging", "null"},
                      [](Wish& wish) { wish.lodging.reset(); }}});
}

void without_pace(std::vector<Ladder>& ladders, Trying const& trying) {
  if (!trying.wish.pace) return;
  ladders.push_back({{0.2,
                      "drop_pace",
                      {"不限定节奏", "Leave the pace to each tier"},
                      {"pace", "null"},
                      [](Wish& wish) { wish.pace.reset(); }}});
}

}  // namespace

WishChange fewer_days(Wish const& wish, int days) {
  int const now = days_of(wish);
  auto const until = wish.startDate + std::chrono::days(days - 1);
  double const size = std::abs(days - now) / static_cast<double>(now) * 0.9 + 0.15;
  return {size,
          "fewer_days",
          {fmt::format("改为 {} 天（到 {}）", days, to_text(until)),
           fmt::format("Make it {} days (until {})", days, to_text(until))},
          {"endDate", http::to_json(to_text(until))},
          [until](Wish& changed) { changed.endDate = until; }};
}

WishChange more_budget(Wish const& wish, std::int64_t budget) {
  auto const now = static_cast<double>(std::max<std::int64_t>(1, wish.budget));
  auto const party = wish.party.value_or(PartyWish{1, {}, 0});
  auto const amount = base::Money::yuan(budget);
  auto const all = for_all(amount, {party.adults, party.child_ages, party.seniors});
  return {(static_cast<double>(budget) - now) / now,
          "more_budget",
          {"预算提高到" + all.zh, "Raise the budget to " + all.en},
          {"budget", std::to_string(budget)},
          [budget](Wish& changed) { changed.budget = budget; }};
}

std::vector<Ladder> ladders_for(Wishes const& wishes, Trying const& trying) {
  std::vector<Ladder> ladders;
  without_musts(ladders, wishes, trying);
  without_hopeless_musts(ladders, wishes, trying);
  without_needs(ladders, wishes, trying);
  without_said_avoidance(ladders, trying);
  without_avoidance(ladders, trying);
  with_other_dates(ladders, wishes, trying);
  with_another_hour(
      ladders, trying.wish,
      {&Wish::arrival, "arrival", "earlier_arrival", -1, {"{} 到达", "Arrive at {}"}});
  with_another_hour(
      ladders, trying.wish,
      {&Wish::departure, "departure", "later_departure", 1, {"{} 返程", "Leave at {}"}});
  without_lodging(ladders, trying);
  without_pace(ladders, trying);
  return ladders;
}

}  // namespace trips
