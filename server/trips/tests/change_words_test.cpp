// SPDX-License-Identifier: Apache-2.0
// How many plain sentences about a trip are understood. The floor only ever rises.
#include <fmt/format.h>

#include "assistant/wish_described.hpp"
#include "editing_desk.hpp"
#include "http/described.hpp"

using namespace trips;

namespace {

// Sentences with {a}: the first sight of day 1, {b}: the first of day 2, {c}: the first of day 3,
// {x} and {y}: sights that are not in the trip, {h}: another hotel; capitals: the same in English.
// What is expected is written as describe() writes commands.
struct Sentence {
  char const* text;
  char const* expected;
};

constexpr Sentence sentences[] = {
    {"第二天的{b}换成{x}", "replace b x"},
    {"把{b}换成{x}", "replace b x"},
    {"{a}改成{y}吧", "replace a y"},
    {"第二天下午的{b}换成{x}", "replace b x"},
    {"用{x}替换{c}", "replace c x"},
    {"Replace {B} with {X}", "replace b x"},
    {"{X} instead of {B}", "replace b x"},
    {"change {A} to {Y}", "replace a y"},
    {"第三天轻松点", "lighten 3"},
    {"第二天太累了", "lighten 2"},
    {"第一天别安排太赶", "lighten 1"},
    {"最后一天悠闲一些", "lighten 3"},
    {"take it easy on day 2", "lighten 2"},
    {"Day 3 is too much", "lighten 3"},
    {"the second day should be lighter", "lighten 2"},
    {"整个行程轻松一点", "pace relaxed"},
    {"安排得紧凑一些", "pace intense"},
    {"make the trip more relaxed", "pace relaxed"},
    {"删掉{a}", "remove a"},
    {"不去{b}了", "remove b"},
    {"去掉{c}", "remove c"},
    {"取消{a}", "remove a"},
    {"我不想去{b}", "remove b"},
    {"remove {A}", "remove a"},
    {"Skip {C}", "remove c"},
    {"please drop {B}", "remove b"},
    {"去掉第二天的晚饭", "remove dinner2"},
    {"第二天不要安排午餐", "remove lunch2"},
    {"cancel dinner on day 2", "remove dinner2"},
    {"把{a}放到第三天", "move a 3"},
    {"{a}挪到第二天", "move a 2"},
    {"把{a}移到最后一天", "move a 3"},
    {"把第一天的{a}调到第二天", "move a 2"},
    {"{c}换到第一天", "move c 1"},
    {"Move {A} to day 3", "move a 3"},
    {"put {C} on the first day", "move c 1"},
    {"{a}和{b}互换", "swap a b"},
    {"把{b}跟{c}对调一下", "swap b c"},
    {"swap {A} and {C}", "swap a c"},
    {"{a}多待一小时", "resize a +60"},
    {"在{b}多玩半小时", "resize b +30"},
    {"{c}少待半小时", "resize c -30"},
    {"stay an hour longer at {A}", "resize a +60"},
    {"30 minutes less at {B}", "resize b -30"},
    {"在{a}待两个小时", "resize a 120"},
    {"spend 2 hours at {B}", "resize b 120"},
    {"{a}下午3点去", "start a 15:00"},
    {"{b}改到上午十点半", "start b 10:30"},
    {"{C} at 14:30", "start c 14:30"},
    {"第二天加上{x}", "add x 2"},
    {"还想去{y}", "add y"},
    {"Add {X}", "add x"},
    {"on day 3 include {Y}", "add y 3"},
    {"如果下雨改室内", "indoor"},
    {"第二天改成室内", "indoor 2"},
    {"go indoors if it rains", "indoor"},
    {"换个便宜点的酒店", "lodging"},
    {"住得好一点的酒店", "lodging"},
    {"改住{h}", "lodging h"},
    {"a cheaper hotel please", "lodging"},
    {"优化一下第二天的路线", "optimise 2"},
    {"顺路重新排一下", "optimise"},
    {"optimise the trip", "optimise"},
    {"固定{b}", "pin b"},
    {"{b}的时间别动", "pin b"},
    {"取消固定{b}", "unpin b"},
    {"{a}的票买好了", "pay a"},
    {"{B} is paid", "pay b"},
    {"{c}先待定", "tray c"},
    {"set {A} aside", "tray a"},
    {"推迟两天出发", "dates +2 +2"},
    {"行程提前一天", "dates -1 -1"},
    {"多玩一天", "dates +0 +1"},
    {"一天也少不了？缩短一天", "dates +0 -1"},
    {"postpone the trip by 3 days", "dates +3 +3"},
    {"one more day please", "dates +0 +1"},
    {"预算改成8000", "budget 8000"},
    {"预算加到1.2万", "budget 12000"},
    {"set the budget to 5000", "budget 5000"},
    {"改成2个大人1个孩子", "party 2 1 0"},
    {"there will be 3 adults", "party 3 0 0"},
    {"删掉{a}，第三天轻松点", "remove a; lighten 3"},
    {"把{a}放到第三天，{b}多待一小时", "move a 3; resize b +60"},
    {"今天天气真好", ""},
};

// The share that must be understood.
constexpr int least_percent = 97;

class Names {
 public:
  explicit Names(Desk const& desk) : desk_(desk) {
    for (std::size_t d = 0; d < 3; ++d) items_[char('a' + d)] = sight_of(d);
    for (auto const* place : desk.town.city.places) add_new(*place);
  }

