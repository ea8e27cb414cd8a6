// SPDX-License-Identifier: Apache-2.0
// The loop over all stops for one gap between two nodes has no branches, so that compilers turn it
// into vector instructions; it is compiled twice, and the machine chooses.
#include "planner/impl/survey.hpp"

namespace planner::impl {

namespace {

// The gap between two nodes: who leaves when, and when the other must be reached at the latest.
struct Gap {
  int leave = 0;
  int latest = 0;
  int hop = 0;
  int position = 0;
};

struct Rows {
  int count = 0;
  int const* __restrict into = nullptr;    // from the node before to each stop
  int const* __restrict onward = nullptr;  // from each stop to the node after
  int const* __restrict stays = nullptr;
  int* __restrict detour = nullptr;
  int* __restrict position = nullptr;
};

[[gnu::always_inline]] inline void try_gap(Gap gap, Rows rows, int const* __restrict opens,
                                           int const* __restrict closes) {
  for (int j = 0; j < rows.count; ++j) {
    int const arrival = gap.leave + rows.into[j];
    int const start = std::max(arrival, opens[j]);
    int const detour = rows.into[j] + rows.onward[j] - gap.hop;
    bool const is_better = (start <= closes[j]) &
                           (start + rows.stays[j] + rows.onward[j] <= gap.latest) &
                           (detour < rows.detour[j]);
    rows.detour[j] = is_better ? detour : rows.detour[j];
    rows.position[j] = is_better ? gap.position : rows.position[j];
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2"), gnu::optimize("O3")]] void try_gap_wide(Gap gap, Rows rows, int const* opens,
                                                               int const* closes) {
  try_gap(gap, rows, opens, closes);
}
#endif

[[gnu::optimize("O3")]] void try_gap_anywhere(Gap gap, Rows rows, int const* opens,
                                              int const* closes) {
  try_gap(gap, rows, opens, closes);
}

using TryGap = void (*)(Gap, Rows, int const*, int const*);

TryGap chosen_for_this_machine() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return try_gap_wide;
#endif
  return try_gap_anywhere;
}

TryGap const try_all_stops = chosen_for_this_machine();

// With several windows, the earliest one that can still be reached counts.
template <bool has_single_windows>
Spot shortest_detour(Instance const& instance, Route const& route, int stop) {
  auto const [first, end] = instance.windows_of(stop, route.day, -1);
  Spot best{route.version, never, 0};
  if (first == end) return best;
  int const stay = instance.fixed_stay(stop);
  int const opens = first->from;
  int const closes = std::min((end - 1)->last_start, (end - 1)->until - stay);
  int const* const to = instance.minutes_to(stop);
  int const* const from = instance.minutes_from(stop);
  auto const* const nodes = route.nodes.data();
  int const last = route.size + 1;
  for (int p = 1; p <= last; ++p) {
    auto const& i = nodes[p - 1];
    auto const& k = nodes[p];
    if (i.leave > closes) break;
    if (k.room < stay) continue;
    int const there = to[i.point];
    int const onward = from[k.point];
    int const detour = there + onward - k.hop;
    if (detour >= best.detour) continue;
    int start = std::max(i.leave + there, opens);
    if constexpr (!has_single_windows)
      start = instance.earliest_start(stop, route.day, -1, start, stay);
    if (start > closes || start + stay + onward > k.latest) continue;
    best.detour = detour;
    best.position = p;
  }
  return best;
}

// Whether `stop` fits into the gap before `position`.
bool fits_at(Instance const& instance, Route const& route, int stop, int position) {
  auto const& i = route.at(position - 1);
  auto const& k = route.at(position);
  int const stay = instance.fixed_stay(stop);
  int const there = instance.minutes_to(stop)[i.point];
  int const onward = instance.minutes_from(stop)[k.point];
  int start = i.leave + there;
  if (instance.windows_most == 1) {
    start = std::max(start, instance.opens(route.day, 0)[stop]);
    if (start > instance.closes(route.day, 0)[stop]) return false;
  } else {
    start = instance.earliest_start(stop, route.day, -1, start, stay);
  }
  return start + stay + onward <= k.latest;
}

int detour_at(Instance const& instance, Route const& route, int stop, int position) {
  return instance.minutes_to(stop)[route.at(position - 1).point] +
         instance.minutes_from(stop)[route.at(position).point] - route.at(position).hop;
}

}  // namespace

Spot spot_after_insertion(Instance const& instance, Route const& route, int stop,
                          Spot const& before) {
  Spot spot{route.version, before.detour, before.position};
  if (before.position == 0) return spot;
  int const inserted = route.inserted;
  if (before.position == inserted) return spot_of(instance, route, stop);
  if (before.position > inserted) ++spot.position;
  if (!fits_at(instance, route, stop, spot.position)) return spot_of(instance, route, stop);
  for (int const p : {inserted, inserted + 1}) {
    int const detour = detour_at(instance, route, stop, p);
    if (detour >= spot.detour || !fits_at(instance, route, stop, p)) continue;
    spot.detour = detour;
    spot.position = p;
  }
  return spot;
}

void survey(Instance const& instance, Route const& route, Survey& result) {
  result.version = route.version;
  std::fill(result.detour.begin(), result.detour.end(), never);
  Rows rows;
  rows.count = instance.stops;
  rows.stays = instance.fixed_stays();
  rows.detour = result.detour.data();
  rows.position = result.position.data();
  for (int p = 1; p <= route.size + 1; ++p) {
    auto const& i = route.at(p - 1);
    auto const& k = route.at(p);
    if (k.room < instance.shortest_stay) continue;
    rows.into = instance.minutes_from(i.point);
    rows.onward = instance.minutes_to(k.point);
    for (int w = 0; w < instance.windows_most; ++w)
      try_all_stops({i.leave, k.latest, k.hop, p}, rows, instance.opens(route.day, w),
                    instance.closes(route.day, w));
  }
}

Spot spot_of(Instance const& instance, Route const& route, int stop) {
  return instance.windows_most == 1 ? shortest_detour<true>(instance, route, stop)
                                    : shortest_detour<false>(instance, route, stop);
}

}  // namespace planner::impl
