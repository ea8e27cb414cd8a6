// SPDX-License-Identifier: Apache-2.0
#include "travel/api.hpp"

#include <boost/json.hpp>

#include "http/router.hpp"
#include "places/areas.hpp"
#include "places/estimated_travel_times.hpp"
#include "travel/street_travel_times.hpp"
#include "travel/tests/town.hpp"

namespace travel::testing {
namespace {

namespace json = boost::json;

// A street that bends once: 500 m to the east, then 500 m to the north.
std::shared_ptr<StreetGround const> bent_street() {
  Town town;
  town.node(1, 0, 0);
  town.node(2, 500, 0);
  town.node(3, 500, 500);
  town.way(10, "n1,n2,n3", "highway=residential");
  StreetRegion region{"bend", base::parse_day("2026-01-02").value(), {}, {}};
  for (auto const traveller : all_travellers) {
    auto const i = static_cast<std::size_t>(traveller);
    region.graphs[i] = town.map.graph_for(traveller);
    region.contractions[i] = contract(region.graphs[i]);
  }
  return std::make_shared<StreetGround const>(std::move(region));
}

// An engine that knows one corner everywhere, and takes a second for each answer.
struct SlowEngine final : StreetEngine {
  explicit SlowEngine(base::ManualClock& its_clock) : clock(its_clock) {}
  base::Result<ReachTable> table(Traveller, std::vector<base::LatLon> const&,
                                 std::vector<base::LatLon> const&, base::Instant,
                                 std::string const&) override {
    return base::refuse(base::Refusal::unavailable, "It only draws.");
  }
  base::Result<std::optional<StreetPath>> path(Traveller, base::LatLon from, base::LatLon to,
                                               base::Instant, std::string const&) override {
    ++asked;
    clock.advance(std::chrono::seconds(1));
    return StreetPath{{600, 1'000}, {from, {from.lat, to.lon}, to}};
  }
  base::ManualClock& clock;
  int asked = 0;
};

struct Server {
  base::ManualClock clock{base::Instant(std::chrono::seconds(1'800'000'000))};
  LiveStreets streets;
  places::EstimatedTravelTimes estimate{places::Areas::china(), places::Fares::bundled()};
  StreetTravelTimes times{streets, estimate, places::Fares::bundled()};
  SlowEngine engine{clock};

  http::Response draw(std::string const& legs, StreetEngine* asked = nullptr) {
    http::Router const router(endpoints({times, places::Fares::bundled(), asked, clock}));
    http::Request request;
    REQUIRE(http::read_target("/api/travel/routes", request));
    request.method = http::Method::post;
    request.headers.add("Content-Type", "application/json");
    request.body = R"({"legs": [)" + legs + "]}";
    return router.handle(request);
  }
  json::value drawn(std::string const& legs, StreetEngine* asked = nullptr) {
    auto const answer = draw(legs, asked);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return json::parse(answer.body);
  }
};

std::string leg(base::LatLon from, base::LatLon to, std::string const& mode) {
  return fmt::format(R"({{"from": [{:.7f}, {:.7f}], "to": [{:.7f}, {:.7f}], "mode": "{}"}})",
                     from.lat, from.lon, to.lat, to.lon, mode);
}

std::string const walk = leg(Town::at(0, 0), Town::at(500, 500), "walk");
std::string const taxi = leg(Town::at(500, 500), Town::at(0, 0), "taxi");
std::string const bus = leg(Town::at(0, 0), Town::at(500, 500), "bus");
std::string const too_far = leg(Town::at(0, 0), Town::at(90'000, 0), "walk");

TEST_CASE("a day's legs are drawn in their order, each along the street it takes") {
  Server server;
  server.streets.replace({bent_street()});
  auto const answer = server.drawn(walk + "," + taxi);
  auto const& legs = answer.at("legs").as_array();
  REQUIRE(legs.size() == 2);
  for (auto const& each : legs) {
    CHECK(each.at("source") == "streets");
    CHECK(each.at("coordinates").as_array().size() == 3);
  }
  auto const corner = [&](std::size_t leg, std::size_t at) {
    auto const& pair = legs[leg].at("coordinates").at(at);
    return std::pair(pair.at(0).to_number<double>(), pair.at(1).to_number<double>());
  };
  auto const [lon, lat] = corner(0, 1);  // longitude comes first
  CHECK(lon == doctest::Approx(Town::at(500, 0).lon));
  CHECK(lat == doctest::Approx(0));
  CHECK(corner(0, 0) == corner(1, 2));
  CHECK(answer.at("attribution") == "© OpenStreetMap contributors");
}

TEST_CASE("a leg nobody knows the way of, or that nobody goes, has no line and spoils no other") {
  Server server;
  server.streets.replace({bent_street()});
  auto const answer = server.drawn(bus + "," + too_far + "," + walk);
  auto const& legs = answer.at("legs").as_array();
  REQUIRE(legs.size() == 3);
  for (std::size_t const at : {0u, 1u}) {
    CHECK(legs[at].at("source") == "estimate");
    CHECK(legs[at].at("coordinates").as_array().empty());
  }
  CHECK(legs[2].at("coordinates").as_array().size() == 3);
  CHECK(!server.drawn(bus).as_object().contains("attribution"));
}

TEST_CASE("an engine has three seconds for all legs, and our streets answer for the rest") {
  Server server;
  server.streets.replace({bent_street()});
  auto const answer =
      server.drawn(walk + "," + walk + "," + walk + "," + walk + "," + walk, &server.engine);
  CHECK(server.engine.asked == 3);
  auto const& legs = answer.at("legs").as_array();
  CHECK(legs[2].at("source") == "engine");
  CHECK(legs[3].at("source") == "streets");
}

TEST_CASE("what is no leg is refused at its place") {
  Server server;
  auto const answer =
      server.draw(walk + R"(,{"from": [26, 119], "to": [96, 119], "mode": "walk"})");
  CHECK(answer.status == 422);
  CHECK(answer.body.find("/legs/1/to") != std::string::npos);
  CHECK(server.draw("").status == 422);
  std::string many = walk;
  for (int i = 0; i < 40; ++i) many += "," + walk;
  CHECK(server.draw(many).status == 422);
}

}  // namespace
}  // namespace travel::testing
