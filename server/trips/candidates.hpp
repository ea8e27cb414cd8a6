// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "planner/problem.hpp"
#include "trips/openings.hpp"
#include "trips/style.hpp"
#include "trips/wishes.hpp"

namespace trips {

constexpr double far_m = 25'000;     // what is farther may be worth a night
constexpr double beside_m = 20'000;  // beds and tables this near serve a far place

// A place that a plan may visit, with what a visit is worth.
struct Candidate {
  places::Place const* place = nullptr;
  bool is_meal = false;
  bool is_mandatory = false;
  double score = 0;
  int category = 0;                                   // see categories_of
  std::vector<std::vector<planner::Window>> windows;  // per day of the trip
};

// True when the place meets every hard need; what is unknown does not.
bool meets_needs(places::Place const& place, Wishes const& wishes);

// When the place may sensibly be visited on that day: its opening hours, less the last entry,
// within the hours that suit its kind (no beach at midnight, night views after dusk). A place
// that must be seen but whose hours are unknown counts as open from nine to five.
std::vector<planner::Window> windows_on(places::Place const& place, base::Day day, int stay_min);

// The sights and places to eat that are worth considering, best first, at most about
// 50 + 15 a day: they meet the needs, are open on some day, and have known hours and prices
// unless they must be seen; with places to eat beside far ones that must. `openings`: of these
// wishes in this city.
std::vector<Candidate> candidates_for(Wishes const& wishes, City const& city,
                                      Openings const& openings, Style const& style);

// One place, whether or not it is worth considering; it must be one to see or to eat at.
Candidate candidate_for(places::Place const& place, Wishes const& wishes, Openings const& openings,
                        Style const& style);

// Sights that would be worth considering if they were open on some day and met the needs.
std::vector<Candidate> ruled_out_sights(Wishes const& wishes, City const& city,
                                        Openings const& openings, Style const& style);

// How many of a category one day and the whole trip may hold, by Candidate::category.
std::vector<planner::CategoryLimit> category_limits(Wishes const& wishes);

// The shortest and the longest stay, within what the place says and the traveller asked for.
struct StayBounds {
  int min = 0;
  int max = 0;
};
StayBounds stay_of(places::Place const& place, Wishes const& wishes);

// The length of a stay at the style's pace, between the place's shortest and longest.
int usual_stay(places::Place const& place, planner::Pace pace);

bool is_natural(places::Place const& place);  // a landscape, by its main kind

// Which of the asked landscapes, kinds and tags the place fulfils, as words for people.
struct Fit {
  std::vector<Words> landscapes;
  std::vector<Words> cuisines;
  bool is_named = false;
};
Fit fit_of(places::Place const& place, Wishes const& wishes);

}  // namespace trips
