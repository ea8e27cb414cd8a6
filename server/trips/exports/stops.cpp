// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/stops.hpp"

#include <charconv>

#include "base/expects.hpp"

namespace trips {
namespace {

base::Minutes minutes_of(std::string_view clock) {
  int hours = 0;
  int minutes = 0;
  auto const colon = clock.find(':');
  EXPECTS(colon != std::string_view::npos);
  std::from_chars(clock.data(), clock.data() + colon, hours);
  std::from_chars(clock.data() + colon + 1, clock.data() + clock.size(), minutes);
  return base::Minutes{hours * 60 + minutes};
}

}  // namespace

base::Instant moment_of(Clocks const& clocks, base::Day day, std::string_view clock) {
  return clocks.instant_of(day, minutes_of(clock));
}

std::vector<TripStop> stops_of(TierAnswer const& plan) {
  auto const clocks = clocks_of(plan);
  std::vector<TripStop> stops;
  int day_number = 0;
  for (auto const& day : plan.days) {
    ++day_number;
    for (auto const& visit : day.visits)
      stops.push_back({static_cast<int>(stops.size()) + 1, day_number, day.date, &visit,
                       moment_of(clocks, day.date, visit.start),
                       moment_of(clocks, day.date, visit.end)});
  }
  return stops;
}

std::string const& in_language(Words const& words, ExportLanguage language) {
  auto const& chosen = language == ExportLanguage::en ? words.en : words.zh;
  return chosen.empty() ? words.zh : chosen;
}

}  // namespace trips
