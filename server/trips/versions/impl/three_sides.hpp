// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "http/json_text.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/versions/merge.hpp"

namespace trips::merging {

template <class T>
struct Sides {
  T const* base;
  T const* mine;
  T const* theirs;
};

template <class T>
std::string json_of(T const& value) {
  return http::to_json(value);
}

// Values that have no == are the same when they are written the same.
template <class T>
bool same(T const& one, T const& other) {
  return json_of(one) == json_of(other);
}

// Merges the fields of one thing; what cannot be merged is added to `conflicts`.
struct Fields {
  std::vector<MergeConflict>& conflicts;
  std::optional<ItemId> item;
  std::optional<base::Day> day;

  template <class T>
  T merge(char const* field, Sides<T> sides) {
    if (same(*sides.theirs, *sides.base)) return *sides.mine;
    if (!same(*sides.mine, *sides.base) && !same(*sides.mine, *sides.theirs))
      conflicts.push_back({item, day, field, json_of(*sides.mine), json_of(*sides.theirs)});
    return *sides.theirs;
  }
};

// For times that follow from the order: what one side changed, of two changes the earlier.
inline base::Minutes earlier(Sides<base::Minutes> sides) {
  if (*sides.theirs == *sides.base) return *sides.mine;
  if (*sides.mine == *sides.base) return *sides.theirs;
  return std::min(*sides.mine, *sides.theirs);
}

// For what follows from the wish, whose own conflicts are told: what one side changed, of two
// changes the lesser as it is written, so that it is the same either way round.
template <class T>
T either(Sides<T> sides) {
  if (same(*sides.theirs, *sides.base)) return *sides.mine;
  if (same(*sides.mine, *sides.base)) return *sides.theirs;
  return json_of(*sides.mine) < json_of(*sides.theirs) ? *sides.mine : *sides.theirs;
}

}  // namespace trips::merging
