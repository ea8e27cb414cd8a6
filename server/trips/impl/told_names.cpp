// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/told_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace trips {
namespace {

constexpr std::size_t hanzi = 3;  // bytes of one in UTF-8

// What names of places end with.
constexpr std::string_view endings =
    "寺庙宫殿塔阁楼亭山峰湖海江河溪岛湾滩泉瀑谷洞林园城镇村街巷路桥门馆院祠陵墓店站港区市县省州";

// Words of the language, and of those that tell of journeys, that end alike.
constexpr auto common = std::to_array<std::string_view>(
    {"登山", "爬山", "上山", "下山", "青山", "远山", "江山", "山山", "老街", "古街", "大街", "小街",
     "逛街", "行街", "小巷", "古巷", "街巷", "深巷", "巷巷", "城市", "都市", "集市", "古城", "老城",
     "全城", "小城", "进城", "出城", "山城", "校园", "家园", "游园", "一路", "道路", "马路", "走路",
     "上路", "公路", "沿路", "绕路", "赶路", "大海", "看海", "沿海", "山海", "江海", "临海", "江河",
     "江湖", "沿江", "场馆", "庭院", "小店", "商店", "茶店", "一站", "首站", "末站", "市区", "山区",
     "地区", "老区", "城镇", "乡村", "古村", "渔村", "高楼", "酒楼", "上楼", "小桥", "古桥", "出门",
     "入门", "专门", "热门", "城门", "古寺", "树林", "园林", "小岛", "山谷", "古塔", "老店", "名店",
     "寺庙", "山林", "湖山", "山湖", "夜店", "全省", "本市", "全市"});

// Kinds of places: with two characters or more before them they make a name.
constexpr auto kinds = std::to_array<std::string_view>(
    {"公园", "花园", "物馆", "餐馆", "茶馆", "酒馆", "剧院", "学院", "酒店",
     "饭店", "书店", "车站", "景区", "古镇", "小镇", "夜市", "超市", "海岛",
     "海湾", "沙滩", "海滩", "温泉", "宫殿", "森林", "园区", "街区", "城区"});

// A name does not reach across these.
constexpr auto breaks = std::to_array<std::string_view>(
    {"的", "了", "和", "与", "在", "到", "去", "从", "是", "有", "及", "或", "着", "过", "这",
     "那", "座", "条", "家", "个", "处", "片", "入", "向", "往", "沿", "逛", "看", "访", "进",
     "出", "再", "先", "后", "还", "也", "都", "把", "被", "对", "为", "以", "于", "之"});

constexpr auto openers = std::to_array<std::string_view>(
    {"A",       "About",    "Across", "After",     "All",        "Along",    "Also",     "An",
     "And",     "Around",   "As",     "At",        "Before",     "Begin",    "Between",  "But",
     "By",      "Day",      "Days",   "Dinner",    "Discover",   "Each",     "End",      "Enjoy",
     "Evening", "Evenings", "Every",  "Expect",    "Explore",    "Finally",  "Finish",   "First",
     "Follow",  "For",      "From",   "Head",      "Here",       "If",       "In",       "It",
     "Its",     "Later",    "Lunch",  "Meals",     "Morning",    "Mornings", "Next",     "Nights",
     "On",      "Over",     "Relax",  "Return",    "Savour",     "Second",   "See",      "Set",
     "Spend",   "Start",    "Stay",   "Step",      "Stroll",     "Take",     "Taste",    "The",
     "Then",    "There",    "These",  "This",      "Through",    "To",       "Together", "Travel",
     "Two",     "Three",    "Visit",  "Walk",      "Wander",     "We",       "When",     "While",
     "With",    "You",      "Your",   "Afternoon", "Afternoons", "Lodging",  "Unwind"});

constexpr auto capitalised = std::to_array<std::string_view>(
    {"Monday",  "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
     "January", "February",  "March",     "April",    "May",      "June",     "July",
     "August",  "September", "October",   "November", "December", "China",    "Chinese",
     "Xingqu",  "CNY",       "Day",       "I"});

template <class Table>
bool is_in(Table const& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_hanzi(std::string_view text, std::size_t at) {
  return at + hanzi <= text.size() && text[at] >= '\xe4' && text[at] <= '\xe9';
}

bool is_ending(std::string_view character) {
  for (std::size_t at = 0; at < endings.size(); at += hanzi)
    if (endings.substr(at, hanzi) == character) return true;
  return false;
}

std::string suspected_chinese(std::string_view text) {
  std::size_t begun = 0;  // where a name that ends here would begin at the earliest
  for (std::size_t at = 0; at < text.size();) {
    if (!is_hanzi(text, at)) {
      begun = ++at;
      continue;
    }
    auto const character = text.substr(at, hanzi);
    if (is_in(breaks, character)) {
      begun = at + hanzi;
    } else if (is_ending(character) && at >= begun + hanzi) {
      auto const word = text.substr(at - hanzi, 2 * hanzi);
      bool const is_kind = is_in(kinds, word) && at < begun + 3 * hanzi;
      if (!is_kind && !is_in(common, word))
        return std::string(text.substr(begun, at + hanzi - begun));
      begun = at + hanzi;
    }
    at += hanzi;
  }
  return {};
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::string suspected_english(std::string_view text) {
  bool opens = true;  // a sentence
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      bool const ends = text[at] == '.' || text[at] == '!' || text[at] == '?' || text[at] == ':';
      if (text[at] != ' ' && text[at] != '"') opens = ends;
      ++at;
      continue;
    }
    auto until = at;
    while (until < text.size() && is_letter(text[until])) ++until;
    auto const word = text.substr(at, until - at);
    bool const is_capital = std::isupper(static_cast<unsigned char>(word.front())) != 0;
    bool const is_usual = is_in(capitalised, word) || (opens && is_in(openers, word));
    if (is_capital && !is_usual) return std::string(word);
    opens = false;
    at = until;
  }
  return {};
}

// What stands in quotation marks of titles is a name, whatever it is.
std::string suspected_quote(std::string_view text) {
  for (std::string_view const mark : {"《", "「", "『", "【"})
    if (auto const at = text.find(mark); at != std::string_view::npos)
      if (text.substr(at + mark.size(), 1) != std::string_view(&gap, 1))
        return std::string(text.substr(at, 4 * hanzi));
  return {};
}

}  // namespace

std::string suspected_name(std::string_view text) {
  if (auto quote = suspected_quote(text); !quote.empty()) return quote;
  if (auto chinese = suspected_chinese(text); !chinese.empty()) return chinese;
  return suspected_english(text);
}

}  // namespace trips
