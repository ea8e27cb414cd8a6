// SPDX-License-Identifier: Apache-2.0
#include "travel/preparing.hpp"

#include <filesystem>
#include <fstream>

#include "travel/tests/one_town.hpp"

namespace travel::testing {
namespace {

namespace fs = std::filesystem;

using places::LegSource;
using places::Mode;

std::vector<base::LatLon> const places_of_town{Town::at(0, 20), Town::at(900, -30),
                                               Town::at(2'000, 0), Town::at(700, 1'050)};

// An engine that needs a second for each metre as the crow flies, or that does not answer.
struct SlowEngine final : StreetEngine {
  bool is_there = true;
  int asked = 0;

  base::Result<ReachTable> table(Traveller, std::vector<base::LatLon> const& from,
                                 std::vector<base::LatLon> const& to, base::Instant,
                                 std::string const&) override {
    ++asked;
    if (!is_there) return base::refuse(base::Refusal::unavailable, "Nobody is there.");
    ReachTable table;
    for (auto const a : from)
      for (auto const b : to) {
        auto const metres = base::distance_m(a, b);
        table.push_back(Reach{metres, metres});
      }
    table.back() = std::nullopt;  // the last place cannot be reached from itself
    return table;
  }
  base::Result<std::optional<StreetPath>> path(Traveller, base::LatLon, base::LatLon, base::Instant,
                                               std::string const&) override {
    return std::optional<StreetPath>();
  }
};

struct Desk {
  fs::path folder = fs::path(XINGQU_BINARY_DIR) / "travel_tests" / "preparing";
  base::ManualClock clock{base::Instant(std::chrono::days(20'000))};
  OneTown town;
  Preparing preparing{town.streets, folder, clock};
  CityPoints wanted{fuzhou, places_of_town};
  SlowEngine engine;

  Desk() {
    fs::remove_all(folder);
    town.streets.replace({OneTown::ground()}, {OneTown::bus()});
  }
  TableEngines engines() { return {&engine, "slow"}; }
  LegSource source(Mode mode, std::size_t from = 0, std::size_t to = 2) const {
    auto const leg = town.times.leg(fuzhou, wanted.points[from], wanted.points[to], mode);
    return leg ? leg->source : LegSource::estimate;
  }
};

TEST_CASE("ways that were worked out ahead are the very ways that are worked out when asked") {
  Desk desk;
  std::vector<places::LegTable> asked;
  auto const modes = {Mode::walk, Mode::bike, Mode::bus, Mode::metro, Mode::taxi};
  for (auto const mode : modes) asked.push_back(desk.town.times.legs(fuzhou, places_of_town, mode));
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  REQUIRE(desk.town.streets.prepared(fuzhou));
  auto const* before = asked.data();
  for (auto const mode : modes) {
    auto const table = desk.town.times.legs(fuzhou, places_of_town, mode);
    for (std::size_t a = 0; a < table.size(); ++a)
      for (std::size_t b = 0; b < table.size(); ++b) {
        auto const& was = before->at(a, b);
        auto const& is = table.at(a, b);
        CHECK(was.mode == is.mode);
        CHECK(was.source == is.source);
        CHECK(was.as_of == is.as_of);
        CHECK(was.minutes == is.minutes);
        CHECK(was.distance_m == is.distance_m);
        CHECK(was.walk_m == is.walk_m);
        CHECK(was.fare == is.fare);
      }
    ++before;
  }
}

TEST_CASE("with a place that nobody prepared, the others keep their ways") {
  Desk desk;
  desk.preparing.prepare(desk.wanted, desk.engines());
  auto with_hotel = places_of_town;
  with_hotel.push_back(Town::at(300, 0));
  auto const table = desk.town.times.legs(fuzhou, with_hotel, Mode::taxi);
  CHECK(table.at(0, 2).source == LegSource::engine);
  CHECK(table.at(0, 4).source == LegSource::streets);
  CHECK(table.at(4, 2).source == LegSource::streets);
}

TEST_CASE("prepared ways outlive the process, and are taken over with the streets") {
  Desk desk;
  REQUIRE(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::there);
  auto const first = desk.town.streets.prepared(fuzhou);
  desk.town.streets.replace({OneTown::ground()}, {OneTown::bus()});  // as after a restart
  CHECK_FALSE(desk.town.streets.prepared(fuzhou));
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::taken_over);
  auto const again = desk.town.streets.prepared(fuzhou);
  REQUIRE(again);
  CHECK(again->points() == first->points());
  CHECK(again->all_ways() == first->all_ways());
  CHECK(again->made_on() == first->made_on());
}

TEST_CASE("other places, other streets and a damaged file are worked out anew") {
  Desk desk;
  REQUIRE(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  desk.wanted.points.push_back(Town::at(1'800, 0));
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  desk.town.streets.replace({OneTown::ground(2)});
  CHECK_FALSE(desk.town.streets.prepared(fuzhou));
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  std::ofstream(file_of(fuzhou, desk.folder), std::ios::app) << "x";
  desk.town.streets.replace({OneTown::ground(2)});
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::there);
}

TEST_CASE("what was made from other streets is left out, even if it comes late") {
  Desk desk;
  REQUIRE(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  auto const late = desk.town.streets.prepared(fuzhou);
  desk.town.streets.replace({OneTown::ground(2)});
  desk.town.streets.add(late);
  CHECK_FALSE(desk.town.streets.prepared(fuzhou));
}

TEST_CASE("a city without streets and without an engine is left alone") {
  Desk desk;
  desk.town.streets.replace({});
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::unknown);
  CHECK_FALSE(fs::exists(file_of(fuzhou, desk.folder)));
}

TEST_CASE("a routing engine's ways count before the streets, and say so") {
  Desk desk;
  auto const edition = desk.town.times.edition();
  CHECK(desk.source(Mode::taxi) == LegSource::streets);
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::anew);
  CHECK(desk.town.times.edition() != edition);
  auto const taxi =
      desk.town.times.leg(fuzhou, places_of_town[0], places_of_town[2], Mode::taxi).value();
  CHECK(taxi.source == LegSource::engine);
  CHECK(taxi.minutes == base::Minutes(5 + 34));  // 2,000 seconds and the call for a taxi
  CHECK(desk.source(Mode::walk) == LegSource::engine);
  CHECK(desk.source(Mode::bike) == LegSource::streets);
  CHECK(desk.source(Mode::bus) == LegSource::timetable);
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::there);
}

TEST_CASE("where no engine answers the streets do, until one does") {
  Desk desk;
  desk.engine.is_there = false;
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::engines_left);
  CHECK(desk.source(Mode::taxi) == LegSource::streets);
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::engines_left);
  desk.engine.is_there = true;
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::anew);
  CHECK(desk.source(Mode::taxi) == LegSource::engine);
}

TEST_CASE("an engine is asked again after a week, and another engine at once") {
  Desk desk;
  REQUIRE(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::anew);
  auto const asked = desk.engine.asked;
  desk.clock.advance(std::chrono::days(6));
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::there);
  CHECK(desk.engine.asked == asked);
  desk.clock.advance(std::chrono::days(1));
  CHECK(desk.preparing.prepare(desk.wanted, desk.engines()) == Prepared::anew);
  CHECK(desk.engine.asked == 2 * asked);
  CHECK(desk.preparing.prepare(desk.wanted, {&desk.engine, "another"}) == Prepared::anew);
  CHECK(desk.preparing.prepare(desk.wanted, {}) == Prepared::anew);
  CHECK(desk.source(Mode::taxi) == LegSource::streets);
}

}  // namespace
}  // namespace travel::testing
