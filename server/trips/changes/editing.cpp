// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/editing.hpp"

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/versions/item_ids.hpp"
#include "trips/versions/versions.hpp"

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
  auto const trip = SavedTrips(parts.db, parts.clock, parts.areas).find(id, user_id);
  if (!trip) return std::nullopt;
  auto const newest =
      parts.db.read([&](storage::Sql& sql) { return Versions(sql).find_newest(id).value(); });
  auto const& content = newest.content;
  if (!content.itinerary_json.empty()) {
    auto itinerary = parse_itinerary(content.itinerary_json);
    if (!itinerary) return std::nullopt;
    return KeptItinerary{std::move(*itinerary), newest.version.number};
  }
  auto plan = http::parse<TierAnswer>(content.plan_json);
  if (!plan) return std::nullopt;  // written by a release that had other fields
  give_item_ids(*plan, id);
  return KeptItinerary{itinerary_of(wish_from(*plan), *plan, parts.ids), newest.version.number};
}

}  // namespace trips
