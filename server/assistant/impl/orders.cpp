// SPDX-License-Identifier: Apache-2.0
// 先去A再去B: what comes before what. How many. How fast.
#include <algorithm>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

std::optional<Thing> place_at(Reading const& r, std::size_t i) {
  for (auto const family : {Family::sight, Family::restaurant, Family::city, Family::kind})
    if (auto const* entry = r.named(i, family); entry && !r.is(i, Cue::then))
      return thing_from(*entry, true);
  return std::nullopt;
}

bool is_then(Reading const& r, std::size_t i) {
  return r.is(i, Cue::then) && !r.is_text(i, "之后") ? true : r.is_text(i, "之后");
}

// 看完故宫 is over before what comes next; so is "after visiting the Bund".
bool ends_visit(Reading const& r, std::size_t i) {
  auto const text = r.text_of(i);
  return text.ends_with("完") || text.starts_with("after ");
}

// 看完故宫以后去…, "after visiting the Bund, …"
bool is_afterwards(Reading const& r, std::size_t at, std::size_t first) {
  return r.is_text(at, "以后") || r.is_text(at, "后") || (r.is(at, Cue::comma) && at > first);
}

// "the Summer Palace first": the place stands before the word.
bool stands_behind(Reading const& r, std::size_t i) {
  auto const previous = r.back_over_fillers(i);
  return r.is_text(i, "first") && r.same_clause(previous, i) && place_at(r, previous);
}

// The token of the first place from i on in the sentence, up to `until`.
std::size_t next_place(Reading const& r, std::size_t i, std::size_t until) {
  for (; i < until && i < r.size(); ++i)
    if (place_at(r, i)) return i;
  return r.size();
}

std::size_t sentence_end(Reading const& r, std::size_t i) {
  auto end = i;
  while (r.same_sentence(end, i)) ++end;
  return end;
}

}  // namespace

void read_orders(Reading& r) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!r.is(i, Cue::first) || r.tokens[i].is_number()) continue;
    auto const end = sentence_end(r, i);
    bool const is_done = ends_visit(r, i);
    auto first = stands_behind(r, i) ? r.back_over_fillers(i) : next_place(r, i + 1, end);
    for (auto at = i + 1; at < end; ++at) {
      bool const goes_on = is_then(r, at) || (is_done && is_afterwards(r, at, first)) ||
                           (stands_behind(r, i) && r.is(at, Cue::and_));
      if (!goes_on || first >= at) continue;
      auto const then = next_place(r, at + 1, end);
      if (then >= end) break;
      auto made = r.said(Order{*place_at(r, first), *place_at(r, then)}, at, at);
      made.words = {r.span(i, then)};
      made.either = {};
      made.strength = Strength::hard;
      if (made.value.first.id != made.value.then.id) r.wish.orders.push_back(std::move(made));
      first = then;
      at = then;
    }
  }
}

void read_counts(Reading& r) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    int const number = r.whole(i);
    if (!r.is_free_number(i) || number < 1 || number > 60) continue;
    auto last = i + 1;
    bool const is_measured = r.is(last, Cue::person) && r.is_text(last, "个");
    if (is_measured) ++last;
    auto const noun = r.skip_fillers(last);
    bool const is_sights = r.is(last, Cue::sight_count) || r.is(noun, Cue::sight);
    bool const is_meals = r.is(last, Cue::meal_count) || (r.is(noun, Cue::meal) && is_measured);
    if (!r.same_clause(noun, i) || (!is_sights && !is_meals)) continue;
    Count count{.of = is_sights ? Counted::sights : Counted::meals, .number = number};
    auto const thing = r.is(last, Cue::sight_count) || r.is(last, Cue::meal_count) ? last : noun;
    for (auto at = i; at-- > 0 && r.same_clause(at, i);) {
      if (r.is(at, Cue::at_most)) count.bound = Bound::at_most;
      if (r.is(at, Cue::at_least)) count.bound = Bound::at_least;
      if (r.is(at, Cue::every_day) || r.is(at, Cue::per_day)) count.is_per_day = true;
      if (r.is_number(at)) break;
    }
    for (auto at = thing + 1; at < thing + 4 && r.same_clause(at, i); ++at) {
      if (r.is(at, Cue::at_most)) count.bound = Bound::at_most;
      if (r.is(at, Cue::above)) count.bound = Bound::at_least;
      if (r.is(at, Cue::every_day) || r.is(at, Cue::per_day)) count.is_per_day = true;
    }
    r.wish.counts.push_back(r.said(count, i, thing));
  }
}

void read_pace(Reading& r) {
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!r.is_free(i, Cue::pace) || r.wish.pace) continue;
    auto pace = static_cast<planner::Pace>(r.value(i, Cue::pace));
    bool const is_denied = r.contexts[i].is_refused;
    if (is_denied && pace == planner::Pace::normal) continue;
    if (is_denied)
      pace = pace == planner::Pace::intense ? planner::Pace::relaxed : planner::Pace::intense;
    r.wish.pace = r.said(pace, i, i, is_denied ? 0.8 : 1, Strength::soft);
    r.wish.pace->either = {};
  }
}

void find_not_understood(Reading& r) {
  auto const points = [&](std::size_t first, std::size_t last) {
    auto const& text = r.text.str();
    return count_points(std::string_view(text).substr(r.tokens[first].from,
                                                      r.tokens[last].until - r.tokens[first].from));
  };
  auto const is_word = [&](std::size_t i) {
    auto const c = r.text_of(i).front();
    return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t i = 0; i < r.size(); ++i) {
    bool const is_left = !r.tokens[i].is_used &&
                         ((r.tokens[i].is_gap() && is_word(i)) || !r.tokens[i].names.empty());
    if (!is_left) continue;
    auto last = i;
    while (
        last + 1 < r.size() && !r.tokens[last + 1].is_used && r.same_clause(last + 1, i) &&
        ((r.tokens[last + 1].is_gap() && is_word(last + 1)) || !r.tokens[last + 1].names.empty()))
      ++last;
    bool const is_long = points(i, last) >= 2;
    if (is_long) r.wish.not_understood.push_back(r.span(i, last));
    i = last;
  }
}

}  // namespace assistant::impl
