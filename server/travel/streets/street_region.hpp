// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "base/civil.hpp"
#include "base/result.hpp"
#include "travel/streets/contraction.hpp"
#include "travel/streets/street_map.hpp"

namespace travel {

// The streets of one extract, for every traveller, as they are kept in a file of the data folder.
struct StreetRegion {
  std::string name;          // of the extract, without its endings: "monaco"
  base::Day as_of{};         // of the extract
  std::uint64_t digest = 0;  // of the file that it was read from; 0: it was not
  std::array<StreetGraph, all_travellers.size()> graphs;
  std::array<Contraction, all_travellers.size()> contractions;  // of the graphs

  StreetGraph const& graph(Traveller traveller) const {
    return graphs[static_cast<std::size_t>(traveller)];
  }
};

// Another version of the program may keep streets differently: then the import is repeated.
void save_streets(StreetRegion const& region, std::filesystem::path const& file);
// Refused if there is no such file, if it is of another version or if it is damaged.
base::Result<StreetRegion> load_streets(std::filesystem::path const& file);

struct StreetImport {
  StreetRegion region;
  StreetMap::Counts counts;
};

// Reads an extract (whatever osmium reads) through osmium-tool. Refused without osmium, for what
// is no extract, and for an extract without streets.
base::Result<StreetImport> import_streets(std::filesystem::path const& extract);

}  // namespace travel
