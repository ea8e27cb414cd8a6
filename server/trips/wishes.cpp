// SPDX-License-Identifier: Apache-2.0
#include "trips/wishes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "trips/impl/needs_text.hpp"

namespace trips {
namespace {

using places::Kind;

constexpr int days_max = 14;

template <class T>
bool holds(std::vector<T> const& list, T const& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (!holds(list, value)) list.push_back(value);
}

class Reading {
 public:
  Reading(Wish const& wish, City const& city, Wishes& into)
      : wish_(wish), city_(city), wishes_(into) {}

  void dates(base::Day today);
  void party();
  void landscape(std::optional<std::string> const& text, std::vector<Kind>& into, Words field);
  void cuisine();
  void other_needs();
  void named_places();
  void interests();
  void anchors();
  void hard_needs();
  void warn_of_missing_kinds();
  void warn_of_breakfast();
  std::vector<WrongField> wrong;

 private:
  void refuse(std::string pointer, Words detail) {
    wrong.push_back({std::move(pointer), std::move(detail)});
  }
  void warn(std::string code, Words text) {
    wishes_.warnings.push_back({std::move(code), std::move(text)});
  }
  void warn_not_understood(std::string const& piece, Words const& field);
  std::optional<planner::Anchor> anchor(std::optional<PointWish> const& point,
                                        std::string const& field);

