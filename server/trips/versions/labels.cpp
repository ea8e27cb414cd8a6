// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/labels.hpp"

#include <fmt/format.h>

#include <array>

namespace trips {
namespace {

struct Deed {
  CommandType type;
  char const* zh;
  char const* en;
};
constexpr std::array<Deed, 19> deeds{{{CommandType::move, "移动", "Moved"},
                                      {CommandType::swap, "交换", "Swapped"},
                                      {CommandType::add, "添加", "Added"},
                                      {CommandType::remove, "删除", "Removed"},
                                      {CommandType::to_tray, "移入暂存区", "Set aside"},
                                      {CommandType::pin, "固定或取消固定", "Pinned or unpinned"},
                                      {CommandType::pay, "标记付款", "Marked as paid or not"},
                                      {CommandType::resize, "调整时长", "Resized"},
                                      {CommandType::start_at, "调整时间", "Retimed"},
                                      {CommandType::replace, "替换", "Replaced"},
                                      {CommandType::optimise, "优化行程", "Optimised"},
                                      {CommandType::set_lodging, "更换住处", "Changed lodging"},
                                      {CommandType::set_dates, "更改日期", "Changed the dates"},
                                      {CommandType::set_party, "更改同行人", "Changed the party"},
                                      {CommandType::set_budget, "更改预算", "Changed the budget"},
                                      {CommandType::set_pace, "更改节奏", "Changed the pace"},
                                      {CommandType::indoor, "改为室内", "Moved indoors"},
                                      {CommandType::lighten, "放轻松", "Made lighter"},
                                      {CommandType::set_note, "写备注", "Noted"}}};

// Whom a command is about; empty: nobody in particular.
Words subject_of(Command const& command, TierAnswer const& plan,
                 places::Catalogue const& catalogue) {
  if (command.item) {
    for (auto const& day : plan.days)
      for (auto const& visit : day.visits)
        if (visit.id == command.item) return visit.place.name;
    if (plan.tray)
      for (auto const& waiting : *plan.tray)
        if (waiting.id == *command.item) return waiting.place.name;
  }
  auto const key = places::PlaceKey::parse(command.place.value_or(""));
  auto const* const place = key ? catalogue.find(*key) : nullptr;
  if (place) return {place->name_zh, place->name_en.empty() ? place->name_zh : place->name_en};
  if (command.day) return {base::to_text(*command.day), base::to_text(*command.day)};
  return {};
}

Words label_of_one(Command const& command, TierAnswer const& plan,
                   places::Catalogue const& catalogue) {
  auto const deed = std::find_if(deeds.begin(), deeds.end(),
                                 [&](Deed const& each) { return each.type == command.type; });
  EXPECTS(deed != deeds.end());
  auto const subject = subject_of(command, plan, catalogue);
  if (subject.zh.empty()) return {deed->zh, deed->en};
  return {fmt::format("{}：{}", deed->zh, subject.zh), fmt::format("{}: {}", deed->en, subject.en)};
}

}  // namespace

Words label_of(std::vector<Command> const& commands, TierAnswer const& plan,
               places::Catalogue const& catalogue) {
  if (commands.empty()) return {"无改动", "No change"};
  auto label = label_of_one(commands.front(), plan, catalogue);
  if (auto const more = commands.size() - 1; more > 0) {
    label.zh += fmt::format("（另有 {} 项）", more);
    label.en += fmt::format(" (and {} more)", more);
  }
  return label;
}

}  // namespace trips
