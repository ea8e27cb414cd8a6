// SPDX-License-Identifier: Apache-2.0
#include "trips/timetable_store.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "storage/sql.hpp"

namespace trips {

using soci::use;
using storage::Sql;

namespace {

constexpr std::uintmax_t largest_file = 8 * 1024 * 1024;

}  // namespace

TimetableFile TimetableStore::import(std::string const& name, std::string const& csv) {
  auto file = read_timetable(csv, areas_);
  if (!file.problems.empty()) return file;
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM timetable_files WHERE name = :name", use(name);
    sql << "INSERT INTO timetable_files (name, csv, imported_at_us) VALUES (:name, :csv, :now)",
        use(name), use(csv), use(now_us);
  });
  return file;
}

base::Result<TimetableFile> TimetableStore::import_path(std::filesystem::path const& path) {
  std::error_code failed;
  auto const size = std::filesystem::file_size(path, failed);
  if (failed)
    return base::refuse(base::Refusal::not_found, fmt::format("{} cannot be read.", path.string()));
  if (size > largest_file)
    return base::refuse(base::Refusal::too_large,
                        fmt::format("{} is larger than 8 MB.", path.string()));
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return import(path.filename().string(), text.str());
}

std::shared_ptr<RideTable const> TimetableStore::load() {
  auto const rows = db_.read(
      [](Sql& sql) { return sql.list_rows("SELECT csv FROM timetable_files ORDER BY name", {}); });
  std::vector<TimetableRide> rides;
  for (auto const& row : rows)
    for (auto& ride : read_timetable(row[0].value(), areas_).rides)
      rides.push_back(std::move(ride));
  return std::make_shared<RideTable const>(std::move(rides));
}

std::string TimetableStore::fingerprint() {
  auto const rows = db_.read([](Sql& sql) {
    return sql.list_rows("SELECT name, imported_at_us FROM timetable_files ORDER BY name", {});
  });
  std::string text;
  for (auto const& row : rows) text += row[0].value() + " " + row[1].value() + "\n";
  return text;
}

}  // namespace trips
