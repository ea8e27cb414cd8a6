// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "places/areas.hpp"
#include "storage/database.hpp"
#include "trips/timetable_file.hpp"

namespace trips {

// Timetables in the database, file by file as they were imported.
class TimetableStore {
 public:
  TimetableStore(storage::Database& db, places::Areas const& areas, base::Clock const& clock)
      : db_(db), areas_(areas), clock_(clock) {}

  // Replaces the file of that name as a whole; with any problem nothing is changed.
  TimetableFile import(std::string const& name, std::string const& csv);
  base::Result<TimetableFile> import_path(std::filesystem::path const& path);

  // All files together; rows that this release no longer understands are left out.
  std::shared_ptr<RideTable const> load();
  // Another one whenever a file was imported. Costs one small SELECT.
  std::string fingerprint();

 private:
  storage::Database& db_;
  places::Areas const& areas_;
  base::Clock const& clock_;
};

}  // namespace trips
