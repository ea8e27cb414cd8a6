// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/clock.hpp"
#include "trips/answer.hpp"
#include "trips/clocks.hpp"

namespace trips {

// A visit of a plan where it stands in the whole trip. Pages, calendars, maps and papers show
// plans in this order and no other.
struct TripStop {
  int number = 1;  // in the trip
  int day = 1;     // of the trip
  base::Day date{};
  VisitAnswer const* visit = nullptr;  // of the plan it was made from
  base::Instant begins{};
  base::Instant ends{};
};

// In order. Empty days have none.
std::vector<TripStop> stops_of(TierAnswer const& plan);

// The moment when the clocks of a plan show "14:30" of that service day; "24:30" is half
// past midnight after it.
base::Instant moment_of(Clocks const& clocks, base::Day day, std::string_view clock);

// What a trip is called and how often it changed, as exports say it.
struct TripLabel {
  std::string id;
  std::string name;
  std::int64_t version = 1;
  base::Instant changed_at{};
};

enum class ExportLanguage { zh, en };

std::string const& in_language(Words const& words, ExportLanguage language);

}  // namespace trips
