// SPDX-License-Identifier: Apache-2.0
// Which of a city's places are worth the optimiser's while for these wishes.
#pragma once
#include <vector>

#include "chinatravel/sandbox.hpp"
#include "chinatravel/wishes.hpp"

namespace chinatravel {

// Indices into the city's tables. Nothing among them is excluded by the wishes; everything that
// the wishes name is among them if it exists.
struct Candidates {
  std::vector<int> sights;
  std::vector<int> restaurants;
  std::vector<int> hotels;
};

// `early_arrivals`: where the party may arrive in time for breakfast.
Candidates candidates_for(City const& city, Query const& query, Wishes const& wishes,
                          std::vector<base::LatLon> const& early_arrivals);

// Rooms for the party: as many as were asked for, else two people to a room.
int rooms_for(Query const& query, Wishes const& wishes);

// What a yuan for one person takes from the worth of a journey, where a sight is worth about ten.
constexpr double worth_per_yuan = 1.0 / 15;

// Whether a choice concerns a place, by its name or by its type.
bool names(Choice const& choice, std::string const& name, std::string const& type);

}  // namespace chinatravel
