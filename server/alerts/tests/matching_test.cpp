// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>

#include "alerts/tests/fair.hpp"
#include "storage/sql.hpp"

using namespace alerts;
using trips::ExposureKind;

namespace {

std::vector<ExposureKind> kinds_hit(Event const& event) {
  auto const exposures = trips::exposures_of(day_out(), {});
  std::vector<ExposureKind> kinds;
  for (auto const& hit : Matcher(event, places::Areas::china()).hits_of(exposures))
    kinds.push_back(hit.kind);
  return kinds;
}

// Holds the way against the shape at many points of it, and says nothing where it is close.
std::optional<bool> sampled(Circle const& circle, base::LatLon a, base::LatLon b) {
  double nearest = 1e12;
  for (int i = 0; i <= 4000; ++i) {
    double const part = i / 4000.0;
    base::LatLon const on{a.lat + (b.lat - a.lat) * part, a.lon + (b.lon - a.lon) * part};
    nearest = std::min(nearest, base::distance_m(on, circle.at));
  }
  if (std::abs(nearest - circle.radius_m) < circle.radius_m * 0.02 + 50) return std::nullopt;
  return nearest < circle.radius_m;
}

// By the sum of the angles under which the edges are seen: another way than crossings.
bool winds_around(Polygon const& polygon, base::LatLon at) {
  double turned = 0;
  for (std::size_t i = 0; i < polygon.points.size(); ++i) {
    auto const& a = polygon.points[i];
    auto const& b = polygon.points[(i + 1) % polygon.points.size()];
    double const from = std::atan2(a.lat - at.lat, a.lon - at.lon);
    double const to = std::atan2(b.lat - at.lat, b.lon - at.lon);
    turned += std::remainder(to - from, 2 * std::numbers::pi);
  }
  return std::abs(turned) > 3;
}

bool sampled(Polygon const& polygon, base::LatLon a, base::LatLon b) {
  for (int i = 0; i <= 2000; ++i) {
    double const part = i / 2000.0;
    if (winds_around(polygon, {a.lat + (b.lat - a.lat) * part, a.lon + (b.lon - a.lon) * part}))
      return true;
  }
  return false;
}

// A polygon whose edges do not cross.
Polygon star_around(base::LatLon centre, std::mt19937& random) {
  std::uniform_real_distribution<double> far(0.05, 0.4);
  Polygon made;
  for (int i = 0; i < 7; ++i) {
    double const angle = 2 * std::numbers::pi * i / 7;
    double const distance = far(random);
    made.points.push_back(
        {centre.lat + distance * std::sin(angle), centre.lon + distance * std::cos(angle)});
  }
  return made;
}

}  // namespace

TEST_CASE("a typhoon over the peak hits the visit and the ways that lead there") {
  CHECK(kinds_hit(typhoon()) ==
        std::vector{ExposureKind::drive, ExposureKind::visit, ExposureKind::walk});
}

TEST_CASE("an event that spares what is under a roof hits only what is in the open") {
  auto event = typhoon();
  event.is_outdoor_only = true;
  CHECK(kinds_hit(event) == std::vector{ExposureKind::visit, ExposureKind::walk});
}

TEST_CASE("an event hits from its beginning until before its end") {
  auto event = typhoon();
  event.from = at(friday, 12, 30);
  CHECK(kinds_hit(event) == std::vector{ExposureKind::walk});
  event.from = at(friday, 0);
  event.until = at(friday, 9, 20);
  CHECK(kinds_hit(event).empty());
}

TEST_CASE("a closed place stops its visit, a closed road the taxi, a strike neither") {
  auto event = typhoon();
  event.area = {};
  event.area.places = {"town-peak"};
  event.kind = EventKind::closure;
  CHECK(kinds_hit(event) == std::vector{ExposureKind::visit});
  event.kind = EventKind::road;
  CHECK(kinds_hit(event) == std::vector{ExposureKind::drive});
  event.kind = EventKind::strike;
  CHECK(kinds_hit(event).empty());
}

TEST_CASE("a district hits what lies in it, and a city what lies in its districts") {
  auto exposures = trips::exposures_of(day_out(), {});
  for (auto& exposure : exposures) exposure.area = places::AreaCode(350102);
  auto event = typhoon();
  event.area = {};
  auto const count = [&](std::string const& district) {
    event.area.districts = {district};
    return Matcher(event, places::Areas::china()).hits_of(exposures).size();
  };
  CHECK(count("350102") == 4);  // the night begins when one is back
  CHECK(count("350100") == 4);
  CHECK(count("350000") == 4);
  CHECK(count("350103") == 0);
  CHECK(count("999999") == 0);
}

TEST_CASE("shapes touch straight ways as walking along these finds") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> shift(-0.5, 0.5);
  std::uniform_real_distribution<double> radius(500, 40'000);
  auto const somewhere = [&] { return base::LatLon{26 + shift(random), 119 + shift(random)}; };
  int compared = 0;
  for (int i = 0; i < 100; ++i) {
    auto const [from, to] = std::pair(somewhere(), somewhere());
    Circle const circle{somewhere(), radius(random)};
    if (auto const expected = sampled(circle, from, to)) {
      ++compared;
      CHECK(touches(circle, from, to) == *expected);
    }
    auto const polygon = star_around(somewhere(), random);
    CHECK(touches(polygon, from, to) == sampled(polygon, from, to));
    CHECK(touches(polygon, from, from) == sampled(polygon, from, from));
  }
  CHECK(compared > 70);
}

TEST_CASE("the index finds the trips that holding an event against each of them finds") {
  storage::testing::each_database([](storage::Database& db) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> shift(-1, 1);
    std::uniform_int_distribution<int> day(0, 4);
    std::map<trips::TripId, std::vector<trips::Exposure>> all;
    for (std::uint8_t i = 1; i <= 40; ++i) {
      auto plan = day_out(friday + std::chrono::days(day(random)));
      auto& visit = plan.days[0].visits[0].place;
      visit.lat = std::round((26 + shift(random)) * 1e6) / 1e6;
      visit.lon = std::round((119 + shift(random)) * 1e6) / 1e6;
      auto const id = keep(db, i, plan);
      all[id] = trips::exposures_of(plan, {});
    }
    std::size_t most = 0;
    for (int i = 0; i < 60; ++i) {
      auto event = typhoon();
      event.area.circles = {{{26 + shift(random), 119 + shift(random)}, 2000.0 + 2000 * i}};
      base::LatLon const corner{26 + shift(random), 119 + shift(random)};
      if (i % 3 == 0)
        event.area.polygons = {{{corner,
                                 {corner.lat + shift(random), corner.lon},
                                 {corner.lat, corner.lon + shift(random)}}}};
      if (i % 4 == 0) event.area.places = {"town-inn"};
      event.from = at(friday + std::chrono::days(day(random)), 6 + i % 12);
      event.until = event.from + std::chrono::hours(1 + i);
      Matcher const matcher(event, places::Areas::china());
      std::map<trips::TripId, std::vector<trips::Exposure>> expected;
      for (auto const& [trip, exposures] : all)
        if (auto hits = matcher.hits_of(exposures); !hits.empty()) expected[trip] = hits;
      auto found = db.read([&](storage::Sql& sql) { return matcher.find(sql); });
      REQUIRE(found.size() == expected.size());
      for (auto const& [trip, hits] : expected) CHECK(found[trip].size() == hits.size());
      most = std::max(most, found.size());
    }
    CHECK(most > 5);
  });
}
