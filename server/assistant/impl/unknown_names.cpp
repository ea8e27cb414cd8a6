// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/unknown_names.hpp"

#include <algorithm>

namespace assistant::impl {
namespace {

constexpr std::size_t most_tokens = 24;  // of one name
constexpr double least_likeness = 0.68;
constexpr std::size_t least_with_city = 5;  // 上海耍 is no 上海滩

bool ends_name(Reading const& r, std::size_t i, std::size_t first) {
  if (i >= r.size() || !r.same_clause(i, first) || r.tokens[i].is_used) return true;
  auto const& token = r.tokens[i];
  return token.is(Cue::comma) || token.is(Cue::stop) || token.is(Cue::newline) ||
         token.is(Cue::list_comma) || token.is(Cue::or_) || r.is_text(i, "和") ||
         r.is_text(i, "与") || r.is_text(i, "以及") || r.is_text(i, "and");
}

// 上海野生动勿园: the city was read as where to go, and is part of the name all the same.
bool begins_with_city(Reading const& r, std::size_t i) {
  return r.is_named(i, Family::city) && i + 1 < r.size() && r.tokens[i + 1].is_gap() &&
         r.tokens[i].until == r.tokens[i + 1].from;
}

// 金牛湖野生动物园 where 金牛湖 alone is short for something else.
bool is_only_shortened(Reading const& r, std::size_t i, Family family) {
  auto const* entry = r.named(i, family);
  return entry && r.form_of(i, *entry) == NameForm::trimmed && r.tokens[i].cues.empty();
}

}  // namespace

std::optional<UnknownName> unknown_name_at(Reading const& r, std::size_t i, Family family) {
  auto first = r.skip_fillers(i);
  bool const has_city = begins_with_city(r, first);
  auto end = first + (has_city ? 1 : 0);
  bool has_gap = false;
  for (; end < first + most_tokens && !ends_name(r, end, first); ++end)
    has_gap |= r.tokens[end].is_gap();
  has_gap |= end > first + 1 && is_only_shortened(r, first, family);
  if (!has_gap || first >= end || !r.same_clause(first, i)) return std::nullopt;
  while (first < end && r.is(first, Cue::filler)) ++first;

  auto const town = r.wish.destinations.empty() ? std::string() : r.wish.destinations[0].value.id;
  // The whole, then ever less of its end: 栖霞山爬山 is 栖霞山.
  for (auto last = end - 1; last + 1 > first; --last) {
    auto const said =
        std::string_view(r.text.str())
            .substr(r.tokens[first].from, r.tokens[last].until - r.tokens[first].from);
    if (has_city && count_points(said) < least_with_city) break;
    auto const alike = r.names.find_alike(said, family, town, 1);
    if (!alike.empty() && alike[0].likeness >= least_likeness)
      return UnknownName{&r.names.entries[alike[0].entry], first, last, alike[0].likeness * 0.9};
    bool const has_more = std::any_of(r.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                      r.tokens.begin() + static_cast<std::ptrdiff_t>(last),
                                      [](Token const& token) { return token.is_gap(); });
    if (!has_more) break;
  }
  return std::nullopt;
}

}  // namespace assistant::impl
