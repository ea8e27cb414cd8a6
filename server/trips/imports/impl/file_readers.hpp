// SPDX-License-Identifier: Apache-2.0
// One function for each format, from UTF-8 text; told apart by their beginning in trip_file.cpp.
#pragma once
#include "trips/imports/trip_file.hpp"

namespace trips {

// GPX 1.0 and 1.1, KML 2. External entities and those of a document type are never looked at.
base::Result<TripFile> read_tracks(std::string_view xml);

// RFC 5545. A time of a named zone is by the clocks of the place where one is then.
base::Result<TripFile> read_calendar(std::string_view text);

// Columns by their names, in Chinese or English: name, date or day, start, end, minutes, lat, lon,
// note. Only the name is needed.
base::Result<TripFile> read_table(std::string_view text);

// "2026-05-01T09:30:00+08:00" and its kin; a bare date is a whole day. Nothing for anything else.
std::optional<FileTime> file_time_from(std::string_view iso);

// Texts of other people's files: trimmed, one line for a name, and no longer than fits.
std::string name_from(std::string_view text);
std::string note_from(std::string_view text);

base::Error too_many_stops();

// What a file has beside its stops. Small files can have a million such things, of which only so
// many are told one by one.
class LeftOfFile {
 public:
  void add(std::string what, planner::Words why);
  std::vector<FileLeft> told() &&;

 private:
  std::vector<FileLeft> first_;
  std::size_t more_ = 0;
};

}  // namespace trips
