// SPDX-License-Identifier: Apache-2.0
#include "tiles/api.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "http/router.hpp"
#include "tiles/impl/gunzip.hpp"
#include "tiles/tests/town.hpp"

using namespace tiles;

namespace {

struct Server {
  explicit Server(std::filesystem::path const& file)
      : live(file), router(endpoints(live, basemap)) {}

  http::Response get(std::string_view target, http::Headers headers = {}) {
    http::Request request;
    REQUIRE(http::read_target(target, request));
    request.headers = std::move(headers);
    return router.handle(request);
  }

  base::ManualClock clock{base::Instant{}};
  Basemap basemap{nullptr, {}, clock};
  LiveTiles live;
  http::Router router;
};

constexpr std::string_view in_town = "/tiles/14/13621/6961.mvt";

}  // namespace

TEST_CASE("a tile is passed on as it is stored to who takes gzip, and unpacked for who does not") {
  Town town;
  REQUIRE(town.import(town.order()));
  Server server(town.tile_set);
  REQUIRE(server.live.follow());
  auto const zipped = server.get(in_town, {{"Accept-Encoding", "br, gzip"}});
  CHECK(zipped.status == 200);
  CHECK(zipped.headers.get("Content-Type") == "application/vnd.mapbox-vector-tile");
  CHECK(zipped.headers.get("Content-Encoding") == "gzip");
  CHECK(zipped.body == *server.live.now()->find({14, 13621, 6961}));
  auto const plain = server.get(in_town);
  CHECK(!plain.headers.has("Content-Encoding"));
  CHECK(plain.body == gunzipped(zipped.body));
  CHECK(plain.headers.get("ETag") != zipped.headers.get("ETag"));
}

TEST_CASE("a tile that is known need not be sent again until an import changes it") {
  Town town;
  REQUIRE(town.import(town.order()));
  Server server(town.tile_set);
  REQUIRE(server.live.follow());
  auto const tag = std::string(server.get(in_town).headers.get("ETag"));
  auto const again = server.get(in_town, {{"If-None-Match", tag}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(!server.live.follow());
  REQUIRE(town.import(town.order()));
  CHECK(server.live.follow());
  CHECK(server.get(in_town, {{"If-None-Match", tag}}).status == 200);
}

TEST_CASE("where nothing is drawn the answer is empty, and outside of the pyramid there is none") {
  Town town;
  REQUIRE(town.import(town.order()));
  Server server(town.tile_set);
  REQUIRE(server.live.follow());
  CHECK(server.get("/tiles/14/0/0.mvt").status == 204);
  for (auto const* target :
       {"/tiles/14/16384/0.mvt", "/tiles/14/0/16384.mvt", "/tiles/15/0/0.mvt", "/tiles/3/0/0.mvt",
        "/tiles/99/0/0.mvt", "/tiles/-1/0/0.mvt", "/tiles/14/1/2.png", "/tiles/14/1/.mvt",
        "/tiles/14/x/2.mvt", "/tiles/14/1/99999999999999999999.mvt", "/tiles/14/1/+2.mvt"})
    CHECK_MESSAGE(server.get(target).status == 404, target);
}

TEST_CASE("the index names tiles, layers and attribution, and nothing before an import") {
  Town town;
  Server server(town.tile_set);
  CHECK(!server.live.follow());
  auto const index = [&] { return boost::json::parse(server.get("/tiles/index.json").body); };
  CHECK(index().at("tiles").as_array().empty());
  CHECK(server.get(in_town).status == 404);
  REQUIRE(town.import(town.order()));
  REQUIRE(server.live.follow());
  auto const found = index();
  CHECK(found.at("tilejson") == "3.0.0");
  CHECK(found.at("tiles").at(0) == "/tiles/{z}/{x}/{y}.mvt");
  CHECK(found.at("attribution") == "© OpenStreetMap contributors");
  CHECK(found.at("as_of") == "2026-06-02");
  CHECK(found.at("bounds").as_array().size() == 4);
  auto const& interest = found.at("vector_layers").at(6);
  CHECK(interest.at("id") == "pois");
  CHECK(interest.at("fields").at("name:zh") == "String");
}

TEST_CASE("tiles that are taken away are gone, and a file that is no tiles breaks nothing") {
  Town town;
  REQUIRE(town.import(town.order()));
  Server server(town.tile_set);
  REQUIRE(server.live.follow());
  auto const before = server.live.now();
  std::filesystem::rename(town.tile_set, town.folder / "kept.mbtiles");
  std::filesystem::copy_file(Town::source("town.osm"), town.tile_set);
  CHECK_THROWS(server.live.follow());
  CHECK(server.live.now() == before);
  CHECK(!server.live.follow());
  std::filesystem::remove(town.tile_set);
  CHECK(server.live.follow());
  CHECK(server.live.now() == nullptr);
}
