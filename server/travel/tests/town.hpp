// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "travel/streets/street_map.hpp"
#include "travel/streets/street_router.hpp"

namespace travel::testing {

// A degree of latitude, and of longitude at the equator, on the sphere that distances are
// measured on.
constexpr double metres_a_degree = 111'195.08;

// Streets on a drawing board at the equator: x to the east and y to the north, in metres.
struct Town {
  StreetMap map;

  static base::LatLon at(double x, double y) { return {y / metres_a_degree, x / metres_a_degree}; }
  void node(int id, double x, double y, std::string const& tags = {}) {
    auto const place = at(x, y);
    add("n" + std::to_string(id) + " T" + tags + " x" + fmt::format("{:.7f}", place.lon) + " y" +
        fmt::format("{:.7f}", place.lat));
  }
  void way(int id, std::string const& nodes, std::string const& tags) {
    add("w" + std::to_string(id) + " T" + tags + " N" + nodes);
  }
  void add(std::string const& line) {
    auto const object = read_opl(line);
    REQUIRE(object);
    map.add(*object);
  }
};

// A graph with what is asked of it.
struct Streets {
  StreetGraph graph;
  StreetIndexGrid index{graph};
  Contraction contraction = contract(graph);
  StreetRouter router{graph, contraction};

  Streets(Town town, Traveller traveller) : graph(town.map.graph_for(traveller)) {}

  Foothold stand(double x, double y) const {
    auto const found = index.nearest(Town::at(x, y), 1'000);
    REQUIRE(found);
    return *found;
  }
  std::optional<Reach> reach(base::LatLon from, base::LatLon to) const {
    auto const a = index.nearest(from, 1'000);
    auto const b = index.nearest(to, 1'000);
    if (!a || !b) return std::nullopt;
    return router.table(std::span(&*a, 1), std::span(&*b, 1))[0];
  }
  // Metres along the streets; -1: there is no way.
  double metres(double x1, double y1, double x2, double y2) const {
    auto const found = reach(Town::at(x1, y1), Town::at(x2, y2));
    return found ? found->metres : -1;
  }
};

}  // namespace travel::testing
