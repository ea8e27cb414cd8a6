// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/features.hpp"

#include <boost/json.hpp>

namespace trips {
namespace {

namespace json = boost::json;

json::array position(PlaceRef const& place) { return {place.lon, place.lat}; }

json::object feature(json::object geometry, json::object properties) {
  return {{"type", "Feature"},
          {"geometry", std::move(geometry)},
          {"properties", std::move(properties)}};
}

json::object stop_feature(TripStop const& stop, ExportLanguage language) {
  auto const& visit = *stop.visit;
  json::object properties{{"number", stop.number},
                          {"day", stop.day},
                          {"date", base::to_text(stop.date)},
                          {"name", in_language(visit.place.name, language)},
                          {"start", visit.start},
                          {"end", visit.end},
                          {"begins_at", base::to_text(stop.begins)},
                          {"ends_at", base::to_text(stop.ends)},
                          {"place", visit.place.key},
                          {"address", visit.place.address},
                          {"source", visit.place.source}};
  return feature({{"type", "Point"}, {"coordinates", position(visit.place)}},
                 std::move(properties));
}

json::object day_feature(DayAnswer const& day, int number) {
  json::array line{position(day.start)};
  for (auto const& visit : day.visits) line.push_back(position(visit.place));
  line.push_back(position(day.end));
  return feature({{"type", "LineString"}, {"coordinates", std::move(line)}},
                 {{"day", number}, {"date", base::to_text(day.date)}, {"walk_m", day.walk_m}});
}

char const* schema_type(VisitAnswer const& visit) {
  switch (visit.role) {
    case planner::Role::food:
      return "FoodEstablishment";
    case planner::Role::lodging:
      return "LodgingBusiness";
    default:
      return "TouristAttraction";
  }
}

json::object list_item(TripStop const& stop, ExportLanguage language) {
  auto const& place = stop.visit->place;
  json::object item{
      {"@type", schema_type(*stop.visit)},
      {"name", in_language(place.name, language)},
      {"geo", {{"@type", "GeoCoordinates"}, {"latitude", place.lat}, {"longitude", place.lon}}}};
  if (!place.address.empty()) item["address"] = place.address;
  return {{"@type", "ListItem"}, {"position", stop.number}, {"item", std::move(item)}};
}

double major_units(std::int64_t minor) { return static_cast<double>(minor) / 100; }

}  // namespace

std::string to_geojson(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  json::array features;
  for (auto const& stop : stops_of(plan)) features.push_back(stop_feature(stop, language));
  int number = 0;
  for (auto const& day : plan.days) features.push_back(day_feature(day, ++number));
  return json::serialize(json::object{
      {"type", "FeatureCollection"}, {"name", trip.name}, {"features", std::move(features)}});
}

std::string to_json_ld(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  auto const stops = stops_of(plan);
  json::array items;
  for (auto const& stop : stops) items.push_back(list_item(stop, language));
  json::object whole{{"@context", "https://schema.org"},
                     {"@type", "TouristTrip"},
                     {"name", trip.name},
                     {"description", in_language(plan.summary, language)},
                     {"itinerary",
                      {{"@type", "ItemList"},
                       {"itemListOrder", "https://schema.org/ItemListOrderAscending"},
                       {"numberOfItems", stops.size()},
                       {"itemListElement", std::move(items)}}},
                     {"offers",
                      {{"@type", "AggregateOffer"},
                       {"lowPrice", major_units(plan.total.low_minor)},
                       {"highPrice", major_units(plan.total.high_minor)},
                       {"priceCurrency", plan.total.currency}}}};
  if (!stops.empty()) {
    whole["departureTime"] = base::to_text(stops.front().begins);
    whole["arrivalTime"] = base::to_text(stops.back().ends);
  }
  return json::serialize(whole);
}

}  // namespace trips
