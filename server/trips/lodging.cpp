// SPDX-License-Identifier: Apache-2.0
#include "trips/lodging.hpp"

#include <algorithm>

#include "base/geo.hpp"
#include "trips/candidates.hpp"

namespace trips {
namespace {

constexpr double missed_wish = 2'000;  // more than any other regret comes to

// In yuan per person and night: what the traveller would pay to have it otherwise.
double regret_of(Lodging const& lodging, Style const& style, planner::Party const& party) {
  int const stars = lodging.place->stars.value_or(2);
  int const classes_off = std::max({0, style.stars_from - stars, stars - style.stars_to});
  double const yuan_each =
      static_cast<double>(lodging.per_night.high.minor()) / 100 / std::max(1, party.people());
  double const price_weight = style.tier == planner::Tier::luxury    ? 0.03
                              : style.tier == planner::Tier::economy ? 0.6
                                                                     : 1.2;
  double const unknown_price = lodging.per_night.is_known ? 0 : 100;
  return classes_off * 150.0 + yuan_each * price_weight - lodging.place->popularity * 0.8 +
         unknown_price;
}

}  // namespace

double regret_at(Lodging const& lodging, Style const& style, base::LatLon near) {
  double const km = base::distance_m(lodging.place->at, near) / 1000;
  return lodging.regret + km * (10 + 8 * style.minute_worth);
}

std::vector<Lodging> lodgings_for(Wishes const& wishes, City const& city, Style const& style,
                                  base::LatLon centre) {
  std::vector<std::pair<double, Lodging>> found;
  for (auto const* place : city.places) {
    if (!place->is_lodging() || !meets_needs(*place, wishes) || wishes.is_avoided(*place)) continue;
    int const rooms = rooms_taken(*place, wishes.party, wishes.lodging);
    if (rooms == 0) continue;
    Lodging lodging{place, rooms, room_price(*place) * rooms};
    if (!wishes.lodging.keeps(*place, lodging.per_night, rooms)) continue;
    double const lacking = static_cast<double>(wishes.lodging.lacks(*place).size()) * missed_wish;
    lodging.regret = regret_of(lodging, style, wishes.party) + lacking;
    found.emplace_back(regret_at(lodging, style, centre), lodging);
  }
  std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
    return a.first != b.first ? a.first < b.first : a.second.place->key < b.second.place->key;
  });
  std::vector<Lodging> lodgings;
  for (auto& [_, lodging] : found) lodgings.push_back(lodging);
  return lodgings;
}

}  // namespace trips
