// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/revision_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <ranges>

#include "assistant/impl/consent.hpp"
#include "assistant/impl/told_json.hpp"
#include "base/text.hpp"

namespace assistant {
namespace {

namespace json = boost::json;

constexpr auto tiers =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"豪华", "luxury"},
                                                                  {"luxury", "luxury"},
                                                                  {"经济", "economy"},
                                                                  {"economy", "economy"},
                                                                  {"穷游", "backpacker"},
                                                                  {"背包", "backpacker"},
                                                                  {"backpack", "backpacker"}});
constexpr std::size_t most_tried = 3;
constexpr std::string_view usual_tier = "economy";

// Without the first line, which is for programs.
std::string for_people(std::string_view told) {
  auto const end = told.find('\n');
  bool const begins_with_ids = told.starts_with("trip_id ");
  auto text = begins_with_ids && end != std::string_view::npos ? told.substr(end + 1) : told;
  return std::string(base::trim(text));
}

// Whether `words`, the last of what was read together, ask for a change.
bool reads_as_revision(json::value const& reading, std::string_view words) {
  return std::ranges::any_of(list_in(reading, "slots"), [&](json::value const& slot) {
    return text_in(slot, "slot") == "revision" &&
           std::ranges::any_of(list_in(slot, "words"), [&](json::value const& each) {
             return words.find(text_in(each, "text")) != std::string_view::npos;
           });
  });
}

std::optional<std::string_view> tier_in(std::string_view words) {
  auto const folded = base::fold(words);
  auto const* const found = std::ranges::find_if(
      tiers, [&](auto const& tier) { return folded.find(tier.first) != std::string::npos; });
  return found == tiers.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::string_view RevisionRules::either(std::string_view zh, std::string_view en) const {
  return parts_.locale == http::Locale::en ? en : zh;
}

std::optional<std::string> RevisionRules::decided() const {
  auto const& last = parts_.turns.back();
  if (last.role == Turn::Role::function) return carried_out(last);
  auto const* const proposal = awaiting_consent(parts_.turns);
  if (!proposal) return std::nullopt;
  if (proposal->answers.name == keep_function && tier_in(last.text)) return keeping(last.text);
  if (consent_in(last.text) != Consent::declines) return std::nullopt;
  return std::string(either("好，什么都没有改。", "All right, nothing was changed."));
}

// A tier was kept so that it could be changed: then that is proposed at once.
std::string RevisionRules::carried_out(KeptTurn const& done) const {
  if (done.answers.name != keep_function) return for_people(done.text);
  if (parts_.talked_of.trip.empty()) return done.text;
  std::string kept(either("已保存到“我的行程”。", "It is kept among your trips."));
  for (auto const& words : said_before_consent())
    if (auto const revision = proposed(parts_.talked_of.trip, words))
      return kept + "\n" + *revision;
  return kept;
}

// Since the plan, newest first.
std::vector<std::string> RevisionRules::said_before_consent() const {
  std::vector<std::string> said;
  for (auto const& turn : std::views::reverse(parts_.turns)) {
    if (turn.role == Turn::Role::function && turn.answers.name == plan_function) break;
    if (turn.role == Turn::Role::user) said.push_back(turn.text);
  }
  if (!said.empty()) said.erase(said.begin());
  if (said.size() > most_tried) said.resize(most_tried);
  return said;
}

std::optional<std::string> RevisionRules::revision(std::string const& words) const {
  if (parts_.talked_of.trip.empty()) return std::nullopt;
  return proposed(parts_.talked_of.trip, words);
}

std::optional<std::string> RevisionRules::proposed(std::string const& trip,
                                                   std::string const& words) const {
  auto const made = parts_.attempt(
      revise_function, json::serialize(json::object{{"trip_id", trip}, {"words", words}}));
  if (!made) return std::nullopt;
  if (made->consent.empty()) return for_people(made->text);
  return for_people(made->text) + "\n\n" +
         std::string(either("要这样改吗？", "Shall it be changed like that?"));
}

std::optional<std::string> RevisionRules::revision_of_some(std::string const& words,
                                                           json::value const& reading) const {
  if (!reads_as_revision(reading, words)) return std::nullopt;
  if (!parts_.talked_of.plan.empty()) return keeping(words);
  auto const listed = parts_.call("list_trips", R"({"limit":1})");
  auto const trips = listed ? list_in(tree_of(listed->structured), "trips") : json::array();
  if (trips.empty())
    return std::string(either("还没有保存的行程可以改。先告诉我想去哪里。",
                              "There is no kept trip to change yet. Tell me where to go first."));
  auto const revision = proposed(text_in(trips.front(), "id"), words);
  auto const name = text_in(trips.front(), "name");
  if (!revision)
    return fmt::format(fmt::runtime(either("您最近的行程《{}》里没法这样改。",
                                           "Your newest trip, {}, cannot be changed like that.")),
                       name);
  return fmt::format(fmt::runtime(
                         either("说的是您最近的行程《{}》。\n", "This is your newest trip, {}.\n")),
                     name) +
         *revision;
}

std::optional<std::string> RevisionRules::keeping(std::string const& words) const {
  auto const tier = tier_in(words).value_or(usual_tier);
  auto const made = parts_.call(
      keep_function,
      json::serialize(json::object{{"recommendation_id", parts_.talked_of.plan}, {"tier", tier}}));
  if (!made) return std::nullopt;
  if (made->consent.empty()) return made->text;
  auto const name = tier == "luxury"     ? either("豪华", "luxury")
                    : tier == usual_tier ? either("经济", "economy")
                                         : either("背包", "backpacker");
  return fmt::format(
      fmt::runtime(either("改之前要先把一档保存为行程。保存{}档吗？想改另一档，说出它的名字就行。",
                          "Before it is changed a tier has to be kept as a trip. Keep the {} one? "
                          "For another tier, name it.")),
      name);
}

}  // namespace assistant
