// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <variant>
#include <vector>

#include "feedback/worth.hpp"
#include "places/areas.hpp"
#include "places/catalogue.hpp"
#include "places/travel_times.hpp"
#include "trips/answer.hpp"
#include "trips/city_ways.hpp"
#include "trips/offer.hpp"
#include "trips/refused.hpp"
#include "trips/timetable.hpp"
#include "trips/wish.hpp"
#include "weather/outlook.hpp"

namespace trips {

// Who knows the weather; answers in time, if only with what is usual there.
using Forecasting = std::function<weather::Outlook(weather::OutlookWish const&)>;

// The facts that recommendations are made from.
struct Sources {
  places::Areas const& areas;
  places::Catalogue const& catalogue;
  places::TravelTimes const& travel_times;
  CatalogueWays* ways = nullptr;  // shared between requests; none: worked out for each
  // To read words with; none: compiled for each request.
  std::shared_ptr<assistant::Lexicon const> lexicon = {};
  std::shared_ptr<Timetable const> timetable = {};      // none: rides are estimated
  Forecasting forecast = {};                            // none: plans know no weather
  std::shared_ptr<feedback::Worths const> worths = {};  // none: travellers said nothing
};

// Three plans that hold, dearest first, or why there are none and what would help. The same wish,
// facts, weather and day give the same answer. `today`: a civil day in China.
std::variant<std::vector<TierAnswer>, Refused> recommend(Wish const& wish, Sources const& sources,
                                                         base::Day today,
                                                         Progress const& progress = {});

}  // namespace trips
