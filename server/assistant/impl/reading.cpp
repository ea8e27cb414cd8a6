// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/reading.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace assistant::impl {
namespace {

constexpr std::size_t most_around = 24;  // tokens on either side
constexpr std::size_t least_shared = 3;  // two characters are any word

// The most characters of `branch` in a row that stand in `around`; 0 for too few to mean it.
std::size_t longest_shared(std::string_view branch, std::string_view around) {
  std::size_t longest = 0;
  for (std::size_t from = 0; from < branch.size(); from += point_length(branch, from)) {
    auto until = from;
    while (until < branch.size()) {
      auto const next = until + point_length(branch, until);
      if (around.find(branch.substr(from, next - from)) == std::string_view::npos) break;
      until = next;
    }
    longest = std::max(longest, count_points(branch.substr(from, until - from)));
  }
  return longest < least_shared ? 0 : longest;
}

}  // namespace

Reading::Reading(std::string_view said, Lexicon const& lexicon, base::Day day, std::string town)
    : text(said),
      names(lexicon.names()),
      today(day),
      home_town(std::move(town)),
      tokens(tokens_of(text, names)),
      contexts(contexts_of(*this)) {}

int Reading::whole(std::size_t i) const {
  if (!is_number(i)) return -1;
  auto const value = number(i);
  return value >= 0 && value < 1e6 && value == std::floor(value) ? static_cast<int>(value) : -1;
}

std::string_view Reading::text_of(std::size_t i) const {
  if (i >= size()) return {};
  return std::string_view(text.str()).substr(tokens[i].from, tokens[i].until - tokens[i].from);
}

bool Reading::is_text(std::size_t i, std::string_view wanted) const { return text_of(i) == wanted; }

bool Reading::same_clause(std::size_t a, std::size_t b) const {
  return a < size() && b < size() && contexts[a].clause == contexts[b].clause;
}

bool Reading::same_sentence(std::size_t a, std::size_t b) const {
  return a < size() && b < size() && contexts[a].sentence == contexts[b].sentence;
}

Entry const* Reading::named(std::size_t i, Family family) const {
  if (i >= size()) return nullptr;
  Entry const* best = nullptr;
  auto const town = this->town();
  auto const rank = [&](Entry const& entry) {
    bool const is_here = !entry.city.empty() && entry.city == town;
    return std::tuple(branch_said(i, entry),
                      form_of(i, entry) == NameForm::own && (is_here || town.empty()) ? 2
                      : is_here                                                       ? 1
                                                                                      : 0,
                      entry.weight);
  };
  for (auto const& name : tokens[i].names) {
    auto const& entry = names.entries[name.entry];
    bool const is_elsewhere = !town.empty() && !entry.city.empty() && !goes_to(entry.city);
    if (entry.family != family || (is_elsewhere && name.form == NameForm::trimmed)) continue;
    if (!best || rank(entry) > rank(*best)) best = &entry;
  }
  return best;
}

// 乔村二十八道，钱江世纪城附近: of the houses of that name the one whose branch is said in the
// same sentence. The length of what was said; 0 for nothing.
std::size_t Reading::branch_said(std::size_t i, Entry const& entry) const {
  auto const name = folded(entry.names.front());
  auto const open = name.find('(');
  auto const close = name.find(')', open);
  if (tokens[i].names.size() < 2 || close == std::string::npos) return 0;
  auto branch = name.substr(open + 1, close - open - 1);
  if (branch.ends_with("店")) branch.erase(branch.size() - std::string_view("店").size());
  auto first = i;
  while (first > 0 && i - first < most_around && same_sentence(first - 1, i)) --first;
  auto last = i;
  while (last - i < most_around && same_sentence(last + 1, i)) ++last;
  auto const around = std::string_view(text.str())
                          .substr(tokens[first].from, tokens[last].until - tokens[first].from);
  bool const is_whole = count_points(branch) >= 2 && around.find(branch) != std::string_view::npos;
  return is_whole ? count_points(branch) : longest_shared(branch, around);
}

std::string Reading::town() const {
  return wish.destinations.empty() ? home_town : wish.destinations[0].value.id;
}

bool Reading::goes_to(std::string_view city) const {
  return (!home_town.empty() && city == home_town) ||
         std::any_of(wish.destinations.begin(), wish.destinations.end(),
                     [&](auto const& said) { return said.value.id == city; });
}

Entry const* Reading::meant(std::size_t i, std::span<Family const> families) const {
  bool const is_word = is_named(i, Family::kind) || is_named(i, Family::cuisine);
  for (auto const family : families) {
    auto const* entry = named(i, family);
    if (!entry) continue;
    bool const is_weak = is_word && family != Family::kind && family != Family::cuisine &&
                         form_of(i, *entry) == NameForm::trimmed;
    if (!is_weak) return entry;
  }
  return nullptr;
}

NameForm Reading::form_of(std::size_t i, Entry const& entry) const {
  for (auto const& name : tokens[i].names)
    if (&names.entries[name.entry] == &entry) return name.form;
  return NameForm::trimmed;
}

std::size_t Reading::before(std::size_t i, Cue cue) const {
  for (auto at = i; at-- > 0 && same_clause(at, i);)
    if (is(at, cue)) return at;
  return size();
}

std::size_t Reading::after(std::size_t i, Cue cue) const {
  for (auto at = i + 1; same_clause(at, i); ++at)
    if (is(at, cue)) return at;
  return size();
}

std::size_t Reading::skip_fillers(std::size_t i) const {
  while (is(i, Cue::filler) && !is_number(i) && tokens[i].cues.size() == 1) ++i;
  return i;
}

std::size_t Reading::back_over_fillers(std::size_t i) const {
  while (i-- > 0)
    if (!is(i, Cue::filler) || is_number(i) || tokens[i].cues.size() > 1) return i;
  return size();
}

Span Reading::span(std::size_t first, std::size_t last) const {
  return text.original(tokens[first].from, tokens[last].until);
}

void Reading::use(std::size_t first, std::size_t last) {
  for (auto i = first; i <= last; ++i) tokens[i].is_used = true;
}

Thing thing_from(Entry const& entry, bool is_wanted) {
  return {.family = entry.family,
          .id = entry.id,
          .name = entry.names.empty() ? entry.id : entry.names.front(),
          .name_en = english_name(entry),
          .is_wanted = is_wanted};
}

}  // namespace assistant::impl
