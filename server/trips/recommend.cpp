// SPDX-License-Identifier: Apache-2.0
#include "trips/recommend.hpp"

#include <fmt/format.h>

#include "trips/destination.hpp"
#include "trips/impl/preparing.hpp"
#include "trips/impl/relaxations.hpp"
#include "trips/narration.hpp"

namespace trips {
namespace {

std::vector<TierAnswer> told(Offer const& offer, Wishes const& wishes, Ground const& ground) {
  std::vector<TierAnswer> tiers;
  for (std::size_t i = 0; i < offer.drafts.size(); ++i) {
    auto const* cheaper = i + 1 < offer.drafts.size() ? &offer.drafts[i + 1] : nullptr;
    tiers.push_back(narrate(offer.drafts[i], cheaper, wishes, ground));
  }
  return tiers;
}

using Recommended = std::variant<std::vector<TierAnswer>, Refused>;

Recommended recommend_as_known(Wish const& wish, Sources const& sources, base::Day today,
                               Progress const& progress) {
  OfferEffort effort;
  if (progress) effort.progress = progress;
  auto const found = find_destination(wish.destination, sources.areas, sources.catalogue);
  if (auto const* refused = std::get_if<Refused>(&found)) return *refused;
  auto const& destination = std::get<Destination>(found);
  effort.progress(
      {Stage::Name::destination,
       1,
       1,
       {"目的地：" + destination.full_name.zh, "Destination: " + destination.full_name.en}});

  auto city = city_of(destination, sources);
  auto const understood = understand(wish, destination, city, today);
  if (auto const* refused = std::get_if<Refused>(&understood)) return *refused;
  auto const& wishes = std::get<Wishes>(understood);
  city.skies = skies_for(wishes, sources);
  Trying const trying{wish, destination, city, sources.travel_times, today};
  if (auto contradiction = contradiction_in(wishes, trying)) return *contradiction;

  Ground const ground(city, sources.travel_times, wishes);
  auto const style = style_of(planner::Tier::economy, wishes);
  auto const considered =
      static_cast<int>(candidates_for(wishes, city, ground.openings(), style).size());
  effort.progress({Stage::Name::candidates,
                   considered,
                   considered,
                   {fmt::format("找到 {} 个合适的地点", considered),
                    fmt::format("{} places fit", considered)}});
  auto const offered = offer_for(wishes, ground, effort);
  if (auto const* why_not = std::get_if<NoDraft>(&offered))
    return impossible(wishes, *why_not, trying);
  effort.progress({Stage::Name::tiers, 3, 3, {"三档方案已完成", "Three plans are ready"}});
  return told(std::get<Offer>(offered), wishes, ground);
}

}  // namespace

// A plan of two editions of the travel times would not pass its own checks.
Recommended recommend(Wish const& wish, Sources const& sources, base::Day today,
                      Progress const& progress) {
  constexpr int tries_max = 3;
  for (int tries = 1;; ++tries) {
    auto const edition = sources.travel_times.edition();
    auto found = recommend_as_known(wish, sources, today, progress);
    if (tries == tries_max || edition == sources.travel_times.edition()) return found;
  }
}

}  // namespace trips
