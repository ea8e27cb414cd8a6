// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/ages.hpp"

namespace assistant::impl {
namespace {

// 6岁和9岁, 一个5岁一个8岁, 5和8岁.
bool is_age_list(Reading const& r, std::size_t i) {
  auto at = i + 1;
  bool has_joint = false;
  for (int steps = 0; steps < 4 && at < r.size(); ++steps, ++at) {
    if (r.is(at, Cue::age)) return steps > 0;
    if (r.is_number(at) && !has_joint) return false;
    has_joint |= !r.is_number(at);
    if (!r.is(at, Cue::and_) && !r.is(at, Cue::list_comma) && !r.is_number(at) &&
        !r.is(at, Cue::slash) && !r.is(at, Cue::tilde))
      return false;
  }
  return false;
}

// our daughter is 8
bool is_age_of(Reading const& r, std::size_t i) {
  bool const is_said = i > 1 && (r.is_text(i - 1, "is") || r.is_text(i - 1, "are"));
  return is_said && r.is(i - 2, Cue::child) && r.whole(i) < 18;
}

// aged 5 and 9
bool goes_on_with_ages(Reading const& r, std::size_t i) {
  bool const is_joined = r.is(i - 1, Cue::and_) || r.is(i - 1, Cue::comma);
  return is_joined && i > 2 && r.is(i - 3, Cue::kids_age) && r.is_number(i - 2) &&
         !r.is(i + 1, Cue::child) && !r.is(i + 1, Cue::adult);
}

}  // namespace

bool stands_as_age(Reading const& r, std::size_t i) {
  if (is_age_list(r, i)) return true;
  return i > 0 && (r.is(i - 1, Cue::kids_age) || goes_on_with_ages(r, i) || is_age_of(r, i));
}

}  // namespace assistant::impl
