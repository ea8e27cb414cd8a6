// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "places/areas.hpp"
#include "trips/timetable.hpp"

namespace trips {

struct TimetableProblem {
  std::size_t line = 0;  // 0: `why` names it
  std::string column;    // empty: the line or the whole file
  std::string why;
};

struct TimetableFile {
  std::vector<TimetableRide> rides;
  std::vector<TimetableProblem> problems;
};

// Reads the CSV that data/README.md describes. A wrong row is a problem for each of its wrong
// fields; a number may run once a day only.
TimetableFile read_timetable(std::string_view csv, places::Areas const& areas);

std::string to_text(TimetableProblem const& problem);

}  // namespace trips
