// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/impl/alternatives.hpp"

#include <algorithm>

#include "trips/changes/impl/steps.hpp"

namespace trips {
namespace {

constexpr std::size_t tries_most = 24;

struct Ranked {
  Candidate candidate;
  double rank = 0;
};

// Those that might do, the most promising first: worth much and near what they replace.
std::vector<Ranked> promising(Itinerary const& itinerary, Item const& item, std::size_t day,
                              Terrain const& terrain, bool indoors) {
  auto const* present = terrain.find(item.place);
  std::vector<Ranked> found;
  for (auto& candidate : candidates_for(terrain.wishes(), terrain.city(),
                                        terrain.ground().openings(), terrain.style())) {
    bool const is_roofed = candidate.place->setting != places::Setting::outdoor;
    bool const is_same_role = candidate.is_meal == (item.role == planner::Role::food);
    if (!is_same_role || holds_place(itinerary, candidate.place->key.str())) continue;
    if ((indoors && !is_roofed) || candidate.windows[day].empty()) continue;
    double const km = present ? base::distance_m(present->at, candidate.place->at) / 1000 : 0.0;
    double const rank = candidate.score / (1 + km / 4);
    found.push_back({std::move(candidate), rank});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](Ranked const& a, Ranked const& b) { return a.rank > b.rank; });
  if (found.size() > tries_most) found.resize(tries_most);
  return found;
}

}  // namespace

std::vector<TriedAlternative> try_alternatives(Itinerary const& itinerary, ItemId id,
                                               Terrain const& terrain,
                                               AlternativeOrder const& order) {
  auto const where = position_of(itinerary, id);
  EXPECTS(where && where->day < itinerary.days.size());
  auto const& item = itinerary.days[where->day].items[where->index];
  auto const before = judge(itinerary, terrain);
  auto const broken = violations_in(before.certificate);
  auto const* present = terrain.find(item.place);
  auto const worth =
      present && present->visit
          ? candidate_for(*present, terrain.wishes(), terrain.ground().openings(), terrain.style())
                .score
          : 0.0;
  std::vector<TriedAlternative> found;
  for (auto const& each : promising(itinerary, item, where->day, terrain, order.indoors)) {
    if (found.size() >= order.most) break;
    auto made = item_for(*each.candidate.place, terrain, id);
    if (!made) continue;
    made->start = item.start;
    made->is_pinned = item.is_pinned;
    made->meal = item.meal;
    auto const stay = stay_of(*each.candidate.place, terrain.wishes());
    made->minutes = std::clamp(item.minutes, base::Minutes(stay.min), base::Minutes(stay.max));
    auto tried = itinerary;
    tried.days[where->day].items[where->index] = std::move(*made);
    relay(tried, where->day, where->index, terrain);
    auto const after = judge(tried, terrain);
    if (count_new(broken, violations_in(after.certificate)) > 0) continue;
    found.push_back({each.candidate.place, std::move(tried), each.candidate.score - worth,
                     before.laid.plan.total, after.laid.plan.total, on_the_way(before.laid.plan),
                     on_the_way(after.laid.plan)});
  }
  return found;
}

}  // namespace trips
