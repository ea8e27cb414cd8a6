// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "places/place.hpp"

namespace places {

class Areas;

// One thing wrong with a catalogue file. Without a column it concerns the whole line.
struct RowProblem {
  std::string file;
  std::size_t line = 1;
  std::string column;
  std::string why;
  friend bool operator==(RowProblem const&, RowProblem const&) = default;
};

std::string to_text(RowProblem const& problem);  // fuzhou.csv:12: stars: must be 1 to 5

// What a file of the catalogue says: the places of its faultless rows, and everything else.
struct CatalogueFile {
  std::vector<Place> places;
  std::vector<std::string> records;  // the row of each place as one line of CSV
  std::vector<RowProblem> problems;  // reading stops after a hundred
};

std::string catalogue_header();  // the first line of every file, with its line break
// A place as a row of such a file, with its line break; positions to about a metre.
std::string catalogue_record(Place const& place);

// Reads the format of data/README.md. Every row is checked and every fault found is
// listed. `areas`, if given, must know the district, and the place must lie near it.
// Positions in another datum become WGS-84, in the places and in their records.
CatalogueFile read_catalogue(std::string_view file, std::string_view csv,
                             Areas const* areas = nullptr, Datum datum = Datum::wgs84);

}  // namespace places
