// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "providers/curl_transport.hpp"
#include "providers/engines/chained_engine.hpp"
#include "providers/engines/osrm.hpp"
#include "providers/engines/table_tiles.hpp"
#include "providers/engines/valhalla.hpp"
#include "stand_in.hpp"

using namespace std::chrono_literals;
using base::LatLon;
using travel::Traveller;

namespace {

constexpr LatLon square{26.08, 119.29};
constexpr LatLon lake{26.09, 119.29};     // 1,112 m to the north as the crow flies
constexpr LatLon island{-26.08, 119.29};  // where no way leads

struct Engine {  // the real client on its way to a stand-in
  StandIn server{"osrm"};
  base::SystemClock clock;
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  base::SilentLog log;
  providers::CallObserver observer;
  providers::CurlTransport transport{{.allowed = {server.url()}}};
  providers::Provider provider{
      {.name = "osrm", .base = server.url()},
      {transport, clock, random, ids, log, observer, [](auto, auto const&) { return true; }}};
  providers::Osrm osrm{provider};

  base::Instant soon() const { return clock.now() + 20s; }
  auto table(std::vector<LatLon> const& from, std::vector<LatLon> const& to) {
    return osrm.table(soon(), Traveller::walk, from, to, "");
  }
};

}  // namespace

TEST_CASE("OSRM's table has seconds and metres, and none where no way leads") {
  Engine engine;
  auto const said = engine.table({square, lake}, {lake, island});
  REQUIRE(said.value);
  auto const& table = *said.value;
  REQUIRE(table.size() == 4);
  REQUIRE(table[0]);
  CHECK(table[0]->metres == doctest::Approx(1'112 * 1.3).epsilon(0.001));
  CHECK(table[0]->seconds == doctest::Approx(table[0]->metres / 1.25).epsilon(0.001));
  CHECK_FALSE(table[1]);
  REQUIRE(table[2]);
  CHECK(table[2]->metres == 0);
  CHECK_FALSE(table[3]);
}

TEST_CASE("each traveller asks for a profile of its own") {
  Engine engine;
  auto const walk = engine.osrm.table(engine.soon(), Traveller::walk, {square}, {lake}, "");
  auto const drive = engine.osrm.table(engine.soon(), Traveller::drive, {square}, {lake}, "");
  REQUIRE(walk.value);
  REQUIRE(drive.value);
  CHECK(walk.value->front()->seconds ==
        doctest::Approx(8 * drive.value->front()->seconds).epsilon(0.001));
}

TEST_CASE("a table larger than OSRM takes is asked for in parts and put together") {
  Engine engine;
  std::vector<LatLon> many;
  for (int i = 0; i < 120; ++i) many.push_back({26.0 + i * 0.001, 119.29});
  auto const said = engine.table(many, many);
  REQUIRE(said.value);
  REQUIRE(said.value->size() == 120 * 120);
  CHECK(engine.server.calls() == 9);
  for (std::size_t a : {0U, 49U, 50U, 119U})
    for (std::size_t b : {0U, 50U, 99U, 100U, 119U}) {
      auto const apart = a > b ? a - b : b - a;
      CHECK((*said.value)[a * 120 + b]->metres ==
            doctest::Approx(111.195 * 1.3 * static_cast<double>(apart)).epsilon(0.001));
    }
}

TEST_CASE("OSRM's route brings its line, and no way is an answer too") {
  Engine engine;
  auto const said = engine.osrm.path(engine.soon(), Traveller::drive, square, lake, "");
  REQUIRE(said.value);
  auto const& path = *said.value;
  REQUIRE(path);
  REQUIRE(path->line.size() == 2);
  CHECK(path->line[0].lat == doctest::Approx(26.08));
  CHECK(path->line[1].lat == doctest::Approx(26.09));
  CHECK(path->line[1].lon == doctest::Approx(119.29));
  auto const none = engine.osrm.path(engine.soon(), Traveller::drive, square, island, "");
  REQUIRE(none.value);
  CHECK_FALSE(*none.value);
}

TEST_CASE("whatever breaks on the way to OSRM, there is a reason and no answer") {
  Engine engine;
  for (auto const* const fault :
       {R"({"status":500})", R"({"html":true})", R"({"garbage":true})", R"({"truncate":40})"}) {
    CAPTURE(fault);
    engine.server.fault(fault, 9);
    auto const said = engine.table({square}, {lake});
    CHECK_FALSE(said.value);
    CHECK_FALSE(said.why.empty());
    engine.server.control(R"({"reset":true})");
  }
}

TEST_CASE("an engine that is down is passed over for the next within the same deadline") {
  Engine engine;
  engine.server.fault(R"({"status":503})", 9);
  providers::ChainedEngine chain(engine.clock);
  CHECK(chain.empty());
  auto const add = [&](char const* name, travel::Reach reach, bool is_broken) {
    chain.add(
        name,
        [&engine, reach, is_broken](auto until, auto who, auto const& from, auto const& to,
                                    auto const& trace) -> providers::Said<travel::ReachTable> {
          if (is_broken) return engine.osrm.table(until, who, from, to, trace);
          return {.value = travel::ReachTable(from.size() * to.size(), reach)};
        },
        [&engine](auto until, auto who, auto from, auto to, auto const& trace) {
          return engine.osrm.path(until, who, from, to, trace);
        });
  };
  add("first", {}, true);
  add("second", {60, 75}, false);
  auto const table = chain.table(Traveller::walk, {square}, {lake}, engine.soon(), "");
  REQUIRE(table);
  CHECK((*table)[0]->metres == 75);
}

TEST_CASE("with every engine down the refusal says so") {
  Engine engine;
  engine.server.fault(R"({"status":503})", 9);
  providers::ChainedEngine chain(engine.clock);
  chain.add(
      "only",
      [&](auto until, auto who, auto const& from, auto const& to, auto const& trace) {
        return engine.osrm.table(until, who, from, to, trace);
      },
      [&](auto until, auto who, auto from, auto to, auto const& trace) {
        return engine.osrm.path(until, who, from, to, trace);
      });
  auto const table = chain.table(Traveller::walk, {square}, {lake}, engine.soon(), "");
  REQUIRE(table.has_error());
  CHECK(table.error().kind == base::Refusal::unavailable);
  CHECK(chain.path(Traveller::walk, square, lake, engine.soon(), "").has_error());
}

TEST_CASE("Valhalla's table is in kilometres or miles, with null for no way") {
  auto const table = providers::table_from_valhalla(
      R"({"sources_to_targets":{"durations":[[0,234],[null,451]],
          "distances":[[0.0,2.94],[null,5.5]]},"units":"kilometers"})",
      2, 2);
  REQUIRE(table);
  CHECK((*table)[1]->metres == doctest::Approx(2'940));
  CHECK((*table)[1]->seconds == 234);
  CHECK_FALSE((*table)[2]);
  auto const miles = providers::table_from_valhalla(
      R"({"sources_to_targets":{"durations":[[10]],"distances":[[1]]},"units":"miles"})", 1, 1);
  REQUIRE(miles);
  CHECK(miles->front()->metres == doctest::Approx(1'609.344));
}

TEST_CASE("Valhalla's route is read with its line, and points that nothing joins are an answer") {
  auto const path = providers::path_from_valhalla(
      R"({"trip":{"summary":{"time":60.5,"length":0.2},"units":"kilometers",
          "legs":[{"shape":"_p~iF~ps|U_ulLnnqC_mqNvxq`@"}]}})");
  REQUIRE(path);
  REQUIRE(*path);
  CHECK((*path)->reach.metres == doctest::Approx(200));
  CHECK((*path)->reach.seconds == 60.5);
  REQUIRE((*path)->line.size() == 3);  // the example of the encoding's description, a tenth as far
  CHECK((*path)->line[0].lat == doctest::Approx(3.85));
  CHECK((*path)->line[2].lon == doctest::Approx(-12.6453));
  auto const none = providers::path_from_valhalla(
      R"({"error_code":442,"error":"No path could be found for input","status_code":400})");
  REQUIRE(none);
  CHECK_FALSE(*none);
}

TEST_CASE("answers of engines that are none are told from those that are") {
  for (auto const* const text :
       {"", "[]", "{}", R"({"code":"Ok"})",
        R"({"code":"Ok","durations":[[1]],"distances":[[1,2]]})", R"({"code":"Ok","routes":[]})",
        R"({"trip":{}})", R"({"error_code":171})",
        R"({"code":"Ok","routes":[{"duration":1,"distance":1,"geometry":"\u0001"}]})"}) {
    CAPTURE(text);
    CHECK_FALSE(providers::table_from_osrm(text, 1, 2));
    CHECK_FALSE(providers::path_from_osrm(text));
    CHECK_FALSE(providers::table_from_valhalla(text, 1, 2));
    CHECK_FALSE(providers::path_from_valhalla(text));
  }
}