  std::string fill(std::string text) const {
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
      char const letter = text[at + 1];
      bool const is_english = letter >= 'A' && letter <= 'Z';
      auto const& place = place_of(is_english ? char(letter - 'A' + 'a') : letter);
      text.replace(at, 3, is_english ? place.name_en : place.name_zh);
    }
    return text;
  }
  std::string item(std::optional<ItemId> const& id) const {
    for (auto const& [letter, item] : items_)
      if (id == item->id) return std::string(1, letter);
    auto const* found = id ? find_item(desk_.trip, *id) : nullptr;
    if (found == nullptr) return "?";
    for (std::size_t d = 0; d < desk_.trip.days.size(); ++d)
      for (auto const& each : desk_.trip.days[d].items)
        if (each.id == found->id)
          return (each.meal == planner::Meal::lunch ? "lunch" : "dinner") + std::to_string(d + 1);
    return "?";
  }
  std::string place(std::optional<std::string> const& key) const {
    for (auto const& [letter, place] : new_)
      if (key == place->key.str()) return std::string(1, letter);
    return "?";
  }

 private:
  Item const* sight_of(std::size_t day) const {
    for (auto const& item : desk_.trip.days[day].items)
      if (item.meal == planner::Meal::none) return &item;
    FAIL("no sight on that day");
    return nullptr;
  }
  void add_new(places::Place const& place) {
    bool const is_there =
        std::any_of(desk_.trip.days.begin(), desk_.trip.days.end(), [&](ItineraryDay const& day) {
          return day.lodging == place.key.str() ||
                 std::any_of(day.items.begin(), day.items.end(),
                             [&](Item const& item) { return item.place == place.key.str(); });
        });
    if (is_there) return;
    if (place.is_lodging()) new_.emplace('h', &place);
    if (!place.visit || place.is_eating()) return;
    if (!new_.contains('x'))
      new_.emplace('x', &place);
    else
      new_.emplace('y', &place);
  }
  places::Place const& place_of(char letter) const {
    auto const found = items_.find(letter);
    return found == items_.end() ? *new_.at(letter) : *desk_.town.city.find(found->second->place);
  }

  Desk const& desk_;
  std::map<char, Item const*> items_;
  std::map<char, places::Place const*> new_;
};

std::string day_number(Desk const& desk, std::optional<base::Day> const& date) {
  return date ? " " + std::to_string((*date - desk.wish.startDate).count() + 1) : "";
}

