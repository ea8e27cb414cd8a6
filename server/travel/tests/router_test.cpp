// SPDX-License-Identifier: Apache-2.0
#include <queue>
#include <random>

#include "travel/tests/town.hpp"

namespace travel::testing {
namespace {

constexpr int side = 20;

int node_at(int column, int row) { return 1 + row * side + column; }

// 400 crossings, a street between most neighbours; some are one-way, some slow, some have
// barriers, and some turns are forbidden.
Town random_town(unsigned seed) {
  std::mt19937 chance(seed);
  auto const one_in = [&](unsigned n) { return chance() % n == 0; };
  Town town;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      town.node(node_at(column, row), column * 100.0 + static_cast<double>(chance() % 40),
                row * 100.0 + static_cast<double>(chance() % 40),
                one_in(40) ? "barrier=bollard" : "");
  int way = 1;
  auto const street = [&](int a, int b) {
    if (one_in(8)) return;
    std::string tags = one_in(3) ? "highway=primary" : "highway=residential";
    if (one_in(4)) tags += ",oneway=yes";
    if (one_in(5)) tags += ",maxspeed=10";
    town.way(way++, fmt::format("n{},n{}", a, b), tags);
  };
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      if (column + 1 < side) street(node_at(column, row), node_at(column + 1, row));
      if (row + 1 < side) street(node_at(column, row + 1), node_at(column, row));
    }
  for (int i = 0; i < 60; ++i) {
    auto const from = 1 + static_cast<int>(chance() % static_cast<unsigned>(way - 2));
    auto const via = 1 + static_cast<int>(chance() % (side * side));
    town.add(fmt::format("r{} Ttype=restriction,restriction={} Mw{}@from,n{}@via,w{}@to", i + 1,
                         one_in(2) ? "no_left_turn" : "only_straight_on", from, via, from + 1));
  }
  return town;
}

// Dijkstra's algorithm without any cleverness, from crossing to crossing.
std::vector<std::uint32_t> times_from(StreetGraph const& graph, NodeIndex from) {
  std::vector<std::uint32_t> times(graph.nodes().size(), Street::never);
  std::priority_queue<std::pair<std::uint32_t, NodeIndex>,
                      std::vector<std::pair<std::uint32_t, NodeIndex>>, std::greater<>>
      queue;
  times[from] = 0;
  queue.push({0, from});
  while (!queue.empty()) {
    auto const [ds, node] = queue.top();
    queue.pop();
    if (ds > times[node]) continue;
    for (auto const& arc : graph.arcs(node)) {
      if (ds + arc.ds >= times[arc.to]) continue;
      times[arc.to] = ds + arc.ds;
      queue.push({ds + arc.ds, arc.to});
    }
  }
  return times;
}

// To the first point of a street, at whichever copy of its crossing one arrives.
std::uint32_t time_to(StreetGraph const& graph, std::vector<std::uint32_t> const& times,
                      StreetIndex street) {
  auto best = Street::never;
  for (auto const& twin : graph.twins(street)) {
    if (twin.forward_ds != Street::never) best = std::min(best, times[twin.from]);
    if (twin.backward_ds != Street::never && times[twin.to] != Street::never)
      best = std::min(best, times[twin.to] + twin.backward_ds);
  }
  return best;
}

// Standing at the very end of a street that leads both ways is standing on its crossing.
std::vector<Foothold> some_crossings(StreetGraph const& graph) {
  std::vector<Foothold> found;
  for (StreetIndex i = 0; i < graph.streets().size(); i += 9) {
    auto const& street = graph.streets()[i];
    bool const both = street.forward_ds != Street::never && street.backward_ds != Street::never;
    if (both) found.push_back({i, 0, graph.shape(street)[0].degrees(), 0, 0});
  }
  return found;
}

TEST_CASE("a contraction answers as a plain search does") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    for (auto const traveller : {Traveller::drive, Traveller::walk}) {
      Streets const streets(random_town(seed), traveller);
      auto const at = some_crossings(streets.graph);
      REQUIRE(at.size() > 15);
      auto const table = streets.router.table(at, at);
      for (std::size_t a = 0; a < at.size(); ++a) {
        auto const start = streets.graph.streets()[at[a].street].from;
        auto const times = times_from(streets.graph, start);
        for (std::size_t b = 0; b < at.size(); ++b) {
          auto const best = time_to(streets.graph, times, at[b].street);
          auto const& found = table[a * at.size() + b];
          REQUIRE(found.has_value() == (best != Street::never));
          if (found) CHECK(found->seconds == doctest::Approx(best / 10.0));
        }
      }
    }
  }
}

TEST_CASE("a pair is answered alike alone, in a table and with its line") {
  Streets const streets(random_town(7), Traveller::drive);
  auto const at = some_crossings(streets.graph);
  auto const table = streets.router.table(at, at);
  for (std::size_t a = 0; a < at.size(); ++a)
    for (std::size_t b = 0; b < at.size(); ++b) {
      auto const alone = streets.router.table(std::span(&at[a], 1), std::span(&at[b], 1))[0];
      auto const path = streets.router.path(at[a], at[b]);
      auto const& found = table[a * at.size() + b];
      REQUIRE(found.has_value() == alone.has_value());
      REQUIRE(found.has_value() == path.has_value());
      if (!found) continue;
      CHECK(found->seconds == alone->seconds);
      CHECK(found->metres == alone->metres);
      CHECK(found->seconds == path->reach.seconds);
      double length = 0;
      for (std::size_t i = 1; i < path->line.size(); ++i)
        length += base::distance_m(path->line[i - 1], path->line[i]);
      CHECK(length == doctest::Approx(path->reach.metres).epsilon(0.005));
    }
}

}  // namespace
}  // namespace travel::testing
