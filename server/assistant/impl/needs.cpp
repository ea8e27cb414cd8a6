// SPDX-License-Identifier: Apache-2.0
// What the party cannot do without.
#include <algorithm>
#include <array>
#include <utility>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {

namespace {

// 不用轮椅, "not pregnant": denied right before; what somebody cannot do says nothing of it.
bool is_denied(Reading const& r, std::size_t i) {
  for (auto at = i; at-- > 0 && at + 3 >= i && r.same_clause(at, i);)
    if (r.is(at, Cue::no)) return true;
  return false;
}

}  // namespace

void read_needs(Reading& r) {
  static constexpr std::array<std::pair<Cue, Need>, 7> needs{
      {{Cue::wheelchair, Need::wheelchair},
       {Cue::pet, Need::pets},
       {Cue::stroller, Need::stroller},
       {Cue::little_walking, Need::little_walking},
       {Cue::pregnant, Need::pregnancy},
       {Cue::vegetarian, Need::vegetarian},
       {Cue::halal, Need::halal}}};
  for (std::size_t i = 0; i < r.size(); ++i)
    for (auto const& [cue, need] : needs) {
      bool const is_known = std::any_of(r.wish.needs.begin(), r.wish.needs.end(),
                                        [&](auto const& known) { return known.value == need; });
      if (!r.is_free(i, cue) || is_known || (is_denied(r, i) && cue != Cue::little_walking))
        continue;
      auto made = r.said(need, i, i);
      r.tokens[i].is_used = !r.is_named(i, Family::cuisine);  // 吃素 is also a cuisine
      made.either = {};
      r.wish.needs.push_back(std::move(made));
    }
}

}  // namespace assistant::impl
