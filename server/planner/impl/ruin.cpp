// SPDX-License-Identifier: Apache-2.0
// Ruin by adjacent strings (Christiaens and Vanden Berghe 2020, "Slack induction by string
// removals"): a few neighbouring visits of some neighbouring days go, so that what comes back can
// be arranged anew just there.
#include "planner/impl/search.hpp"

namespace planner::impl {

namespace {

int random_visit(Search& search) {
  int total = 0;
  for (auto const& route : search.now.routes) total += route.size;
  if (total == 0) return -1;
  int chosen = search.dice.below(total);
  for (auto const& route : search.now.routes) {
    if (chosen < route.size) return route.at(chosen + 1).point;
    chosen -= route.size;
  }
  return -1;
}

int position_of(Route const& route, int stop) {
  for (int p = 1; p <= route.size; ++p)
    if (route.at(p).point == stop) return p;
  return 0;
}

// Takes a string of visits that contains `stop` out of its day.
void take_string(Search& search, int stop, int longest) {
  int const day = search.now.day_of[static_cast<std::size_t>(stop)];
  auto const& route = search.now.route(day);
  int const length = 1 + search.dice.below(std::min(route.size, longest));
  int const position = position_of(route, stop);
  int const earliest = std::max(1, position - length + 1);
  int const latest = std::min(position, route.size - length + 1);
  search.remove(day, earliest + search.dice.below(latest - earliest + 1), length);
}

}  // namespace

int ruin(Search& search) {
  int const around = random_visit(search);
  if (around < 0) return 0;
  int visits = 0;
  int used_days = 0;
  for (auto const& route : search.now.routes) {
    visits += route.size;
    used_days += route.size > 0 ? 1 : 0;
  }
  double const longest =
      std::min(search.habits.string_most, static_cast<double>(visits) / used_days);
  double const most = 4 * search.habits.removed_mean / (1 + longest) - 1;
  int strings = std::min(used_days, static_cast<int>(1 + search.dice.share() * most));
  std::uint64_t ruined_days = 0;
  for (int const stop : search.instance.near[static_cast<std::size_t>(around)]) {
    int const day = search.now.day_of[static_cast<std::size_t>(stop)];
    if (day < 0 || (ruined_days >> (day & 63) & 1U) != 0) continue;
    take_string(search, stop, static_cast<int>(longest));
    ruined_days |= std::uint64_t{1} << (day & 63);
    if (--strings <= 0) break;
  }
  if (!search.is_sound()) return -1;
  if (!search.instance.ways.are_single()) turn_ways(search);
  return around;
}

}  // namespace planner::impl
