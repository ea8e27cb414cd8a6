// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/said_needs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assistant/clauses.hpp"
#include "assistant/form.hpp"
#include "trips/impl/said_limits.hpp"
#include "trips/impl/said_words.hpp"
#include "trips/rides.hpp"

namespace trips {
namespace {

using assistant::Need;
using assistant::Said;
using assistant::Strength;
using assistant::Thing;
using places::Kind;

// A thing of the vocabulary goes where its word stands.
void like(Thing const& thing, std::vector<Kind>& kinds, Likes& likes) {
  if (auto const kind = places::from_word<Kind>(thing.id))
    add_once(kinds, *kind);
  else if (auto const cuisine = places::from_word<places::Cuisine>(thing.id))
    add_once(likes.cuisines, *cuisine);
  else if (auto const tag = places::from_word<places::Tag>(thing.id)) {
    likes.avoids_spicy |= *tag == places::Tag::not_spicy;
    add_once(likes.tags, *tag);
  }
}

bool is_to_visit(places::Place const* place) {
  return place && !place->is_lodging() && !place->is_station();
}

class Hearing {
 public:
  Hearing(assistant::ReadWish const& said, std::string_view text, Wish const& wish,
          City const& city, Wishes& wishes)
      : said_(said),
        warnings_(text, {"其他需求", "the other needs"}, wishes.warnings),
        wish_(wish),
        city_(city),
        wishes_(wishes),
        fields_(assistant::fields_of(said, text)) {}

  void hear() {
    hear_route();
    hear_dates();
    hear_party();
    hear_budget();
    hear_pace();
    hear_places();
    hear_tastes();
    hear_needs();
    hear_limits(said_, city_, warnings_, wishes_);
    hear_lodging();
    for (auto const& revision : said_.revisions) warnings_.not_used(revision);
    for (auto const& span : said_.not_understood) warnings_.not_understood(span);
  }

 private:
  void hear_route();
  void hear_dates();
  void hear_party();
  void hear_budget();
  void hear_pace();
  void hear_places();
  void hear_tastes();
  void hear_needs();
  void hear_lodging();

