// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "places/areas.hpp"
#include "places/catalogue.hpp"
#include "places/catalogue_file.hpp"
#include "storage/database.hpp"

namespace places {

struct NamedText {
  std::string name;  // fuzhou.csv
  std::string text;
};

struct FileImport {
  std::string name;
  std::size_t places = 0;
  bool is_new = false;  // false: the very same file was imported before
};

// With any problem nothing at all was changed.
struct ImportReport {
  std::vector<FileImport> files;
  std::vector<RowProblem> problems;
};

std::string to_text(ImportReport const& report);  // a line per file or problem

// The catalogue in the database. A file is replaced as a whole by one of the same name.
class CatalogueStore {
 public:
  CatalogueStore(storage::Database& db, Areas const& areas, base::Clock const& clock)
      : db_(db), areas_(areas), clock_(clock) {}

  // The catalogue that is built into the program. Costs one SELECT when nothing has changed;
  // files that an operator has imported under the same name stay as they are.
  ImportReport import_bundled();
  // Several files at once: all of them or none.
  ImportReport import(std::vector<NamedText> const& files);
  // A CSV file, or a folder with all the CSV files in it.
  base::Result<ImportReport> import_path(std::filesystem::path const& path);

  struct Loaded {
    Catalogue catalogue;
    std::vector<RowProblem> problems;  // rows that this release no longer understands
  };
  Loaded load();
  // Another one whenever a file was imported, by whatever process. Costs one small SELECT.
  std::string fingerprint();

 private:
  enum class Origin : std::uint8_t { bundled, imported };
  ImportReport import(std::vector<NamedText> const& files, Origin origin);

  storage::Database& db_;
  Areas const& areas_;
  base::Clock const& clock_;
};

}  // namespace places
