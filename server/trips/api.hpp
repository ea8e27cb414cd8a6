// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

#include "assistant/product_lexicon.hpp"
#include "base/id.hpp"
#include "feedback/worth.hpp"
#include "http/endpoint.hpp"
#include "places/areas.hpp"
#include "places/catalogue.hpp"
#include "places/travel_times.hpp"
#include "trips/city_ways.hpp"
#include "trips/introduction.hpp"
#include "trips/recommend.hpp"
#include "trips/recommendations.hpp"
#include "trips/saved_trips.hpp"
#include "trips/timetable.hpp"
#include "trips/together/grants.hpp"

namespace notices {
class Live;
class Notices;
}  // namespace notices
namespace objects {
class Store;
}  // namespace objects

namespace trips {

// What the endpoints are built from.
struct Parts {
  storage::Database& db;
  base::Clock const& clock;
  base::Ids& ids;
  base::Random& random;  // for links that cannot be guessed
  places::Areas const& areas;
  places::LiveCatalogue const& catalogue;
  places::TravelTimes const& travel_times;
  assistant::ProductLexicon const& lexicon;  // to read words with
  // Told of every recommendation: planned, impossible or refused, and how long it took.
  std::function<void(std::string_view outcome, std::chrono::duration<double>)> plan_made =
      [](std::string_view, std::chrono::duration<double>) {};
  Forecasting forecast = {};  // none: plans know no weather
  std::shared_ptr<LiveWays> ways = std::make_shared<LiveWays>();
  std::shared_ptr<LiveTimetable> timetable = std::make_shared<LiveTimetable>();
  std::shared_ptr<feedback::LiveWorths> worths = std::make_shared<feedback::LiveWorths>();
  std::shared_ptr<Introducer> introducer = std::make_shared<Introducer>(nullptr, clock);
  notices::Notices* notices = nullptr;  // none: nobody is told
  notices::Live* live = nullptr;
  objects::Store* objects = nullptr;  // none: no files are kept
  // Told, in the transaction, of what support does by a grant.
  std::function<void(storage::Sql&, GrantUse const&)> grant_used = [](storage::Sql&,
                                                                      GrantUse const&) {};
};

// Recommendations, trips and all that becomes of them. `parts` must outlive them.
std::vector<http::Endpoint> endpoints(Parts const& parts);

// For the message that an account is gone: forgets all that person's recommendations and trips.
// Can be repeated.
void remove_all_of(std::string_view user_id, Parts const& parts);

// Removes files that belong to nothing any more; called every hour or so. Can be repeated.
void sweep_files(Parts const& parts);

}  // namespace trips
