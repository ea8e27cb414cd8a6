// SPDX-License-Identifier: Apache-2.0
// How the sandbox counts a hop: on foot, by taxi, or by metro with a walk at either end.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chinatravel/sandbox.hpp"

namespace chinatravel {

enum Mode : int { walk, metro, taxi };
constexpr int mode_count = 3;
std::string_view to_word(Mode mode);
std::optional<Mode> mode_from(std::string_view word);

// A point with what every hop from or to it needs.
struct Spot {
  std::string name;
  base::LatLon at;
  Access access;
};

// What one hop comes to, all its legs together.
struct HopFigures {
  int minutes = 0;
  double price = 0;  // per head or per car
  double km = 0;
  double walk_km = 0;
};
// None if it is not possible: both ends share a metro station. `km`: from end to end.
std::optional<HopFigures> figures_of(City const& city, Spot const& from, Spot const& to, double km,
                                     Mode mode);

struct Leg {
  Mode mode = walk;
  std::string from;
  std::string to;
  int minutes = 0;
  double price = 0;  // per head or per car
  double km = 0;
};

// The legs of one hop, none if it is not possible.
std::vector<Leg> legs_between(City const& city, Spot const& from, Spot const& to, Mode mode);

}  // namespace chinatravel
