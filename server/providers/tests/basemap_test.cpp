// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "providers/maps/template_tiles.hpp"
#include "scripted_transport.hpp"

using namespace providers;

namespace {

constexpr char const* by_query = "https://t0.example.com/DataServer?x={x}&y={y}&l={z}&tk={key}";

struct Map : Outside {
  base::Result<std::optional<tiles::BasemapTile>> tile(Outcome answer) {
    transport.steps.clear();
    transport.say(std::move(answer));
    options.base = *parse_url("https://t0.example.com");
    options.retry.most = 0;
    provider = open();
    TemplateTiles source(*provider, target_of_template(by_query), "k3y &");
    return source.tile({10, 843, 388}, clock.now() + std::chrono::seconds(3), "");
  }
  std::unique_ptr<Provider> provider;
};

Outcome picture(std::string type, std::string body = "pixels") {
  return answered(200, std::move(body), {{"Content-Type", std::move(type)}});
}

}  // namespace

TEST_CASE("a template is filled with the tile and the key, which no log shows") {
  Map map;
  auto const found = map.tile(picture("image/png;charset=utf-8"));
  REQUIRE(found);
  REQUIRE(found->has_value());
  CHECK((*found)->content_type == "image/png");
  CHECK((*found)->body == "pixels");
  CHECK(map.transport.seen.at(0).target == "/DataServer?x=843&y=388&l=10&tk=k3y%20%26");
  CHECK(map.log.lines.find("k3y") == std::string::npos);
}

TEST_CASE("that nothing is drawn somewhere is an answer") {
  Map map;
  for (auto const status : {404u, 204u}) {
    auto const found = map.tile(answered(status));
    REQUIRE(found);
    CHECK(!found->has_value());
  }
}

TEST_CASE("what is no tile is none, whatever its status") {
  Map map;
  auto const refused = [&](Outcome answer) {
    auto const found = map.tile(std::move(answer));
    return found.has_error() && found.error().code == "E-707";
  };
  CHECK(refused(picture("text/html", "<h1>Your key has expired</h1>")));
  CHECK(refused(picture("application/json", R"({"code": 301})")));
  CHECK(refused(picture("image/svg+xml", "<svg onload='alert(1)'/>")));
  CHECK(refused(picture("image/png", "")));
  CHECK(refused(answered(403)));
  CHECK(refused(answered(500)));
}

TEST_CASE("a template that cannot work is refused with what it lacks") {
  CHECK(trouble_with_template(by_query, true).empty());
  CHECK(trouble_with_template("http://a.example/{z}/{x}/{y}.png", false).empty());
  CHECK(trouble_with_template(by_query, false) == "needs the key");
  CHECK(trouble_with_template("https://a.example/{key}/{z}/{x}/{y}?v=1", true) ==
        "has {key} before the query");
  CHECK(trouble_with_template("https://a.example/{key}/{z}/{x}/{y}", true) ==
        "has {key} before the query");
  CHECK(trouble_with_template("https://a.example/{z}/{x}", false) == "lacks {y}");
  CHECK(trouble_with_template("https://{s}.example/{s}/{z}/{x}/{y}", false) ==
        "has a hole that we do not know");
  CHECK(trouble_with_template("https://a.example/{z}/{x}/{y}#top", false) == "is no address");
}
