// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/needs_text.hpp"

#include <algorithm>

#include "assistant/vocabulary.hpp"
#include "base/text.hpp"

namespace trips {

bool asks_for_nothing(std::string_view piece) {
  auto const folded = base::fold(piece);
  auto const words = assistant::said_words();
  return std::any_of(words.begin(), words.end(), [&](assistant::SaidWord const& word) {
    auto const* mood = std::get_if<assistant::Mood>(&word.means);
    return mood && *mood == assistant::Mood::means_nothing && word.text == folded;
  });
}

Need avoidance_from(std::string_view text, City const& city) {
  Need need;
  if (auto const kind = places::from_word<places::Kind>(base::trim(text)))
    need.avoid_kinds.push_back(*kind);
  else if (auto const named = city.list_named_in(text); !named.empty())
    need.avoid = named;
  else if (auto const kinds = meaning_of(text).kinds; !kinds.empty())
    need.avoid_kinds = kinds;
  else if (auto const* place = city.find_named(text))
    need.avoid.push_back(place);
  need.is_understood = !need.avoid.empty() || !need.avoid_kinds.empty();
  return need;
}

namespace {

// Only what somebody says of themselves: a vegetarian restaurant may also just be liked.
std::vector<std::string> diets_in(std::string_view clause) {
  using Phrase = std::pair<std::string_view, std::string_view>;
  static constexpr Phrase phrases[] = {{"吃素", "vegetarian"},
                                       {"素食者", "vegetarian"},
                                       {"素食主义", "vegetarian"},
                                       {"am vegetarian", "vegetarian"},
                                       {"are vegetarian", "vegetarian"},
                                       {"vegetarian only", "vegetarian"},
                                       {"穆斯林", "halal"},
                                       {"清真饮食", "halal"},
                                       {"只吃清真", "halal"},
                                       {"halal only", "halal"},
                                       {"muslim", "halal"}};
  auto const folded = base::fold(clause);
  std::vector<std::string> diets;
  for (auto const& [phrase, diet] : phrases) {
    auto const at = folded.find(phrase);
    if (at == std::string::npos) continue;
    bool const is_denied = folded.substr(0, at).ends_with("不");
    bool const is_a_dish = folded.substr(at + phrase.size()).starts_with("食");  // 吃素食
    if (!is_denied && !is_a_dish && std::find(diets.begin(), diets.end(), diet) == diets.end())
      diets.emplace_back(diet);
  }
  return diets;
}

}  // namespace

Need need_from(std::string_view clause, City const& city) {
  Need need;
  auto const mood = meaning_of(clause);
  bool const is_fixed_phrase =
      mood.avoids_climbing || mood.avoids_spicy || mood.walks_little || mood.pace.has_value();
  auto const refused = refused_thing(clause);
  if (refused && !is_fixed_phrase) return avoidance_from(*refused, city);

  for (auto const* place : city.list_named_in(clause))
    if (!place->is_lodging() && !place->is_station()) need.must.push_back(place);
  if (need.must.empty()) need.likes = mood;
  need.diets = diets_in(clause);
  need.is_understood = !need.must.empty() || !need.likes.is_empty() || !need.diets.empty() ||
                       asks_for_nothing(clause);
  return need;
}

}  // namespace trips
