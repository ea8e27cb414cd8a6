// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/impl/wish_merge.hpp"

#include <utility>

#include "trips/impl/wish_json.hpp"
#include "trips/versions/impl/three_sides.hpp"

namespace trips::merging {
namespace {

using Dates = std::vector<base::Day>;

Dates dates_of(Wish const& wish) { return {wish.startDate, wish.endDate}; }

}  // namespace

Wish merge_wish(Wish const& base, Wish const& mine, Wish const& theirs,
                std::vector<MergeConflict>& conflicts) {
  Wish into;
  Fields fields{conflicts, {}, {}};
  boost::mp11::mp_for_each<http::kind::Members<Wish>>([&](auto member) {
    std::string_view const name = member.name;
    if (name == "startDate" || name == "endDate") return;
    into.*member.pointer = fields.merge(
        member.name,
        Sides{&(base.*member.pointer), &(mine.*member.pointer), &(theirs.*member.pointer)});
  });
  auto const before = dates_of(base);
  auto const my = dates_of(mine);
  auto const their = dates_of(theirs);
  auto const dates = fields.merge("dates", Sides{&before, &my, &their});
  into.startDate = dates.front();
  into.endDate = dates.back();
  return into;
}

}  // namespace trips::merging
