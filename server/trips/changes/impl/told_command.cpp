// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/told_command.hpp"

#include <fmt/format.h>

#include "trips/changes/impl/steps.hpp"

namespace trips {
namespace {

class Telling {
 public:
  Telling(Command const& command, Itinerary const& itinerary, Terrain const& terrain)
      : command_(command), itinerary_(itinerary), terrain_(terrain) {}

  Words words() const;

 private:
  Words item(std::optional<ItemId> const& id) const {
    auto const* found = id ? find_item(itinerary_, *id) : nullptr;
    return place(found ? std::optional(found->place) : std::nullopt);
  }
  Words place(std::optional<std::string> const& key) const {
    auto const* found = key ? terrain_.find(*key) : nullptr;
    if (found == nullptr) return {key.value_or("—"), key.value_or("—")};
    return {found->name_zh, found->name_en};
  }
  Words day(std::optional<base::Day> const& date) const {
    auto const index = date ? day_on(itinerary_, *date) : std::nullopt;
    if (!index) return {"全程", "the whole trip"};
    return {fmt::format("第 {} 天", *index + 1), fmt::format("day {}", *index + 1)};
  }
  Words of_item() const;
  Words of_trip() const;

  Command const& command_;
  Itinerary const& itinerary_;
  Terrain const& terrain_;
};

Words Telling::of_item() const {
  using enum CommandType;
  auto const it = item(command_.item);
  switch (command_.type) {
    case move: {
      auto const to = day(command_.day);
      return {fmt::format("把{}放到{}", it.zh, to.zh), fmt::format("Move {} to {}", it.en, to.en)};
    }
    case swap: {
      auto const with = item(command_.with);
      return {fmt::format("{}和{}互换", it.zh, with.zh),
              fmt::format("Swap {} and {}", it.en, with.en)};
    }
    case replace: {
      auto const by = place(command_.place);
      return {fmt::format("{}换成{}", it.zh, by.zh), fmt::format("{} instead of {}", by.en, it.en)};
    }
    case resize:
      return {fmt::format("{}停留 {} 分钟", it.zh, *command_.minutes),
              fmt::format("{} min at {}", *command_.minutes, it.en)};
    case start_at:
      return {fmt::format("{}改到 {}", it.zh, *command_.start),
              fmt::format("{} at {}", it.en, *command_.start)};
    case to_tray:
      return {fmt::format("{}放进待定区", it.zh), fmt::format("Set {} aside", it.en)};
    case remove:
      return {fmt::format("去掉{}", it.zh), fmt::format("Take {} out", it.en)};
    case pin:
      return {fmt::format("{}{}", *command_.is_pinned ? "固定" : "不再固定", it.zh),
              fmt::format("{} {}", *command_.is_pinned ? "Pin" : "Unpin", it.en)};
    case pay:
      return {fmt::format("{}{}", it.zh, *command_.is_paid ? "已付款" : "未付款"),
              fmt::format("{} is {}paid", it.en, *command_.is_paid ? "" : "not ")};
    default:
      return {fmt::format("给{}写备注", it.zh), fmt::format("Note on {}", it.en)};
  }
}

Words Telling::of_trip() const {
  using enum CommandType;
  auto const on = day(command_.day);
  switch (command_.type) {
    case add: {
      auto const it = place(command_.place);
      if (!command_.day) return {fmt::format("加上{}", it.zh), fmt::format("Add {}", it.en)};
      return {fmt::format("{}加上{}", on.zh, it.zh), fmt::format("Add {} to {}", it.en, on.en)};
    }
    case optimise:
      return {fmt::format("优化{}的顺序", on.zh), fmt::format("Better order for {}", on.en)};
    case indoor:
      return {fmt::format("{}改为室内", on.zh), fmt::format("Indoors on {}", on.en)};
    case lighten:
      return {fmt::format("{}轻松些", on.zh), fmt::format("Less on {}", on.en)};
    case set_lodging: {
      auto const house = place(command_.place);
      return {fmt::format("改住{}", house.zh), fmt::format("Sleep at {}", house.en)};
    }
    case set_dates:
      return {fmt::format("日期改为 {} 至 {}", base::to_text(*command_.start_date),
                          base::to_text(*command_.end_date)),
              fmt::format("From {} to {}", base::to_text(*command_.start_date),
                          base::to_text(*command_.end_date))};
    case set_party: {
      auto const people = command_.party->adults + command_.party->seniors +
                          static_cast<int>(command_.party->child_ages.size());
      return {fmt::format("同行 {} 人", people), fmt::format("A party of {}", people)};
    }
    case set_budget:
      return {fmt::format("预算改为 ¥{}", *command_.budget),
              fmt::format("A budget of ¥{}", *command_.budget)};
    default: {
      auto const pace = name_of(command_.pace.value_or(planner::Pace::normal));
      return {fmt::format("节奏改为{}", pace.zh), fmt::format("A {} pace", pace.en)};
    }
  }
}

Words Telling::words() const { return command_.item ? of_item() : of_trip(); }

}  // namespace

Words told(Command const& command, Itinerary const& itinerary, Terrain const& terrain) {
  if (command.type == CommandType::add) {
    auto without_id = command;
    without_id.item.reset();
    return Telling(without_id, itinerary, terrain).words();
  }
  return Telling(command, itinerary, terrain).words();
}

}  // namespace trips
