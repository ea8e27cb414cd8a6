// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/minimal_conflict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trips/impl/phrases.hpp"

namespace trips {
namespace {

constexpr std::int64_t rich_yuan = 10'000'000;
constexpr int days_max = 14;

Term term(std::string field, Words text, std::function<void(Wishes&)> way_out) {
  return {{std::move(field), std::move(text)}, {std::move(way_out)}};
}

void add_points(std::vector<Term>& terms, Wishes const& wishes) {
  if (wishes.arrival) {
    auto const at = base::to_clock(wishes.arrival->at);
    terms.push_back(
        term("arrival", {at + " 到达", "Arriving at " + at}, [](Wishes& w) { w.arrival.reset(); }));
  }
  if (wishes.departure) {
    auto const at = base::to_clock(wishes.departure->at);
    terms.push_back(term("departure", {at + " 返程", "Leaving at " + at},
                         [](Wishes& w) { w.departure.reset(); }));
  }
  if (wishes.likes.pace) {
    auto const pace = name_of(*wishes.likes.pace);
    terms.push_back(term("pace", {"节奏" + pace.zh, "A pace that is " + pace.en},
                         [](Wishes& w) { w.likes.pace.reset(); }));
  }
}

Words avoided_words(Wishes const& wishes) {
  std::vector<Words> names;
  for (auto const* place : wishes.avoid) names.push_back({place->name_zh, place->name_en});
  for (auto const kind : wishes.avoid_kinds) names.push_back(name_of(kind));
  auto const all = joined(names, {"、", ", "});
  return {"不去" + all.zh, "To avoid: " + all.en};
}

void add_needs(std::vector<Term>& terms, Wishes const& wishes) {
  if (!wishes.avoid.empty() || !wishes.avoid_kinds.empty())
    terms.push_back(term("avoid", avoided_words(wishes), [](Wishes& w) {
      w.avoid.clear();
      w.avoid_kinds.clear();
    }));
  if (auto const lodging = text_of(wishes.lodging); !lodging.zh.empty())
    terms.push_back(term("lodging", lodging, [](Wishes& w) { w.lodging = {}; }));
  if (wishes.origin)
    terms.push_back(term(
        "origin",
        {"从" + wishes.origin->name.zh + "往返", "Rides from and to " + wishes.origin->name.en},
        [](Wishes& w) { w.origin.reset(); }));
  if (!wishes.diets.empty())
    terms.push_back(
        term("otherNeeds", {"饮食要求", "Your diet"}, [](Wishes& w) { w.diets.clear(); }));
  if (wishes.pet_friendly)
    terms.push_back(term("petFriendly", {"每一处都可带宠物", "Pets welcome everywhere"},
                         [](Wishes& w) { w.pet_friendly = false; }));
  if (wishes.kid_friendly)
    terms.push_back(term("kidFriendly", {"每一处都适合孩子", "Everything good for children"},
                         [](Wishes& w) { w.kid_friendly = false; }));
  if (wishes.step_free)
    terms.push_back(term("accessibility", {"每一处都无障碍", "Everything step-free"},
                         [](Wishes& w) { w.step_free = false; }));
}

Term dates_of(Wishes const& wishes) {
  auto const said = dates_words(wishes.from, wishes.until);
  Term dates{{"endDate",
              {fmt::format("{}，{} 天", said.zh, wishes.days()),
               fmt::format("{} day{} {}", wishes.days(), wishes.days() == 1 ? "" : "s", said.en)}},
             {}};
  for (int const days : {1, 2, wishes.days() / 2, wishes.days() + 3, days_max})
    if (days >= 1 && days <= days_max && days != wishes.days())
      dates.ways_out.push_back(
          [days](Wishes& w) { w.until = w.from + std::chrono::days(days - 1); });
  for (int const by : {1, 2, 3})
    dates.ways_out.push_back([by](Wishes& w) {
      w.from += std::chrono::days(by);
      w.until += std::chrono::days(by);
    });
  return dates;
}

}  // namespace

// What people would rather hear of stands last, and so stays.
std::vector<Term> terms_of(Wishes const& wishes) {
  std::vector<Term> terms;
  add_points(terms, wishes);
  add_needs(terms, wishes);
  for (auto const* place : wishes.must)
    terms.push_back(term("must", {"必去" + place->name_zh, place->name_en + " as a must"},
                         [place](Wishes& w) { std::erase(w.must, place); }));
  terms.push_back(term("budget",
                       {"预算" + for_all(wishes.budget, wishes.party).zh,
                        "A budget of " + for_all(wishes.budget, wishes.party).en},
                       [](Wishes& w) { w.budget = base::Money::yuan(rich_yuan); }));
  terms.push_back(dates_of(wishes));
  return terms;
}

bool is_possible_without(Wishes const& wishes, std::vector<Term> const& terms,
                         Trying const& trying) {
  auto eased = wishes;
  Term const* choice = nullptr;  // the one that has several ways out
  for (auto const& each : terms)
    if (each.ways_out.size() == 1)
      each.ways_out.front()(eased);
    else
      choice = &each;
  if (!choice) return is_possible(eased, trying, trial);
  return std::any_of(choice->ways_out.begin(), choice->ways_out.end(), [&](auto const& way_out) {
    auto other = eased;
    way_out(other);
    return is_possible(other, trying, trial);
  });
}

std::vector<Term> minimal_conflict(Wishes const& wishes, Trying const& trying) {
  std::vector<Term> given_up;
  std::vector<Term> kept;
  for (auto& each : terms_of(wishes)) {
    given_up.push_back(each);
    if (!is_possible_without(wishes, given_up, trying)) continue;
    given_up.pop_back();
    kept.push_back(std::move(each));
  }
  // Nothing that could be given up helps: what is lacking is lacking for everybody.
  return kept;
}

}  // namespace trips
