// SPDX-License-Identifier: Apache-2.0
#include "trips/wishes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trips/impl/clock_text.hpp"
#include "trips/impl/said_limits.hpp"
#include "trips/impl/said_needs.hpp"
#include "trips/rides.hpp"

namespace trips {
namespace {

using places::Kind;

constexpr int days_max = 14;

class Reading {
 public:
  Reading(Wish const& wish, City const& city, base::Day today, Wishes& into)
      : wish_(wish), city_(city), today_(today), wishes_(into) {}

  void dates();
  void party();
  void landscape(std::optional<std::string> const& text, std::vector<Kind>& into,
                 Words const& field);
  void cuisine();
  void other_needs();
  void named_places();
  void interests();
  void lodging();
  void origin();
  void rides();
  void anchors();
  void hard_needs();
  void warn_of_missing_kinds();
  void warn_of_room_type();
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
  base::Day today_;
  Wishes& wishes_;
};

void Reading::dates() {
  auto const days = (wish_.endDate - wish_.startDate).count() + 1;
  if (days < 1)
    refuse("/endDate", {"结束日期不能早于开始日期。", "The end lies before the start."});
  if (days > days_max)
    refuse("/endDate", {fmt::format("一次最多规划 {} 天，您选择了 {} 天。", days_max, days),
                        fmt::format("At most {} days, not {}.", days_max, days)});
  bool const is_past = wish_.startDate < today_;
  if (is_past)
    warn("past_dates", {"出发日期已经过去，行程仍按所选日期的开放时间规划。",
                        "The dates are past; the plan still uses the hours of those days."});
  // A trip in the past is planned as if there had been time.
  wishes_.planned_on = is_past ? wish_.startDate - std::chrono::days(30) : today_;
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
                        Words const& field) {
  if (text) hear_list(read_in(city_, *text, today_), *text, field, city_, into, wishes_);
}

void Reading::cuisine() {
  landscape(wish_.cuisine, wishes_.likes.kinds, {"饮食需求", "the food wish"});
}

void Reading::other_needs() {
  if (!wish_.otherNeeds) return;
  auto const& text = *wish_.otherNeeds;
  hear_needs(read_in(city_, text, today_), text, wish_, city_, wishes_);
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
    if (auto const kind = places::from_word<Kind>(text))
      add_once(wishes_.avoid_kinds, *kind);
    else if (auto const* place = city_.find(text))
      add_once(wishes_.avoid, place);
    else if (!hear_avoidance(read_in(city_, text, today_), city_, wishes_))
      warn_not_understood(text, {"不想去的地方", "the places to avoid"});
  }
}

void Reading::interests() {
  auto& likes = wishes_.likes;
  for (auto const& text : wish_.interests) {
    if (auto const kind = places::from_word<Kind>(text))
      add_once(likes.kinds, *kind);
    else if (auto const tag = places::from_word<places::Tag>(text))
      add_once(likes.tags, *tag);
    else
      landscape(text, likes.kinds, {"兴趣", "the interests"});
  }
}

void Reading::origin() {
  if (wish_.ride) hear_ride_fields(*wish_.ride, wishes_);
  if (!wish_.origin) return;
  auto const match = city_.areas->resolve(*wish_.origin, [](places::AreaCode) { return true; });
  auto const* area = match.area ? match.area : match.choices.empty() ? nullptr : match.choices[0];
  bool const is_one = match.area || std::all_of(match.choices.begin(), match.choices.end(),
                                                [&](auto const* choice) {
                                                  return choice->code.city() == area->code.city();
                                                });
  if (area && is_one) wishes_.origin = origin_from(area->code, *city_.areas);
  if (!wishes_.origin)
    refuse("/origin", {fmt::format("没有找到出发地“{}”，请写城市名。", *wish_.origin),
                       fmt::format("There is no city called \"{}\" to come from.", *wish_.origin)});
}

// What rides there are is known only once all words are read.
void Reading::rides() {
  auto const& ride = wishes_.ride;
  bool const is_asked = ride.mode || !ride.avoid.empty() || ride.leave_after || ride.home_before;
  if (wishes_.origin && wishes_.origin->area == city_.code) {
    warn("origin_is_destination", {"出发地就是目的地，没有安排往返。",
                                   "The origin is the destination: no rides are planned."});
    wishes_.origin.reset();
  } else if (is_asked && !wishes_.origin) {
    warn("ride_needs_origin", {"没有填写出发地，往返交通未安排、未计入费用。",
                               "Without an origin no rides are planned or priced."});
  }
  if (auto field = why_no_rides(wishes_, city_)) wrong.push_back(std::move(*field));
  auto const rides = rides_for(wishes_, city_, planner::Tier::economy);
  if (!rides || !(rides->there.is_estimate() || rides->back.is_estimate())) return;
  Words const which = !rides->back.is_estimate()    ? Words{"去程", "ride there"}
                      : !rides->there.is_estimate() ? Words{"返程", "ride back"}
                                                    : Words{"往返交通", "rides"};
  warn("rides_estimated",
       {which.zh + "的时刻和票价是按距离估计的，以 12306 或航司实时信息为准。",
        fmt::format("The times and fares of the {} are estimated by distance; check them with "
                    "12306 or the airline.",
                    which.en)});
}

void Reading::lodging() {
  if (!wish_.lodging) return;
  auto const& asked = *wish_.lodging;
  auto const unknown = [&](std::string const& field, std::string const& value) {
    refuse("/lodging/" + field,
           {fmt::format("{}的资料里没有“{}”。", city_.name.zh, value),
            fmt::format("{} is not in the catalogue of {}.", value, city_.name.en)});
  };
  for (std::size_t i = 0; i < asked.names.size(); ++i) {
    auto const* house = city_.find_named(asked.names[i]);
    if (!house || !house->is_lodging()) unknown(fmt::format("names/{}", i), asked.names[i]);
  }
  if (asked.near && !city_.find_named(*asked.near)) unknown("near", *asked.near);
  for (std::size_t i = 0; i < asked.kinds.size(); ++i) {
    auto const kind = places::from_word<Kind>(asked.kinds[i]);
    if (!kind || !places::is_lodging(*kind)) unknown(fmt::format("kinds/{}", i), asked.kinds[i]);
  }
  for (std::size_t i = 0; i < asked.features.size(); ++i)
    if (!places::from_word<places::Tag>(asked.features[i]))
      unknown(fmt::format("features/{}", i), asked.features[i]);
  hear_lodging_fields(asked, city_, wishes_);
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
  auto const at = clock_from(point->at);
  if (!at) {
    refuse("/" + field + "/at", {"请写成 14:30 这样的时间。", "Must be a time such as 14:30."});
    return std::nullopt;
  }
  return planner::Anchor{place->key.str(), *at};
}

void Reading::anchors() {
  wishes_.arrival = anchor(wish_.arrival, "arrival");
  wishes_.departure = anchor(wish_.departure, "departure");
  if (wish_.startDate == wish_.endDate && wishes_.arrival && wishes_.departure &&
      wishes_.departure->at <= wishes_.arrival->at)
    refuse("/departure/at", {"当天往返时，离开要晚于到达。",
                             "On a day trip the departure must follow the arrival."});
}

void Reading::warn_of_room_type() {
  if (!wishes_.lodging.room) return;
  auto const room = name_of(*wishes_.lodging.room);
  warn("room_type_priced_alike",
       {fmt::format("资料里每家住处只有一种房价，{}按它计价，以订房时为准。", room.zh),
        fmt::format("The catalogue has one price per room and house; {} are reckoned at it. Check "
                    "when you book.",
                    room.en)});
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
  wishes.worths = city.worths;
  Reading reading(wish, city, today, wishes);
  reading.hard_needs();
  reading.dates();
  reading.party();
  reading.landscape(wish.naturalLandscape, wishes.natural, {"自然景观", "the natural landscape"});
  reading.landscape(wish.socialLandscape, wishes.social, {"社会景观", "the social landscape"});
  reading.cuisine();
  reading.lodging();
  reading.origin();
  reading.other_needs();
  reading.named_places();
  reading.interests();
  reading.anchors();
  reading.rides();
  reading.warn_of_missing_kinds();
  reading.warn_of_room_type();
  reading.warn_of_breakfast();
  if (reading.wrong.empty()) return wishes;
  return Refused{.code = "invalid",
                 .why = {"请检查填写的内容。", "Some fields do not fit."},
                 .fields = std::move(reading.wrong)};
}

}  // namespace trips
