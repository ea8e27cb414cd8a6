// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "http/described.hpp"
#include "trips/exports/booklet.hpp"
#include "trips/exports/calendar.hpp"
#include "trips/exports/features.hpp"
#include "trips/exports/tracks.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/imports/own_file.hpp"
#include "trips/versions/versions.hpp"

namespace trips {
namespace {

struct Format {
  std::string_view file;  // "trip.ics"
  std::string_view content_type;
  std::string_view id;
  std::string_view summary;
  std::string (*write)(TripLabel const&, TierAnswer const&, ExportLanguage);
};

constexpr std::array<Format, 6> formats{{
    {"trip.ics", "text/calendar; charset=utf-8", "exportCalendar", "A trip for calendars",
     to_icalendar},
    {"trip.gpx", "application/gpx+xml", "exportGpx", "A trip for navigation devices", to_gpx},
    {"trip.kml", "application/vnd.google-earth.kml+xml", "exportKml", "A trip for map programs",
     to_kml},
    {"trip.geojson", "application/geo+json", "exportGeoJson", "A trip as GeoJSON", to_geojson},
    {"trip.jsonld", "application/ld+json", "exportJsonLd", "A trip in the words of schema.org",
     to_json_ld},
    {"trip.pdf", "application/pdf", "exportPdf", "A trip on paper", to_pdf},
}};

http::Response to_take_along(std::string_view file, std::string_view content_type,
                             std::string content) {
  auto answer = http::text_answer(200, content_type, std::move(content));
  answer.headers.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file));
  answer.headers.add("Cache-Control", "private, no-cache");
  return answer;
}

struct TripToTake {
  TripSummary trip;
  WholeVersion kept;
};

// The newest version of the trip that is asked for. Refuses (not_found) strangers.
base::Result<TripToTake> asked_trip(Parts const& parts, http::Request const& request) {
  auto const id = http::id<TripId>(request, "trip");
  if (!id) return id.error();
  auto trip = SavedTrips(parts.db, parts.clock, parts.areas).find(*id, request.principal->user_id);
  if (!trip) return base::refuse(base::Refusal::not_found, "There is no such trip.");
  auto newest =
      parts.db.read([&](storage::Sql& sql) { return Versions(sql).find_newest(*id).value(); });
  return TripToTake{std::move(*trip), std::move(newest)};
}

// GET /api/trips/{trip}/trip.ics and the other formats
struct Export {
  Parts const& parts;
  Format const& format;

  http::Response operator()(http::Request const& request) const {
    auto const asked = asked_trip(parts, request);
    if (!asked) return refused(asked.error(), request);
    auto const& [trip, kept] = *asked;
    auto const plan = http::parse<TierAnswer>(kept.content.plan_json);
    if (!plan)  // written by a release that had other fields
      return refused(base::refuse(base::Refusal::invalid, "It is too old to be exported."),
                     request);
    TripLabel const label{trip.id.str(), trip.name, kept.version.number, kept.version.created_at};
    auto const language =
        request.locale == http::Locale::en ? ExportLanguage::en : ExportLanguage::zh;
    return to_take_along(format.file, format.content_type, format.write(label, *plan, language));
  }
};

// GET /api/trips/{trip}/trip.json
struct ExportOwn {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const asked = asked_trip(parts, request);
    if (!asked) return refused(asked.error(), request);
    auto const& [trip, kept] = *asked;
    auto const itinerary = parse_itinerary(kept.content.itinerary_json);
    if (!itinerary)  // never changed since a release that stored none
      return refused(base::refuse(base::Refusal::invalid, "It is too old to be exported."),
                     request);
    return to_take_along("trip.json", "application/json", to_own_file({trip.name, *itinerary}));
  }
};

}  // namespace

std::vector<http::Endpoint> export_endpoints(Parts const& parts) {
  std::vector<http::Endpoint> endpoints;
  for (auto const& format : formats)
    endpoints.push_back(
        http::get(fmt::format("/api/trips/{{trip}}/{}", format.file))
            .named(format.id, format.summary, "trips")
            .signed_in()
            .scopes({"trips:read"})
            .on(http::Lane::cpu)
            .answers_raw(format.content_type.substr(0, format.content_type.find(';')))
            .calls(Export{parts, format}));
  endpoints.push_back(http::get("/api/trips/{trip}/trip.json")
                          .named("exportOwn", "A trip to be imported again", "trips")
                          .signed_in()
                          .scopes({"trips:read"})
                          .on(http::Lane::db)
                          .answers_raw("application/json")
                          .calls(ExportOwn{parts}));
  return endpoints;
}

}  // namespace trips