  assistant::ReadWish const& said_;
  SaidWarnings warnings_;
  Wish const& wish_;
  City const& city_;
  Wishes& wishes_;
  assistant::WishFields const fields_;
};

void Hearing::hear_route() {
  for (auto const& city : said_.destinations)
    if (places::AreaCode::parse(city.value.id).value_or(city_.code).city() != city_.code)
      warnings_.contradicts(city, city_.name);
  if (said_.origin) {
    auto const code = places::AreaCode::parse(said_.origin->value.id);
    auto const origin = code ? origin_from(*code, *city_.areas) : std::nullopt;
    if (!wishes_.origin)
      wishes_.origin = origin;
    else if (origin && origin->area != wishes_.origin->area)
      warnings_.contradicts(*said_.origin, wishes_.origin->name);
  }
  if (!fields_.ride) return;
  for (auto const& way : said_.intercity)
    if (way.value.is_wanted && wishes_.ride.mode && *wishes_.ride.mode != way.value.mode)
      warnings_.contradicts(way, name_of(*wishes_.ride.mode));
  hear_ride_fields(*fields_.ride, wishes_);
}

void Hearing::hear_dates() {
  auto const to_words = [](base::Day day) { return Words{base::to_text(day), base::to_text(day)}; };
  if (said_.from && said_.from->value != wishes_.from)
    warnings_.contradicts(*said_.from, to_words(wishes_.from));
  if (said_.until && said_.until->value != wishes_.until)
    warnings_.contradicts(*said_.until, to_words(wishes_.until));
  Words const length{fmt::format("{} 天", wishes_.days()), fmt::format("{} days", wishes_.days())};
  if (said_.days && said_.days->value != wishes_.days())
    warnings_.contradicts(*said_.days, length);
  else if (said_.nights && said_.nights->value != wishes_.nights())
    warnings_.contradicts(*said_.nights, length);
}

void Hearing::hear_party() {
  if (said_.seniors) wishes_.likes.walks_little = true;
  if (!fields_.party) return;
  if (!wish_.party) {
    wishes_.party = {fields_.party->adults, fields_.party->child_ages, fields_.party->seniors};
    std::erase_if(wishes_.warnings, [](auto const& each) { return each.code == "party_assumed"; });
    if (said_.adults && said_.adults->confidence < 0.5)
      wishes_.warnings.push_back(
          {"party_assumed",
           {fmt::format("没有说有几位成人和孩子同行，按 {} 位计算。", wishes_.party.adults),
            fmt::format("How many adults come with the children was not said: {} assumed.",
                        wishes_.party.adults)}});
    return;
  }
  auto const given = wishes_.party;
  Words const people{fmt::format("{} 人同行", given.people()),
                     fmt::format("{} travelling", given.people())};
  bool const same_children =
      !said_.children || said_.children->value == static_cast<int>(given.child_ages.size());
  bool const same_seniors = !said_.seniors || said_.seniors->value == given.seniors;
  bool const same_adults =
      !said_.adults || said_.adults->confidence < 1 || said_.adults->value == given.adults;
  bool const same_people =
      !said_.people || said_.people->confidence < 1 || said_.people->value == given.people();
  if (!same_children)
    warnings_.contradicts(*said_.children, people);
  else if (!same_seniors)
    warnings_.contradicts(*said_.seniors, people);
  else if (!same_adults)
    warnings_.contradicts(*said_.adults, people);
  else if (!same_people)
    warnings_.contradicts(*said_.people, people);
}

void Hearing::hear_budget() {
  if (!fields_.budget || *fields_.budget == wish_.budget) return;
  auto const amount = fmt::format("¥{}", wish_.budget);
  for (auto const& budget : said_.budgets)
    if (budget.value.what == assistant::BudgetFor::all)
      return warnings_.contradicts(budget, {"预算 " + amount, "a budget of " + amount});
}

void Hearing::hear_pace() {
  auto const is_frail = said_.seniors.has_value();
  if (said_.pace && wish_.pace && said_.pace->value != *wish_.pace)
    warnings_.contradicts(*said_.pace, name_of(*wish_.pace));
  if (wish_.pace) return;
  if (said_.pace)
    wishes_.likes.pace = said_.pace->value;
  else if (is_frail)
    wishes_.likes.pace = planner::Pace::relaxed;
}

void Hearing::hear_places() {
  for (auto const& said : said_.places) {
    auto const* place = city_.find(said.value.id);
    if (!is_to_visit(place)) {
      warnings_.not_used(said);
      continue;
    }
    bool const is_must = said.strength == Strength::hard && said.either.group == 0;
    add_once(!said.value.is_wanted ? wishes_.avoid
             : is_must             ? wishes_.must
                                   : wishes_.wished,
             place);
  }
}

void Hearing::hear_tastes() {
  for (auto const& said : said_.kinds) {
    if (said.value.is_only) warnings_.not_used(said);
    auto const kind = places::from_word<Kind>(said.value.id);
    if (said.value.is_wanted)
      like(said.value, wishes_.likes.kinds, wishes_.likes);
    else if (kind)
      add_once(wishes_.avoid_kinds, *kind);
    else
      warnings_.not_used(said);
  }
  for (auto const& said : said_.cuisines) {
    auto const& id = said.value.id;
    auto const cuisine = places::from_word<places::Cuisine>(id);
    bool const is_diet = said.value.is_only && (id == "vegetarian" || id == "halal");
    if (is_diet) add_once(wishes_.diets, id);
    if (said.value.is_wanted)
      like(said.value, wishes_.likes.kinds, wishes_.likes);
    else if (id == to_word(places::Tag::spicy))
      wishes_.likes.avoids_spicy = true;
    else if (cuisine)
      add_once(wishes_.avoid_cuisines, *cuisine);
    else
      warnings_.not_used(said);
  }
}

void Hearing::hear_needs() {
  for (auto const& said : said_.needs) {
    switch (said.value) {
      case Need::wheelchair:
        wishes_.step_free = true;
        break;
      case Need::pets:
        wishes_.pet_friendly = true;
        break;
      case Need::kids:
        wishes_.kid_friendly = true;
        break;
      case Need::stroller:
      case Need::little_walking:
      case Need::pregnancy:
        wishes_.likes.walks_little = true;
        break;
      case Need::vegetarian:
        add_once(wishes_.diets, std::string("vegetarian"));
        break;
      case Need::halal:
        add_once(wishes_.diets, std::string("halal"));
        break;
    }
  }
}

void Hearing::hear_lodging() {
  for (auto const& hotel : said_.hotels) {
    auto const* house = city_.find(hotel.value.id);
    if (!house || !house->is_lodging())
      warnings_.not_used(hotel);
    else
      add_once(hotel.value.is_wanted ? wishes_.lodging.named : wishes_.avoid, house);
  }
  for (auto const& feature : said_.hotel_features) {
    if (feature.value.is_wanted) continue;
    if (auto const kind = places::from_word<Kind>(feature.value.id))
      add_once(wishes_.lodging.no_kinds, *kind);
    else if (auto const tag = places::from_word<places::Tag>(feature.value.id))
      add_once(wishes_.lodging.no_features, *tag);
  }
  if (fields_.lodging) hear_lodging_fields(*fields_.lodging, city_, wishes_);
}

}  // namespace

assistant::ReadWish read_in(City const& city, std::string_view text, base::Day today) {
  EXPECTS(city.lexicon != nullptr);
  return assistant::read_wish(text, *city.lexicon, today, city.code.str());
}

void hear_list(assistant::ReadWish const& said, std::string_view text, Words const& field,
               City const& city, std::vector<Kind>& into, Wishes& wishes) {
  SaidWarnings warnings(text, field, wishes.warnings);
  for (auto const& each : said.places) {
    auto const* place = city.find(each.value.id);
    if (is_to_visit(place))
      add_once(each.value.is_wanted ? wishes.wished : wishes.avoid, place);
    else
      warnings.not_used(each);
  }
  for (auto const* list : {&said.kinds, &said.cuisines})
    for (auto const& each : *list) {
      auto const kind = places::from_word<Kind>(each.value.id);
      if (each.value.is_wanted)
        like(each.value, into, wishes.likes);
      else if (kind)
        add_once(wishes.avoid_kinds, *kind);
      else if (each.value.id == to_word(places::Tag::spicy))
        wishes.likes.avoids_spicy = true;
      else if (auto const cuisine = places::from_word<places::Cuisine>(each.value.id))
        add_once(wishes.avoid_cuisines, *cuisine);
    }
  for (auto const& span : said.not_understood) warnings.not_understood(span);
}

void hear_needs(assistant::ReadWish const& said, std::string_view text, Wish const& wish,
                City const& city, Wishes& wishes) {
  Hearing(said, text, wish, city, wishes).hear();
}

bool hear_avoidance(assistant::ReadWish const& said, City const& city, Wishes& wishes) {
  bool is_understood = false;
  for (auto const* list : {&said.places, &said.hotels})
    for (auto const& each : *list)
      if (auto const* place = city.find(each.value.id)) {
        add_once(wishes.avoid, place);
        is_understood = true;
      }
  for (auto const& each : said.kinds)
    if (auto const kind = places::from_word<Kind>(each.value.id)) {
      add_once(wishes.avoid_kinds, *kind);
      is_understood = true;
    }
  for (auto const& each : said.cuisines)
    if (auto const cuisine = places::from_word<places::Cuisine>(each.value.id)) {
      add_once(wishes.avoid_cuisines, *cuisine);
      is_understood = true;
    }
  return is_understood;
}

}  // namespace trips
