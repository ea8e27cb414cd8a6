// SPDX-License-Identifier: Apache-2.0
#include "weather/warning.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"

namespace weather {
namespace {

using enum Hazard;

struct Name {
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<Name, 22> hazard_names = {{
    {"台风", "typhoon"},
    {"龙卷风", "tornado"},
    {"暴雨", "rainstorm"},
    {"雷暴", "thunderstorm"},
    {"雷电", "lightning"},
    {"冰雹", "hail"},
    {"大风", "gale"},
    {"暴雪", "snowstorm"},
    {"寒潮", "cold wave"},
    {"霜冻", "frost"},
    {"道路结冰", "icy roads"},
    {"高温", "heat"},
    {"干旱", "drought"},
    {"大雾", "fog"},
    {"霾", "haze"},
    {"沙尘", "sandstorm"},
    {"洪涝", "flood"},
    {"地质灾害", "landslides"},
    {"火险", "wildfire danger"},
    {"雪崩", "avalanche"},
    {"海上风浪", "rough sea"},
    {"其他", "other"},
}};
constexpr std::array<Name, 5> severity_names = {{{"级别不明", "of unknown level"},
                                                 {"蓝色", "minor"},
                                                 {"黄色", "moderate"},
                                                 {"橙色", "severe"},
                                                 {"红色", "extreme"}}};

struct Word {
  std::string_view word;  // folded
  Hazard hazard;
};

// Where one word is part of another, the longer stands first.
constexpr auto words = std::to_array<Word>({
    {"雷雨大风", thunderstorm},
    {"雷暴大风", thunderstorm},
    {"海上大风", rough_sea},
    {"海上大雾", rough_sea},
    {"海浪", rough_sea},
    {"风暴潮", rough_sea},
    {"强对流", thunderstorm},
    {"下击暴流", thunderstorm},
    {"雷暴", thunderstorm},
    {"雷电", lightning},
    {"冰雹", hail},
    {"台风", typhoon},
    {"龙卷", tornado},
    {"地质灾害", landslide},
    {"滑坡", landslide},
    {"泥石流", landslide},
    {"山洪", flood},
    {"洪水", flood},
    {"内涝", flood},
    {"渍涝", flood},
    {"暴雨", rainstorm},
    {"强降雨", rainstorm},
    {"道路结冰", icy_road},
    {"低温雨雪冰冻", cold_wave},
    {"冰冻", icy_road},
    {"暴雪", snowstorm},
    {"大雪", snowstorm},
    {"雪崩", avalanche},
    {"寒潮", cold_wave},
    {"寒冷", cold_wave},
    {"低温", cold_wave},
    {"霜冻", frost},
    {"森林火险", wildfire},
    {"草原火险", wildfire},
    {"火险", wildfire},
    {"火灾", wildfire},
    {"高温", heat},
    {"热浪", heat},
    {"干热风", heat},
    {"干旱", drought},
    {"沙尘", sandstorm},
    {"大雾", fog},
    {"霾", haze},
    {"重污染", haze},
    {"大风", gale},
    {"thunderstorm", thunderstorm},
    {"lightning", lightning},
    {"hail", hail},
    {"typhoon", typhoon},
    {"hurricane", typhoon},
    {"tropical storm", typhoon},
    {"tornado", tornado},
    {"landslide", landslide},
    {"mudslide", landslide},
    {"debris flow", landslide},
    {"flood", flood},
    {"rainstorm", rainstorm},
    {"rain", rainstorm},
    {"avalanche", avalanche},
    {"icy road", icy_road},
    {"ice", icy_road},
    {"blizzard", snowstorm},
    {"snow", snowstorm},
    {"cold", cold_wave},
    {"low temperature", cold_wave},
    {"frost", frost},
    {"freeze", frost},
    {"fire", wildfire},
    {"heat", heat},
    {"high temperature", heat},
    {"drought", drought},
    {"dust", sandstorm},
    {"sand", sandstorm},
    {"fog", fog},
    {"haze", haze},
    {"air quality", haze},
    {"coastal", rough_sea},
    {"marine", rough_sea},
    {"surge", rough_sea},
    {"gale", gale},
    {"wind", gale},
});

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool comes_first(Warning const& a, Warning const& b) {
  if (a.severity != b.severity) return a.severity > b.severity;
  return a.issued != b.issued ? a.issued > b.issued : a.id < b.id;
}

}  // namespace

std::string_view name_zh(Hazard hazard) {
  return hazard_names.at(static_cast<std::size_t>(hazard)).zh;
}
std::string_view name_en(Hazard hazard) {
  return hazard_names.at(static_cast<std::size_t>(hazard)).en;
}
std::string_view name_zh(Severity severity) {
  return severity_names.at(static_cast<std::size_t>(severity)).zh;
}
std::string_view name_en(Severity severity) {
  return severity_names.at(static_cast<std::size_t>(severity)).en;
}

Hazard hazard_in(std::string_view text) {
  auto const folded = base::fold(text);
  auto const found = std::find_if(words.begin(), words.end(),
                                  [&folded](Word const& each) { return has(folded, each.word); });
  return found == words.end() ? other : found->hazard;
}

Severity severity_in(std::string_view headline) {
  auto const folded = base::fold(headline);
  if (has(folded, "红色")) return Severity::extreme;
  if (has(folded, "橙色")) return Severity::severe;
  if (has(folded, "黄色")) return Severity::moderate;
  if (has(folded, "蓝色")) return Severity::minor;
  for (auto const* colour : {"red", "orange", "amber", "yellow", "blue"})
    for (auto const* noun : {" warning", " alert", " signal"})
      if (has(folded, colour + std::string(noun))) return *severity_from_colour(colour);
  return Severity::unknown;
}

std::optional<Severity> severity_from_word(std::string_view word) {
  auto const folded = base::fold(word);
  if (folded == "unknown") return Severity::unknown;
  if (folded == "minor") return Severity::minor;
  if (folded == "moderate") return Severity::moderate;
  if (folded == "severe") return Severity::severe;
  if (folded == "extreme") return Severity::extreme;
  return std::nullopt;
}

std::optional<Severity> severity_from_colour(std::string_view name) {
  auto const folded = base::fold(name);
  if (folded == "blue") return Severity::minor;
  if (folded == "yellow") return Severity::moderate;
  if (folded == "orange" || folded == "amber") return Severity::severe;
  if (folded == "red") return Severity::extreme;
  return std::nullopt;
}

std::vector<Warning> warnings_in_force(std::vector<WarningMessage> const& messages,
                                       base::Instant now) {
  std::set<std::string_view> superseded;
  for (auto const& message : messages)
    if (message.type != MessageType::alert)
      superseded.insert(message.supersedes.begin(), message.supersedes.end());
  std::vector<Warning> found;
  std::set<std::string_view> seen;
  for (auto const& message : messages) {
    bool const is_over = message.type == MessageType::cancel || superseded.contains(message.id);
    if (is_over || !seen.insert(message.id).second) continue;
    for (auto const& warning : message.warnings)
      if (warning.expires > now) found.push_back(warning);
  }
  std::stable_sort(found.begin(), found.end(), &comes_first);
  return found;
}

}  // namespace weather
