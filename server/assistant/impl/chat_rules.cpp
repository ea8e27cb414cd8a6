// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/chat_rules.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <ranges>

#include "assistant/impl/revision_rules.hpp"
#include "assistant/impl/told_json.hpp"
#include "base/text.hpp"
#include "handbook/articles.hpp"

namespace assistant {
namespace {

namespace json = boost::json;

constexpr std::size_t most_earlier = 5;
constexpr auto required =
    std::to_array<std::string_view>({"destination", "startDate", "endDate", "budget"});
constexpr auto trust_words =
    std::to_array<std::string_view>({"为什么", "可信", "可靠", "检查", "核实", "依据", "证书",
                                     "why", "check", "trust", "proof", "certificate"});
constexpr auto named_slots = std::to_array<std::string_view>({"place", "kind", "cuisine", "hotel"});

constexpr auto asking_words = std::to_array<std::string_view>(
    {"?", "？", "怎么", "如何", "什么", "哪", "吗", "谁", "how", "what", "who", "where", "can i"});
constexpr std::string_view hint_zh =
    "告诉我想去哪里、什么时候、几天、预算多少，我就能排出三档行程，例如“12 月 4 "
    "日去福州玩三天，两个大人，"
    "预算 5000”。也可以问某个地方，或问行趣怎么用。";
constexpr std::string_view hint_en =
    "Tell me where, when, for how long and for how much, and I plan three tiers: “Fuzhou from 4 "
    "December for three days, two adults, 5000 yuan”. Or ask about a place, or how Xingqu works.";

std::string_view either(http::Locale locale, std::string_view zh, std::string_view en) {
  return locale == http::Locale::en ? en : zh;
}

bool is_plan(KeptTurn const& turn) {
  return turn.role == Turn::Role::function && turn.answers.name == plan_function;
}

// What the person said since the last plan, so that an answer to a question completes a wish.
std::string wish_text(std::vector<KeptTurn> const& turns) {
  std::vector<std::string> said;
  for (auto turn = turns.rbegin(); turn != turns.rend() && said.size() < most_earlier; ++turn) {
    if (is_plan(*turn)) break;
    if (turn->role == Turn::Role::user) said.insert(said.begin(), turn->text);
  }
  std::string text;
  for (auto const& each : said) text += (text.empty() ? "" : "，") + each;
  return text;
}

template <class Words>
bool says_one_of(Words const& words, std::string_view text) {
  auto const folded = base::fold(text);
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return folded.find(word) != std::string::npos; });
}

bool asks_for_reasons(std::string_view text) { return says_one_of(trust_words, text); }
bool is_question(std::string_view text) { return says_one_of(asking_words, text); }

bool is_complete(json::value const& wish) {
  return std::all_of(required.begin(), required.end(),
                     [&](auto field) { return member(wish, field) != nullptr; });
}

json::object planned_wish(json::value const& wish) {
  auto made = wish.is_object() ? wish.get_object() : json::object();
  for (auto const* const need : {"accessibility", "kidFriendly", "petFriendly"})
    if (!made.contains(need)) made[need] = false;
  return made;
}

std::string question_text(json::value const& question, http::Locale locale) {
  auto const* const text = member(question, "text");
  return text ? text_in(*text, either(locale, "zh", "en")) : std::string();
}

// The words of the first slot that names something of the catalogue.
std::string named_thing(json::value const& reading) {
  for (auto const& slot : list_in(reading, "slots")) {
    auto const name = text_in(slot, "slot");
    if (std::find(named_slots.begin(), named_slots.end(), name) == named_slots.end()) continue;
    for (auto const& words : list_in(slot, "words")) return text_in(words, "text");
  }
  return {};
}

class Rules {
 public:
  explicit Rules(RuleParts const& parts)
      : parts_(parts), turns_(parts.turns), locale_(parts.locale), call_(parts.call) {}

  std::string answer() const {
    RevisionRules const revisions(parts_);
    if (auto const decided = revisions.decided()) return *decided;
    auto const text = last_question();
    if (auto const told = reasons(text)) return *told;
    if (auto const revision = revisions.revision(text)) return *revision;
    auto const found = handbook::find_help(text);
    if (found && found->is_sure && is_question(text)) return told(*found);
    auto const read =
        call_("read_wish", json::serialize(json::object{{"text", wish_text(turns_)}}));
    auto const reading = read && !read->is_refused ? tree_of(read->structured) : json::value();
    if (auto const revision = revisions.revision_of_some(text, reading)) return *revision;
    auto const* const wish = member(reading, "wish");
    if (wish && is_complete(*wish)) return planned(*wish);
    if (wish && member(*wish, "destination")) return questions(reading);
    if (auto const name = named_thing(reading); !name.empty()) return places(name);
    if (found) return told(*found);
    return std::string(either(locale_, hint_zh, hint_en));
  }

 private:
  std::string last_question() const {
    for (auto const& turn : std::views::reverse(turns_))
      if (turn.role == Turn::Role::user) return turn.text;
    return {};
  }

  std::string told(handbook::FoundHelp const& found) const {
    return std::string(either(locale_, found.article.zh.text, found.article.en.text));
  }

  std::string planned(json::value const& wish) const {
    auto const made = call_(plan_function, json::serialize(planned_wish(wish)));
    if (!made) return {};
    if (made->is_refused)
      return std::string(either(locale_, "这样排不出行程：\n", "This cannot be planned:\n")) +
             made->text;
    return std::string(
               either(locale_, "按您说的排好了三档行程，点开即可看时间表、费用和依据：\n",
                      "Three plans are ready; open them for timetable, costs and checks:\n")) +
           headlines(made->text);
  }

  std::string questions(json::value const& reading) const {
    std::string text(either(locale_, "好的。还想请教：", "Gladly. May I ask:"));
    auto const asked = list_in(reading, "questions");
    for (auto const& question : asked) text += "\n- " + question_text(question, locale_);
    if (!asked.empty()) return text;
    return std::string(
        either(locale_, "好的。请再告诉我出发日期、天数和总预算。",
               "Gladly. Please tell me the first day, how many days, and the budget."));
  }

  std::string places(std::string const& name) const {
    auto const found =
        call_("search_places", json::serialize(json::object{{"query", name}, {"limit", 5}}));
    return found ? found->text : std::string();
  }

  // Why what is talked of can be trusted.
  std::optional<std::string> reasons(std::string_view text) const {
    auto const& [plan, trip] = parts_.talked_of;
    if ((plan.empty() && trip.empty()) || !asks_for_reasons(text)) return std::nullopt;
    auto const asked =
        trip.empty() ? json::object{{"recommendation_id", plan}} : json::object{{"trip_id", trip}};
    auto const told = call_("explain_check", json::serialize(asked));
    return told ? told->text : std::string();
  }

  // Of what planning told: each tier and its days. Hours and checks are read in the plan itself.
  static std::string headlines(std::string_view told) {
    std::string text;
    for (auto const& line : base::split(told, '\n')) {
      bool const is_day = line.size() > 10 && line[4] == '-' && line[7] == '-';
      if (line.starts_with('['))
        text += (text.empty() ? "" : "\n") + line.substr(line.find(']') + 1) + "\n";
      if (is_day) text += line + "\n";
    }
    return text.empty() ? std::string(told) : text;
  }

  RuleParts const& parts_;
  std::vector<KeptTurn> const& turns_;
  http::Locale locale_;
  CallFunction const& call_;
};

}  // namespace

std::string answer_by_rules(RuleParts const& parts) { return Rules(parts).answer(); }

}  // namespace assistant