  Wish const& wish_;
  City const& city_;
  Wishes& wishes_;
};

void Reading::dates(base::Day today) {
  auto const days = (wish_.endDate - wish_.startDate).count() + 1;
  if (days < 1)
    refuse("/endDate", {"结束日期不能早于开始日期。", "The end lies before the start."});
  if (days > days_max)
    refuse("/endDate", {fmt::format("一次最多规划 {} 天，您选择了 {} 天。", days_max, days),
                        fmt::format("At most {} days, not {}.", days_max, days)});
  bool const is_past = wish_.startDate < today;
  if (is_past)
    warn("past_dates", {"出发日期已经过去，行程仍按所选日期的开放时间规划。",
                        "The dates are past; the plan still uses the hours of those days."});
  // A trip in the past is planned as if there had been time.
  wishes_.planned_on = is_past ? wish_.startDate - std::chrono::days(30) : today;
}

void Reading::party() {
  if (!wish_.party) {
    warn("party_assumed",
         {"没有填写同行人数，按 1 位成人计算。", "No party was given; prices are for one adult."});
    return;
  }
  auto const& party = *wish_.party;
  wishes_.party = {party.adults, party.child_ages, party.seniors};
  if (party.adults + party.seniors < 1)
    refuse("/party/adults", {"至少需要一位成人。", "At least one adult must travel."});
}

void Reading::hard_needs() {
  wishes_.from = wish_.startDate;
  wishes_.until = wish_.endDate;
  wishes_.budget = base::Money::yuan(wish_.budget);
  wishes_.step_free = wish_.accessibility;
  wishes_.kid_friendly = wish_.kidFriendly;
  wishes_.pet_friendly = wish_.petFriendly;
  wishes_.likes.pace = wish_.pace;
  wishes_.seed = wish_.seed.value_or(1);
}

void Reading::warn_not_understood(std::string const& piece, Words const& field) {
  warn("not_understood",
       {fmt::format("{}中的“{}”没有理解，行程未考虑这一点。", field.zh, piece),
        fmt::format("\"{}\" in {} was not understood and is not considered.", piece, field.en)});
}

void Reading::landscape(std::optional<std::string> const& text, std::vector<Kind>& into,
                        Words field) {
  for (auto const& piece : list_pieces(text.value_or(""))) {
    auto const named = city_.list_named_in(piece);
    for (auto const* place : named) add_once(wishes_.wished, place);
    if (!named.empty()) continue;
    auto const meaning = meaning_of(piece);
    for (auto const kind : meaning.kinds) add_once(into, kind);
    auto rest = meaning;
    rest.kinds.clear();
    wishes_.likes.add(rest);
    if (meaning.is_empty() && !asks_for_nothing(piece)) warn_not_understood(piece, field);
  }
}

void Reading::cuisine() {
  for (auto const& piece : list_pieces(wish_.cuisine.value_or(""))) {
    auto const named = city_.list_named_in(piece);
    for (auto const* place : named) add_once(wishes_.wished, place);
    auto const meaning = meaning_of(piece);
    if (named.empty()) wishes_.likes.add(meaning);
    if (named.empty() && meaning.is_empty() && !asks_for_nothing(piece))
      warn_not_understood(piece, {"饮食需求", "the food wish"});
  }
}

void Reading::other_needs() {
  for (auto const& clause : list_pieces(wish_.otherNeeds.value_or(""))) {
    auto const need = need_from(clause, city_);
    for (auto const* place : need.must) add_once(wishes_.must, place);
    for (auto const* place : need.avoid) add_once(wishes_.avoid, place);
    for (auto const kind : need.avoid_kinds) add_once(wishes_.avoid_kinds, kind);
    for (auto const& diet : need.diets) add_once(wishes_.diets, diet);
    auto const asked_pace = wishes_.likes.pace;
    wishes_.likes.add(need.likes);
    if (asked_pace && wish_.pace) wishes_.likes.pace = asked_pace;
    if (!need.is_understood) warn_not_understood(clause, {"其他需求", "the other needs"});
  }
  if (!wishes_.likes.avoids_climbing) return;
  for (auto const kind : {Kind::mountain, Kind::hill}) add_once(wishes_.avoid_kinds, kind);
}

void Reading::named_places() {
  for (std::size_t i = 0; i < wish_.must.size(); ++i) {
    auto const* place = city_.find_named(wish_.must[i]);
    if (place && !place->is_lodging() && !place->is_station())
      add_once(wishes_.must, place);
    else
      refuse(fmt::format("/must/{}", i),
             {fmt::format("{}的资料里没有“{}”。", city_.name.zh, wish_.must[i]),
              fmt::format("{} is not in the catalogue of {}.", wish_.must[i], city_.name.en)});
  }
  for (auto const& text : wish_.avoid) {
    auto const need = avoidance_from(text, city_);
    for (auto const* place : need.avoid) add_once(wishes_.avoid, place);
    for (auto const kind : need.avoid_kinds) add_once(wishes_.avoid_kinds, kind);
    if (!need.is_understood) warn_not_understood(text, {"不想去的地方", "the places to avoid"});
  }
  for (std::size_t i = 0; i < wish_.must.size(); ++i) {
    auto const* place = city_.find_named(wish_.must[i]);
    if (place && wishes_.is_avoided(*place))
      refuse(fmt::format("/must/{}", i),
             {fmt::format("“{}”既必去又不想去。", place->name_zh),
              fmt::format("{} is both a must and to be avoided.", place->name_en)});
  }
}

void Reading::interests() {
  for (auto const& text : wish_.interests) {
    Meaning meaning;
    if (auto const kind = places::from_word<Kind>(text))
      meaning.kinds.push_back(*kind);
    else if (auto const tag = places::from_word<places::Tag>(text))
      meaning.tags.push_back(*tag);
    else
      meaning = meaning_of(text);
    wishes_.likes.add(meaning);
    if (meaning.is_empty()) warn_not_understood(text, {"兴趣", "the interests"});
  }
}

std::optional<planner::Anchor> Reading::anchor(std::optional<PointWish> const& point,
                                               std::string const& field) {
  if (!point) return std::nullopt;
  auto const* place = point->place ? city_.find_named(*point->place) : city_.main_station();
  if (!place || !place->is_station()) {
    refuse("/" + field + "/place",
           {fmt::format("{}的资料里没有这个车站或机场。", city_.name.zh),
            fmt::format("There is no such station or airport in {}.", city_.name.en)});
    return std::nullopt;
  }
  if (point->at.size() != 5) {
    refuse("/" + field + "/at", {"请写成 14:30 这样的时间。", "Must be a time such as 14:30."});
    return std::nullopt;
  }
  int const hours = std::stoi(point->at.substr(0, 2));
  int const minutes = std::stoi(point->at.substr(3, 2));
  return planner::Anchor{place->key.str(), base::Minutes(hours * 60 + minutes)};
}

void Reading::anchors() {
  wishes_.arrival = anchor(wish_.arrival, "arrival");
  wishes_.departure = anchor(wish_.departure, "departure");
  if (wish_.startDate == wish_.endDate && wishes_.arrival && wishes_.departure &&
      wishes_.departure->at <= wishes_.arrival->at)
    refuse("/departure/at", {"当天往返时，离开要晚于到达。",
                             "On a day trip the departure must follow the arrival."});
}

void Reading::warn_of_breakfast() {
  warn("breakfast_not_included", {"早餐未排入行程与费用，每人每天可另备 10–30 元；部分酒店含早餐。",
                                  "Breakfast is neither planned nor priced: allow ¥10–30 a day "
                                  "each; some hotels include it."});
}

void Reading::warn_of_missing_kinds() {
  auto const warn_unless_here = [&](std::vector<Kind> const& kinds) {
    for (auto const kind : kinds) {
      bool const is_here = std::any_of(city_.places.begin(), city_.places.end(),
                                       [&](auto const* place) { return place->is(kind); });
      auto const name = name_of(kind);
      if (!is_here)
        warn("kind_not_here",
             {fmt::format("{}没有{}，已用其他景点代替。", city_.name.zh, name.zh),
              fmt::format("{} has no {}; other sights take its place.", city_.name.en, name.en)});
    }
  };
  warn_unless_here(wishes_.natural);
  warn_unless_here(wishes_.social);
  for (auto const cuisine : wishes_.likes.cuisines) {
    bool const is_here = std::any_of(city_.places.begin(), city_.places.end(),
                                     [&](auto const* place) { return place->serves(cuisine); });
    auto const name = name_of(cuisine);
    if (!is_here)
      warn("cuisine_not_here",
           {fmt::format("{}的资料里没有{}餐馆。", city_.name.zh, name.zh),
            fmt::format("No {} restaurant is known in {}.", name.en, city_.name.en)});
  }
}

}  // namespace

bool Wishes::is_avoided(places::Place const& place) const {
  if (holds(avoid, &place)) return true;
  return std::any_of(avoid_kinds.begin(), avoid_kinds.end(),
                     [&](Kind kind) { return place.is(kind); });
}

bool Wishes::is_must(places::Place const& place) const { return holds(must, &place); }

std::variant<Wishes, Refused> understand(Wish const& wish, Destination const& destination,
                                         City const& city, base::Day today) {
  Wishes wishes;
  wishes.destination = destination;
  Reading reading(wish, city, wishes);
  reading.hard_needs();
  reading.dates(today);
  reading.party();
  reading.landscape(wish.naturalLandscape, wishes.natural, {"自然景观", "the natural landscape"});
  reading.landscape(wish.socialLandscape, wishes.social, {"社会景观", "the social landscape"});
  reading.cuisine();
  reading.other_needs();
  reading.named_places();
  reading.interests();
  reading.anchors();
  reading.warn_of_missing_kinds();
  reading.warn_of_breakfast();
  if (reading.wrong.empty()) return wishes;
  return Refused{.code = "invalid",
                 .why = {"请检查填写的内容。", "Some fields do not fit."},
                 .fields = std::move(reading.wrong)};
}

}  // namespace trips
