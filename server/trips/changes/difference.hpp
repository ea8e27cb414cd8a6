// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trips/answer.hpp"

namespace trips {

// A visit that is in one of two plans, or in both at another time. The times "14:30".
struct VisitDifference {
  PlaceName place;
  std::optional<ItemId> item;
  std::optional<base::Day> day_before;
  std::optional<std::string> start_before;
  std::optional<base::Day> day_after;
  std::optional<std::string> start_after;
};

struct NightDifference {
  base::Day night{};
  std::optional<PlaceName> before;
  std::optional<PlaceName> after;
};

// A ride there or back that is another one, or costs something else.
struct RideDifference {
  std::optional<RideAnswer> before;
  std::optional<RideAnswer> after;
};

// What changes from one plan to another. Amounts and lengths are after less before.
struct Difference {
  std::vector<VisitDifference> added;
  std::vector<VisitDifference> removed;
  std::vector<VisitDifference> moved;    // to another day, or past another visit
  std::vector<VisitDifference> retimed;  // the same order at another hour
  std::vector<NightDifference> nights;
  std::vector<RideDifference> rides;
  AmountRange rides_total;  // of them all for the whole party
  AmountRange total;        // of the whole party; may be negative
  int metres = 0;           // on the way
  int minutes = 0;          // on the way
  int visiting_minutes = 0;
  int conflicts = 0;  // of the problems shown
};

// Visits are told apart by their id, else by their place.
Difference difference(TierAnswer const& before, TierAnswer const& after);

}  // namespace trips
