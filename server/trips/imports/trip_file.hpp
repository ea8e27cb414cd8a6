// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/clock.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "planner/plan.hpp"

// What other programs write down of a trip, before it is compared with anything we know.
namespace trips {

enum class ImportFormat : std::uint8_t { gpx, kml, csv, ics, json };

// When something begins or ends, as a file says it: by the clocks of the place, or in UTC.
struct FileTime {
  base::Instant at{};  // of a local time: as if its clocks showed UTC
  bool is_utc = false;
  bool has_clock = true;  // else a whole day is meant
  bool has_date = true;   // else a time of some day
};

// Somewhere to be.
struct FileStop {
  std::string name;
  std::optional<base::LatLon> at = {};
  std::optional<FileTime> begins = {};
  std::optional<FileTime> ends = {};
  int group = 0;  // a route or folder, from 1; 0: none. Stops of one group are one day.
  std::string note = {};
};

// Something that is in a file and not taken, and why.
struct FileLeft {
  std::string what;
  planner::Words why;
};

struct TripFile {
  ImportFormat format = ImportFormat::gpx;
  std::string name;
  std::vector<FileStop> stops;      // in the file's order
  std::vector<FileLeft> left = {};  // most_file_left of them, and then one that counts the others
};

inline constexpr std::size_t most_file_bytes = 2 << 20;
inline constexpr std::size_t most_file_stops = 200;
inline constexpr std::size_t most_file_left = 200;

// Which of the formats it is follows from the content. Text may be UTF-8, UTF-16 with a byte order
// mark, GB 18030 (GBK) or what an XML declaration names. Own files (json) have no stops here: see
// own_file.hpp. Refuses what is none of them, what is damaged, and what is too much.
base::Result<TripFile> read_trip_file(std::string_view bytes);

}  // namespace trips
