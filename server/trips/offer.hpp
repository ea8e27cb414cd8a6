// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <variant>
#include <vector>

#include "trips/draft.hpp"

namespace trips {

// Three plans for one wish, dearest first: each holds, each costs at most the budget, and each is
// dearer than the next and really different from it.
struct Offer {
  std::vector<Draft> drafts;
  planner::Certificate certificate;  // of the offer as a whole
};

// What is being done, for people who wait.
struct Stage {
  enum class Name { destination, candidates, optimise, verify, tiers } name = Name::destination;
  int done = 0;
  int total = 0;
  Words text;
};
using Progress = std::function<void(Stage const&)>;

struct OfferEffort {
  int iterations = 250;  // of the optimiser for one tier
  int longest = 1000;    // where so few find no way
  Progress progress = [](Stage const&) {};
};

// The luxury tier takes what the budget allows, the others stay clearly below the one before.
// Where that leaves no room for a cheaper one, the tiers are moved closer together.
std::variant<Offer, NoDraft> offer_for(Wishes const& wishes, Ground const& ground,
                                       OfferEffort const& effort);

}  // namespace trips
