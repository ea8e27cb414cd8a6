// SPDX-License-Identifier: Apache-2.0
#include "travel/api.hpp"

#include <fmt/format.h>

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/language.hpp"
#include "places/vocabulary_described.hpp"
#include "travel/leg_along.hpp"

namespace travel {
namespace {

using http::field;

constexpr std::chrono::seconds engine_patience{3};

constexpr char const* no_position = "Must be a latitude and a longitude.";
constexpr auto sentences = std::to_array<http::Sentence>({
    {no_position, "须为纬度和经度。"},
    {"Nobody goes so far in this mode.", "这种方式走不了这么远，或此地没有这种交通工具。"},
});
constexpr std::string_view attribution = "© OpenStreetMap contributors";

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

struct LegToDraw {
  std::vector<double> from;
  std::vector<double> to;
  places::Mode mode = places::Mode::walk;
};
BOOST_DESCRIBE_STRUCT(LegToDraw, (), (from, to, mode))
http::Rules rules(http::Of<LegToDraw>) {
  return {field("from").items(2, 2).range(-180, 180).text("Latitude and longitude, WGS-84."),
          field("to").items(2, 2).range(-180, 180).text("As `from`.")};
}

struct LegsToDraw {
  std::vector<LegToDraw> legs;
};
BOOST_DESCRIBE_STRUCT(LegsToDraw, (), (legs))
http::Rules rules(http::Of<LegsToDraw>) {
  return {field("legs").items(1, 40).text("Those of a day.")};
}

struct DrawnLeg {
  places::LegSource source = places::LegSource::estimate;
  std::vector<std::vector<double>> coordinates;
};
BOOST_DESCRIBE_STRUCT(DrawnLeg, (), (source, coordinates))
http::Rules rules(http::Of<DrawnLeg>) {
  return {field("coordinates")
              .text("Of a GeoJSON LineString: longitude and latitude, WGS-84. Empty where nobody "
                    "knows the way: then a straight line is all that can be drawn.")};
}

struct DrawnLegs {
  std::vector<DrawnLeg> legs;
  std::optional<std::string> attribution;
};
BOOST_DESCRIBE_STRUCT(DrawnLegs, (), (legs, attribution))
http::Rules rules(http::Of<DrawnLegs>) {
  return {field("legs").text("As they were asked for, in their order."),
          field("attribution").text("To be shown beside them; none where no way is known.")};
}

std::vector<std::vector<double>> coordinates_of(std::vector<base::LatLon> const& line) {
  std::vector<std::vector<double>> coordinates;
  for (auto const at : line) coordinates.push_back({at.lon, at.lat});
  return coordinates;
}

RouteAnswer answer_of(places::Route const& route) {
  auto const& leg = route.leg;
  RouteAnswer answer{.mode = leg.mode,
                     .minutes = leg.minutes.count(),
                     .metres = leg.distance_m,
                     .walk_m = leg.walk_m,
                     .source = leg.source};
  if (leg.as_of != base::Day{}) answer.as_of = leg.as_of;
  if (!leg.is_estimate()) answer.attribution = attribution;
  answer.coordinates = coordinates_of(route.line);
  return answer;
}

// Somebody's way, and whom to ask for it until when.
struct RouteQuestion {
  places::AreaCode area;
  base::LatLon from;
  base::LatLon to;
  places::Mode mode;
  base::Instant until;
  std::string const& traceparent;
};

// nullopt without an engine that answers, for what it knows nothing of, and for the wrong mode.
std::optional<places::Route> ask_engine(Routing const& routing, RouteQuestion const& asked) {
  auto const traveller = traveller_by(asked.mode);
  if (!routing.engine || !traveller || routing.clock.now() >= asked.until) return std::nullopt;
  auto path =
      routing.engine->path(*traveller, asked.from, asked.to, asked.until, asked.traceparent);
  if (!path || !*path) return std::nullopt;
  auto& [reach, line] = **path;
  if (line.empty()) return std::nullopt;
  double const access_m =
      base::distance_m(asked.from, line.front()) + base::distance_m(line.back(), asked.to);
  KnownWay const way{reach, access_m, places::LegSource::engine, {}};
  auto const leg = leg_along(way, asked.mode, asked.area.city(), routing.fares);
  if (!leg) return std::nullopt;
  return places::Route{*leg, from_door_to_door(asked.from, line, asked.to)};
}

// An engine's way, else that along our streets, else an estimate; nullopt when nobody goes so far.
std::optional<places::Route> find_route(Routing const& routing, RouteQuestion const& asked) {
  if (auto route = ask_engine(routing, asked)) return route;
  return routing.travel_times.route(asked.area, asked.from, asked.to, asked.mode);
}

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

std::optional<base::LatLon> position_from(std::vector<double> const& pair) {
  base::LatLon const at{pair[0], pair[1]};
  return base::is_on_earth(at) ? std::optional(at) : std::nullopt;
}

struct FindRoute {
  Routing routing;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse_query<RouteQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const from = position_from(wanted->from);
    auto const to = position_from(wanted->to);
    if (!from || !to)
      return refused(base::refuse_field(from ? "to" : "from", no_position), request);
    auto const code = wanted->area ? places::AreaCode::parse(*wanted->area) : std::nullopt;
    auto const route =
        find_route(routing, {code.value_or(places::AreaCode{}), *from, *to, wanted->mode,
                             routing.clock.now() + engine_patience, request.traceparent});
    if (!route)
      return refused(base::refuse(base::Refusal::not_found, "Nobody goes so far in this mode."),
                     request);
    return http::ok(http::to_json(answer_of(*route)));
  }
};

// All legs of a day at once, for its map; an engine has for all of them as long as for one.
struct DrawLegs {
  Routing routing;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<LegsToDraw>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const until = routing.clock.now() + engine_patience;
    DrawnLegs drawn;
    for (std::size_t i = 0; i < wanted->legs.size(); ++i) {
      auto const& leg = wanted->legs[i];
      auto const from = position_from(leg.from);
      auto const to = position_from(leg.to);
      if (!from || !to)
        return refused(
            base::refuse_field(fmt::format("/legs/{}/{}", i, from ? "to" : "from"), no_position),
            request);
      auto const route =
          find_route(routing, {{}, *from, *to, leg.mode, until, request.traceparent});
      drawn.legs.push_back(route ? DrawnLeg{route->leg.source, coordinates_of(route->line)}
                                 : DrawnLeg{});
      if (!drawn.legs.back().coordinates.empty()) drawn.attribution = attribution;
    }
    return http::ok(http::to_json(drawn));
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
              .calls(FindRoute{routing}),
          http::post("/api/travel/routes")
              .named("drawLegs", "The ways of a day's legs, for a map", "places")
              .anyone()
              .on(lane)
              .takes<LegsToDraw>()
              .answers<DrawnLegs>(200)
              .calls(DrawLegs{routing})};
}

}  // namespace travel
