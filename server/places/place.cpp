// SPDX-License-Identifier: Apache-2.0
#include "places/place.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace places {
namespace {

constexpr std::size_t longest_key = 80;

bool is_key(std::string_view text) {
  if (text.empty() || text.size() > longest_key) return false;
  if (text.front() == '-' || text.back() == '-') return false;
  if (text.find("--") != std::string_view::npos) return false;
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

template <class Word>
bool holds(std::vector<Word> const& words, Word word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

PlaceKey::PlaceKey(std::string text) : text_(std::move(text)) { EXPECTS(is_key(text_)); }

std::optional<PlaceKey> PlaceKey::parse(std::string_view text) {
  return is_key(text) ? std::optional(PlaceKey(std::string(text))) : std::nullopt;
}

bool Place::is(Kind kind) const { return holds(kinds, kind); }
bool Place::has(Tag tag) const { return holds(tags, tag); }
bool Place::serves(Cuisine cuisine) const { return holds(cuisines, cuisine); }

bool Place::is_eating() const {
  return places::is_eating(kinds.front()) || is(Kind::food_street) || is(Kind::market);
}

}  // namespace places
