// SPDX-License-Identifier: Apache-2.0
#include "places/geo_api.hpp"

#include "http/answers.hpp"
#include "http/described.hpp"
#include "places/geo_api_types.hpp"
#include "places/vocabulary_described.hpp"

namespace places {
namespace {

using http::Request;
using http::Response;

constexpr auto patience = std::chrono::seconds(4);  // of somebody who waits for a name

SpotList list_of(Spots spots) {
  SpotList list{.spots = {},
                .area = {},
                .source = std::move(spots.source),
                .attribution = std::move(spots.attribution)};
  for (auto& spot : spots.found)
    list.spots.push_back(
        {std::move(spot.name), std::move(spot.address), spot.at, std::move(spot.country_code)});
  return list;
}

struct Asked {
  GeoParts parts;
  GeoAsking how(Request const& request) const {
    return {request.locale == http::Locale::en, parts.clock.now() + patience, request.traceparent};
  }
};

struct Reverse : Asked {
  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<ReverseQuery>(request.query);
    if (!wanted) return http::refusal(wanted.error(), request);
    base::LatLon const at{wanted->lat, wanted->lon};
    auto list = list_of(parts.geocoding.reverse(at, how(request)));
    if (auto const* const area = parts.geocoding.area_at(at))
      list.area = {area->code.str(), parts.areas.path_zh(*area), parts.areas.path_en(*area)};
    return http::ok(http::to_json(list));
  }
};

struct Search : Asked {
  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<SpotQuery>(request.query);
    if (!wanted) return http::refusal(wanted.error(), request);
    auto const limit = static_cast<std::size_t>(wanted->limit);
    auto const asking = how(request);
    return http::ok(http::to_json(list_of(
        wanted->as_typed.value_or(false) ? parts.geocoding.suggest(wanted->query, limit, asking)
                                         : parts.geocoding.search(wanted->query, limit, asking))));
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(GeoParts const& parts) {
  return {http::get("/api/geo/reverse")
              .named("reverseGeocode", "What is at a position", "places")
              .anyone()
              .on(http::Lane::outbound)
              .query<ReverseQuery>()
              .answers<SpotList>(200)
              .calls(Reverse{{parts}}),
          http::get("/api/geo/search")
              .named("geocode", "Where something of that name or address is", "places")
              .anyone()
              .on(http::Lane::outbound)
              .query<SpotQuery>()
              .answers<SpotList>(200)
              .calls(Search{{parts}})};
}

}  // namespace places
