// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/preparing.hpp"

#include "assistant/product_lexicon.hpp"
#include "trips/destination.hpp"
#include "trips/skies.hpp"

namespace trips {

City city_of(Destination const& destination, Sources const& sources) {
  auto city = city_from(destination.area.city(), sources.areas, sources.catalogue);
  if (sources.ways) city.ways = sources.ways->of(city, sources.travel_times);
  city.timetable = sources.timetable;
  city.worths = sources.worths;
  city.lexicon = sources.lexicon ? sources.lexicon
                                 : std::make_shared<assistant::Lexicon const>(
                                       assistant::lexicon_from(sources.areas, sources.catalogue));
  return city;
}

std::shared_ptr<Skies const> skies_for(Wishes const& wishes, Sources const& sources) {
  if (!sources.forecast) return nullptr;
  constexpr std::chrono::days beyond{3};
  constexpr std::chrono::milliseconds patience{1500};
  auto const& destination = wishes.destination;
  return std::make_shared<Skies const>(
      sources.forecast({.city = destination.area.city(),
                        .at = destination.centre,
                        .from = wishes.from - beyond,
                        .until = wishes.until + beyond + std::chrono::days(1),
                        .patience = patience}));
}

}  // namespace trips
