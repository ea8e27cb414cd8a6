// SPDX-License-Identifier: Apache-2.0
#include "travel/api.hpp"

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/language.hpp"
#include "places/vocabulary_described.hpp"
#include "travel/leg_along.hpp"

namespace travel {
namespace {

using http::field;

constexpr std::chrono::seconds engine_patience{3};

constexpr auto sentences = std::to_array<http::Sentence>({
    {"Must be a latitude and a longitude.", "须为纬度和经度。"},
    {"Nobody goes so far in this mode.", "这种方式走不了这么远，或此地没有这种交通工具。"},
});

struct RouteQuery {
  std::vector<double> from;
  std::vector<double> to;
  places::Mode mode = places::Mode::walk;
  std::optional<std::string> area;
};
BOOST_DESCRIBE_STRUCT(RouteQuery, (), (from, to, mode, area))
http::Rules rules(http::Of<RouteQuery>) {
  return {field("from").items(2, 2).range(-180, 180).text("Latitude and longitude, WGS-84."),
          field("to").items(2, 2).range(-180, 180).text("As `from`."),
          field("mode").may_be_missing(),
          field("area")
              .pattern("[1-9][0-9]{5}", "Must be a division code of six digits.")
              .text("The city whose metro and fares count; without one there is no metro.")};
}

struct RouteAnswer {
  places::Mode mode = places::Mode::walk;
  std::int64_t minutes = 0;
  double metres = 0;
  double walk_m = 0;
  places::LegSource source = places::LegSource::estimate;
  std::optional<base::Day> as_of;
  std::optional<std::string> attribution;
  std::vector<std::vector<double>> coordinates;
};
BOOST_DESCRIBE_STRUCT(RouteAnswer, (),
                      (mode, minutes, metres, walk_m, source, as_of, attribution, coordinates))
http::Rules rules(http::Of<RouteAnswer>) {
  return {field("minutes").text("With waiting and the ways to the street; without traffic."),
          field("as_of").text("The day of what the source knows; none for an estimate."),
          field("attribution").text("To be shown beside the way."),
          field("coordinates")
              .text("Of a GeoJSON LineString: longitude and latitude, WGS-84. Empty where nobody "
                    "knows the way: then a straight line is all that can be drawn.")};
}

RouteAnswer answer_of(places::Route const& route) {
  auto const& leg = route.leg;
  RouteAnswer answer{.mode = leg.mode,
                     .minutes = leg.minutes.count(),
                     .metres = leg.distance_m,
                     .walk_m = leg.walk_m,
                     .source = leg.source};
  if (leg.as_of != base::Day{}) answer.as_of = leg.as_of;
  if (!leg.is_estimate()) answer.attribution = "© OpenStreetMap contributors";
  for (auto const at : route.line) answer.coordinates.push_back({at.lon, at.lat});
  return answer;
}

struct FindRoute {
  Routing routing;
  http::Response operator()(http::Request const& request) const {
    auto const refused = [&](base::Error const& error) {
      return http::refusal(http::in_language(error, request.locale, sentences), request);
    };
    auto const wanted = http::parse_query<RouteQuery>(request.query);
    if (!wanted) return refused(wanted.error());
    base::LatLon const from{wanted->from[0], wanted->from[1]};
    base::LatLon const to{wanted->to[0], wanted->to[1]};
    for (auto const& [name, at] : {std::pair{"from", from}, std::pair{"to", to}})
      if (!base::is_on_earth(at))
        return refused(base::refuse_field(name, "Must be a latitude and a longitude."));
    auto const code = wanted->area ? places::AreaCode::parse(*wanted->area) : std::nullopt;
    auto const area = code.value_or(places::AreaCode{});
    auto route = ask_engine(area, from, to, wanted->mode, request.traceparent);
    if (!route) route = routing.travel_times.route(area, from, to, wanted->mode);
    if (!route)
      return refused(base::refuse(base::Refusal::not_found, "Nobody goes so far in this mode."));
    return http::ok(http::to_json(answer_of(*route)));
  }

 private:
  // nullopt without an engine that answers, for what it knows nothing of, and for the wrong mode.
  std::optional<places::Route> ask_engine(places::AreaCode area, base::LatLon from, base::LatLon to,
                                          places::Mode mode, std::string const& traceparent) const {
    auto const traveller = traveller_by(mode);
    if (!routing.engine || !traveller) return std::nullopt;
    auto const until = routing.clock.now() + engine_patience;
    auto path = routing.engine->path(*traveller, from, to, until, traceparent);
    if (!path || !*path) return std::nullopt;
    auto& [reach, line] = **path;
    if (line.empty()) return std::nullopt;
    double const access_m =
        base::distance_m(from, line.front()) + base::distance_m(line.back(), to);
    KnownWay const way{reach, access_m, places::LegSource::engine, {}};
    auto const leg = leg_along(way, mode, area.city(), routing.fares);
    if (!leg) return std::nullopt;
    return places::Route{*leg, from_door_to_door(from, line, to)};
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(Routing const& routing) {
  auto const lane = routing.engine ? http::Lane::outbound : http::Lane::cpu;
  return {http::get("/api/travel/route")
              .named("findRoute", "The way from one point to another, for a map", "places")
              .anyone()
              .on(lane)
              .query<RouteQuery>()
              .answers<RouteAnswer>(200)
              .calls(FindRoute{routing})};
}

}  // namespace travel
