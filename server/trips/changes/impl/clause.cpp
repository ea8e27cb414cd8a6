// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/clause.hpp"

#include <algorithm>

#include "trips/changes/impl/alternatives.hpp"
#include "trips/changes/impl/steps.hpp"

namespace trips {

namespace {

// Without the names in it, so that no word or number of theirs is taken for what was said.
std::string without_names(std::string text, std::vector<Mention> const& mentions) {
  for (auto const& mention : mentions)
    text.replace(mention.at, mention.length, mention.length, '#');
  return text;
}

}  // namespace

Clause::Clause(std::string text, std::optional<std::size_t> day, Itinerary const& itinerary,
               Terrain const& terrain)
    : itinerary_(itinerary),
      terrain_(terrain),
      mentions_(mentions_in(text, itinerary, terrain)),
      text_(without_names(std::move(text), mentions_)),
      days_(days_in(text_)),
      day_(day) {
  for (auto const& heard : days_)
    if (auto const index = index_of(heard)) {
      day_ = index;
      break;
    }
}

std::vector<Command> Clause::commands() {
  // What is said most plainly first: 取消固定 is no removal, 换到第三天 is no other place.
  constexpr Rule rules[] = {
      &Clause::pins,           &Clause::pays,          &Clause::changes_dates,
      &Clause::changes_budget, &Clause::changes_party, &Clause::changes_lodging,
      &Clause::swaps,          &Clause::moves,         &Clause::replaces,
      &Clause::goes_indoors,   &Clause::sets_aside,    &Clause::resizes,
      &Clause::lightens,       &Clause::optimises,     &Clause::removes,
      &Clause::starts,         &Clause::adds};
  for (auto const rule : rules)
    if ((this->*rule)()) break;
  return std::move(commands_);
}

Command& Clause::make(CommandType type) {
  commands_.emplace_back();
  commands_.back().type = type;
  return commands_.back();
}

std::optional<std::size_t> Clause::index_of(HeardDay const& day) const {
  auto const count = static_cast<int>(itinerary_.days.size());
  int const number = day.number == -1 ? count : day.number;
  if (number < 1 || number > count) return std::nullopt;
  return static_cast<std::size_t>(number - 1);
}

Item const* Clause::meal_on(std::optional<std::size_t> day) const {
  auto const meal = has({"午餐", "午饭", "中饭", "lunch"})      ? planner::Meal::lunch
                    : has({"晚餐", "晚饭", "dinner", "supper"}) ? planner::Meal::dinner
                                                                : planner::Meal::none;
  if (meal == planner::Meal::none) return nullptr;
  for (std::size_t d = 0; d < itinerary_.days.size(); ++d) {
    if (day && *day != d) continue;
    for (auto const& item : itinerary_.days[d].items)
      if (item.meal == meal) return &item;
  }
  return nullptr;
}

std::vector<Item const*> Clause::items() const {
  std::vector<Item const*> found;
  for (auto const& mention : mentions_)
    if (mention.item) found.push_back(mention.item);
  if (!found.empty()) return found;
  if (auto const* meal = meal_on(day_)) found.push_back(meal);
  return found;
}

void Clause::for_items(CommandType type) {
  for (auto const* item : items()) make(type).item = item->id;
}

bool Clause::pins() {
  if (has({"解锁", "取消固定", "不用固定", "unpin", "unlock"})) {
    for_items(CommandType::pin);
    for (auto& command : commands_) command.is_pinned = false;
  } else if (has({"固定", "锁定", "别动", "不要动", "pin ", "lock "})) {
    for_items(CommandType::pin);
    for (auto& command : commands_) command.is_pinned = true;
  }
  return !commands_.empty();
}

bool Clause::pays() {
  if (!has({"已付", "付过钱", "付款了", "买好票", "买了票", "票买好", "is paid", "paid for",
            "bought the ticket"}))
    return false;
  for_items(CommandType::pay);
  for (auto& command : commands_) command.is_paid = true;
  return !commands_.empty();
}

void Clause::shift_dates(int start, int end, Bookings bookings) {
  auto& command = make(CommandType::set_dates);
  command.start_date = itinerary_.wish.startDate + std::chrono::days(start);
  command.end_date = itinerary_.wish.endDate + std::chrono::days(end);
  command.bookings = bookings;
}

bool Clause::changes_dates() {
  if (!mentions_.empty()) return false;
  auto const days = number_before(text_, {"天", "days", "day", "日"}).value_or(1);
  if (has({"推迟", "延后", "往后", "晚几天", "postpone", "days later", "day later", "delay"}))
    shift_dates(days, days, Bookings::shift);
  else if (has({"行程提前", "整体提前", "提前出发", "往前提", "days earlier", "day earlier"}))
    shift_dates(-days, -days, Bookings::shift);
  else if (has({"多玩", "多待", "加一天", "增加一天", "延长", "more day", "extra day", "extend"}) &&
           days_.empty() && has({"天", "day"}))
    shift_dates(0, days, Bookings::shift);
  else if (has({"少玩", "少待", "缩短", "减少一天", "少一天", "day less", "days less",
                "day shorter", "days shorter"}) &&
           days_.empty() && has({"天", "day"}))
    shift_dates(0, -days, Bookings::shrink);
  return !commands_.empty();
}

bool Clause::changes_budget() {
  if (!has({"预算", "budget"})) return false;
  if (auto const amount = amount_in(text_)) make(CommandType::set_budget).budget = *amount;
  return !commands_.empty();
}

bool Clause::changes_party() {
  auto const adults = number_before(text_, {"个大人", "位大人", "大人", "个成人", "adult"});
  auto const children = number_before(text_, {"个孩子", "个小孩", "个儿童", "child", "kid"});
  auto const seniors = number_before(text_, {"个老人", "位老人", "senior"});
  auto const people = number_before(text_, {"个人", "人", "people", "persons"});
  bool const is_change =
      has({"改成", "变成", "改为", "一共", "我们", "there will be", "we are", "make it", "party"});
  if (!adults && !seniors && !(people && is_change)) return false;
  assistant::PartyWish party;
  party.adults = adults ? *adults : seniors ? 0 : *people;
  party.seniors = seniors.value_or(0);
  constexpr int school_age = 8;  // where nobody says
  party.child_ages.assign(static_cast<std::size_t>(std::min(children.value_or(0), 10)), school_age);
  make(CommandType::set_party).party = party;
  return true;
}

// The next house in that direction of price that suits.
void Clause::stay_instead(bool cheaper) {
  auto const& present = itinerary_.days.front().lodging;
  auto const now = terrain_.lodging(present);
  auto houses = lodgings_for(terrain_.wishes(), terrain_.city(), terrain_.style(),
                             terrain_.wishes().destination.centre);
  Lodging const* best = nullptr;
  for (auto const& house : houses) {
    if (house.place->key.str() == present || !now) continue;
    bool const is_that_way = cheaper ? house.per_night.high < now->per_night.high
                                     : house.per_night.high > now->per_night.high;
    if (is_that_way) {
      best = &house;
      break;
    }
  }
  if (best) make(CommandType::set_lodging).place = best->place->key.str();
}

bool Clause::changes_lodging() {
  auto const house = std::find_if(mentions_.begin(), mentions_.end(),
                                  [](Mention const& each) { return each.place->is_lodging(); });
  if (house != mentions_.end()) {
    auto& command = make(CommandType::set_lodging);
    command.place = house->place->key.str();
    if (!days_.empty() && day_) command.night = date(*day_);
    return true;
  }
  if (!has({"酒店", "宾馆", "旅馆", "住处", "住的", "住宿", "民宿", "hotel", "lodging",
            "place to stay"}))
    return false;
  if (has({"便宜", "省钱", "cheap", "less expensive"}))
    stay_instead(true);
  else if (has({"好一点", "好点", "贵", "高档", "豪华", "升级", "better", "nicer", "upgrade"}))
    stay_instead(false);
  return !commands_.empty();
}

bool Clause::goes_indoors() {
  if (!has({"室内", "下雨", "雨天", "indoor", "rain"})) return false;
  for (std::size_t d = 0; d < itinerary_.days.size(); ++d) {
    if (day_ && !days_.empty() && *day_ != d) continue;
    auto const& items = itinerary_.days[d].items;
    bool const is_wet = std::any_of(items.begin(), items.end(), [&](Item const& item) {
      auto const* place = terrain_.find(item.place);
      return place && item.role == planner::Role::sight && !item.is_pinned &&
             place->setting == places::Setting::outdoor;
    });
    if (is_wet) make(CommandType::indoor).day = date(d);
  }
  return !commands_.empty();
}

bool Clause::lightens() {
  if (has({"轻松", "悠闲", "太累", "太赶", "少安排", "慢一点", "easier", "lighter", "relax",
           "less packed", "too much", "too tiring", "take it easy", "slower"})) {
    if (day_)
      make(CommandType::lighten).day = date(*day_);
    else
      make(CommandType::set_pace).pace = planner::Pace::relaxed;
    return true;
  }
  if (!has({"紧凑", "充实", "特种兵", "多安排", "packed", "faster pace"})) return false;
  make(CommandType::set_pace).pace = planner::Pace::intense;
  return true;
}

bool Clause::optimises() {
  if (!has({"优化", "顺路", "重新排", "少走", "optimi", "reorder", "better order", "rearrange"}))
    return false;
  auto& command = make(CommandType::optimise);
  if (day_ && !days_.empty()) command.day = date(*day_);
  return true;
}

}  // namespace trips
