// SPDX-License-Identifier: Apache-2.0
#include "tiles/basemap.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "http/router.hpp"
#include "tiles/api.hpp"

using namespace tiles;

namespace {

// A map that draws the whole earth but one tile, and counts.
struct Scripted final : BasemapSource {
  base::Result<std::optional<BasemapTile>> tile(TileAddress at, base::Instant,
                                                std::string const&) override {
    ++asked;
    if (is_dead)
      return base::refuse(base::Refusal::unavailable, "The map does not answer.", "E-707");
    if (at.row == 7) return std::optional<BasemapTile>();
    return std::optional(BasemapTile{"image/png", std::string(1'000, 'p')});
  }
  bool is_dead = false;
  int asked = 0;
};

struct Server {
  explicit Server(std::size_t most_bytes = 1 << 20) : basemap(&source, facts, clock, most_bytes) {}

  http::Response get(std::string_view target) {
    http::Router const router(endpoints(live, basemap));
    http::Request request;
    REQUIRE(http::read_target(target, request));
    return router.handle(request);
  }

  BasemapFacts facts{false, MapDatum::gcj02, "© 高德地图", 3, 18, 256};
  base::ManualClock clock{base::Instant(std::chrono::seconds(1'800'000'000))};
  Scripted source;
  LiveTiles live{"/nowhere"};
  Basemap basemap;
};

}  // namespace

TEST_CASE("a tile of somebody else's map comes from us, and is asked for once a day") {
  Server server;
  auto const tile = server.get("/basemap/10/843/388");
  CHECK(tile.status == 200);
  CHECK(tile.headers.get("Content-Type") == "image/png");
  CHECK(tile.body.size() == 1'000);
  CHECK(server.get("/basemap/10/843/388").status == 200);
  CHECK(server.source.asked == 1);
  server.clock.advance(std::chrono::hours(25));
  CHECK(server.get("/basemap/10/843/388").status == 200);
  CHECK(server.source.asked == 2);
}

TEST_CASE("where that map draws nothing the answer is empty, and is kept too") {
  Server server;
  CHECK(server.get("/basemap/10/843/7").status == 204);
  CHECK(server.get("/basemap/10/843/7").status == 204);
  CHECK(server.source.asked == 1);
}

TEST_CASE("what is no tile of that map is not asked for") {
  Server server;
  for (auto const* target : {"/basemap/2/1/1", "/basemap/19/1/1", "/basemap/10/1024/0",
                             "/basemap/10/0/1024", "/basemap/10/x/0", "/basemap/10/0/0.png",
                             "/basemap/-3/0/0", "/basemap/10/0/99999999999999999999"})
    CHECK_MESSAGE(server.get(target).status == 404, target);
  CHECK(server.source.asked == 0);
}

TEST_CASE("a map that does not answer is E-707 and asked again at once") {
  Server server;
  server.source.is_dead = true;
  auto const refused = server.get("/basemap/10/843/388");
  CHECK(refused.status == 503);
  CHECK(refused.body.find("E-707") != std::string::npos);
  server.source.is_dead = false;
  CHECK(server.get("/basemap/10/843/388").status == 200);
}

TEST_CASE("the tiles kept are bounded: the one not asked for longest goes first") {
  Server server(3'700);  // three tiles and what they cost us
  for (auto const* target : {"/basemap/10/1/0", "/basemap/10/2/0", "/basemap/10/3/0",
                             "/basemap/10/1/0", "/basemap/10/4/0"})
    server.get(target);
  CHECK(server.source.asked == 4);
  server.get("/basemap/10/1/0");
  CHECK(server.source.asked == 4);
  server.get("/basemap/10/2/0");
  CHECK(server.source.asked == 5);
}

TEST_CASE("the index describes that map, and says nothing of it where there is none") {
  Server server;
  auto const index = boost::json::parse(server.get("/tiles/index.json").body);
  auto const& basemap = index.at("basemap");
  CHECK(basemap.at("tiles") == "/basemap/{z}/{x}/{y}");
  CHECK(basemap.at("kind") == "raster");
  CHECK(basemap.at("datum") == "gcj02");
  CHECK(basemap.at("attribution") == "© 高德地图");

  Basemap none(nullptr, {}, server.clock);
  http::Router const router(endpoints(server.live, none));
  http::Request request;
  REQUIRE(http::read_target("/tiles/index.json", request));
  CHECK(!boost::json::parse(router.handle(request).body).as_object().contains("basemap"));
  REQUIRE(http::read_target("/basemap/10/843/388", request));
  CHECK(router.handle(request).status == 404);
}
