// SPDX-License-Identifier: Apache-2.0
#include "feedback/worth.hpp"

#include <algorithm>

namespace feedback {
namespace {

double opinions_of(Voices const& voices) { return static_cast<double>(voices.opinions); }

// From -1.25 for each that gave one star to 0.75 for each that gave five.
double pull_of(Voices const& voices) {
  return (static_cast<double>(voices.stars) - expected_stars * opinions_of(voices)) / 2;
}

}  // namespace

double worth_of(Tally const& tally) {
  auto const newcomers = std::max(opinions_of(tally.newcomers), 1.0);
  auto const each = std::min(newcomer_weight, most_of_newcomers / newcomers);
  auto const pull = pull_of(tally.settled) + each * pull_of(tally.newcomers);
  auto const count = opinions_of(tally.settled) + each * opinions_of(tally.newcomers);
  return 1 + most_influence * std::clamp(pull / (count + prior_opinions), -1.0, 1.0);
}

Worths::Worths(std::unordered_map<std::string, Tally> const& tallies) {
  for (auto const& [key, tally] : tallies)
    standings_.emplace(key, Standing{worth_of(tally), tally.settled});
}

Standing const* Worths::find(std::string_view place_key) const {
  auto const found = standings_.find(place_key);
  return found == standings_.end() ? nullptr : &found->second;
}

double Worths::of(std::string_view place_key) const {
  auto const* found = find(place_key);
  return found ? found->worth : 1.0;
}

}  // namespace feedback
