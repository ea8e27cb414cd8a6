// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "osm/reading.hpp"
#include "places/areas.hpp"
#include "places/catalogue_store.hpp"

namespace osm {

struct ImportOrder {
  std::filesystem::path file;
  std::optional<places::AreaCode> area;  // whose places they are; nullopt: of the nearest areas
  std::filesystem::path work_folder;     // keeps what a stopped import had already done
  std::string osmium = "osmium";
};

struct Report {
  std::string source;  // the name under which the places are kept: osm/monaco.osm.pbf
  base::Day as_of{};
  std::size_t elements = 0;  // with a tag of the rules
  std::size_t places = 0;
  std::size_t incomplete = 0;    // of the places: a part of their outline is not in the file
  std::size_t hours_unread = 0;  // of the places: kept as they stand
  std::array<std::size_t, skip_reasons> skipped{};  // by Skip
  places::SourceChanges changes;
  std::int64_t osmium_peak_kib = 0;
};

std::string to_text(Report const& report);

enum class Stage : std::uint8_t { locating, reading, storing };
struct Progress {
  Stage stage = Stage::locating;
  std::size_t elements = 0;  // read so far
  std::size_t places = 0;    // found among them
};
using Tell = std::function<void(Progress const&)>;

// Brings the places of a file of OpenStreetMap into the catalogue in place of those that a file of
// the same name brought before: what is new is added, what is gone removed, and a second import of
// the same file changes nothing. A stopped import has changed nothing and goes on from its last
// finished stage.
base::Result<Report> import_file(ImportOrder const& order, places::Areas const& areas,
                                 places::CatalogueStore& store, Tell const& tell);

}  // namespace osm
