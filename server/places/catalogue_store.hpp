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
  Datum datum = Datum::wgs84;  // of its positions
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

// What became of the places of a source that was imported before, or is new.
struct SourceChanges {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  std::size_t unchanged = 0;
  friend bool operator==(SourceChanges const&, SourceChanges const&) = default;
};

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
  base::Result<ImportReport> import_path(std::filesystem::path const& path,
                                         Datum datum = Datum::wgs84);

  // The places of one source take the place of those it had: only the rows that differ are written,
  // all of them or none. Places that the reader would refuse, and keys that stand in another file,
  // are refused.
  base::Result<SourceChanges> replace(std::string const& source, std::vector<Place> const& places);

  struct Loaded {
    Catalogue catalogue;
    std::vector<RowProblem> problems;  // rows that this release no longer understands
  };
  Loaded load() { return load_without(""); }
  // All but the places of one source.
  Loaded load_without(std::string const& source);
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
