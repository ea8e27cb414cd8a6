// SPDX-License-Identifier: Apache-2.0
// The rules that are about visits.
#include <algorithm>

#include "trips/changes/impl/alternatives.hpp"
#include "trips/changes/impl/clause.hpp"
#include "trips/changes/impl/steps.hpp"

namespace trips {
namespace {

constexpr int hour = 60;

// When a part of the day begins.
int begin_of(PartOfDay part) {
  switch (part) {
    case PartOfDay::noon:
      return 11 * hour + 30;
    case PartOfDay::afternoon:
      return 13 * hour;
    case PartOfDay::evening:
      return 18 * hour;
    default:
      return 0;
  }
}

std::vector<std::string_view> const to_words{"放到",   "移到",   "挪到",   "改到", "换到", "调到",
                                             "移动到", "安排到", "安排在", "放在", "推到", "提前到",
                                             "搬到",   "move",   "shift",  "put "};

}  // namespace

// The first item of the day that begins once that part of it has begun.
std::optional<ItemId> Clause::before_on(std::size_t day, ItemId moved) const {
  auto const part = part_of_day_in(text_);
  if (part == PartOfDay::none) return std::nullopt;
  for (auto const& item : itinerary_.days[day].items) {
    if (item.id == moved) continue;
    auto const start = static_cast<int>(item.start.count());
    if (start >= begin_of(part)) return item.id;
  }
  return std::nullopt;
}

bool Clause::swaps() {
  if (!has({"互换", "对调", "对换", "交换", "调换", "调个", "swap", "exchange"})) return false;
  auto const both = items();
  if (both.size() != 2) return false;
  auto& command = make(CommandType::swap);
  command.item = both[0]->id;
  command.with = both[1]->id;
  return true;
}

// The day that is named last is where it goes.
bool Clause::moves() {
  if (!says(text_, to_words) || has({"remove"}) || days_.empty()) return false;
  auto const to = index_of(days_.back());
  auto const from = days_.size() > 1 ? index_of(days_.front()) : std::nullopt;
  auto moved = items();
  if (moved.empty())
    if (auto const* meal = meal_on(from)) moved.push_back(meal);
  if (!to || moved.empty()) return false;
  for (auto const* item : moved) {
    auto& command = make(CommandType::move);
    command.item = item->id;
    command.day = date(*to);
    command.before = before_on(*to, item->id);
    if (auto const clock = clock_in(text_)) {
      auto& start = make(CommandType::start_at);
      start.item = item->id;
      start.start = base::to_clock(*clock);
    }
  }
  day_ = to;
  return true;
}

bool Clause::replaces() {
  bool const is_instead = has({"instead of"});
  if (!is_instead && !has({"换", "改成", "改为", "替", "replace", "change", "swap"})) return false;
  Item const* old = nullptr;
  places::Place const* by = nullptr;
  for (auto const& mention : mentions_) {
    if (mention.item && !old)
      old = mention.item;
    else if (!mention.item && !mention.place->is_lodging())
      by = mention.place;
  }
  if (!old) old = meal_on(day_);
  if (!old) return false;
  if (!by) {
    if (has({"室内", "indoor"})) return false;
    auto const where = position_of(itinerary_, old->id);
    if (!where || where->day >= itinerary_.days.size()) return false;
    auto const tried = try_alternatives(itinerary_, old->id, terrain_, {.most = 1});
    if (tried.empty()) return false;
    by = tried.front().place;
  }
  auto& command = make(CommandType::replace);
  command.item = old->id;
  command.place = by->key.str();
  return true;
}

bool Clause::sets_aside() {
  if (!has({"待定", "先放着", "暂时不", "先不", "放一边", "set aside", "put aside", "maybe later",
            "aside"}))
    return false;
  for_items(CommandType::to_tray);
  return !commands_.empty();
}

bool Clause::removes() {
  if (!has({"删", "去掉", "取消", "不去", "不要", "不想", "不看", "不吃", "砍掉", "拿掉", "remove",
            "delete", "drop", "skip", "cancel", "take out", "without", "don't want", "no longer"}))
    return false;
  for_items(CommandType::remove);
  return !commands_.empty();
}

bool Clause::resizes() {
  bool const is_longer = has({"多待", "多玩", "多留", "多逛", "多停", "多看", "延长", "久一点",
                              "longer", "more time", "extra", " more at"});
  bool const is_shorter =
      has({"少待", "少玩", "少逛", "缩短", "少停", "短一点", "shorter", "less time", "less at"});
  auto const said = minutes_in(text_);
  bool const is_length = said && has({"待", "玩", "逛", "停留", "看", "stay", "spend", "stop for"});
  if (!is_longer && !is_shorter && !is_length) return false;
  constexpr int step = 30;
  constexpr int least = 15;
  constexpr int most = 12 * hour;
  for (auto const* item : items()) {
    auto const now = static_cast<int>(item->minutes.count());
    int const by = said.value_or(is_longer ? 2 * step : step);
    int const wanted = is_longer ? now + by : is_shorter ? now - by : by;
    auto& command = make(CommandType::resize);
    command.item = item->id;
    command.minutes = std::clamp(wanted, least, most);
  }
  return !commands_.empty();
}

bool Clause::starts() {
  auto const clock = clock_in(text_);
  auto const named = items();
  if (!clock || named.size() != 1) return false;
  auto& command = make(CommandType::start_at);
  command.item = named.front()->id;
  command.start = base::to_clock(*clock);
  return true;
}

bool Clause::adds() {
  if (!has({"加", "添", "想去", "再去", "去", "安排", "add", "include", "visit", "see ", "go to",
            "eat at", "吃"}))
    return false;
  for (auto const& mention : mentions_) {
    if (mention.item || mention.place->is_lodging() || mention.place->is_station()) continue;
    auto& command = make(CommandType::add);
    command.place = mention.place->key.str();
    if (!day_ || days_.empty()) continue;
    command.day = date(*day_);
    command.before = before_on(*day_, ItemId());
  }
  return !commands_.empty();
}

}  // namespace trips
