// SPDX-License-Identifier: Apache-2.0
#include "trips/words.hpp"

#include "assistant/vocabulary.hpp"
#include "base/text.hpp"

namespace trips {
namespace {

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

struct Adding {
  Meaning& into;
  void operator()(places::Kind kind) const { add_once(into.kinds, kind); }
  void operator()(places::Cuisine cuisine) const { add_once(into.cuisines, cuisine); }
  void operator()(places::Tag tag) const { add_once(into.tags, tag); }
  void operator()(planner::Pace pace) const { into.pace = pace; }
  void operator()(assistant::Mood mood) const {
    if (mood == assistant::Mood::avoids_climbing) into.avoids_climbing = true;
    if (mood == assistant::Mood::avoids_spicy) into.avoids_spicy = true;
    if (mood == assistant::Mood::walks_little) into.walks_little = true;
  }
};

// Where every word that is understood stands, the longest first, without overlaps.
struct Found {
  std::size_t from;
  std::size_t until;
};

std::string without_all(std::string text, std::initializer_list<std::string_view> separators) {
  for (auto const separator : separators)
    for (auto at = text.find(separator); at != std::string::npos; at = text.find(separator, at))
      text.replace(at, separator.size(), 1, '\n');
  return text;
}

}  // namespace

bool Meaning::is_empty() const {
  return kinds.empty() && cuisines.empty() && tags.empty() && !pace && !avoids_climbing &&
         !avoids_spicy && !walks_little;
}

void Meaning::add(Meaning const& more) {
  for (auto const kind : more.kinds) add_once(kinds, kind);
  for (auto const cuisine : more.cuisines) add_once(cuisines, cuisine);
  for (auto const tag : more.tags) add_once(tags, tag);
  if (more.pace) pace = more.pace;
  avoids_climbing |= more.avoids_climbing;
  avoids_spicy |= more.avoids_spicy;
  walks_little |= more.walks_little;
}

std::vector<std::string> list_pieces(std::string_view text) {
  return base::split(without_all(std::string(text), {"/", "／", "、", "，", ",", "；", ";", "。",
                                                     "\r", "！", "!", "|", "·", " and ", " or "}),
                     '\n');
}

Meaning meaning_of(std::string_view text) {
  auto const folded = base::fold(text);
  std::vector<assistant::SaidWord const*> said;
  for (auto const& word : assistant::said_words())
    if (folded.find(word.text) != std::string::npos) said.push_back(&word);
  std::stable_sort(said.begin(), said.end(),
                   [](auto const* a, auto const* b) { return a->text.size() > b->text.size(); });

  Meaning meaning;
  std::vector<std::pair<Found, std::string_view>> taken;
  for (auto const* word : said) {
    for (auto at = folded.find(word->text); at != std::string::npos;
         at = folded.find(word->text, at + 1)) {
      Found const here{at, at + word->text.size()};
      bool const is_free = std::none_of(taken.begin(), taken.end(), [&](auto const& other) {
        bool const overlaps = here.from < other.first.until && other.first.from < here.until;
        return overlaps && other.second != word->text;
      });
      if (!is_free) continue;
      taken.emplace_back(here, word->text);
      std::visit(Adding{meaning}, word->means);
    }
  }
  return meaning;
}

std::optional<std::string> refused_thing(std::string_view clause) {
  static constexpr std::string_view openings[] = {
      "不想去", "不要去", "不去",         "别去",          "不要",   "避开",     "避免",  "不看",
      "不喜欢", "讨厌",   "don't go to ", "do not go to ", "avoid ", "without ", "skip ", "no "};
  auto const folded = base::fold(clause);
  for (auto const opening : openings) {
    if (!folded.starts_with(opening)) continue;
    auto const thing = base::trim(std::string_view(folded).substr(opening.size()));
    if (!thing.empty()) return std::string(thing);
  }
  return std::nullopt;
}

}  // namespace trips
