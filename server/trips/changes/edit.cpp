// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/edit.hpp"

#include <algorithm>

#include "http/described.hpp"
#include "trips/changes/impl/alternatives.hpp"
#include "trips/changes/impl/fixes.hpp"
#include "trips/changes/impl/steps.hpp"
#include "trips/changes/impl/wish_steps.hpp"
#include "trips/changes/impl/words.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/wish_json.hpp"
#include "trips/narration.hpp"

namespace trips {
namespace {

// The step of a command that leaves the wish as it is.
Step step_of(CommandType type) {
  using enum CommandType;
  static std::vector<std::pair<CommandType, Step>> const steps{
      {move, move_item},       {swap, swap_items},        {add, add_place},
      {remove, remove_item},   {to_tray, set_aside},      {pin, pin_item},
      {pay, pay_item},         {resize, resize_item},     {start_at, start_item_at},
      {replace, replace_item}, {optimise, optimise_days}, {set_lodging, take_lodging},
      {indoor, move_indoors},  {lighten, lighten_day},    {set_note, note_item}};
  auto const found = std::find_if(steps.begin(), steps.end(),
                                  [&](auto const& each) { return each.first == type; });
  EXPECTS(found != steps.end());
  return found->second;
}

base::Error within(std::size_t command, base::Error error) {
  for (auto& field : error.fields) field.pointer = "/" + std::to_string(command) + field.pointer;
  return error;
}

Words signed_yuan(base::Money amount) {
  auto const yuan = amount.minor() / 100;
  auto const text = (yuan < 0 ? "−¥" : "+¥") + std::to_string(std::abs(yuan));
  return {text, text};
}

Words why_instead(TriedAlternative const& tried) {
  auto const& place = *tried.place;
  int const minutes = tried.way_after.minutes - tried.way_before.minutes;
  auto const money = signed_yuan(tried.after.high - tried.before.high);
  auto const kind = name_of(place.kinds.front());
  auto const sign = minutes < 0 ? "−" : "+";
  auto const abs = std::to_string(std::abs(minutes));
  return {kind.zh + "；路上" + sign + abs + " 分钟，花费" + money.zh,
          kind.en + "; " + sign + abs + " min on the way, " + money.en};
}

AmountRange change_of(planner::PriceRange const& before, planner::PriceRange const& after) {
  return {(after.low - before.low).minor(), (after.high - before.high).minor(),
          std::string(to_word(after.low.currency()))};
}

}  // namespace

Editor::Editor(Sources sources, base::Day today, base::Ids& ids)
    : sources_(std::move(sources)), today_(today), ids_(ids) {}
Editor::~Editor() = default;

base::Result<std::shared_ptr<Terrain const>> Editor::terrain_of(Itinerary const& itinerary) {
  auto const key = http::to_json(itinerary.wish) +
                   std::to_string(static_cast<int>(itinerary.tier)) +
                   base::to_text(itinerary.planned_on) + http::to_json(itinerary.rides);
  if (terrain_ && key_ == key) return terrain_;
  auto made = Terrain::of(itinerary, sources_, today_);
  if (!made) return made;
  key_ = key;
  terrain_ = *made;
  return made;
}

base::Result<Itinerary> Editor::apply(Itinerary const& itinerary, Command const& command) {
  if (auto const checked = check(command); !checked) return checked.error();
  auto const terrain_for = [&](Itinerary const& each) { return terrain_of(each); };
  if (command.type == CommandType::set_dates)
    return with_dates(itinerary, command, terrain_for, ids_);
  if (is_of_wish(command.type)) return with_wish(itinerary, command, terrain_for, ids_);
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return terrain.error();
  auto changed = itinerary;
  Work work{changed, command, **terrain, ids_};
  if (auto const done = step_of(command.type)(work); !done) return done.error();
  return changed;
}

base::Result<Itinerary> Editor::apply_all(Itinerary const& itinerary,
                                          std::vector<Command> const& commands) {
  auto now = itinerary;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto next = apply(now, commands[i]);
    if (!next) return within(i, next.error());
    now = std::move(*next);
  }
  return now;
}

base::Result<Rendered> Editor::render(Itinerary const& itinerary, WithFixes with) {
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return terrain.error();
  auto rendered = trips::render(itinerary, **terrain);
  if (with == WithFixes::yes) add_fixes(*this, itinerary, **terrain, rendered.plan);
  return rendered;
}

std::vector<Violation> Editor::violations(Itinerary const& itinerary) {
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return {};
  return violations_in(judge(itinerary, **terrain).certificate);
}

base::Result<std::vector<Alternative>> Editor::alternatives(Itinerary const& itinerary, ItemId item,
                                                            std::size_t most) {
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return terrain.error();
  auto const where = position_of(itinerary, item);
  if (!where || where->day >= itinerary.days.size())
    return base::refuse(base::Refusal::not_found, "The trip has no such item.");
  std::vector<Alternative> found;
  for (auto const& tried : try_alternatives(itinerary, item, **terrain, {.most = most})) {
    Alternative made;
    made.place = reference(*tried.place);
    made.command.type = CommandType::replace;
    made.command.item = item;
    made.command.place = tried.place->key.str();
    made.total = change_of(tried.before, tried.after);
    made.minutes = tried.way_after.minutes - tried.way_before.minutes;
    made.score = tried.score;
    made.why = why_instead(tried);
    found.push_back(std::move(made));
  }
  return found;
}

base::Result<WordsRead> Editor::commands_from_words(Itinerary const& itinerary,
                                                    std::string_view text) {
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return terrain.error();
  return read_words(itinerary, **terrain, text);
}

}  // namespace trips
