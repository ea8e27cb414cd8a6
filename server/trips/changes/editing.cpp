// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/editing.hpp"

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answer_json.hpp"

namespace trips {
namespace {

Sources sources_of(Parts const& parts, places::Catalogue const& catalogue, CatalogueWays* ways) {
  return {parts.areas,   catalogue,           parts.travel_times,
          ways,          parts.lexicon.now(), parts.timetable->now(),
          parts.forecast};
}

}  // namespace

EditingFacts::EditingFacts(Parts const& parts)
    : catalogue_(parts.catalogue.now()),
      ways_(parts.ways->of(catalogue_)),
      editor_(sources_of(parts, *catalogue_, ways_.get()), base::china_day(parts.clock.now()),
              parts.ids) {}

std::optional<KeptItinerary> kept_itinerary(Parts const& parts, TripId id,
                                            std::string_view user_id) {
  SavedTrips trips(parts.db, parts.clock, parts.areas);
  auto const trip = trips.find(id, user_id);
  auto const plan_json = trips.find_plan(id, user_id);
  if (!trip || !plan_json) return std::nullopt;
  auto const plan = http::parse<TierAnswer>(*plan_json);
  if (!plan) return std::nullopt;  // written by a release that had other fields
  auto const wish_json = Recommendations(parts.db, parts.clock, parts.areas)
                             .find_wish(trip->recommendation_id, user_id);
  auto const wish =
      wish_json ? http::parse<Wish>(*wish_json) : base::Result<Wish>(wish_from(*plan));
  std::string const key = id.str();
  auto const newest = parts.db.read([&](storage::Sql& sql) {
    return sql.find_row("SELECT MAX(version_number) FROM trip_versions WHERE trip_id = ?", {key});
  });
  return KeptItinerary{itinerary_of(wish ? *wish : wish_from(*plan), *plan, parts.ids),
                       std::stoll((*newest)[0].value_or("1"))};
}

}  // namespace trips