std::string describe(Command const& command, Desk const& desk, Names const& names) {
  using enum CommandType;
  auto const item = names.item(command.item);
  switch (command.type) {
    case move:
      return "move " + item + day_number(desk, command.day);
    case swap:
      return "swap " + item + " " + names.item(command.with);
    case add:
      return "add " + names.place(command.place) + day_number(desk, command.day);
    case remove:
      return "remove " + item;
    case to_tray:
      return "tray " + item;
    case pin:
      return (*command.is_pinned ? "pin " : "unpin ") + item;
    case pay:
      return "pay " + item;
    case resize:
      return "resize " + item + " " + std::to_string(*command.minutes);
    case start_at:
      return "start " + item + " " + *command.start;
    case replace:
      return "replace " + item + " " + names.place(command.place);
    case optimise:
      return "optimise" + day_number(desk, command.day);
    case set_lodging:
      return "lodging" + (names.place(command.place) == "h" ? std::string(" h") : "");
    case set_dates:
      return fmt::format("dates {:+} {:+}", (*command.start_date - desk.wish.startDate).count(),
                         (*command.end_date - desk.wish.endDate).count());
    case set_party:
      return fmt::format("party {} {} {}", command.party->adults, command.party->child_ages.size(),
                         command.party->seniors);
    case set_budget:
      return "budget " + std::to_string(*command.budget);
    case set_pace:
      return "pace " + std::string(http::word_of(*command.pace));
    case indoor:
      return "indoor" + day_number(desk, command.day);
    case lighten:
      return "lighten" + day_number(desk, command.day);
    case set_note:
      return "note " + item;
  }
  return "";
}

// "resize a +60" becomes "resize a 150"; the sentence "indoor" stands for all wet days.
std::string wanted(std::string const& expected, Desk const& desk, Names const& names) {
  std::string text;
  for (std::size_t from = 0; from < expected.size();) {
    auto const until = std::min(expected.find("; ", from), expected.size());
    auto part = expected.substr(from, until - from);
    auto const sign = part.find_first_of("+-");
    if (part.starts_with("resize") && sign != std::string::npos) {
      for (auto const& day : desk.trip.days)
        for (auto const& item : day.items)
          if (names.item(item.id) == part.substr(7, 1))
            part = part.substr(0, sign) +
                   std::to_string(
                       std::max<long>(15, item.minutes.count() + std::stoi(part.substr(sign))));
    }
    text += (text.empty() ? "" : "; ") + part;
    from = until + 2;
  }
  return text;
}

bool is_understood(std::string const& got, std::string const& want) {
  if (want == "indoor") return got.starts_with("indoor");
  if (want == "lodging") return got.starts_with("lodging");
  return got == want;
}

}  // namespace

TEST_CASE("plain sentences about a trip become the commands that they mean") {
  Desk desk;
  Names const names(desk);
  int understood = 0;
  for (auto const& sentence : sentences) {
    auto const text = names.fill(sentence.text);
    auto const read = desk.editor.commands_from_words(desk.trip, text);
    std::string got;
    if (read)
      for (auto const& command : read->commands)
        got += (got.empty() ? "" : "; ") + describe(command, desk, names);
    auto const want = wanted(sentence.expected, desk, names);
    if (is_understood(got, want))
      ++understood;
    else
      MESSAGE(text << " -> " << got << " instead of " << want);
    if (!read) continue;
    CHECK(read->understood.size() == read->commands.size());
    for (auto const& command : read->commands) CHECK(check(command));
  }
  int const count = static_cast<int>(std::size(sentences));
  INFO(understood << " of " << count << " are understood");
  CHECK(count >= 60);
  CHECK(100 * understood >= least_percent * count);
}

TEST_CASE("what is not understood is said, and what is goes on") {
  Desk desk;
  Names const names(desk);
  auto const read = desk.editor.commands_from_words(desk.trip, names.fill("删掉{a}。今天天气真好"));
  REQUIRE(read);
  CHECK(read->commands.size() == 1);
  CHECK(read->not_understood == std::vector<std::string>{"今天天气真好"});
  auto const nothing = desk.editor.commands_from_words(desk.trip, "今天天气真好");
  REQUIRE(nothing.has_error());
  CHECK(nothing.error().fields.at(0).pointer == "/text");
}
