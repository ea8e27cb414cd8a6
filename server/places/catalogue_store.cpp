// SPDX-License-Identifier: Apache-2.0
#include "places/catalogue_store.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <unordered_map>

#include "base/expects.hpp"
#include "places/impl/embedded.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace places {
namespace {

using soci::use;
using storage::Sql;

constexpr std::string_view bundled_folder = "places/";
constexpr std::size_t longest_name = 120;
constexpr std::uintmax_t largest_file = 20 * 1024 * 1024;

struct StoredFile {
  std::string origin;
  std::string checksum;
};

// A file that was read without fault and has yet to be stored.
struct ReadFile {
  std::string name;
  std::string checksum;
  CatalogueFile content;
};

std::string sha256(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EXPECTS(EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  std::string hex;
  for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

std::map<std::string, StoredFile> stored_files(Sql& sql) {
  std::map<std::string, StoredFile> files;
  for (auto const& row : sql.list_rows("SELECT name, origin, checksum FROM place_files", {}))
    files[row[0].value()] = {row[1].value(), row[2].value()};
  return files;
}

void remove_file(Sql& sql, std::string const& name) {
  sql << "DELETE FROM place_files WHERE name = :name", use(name);
}

void add_file(Sql& sql, ReadFile const& file, std::string const& origin, std::int64_t now_us) {
  sql << "INSERT INTO place_files (name, origin, checksum, imported_at_us) "
         "VALUES (:name, :origin, :checksum, :now)",
      use(file.name), use(origin), use(file.checksum), use(now_us);
}

// Adds a problem for each place whose key stands in another file already.
void add_places(Sql& sql, ReadFile const& file, std::vector<RowProblem>& problems) {
  std::string key;
  std::string name_zh;
  std::string record;
  int area = 0;
  soci::statement insert =
      (sql.prepare << "INSERT INTO places (place_key, file_name, area_code, name_zh, record) "
                      "VALUES (:key, :file, :area, :name, :record)",
       use(key), use(file.name), use(area), use(name_zh), use(record));
  auto const& [places, records, faults] = file.content;
  for (std::size_t i = 0; i < places.size(); ++i) {
    key = places[i].key.str();
    area = places[i].area.value();
    name_zh = places[i].name_zh;
    record = records[i];
    if (!storage::unless_duplicate([&] { insert.execute(true); }))
      problems.push_back({file.name, 1, "key", key + " stands in another file already"});
  }
}

struct Row {
  std::string key;
  int area = 0;
  std::string name_zh;
  std::string record;
};

using Rows = std::map<std::string, Row>;  // by key

Rows rows_of(std::vector<Place> const& places) {
  Rows rows;
  for (auto const& place : places)
    rows[place.key.str()] = {place.key.str(), place.area.value(), place.name_zh,
                             catalogue_record(place)};
  return rows;
}

std::map<std::string, std::string> stored_rows(Sql& sql, std::string const& source) {
  std::map<std::string, std::string> records;
  for (auto const& row :
       sql.list_rows("SELECT place_key, record FROM places WHERE file_name = ?", {source}))
    records[row[0].value()] = row[1].value();
  return records;
}

struct Differing {
  SourceChanges changes;
  std::vector<Row const*> fresh;  // to be added
  std::vector<std::string> gone;  // to be removed first
};

Differing compare(Rows const& rows, std::map<std::string, std::string> const& stored) {
  Differing differing;
  for (auto const& [key, row] : rows) {
    auto const known = stored.find(key);
    bool const is_same = known != stored.end() && known->second == row.record;
    if (known == stored.end())
      ++differing.changes.added;
    else
      ++(is_same ? differing.changes.unchanged : differing.changes.changed);
    if (!is_same) differing.fresh.push_back(&row);
    if (known != stored.end() && !is_same) differing.gone.push_back(key);
  }
  for (auto const& [key, record] : stored) {
    if (rows.contains(key)) continue;
    ++differing.changes.removed;
    differing.gone.push_back(key);
  }
  return differing;
}

struct Source {
  std::string name;
  std::string checksum;
};

void keep_source(Sql& sql, Source const& source, std::int64_t now_us) {
  auto const stored = stored_files(sql);
  auto const known = stored.find(source.name);
  if (known != stored.end() && known->second.checksum == source.checksum) return;
  if (known == stored.end())
    sql << "INSERT INTO place_files (name, origin, checksum, imported_at_us) "
           "VALUES (:name, 'imported', :checksum, :now)",
        use(source.name), use(source.checksum), use(now_us);
  else
    sql << "UPDATE place_files SET checksum = :checksum, imported_at_us = :now WHERE name = :name",
        use(source.checksum), use(now_us), use(source.name);
}

base::Result<void> add_rows(Sql& sql, std::string const& source,
                            std::vector<Row const*> const& rows) {
  Row row;
  soci::statement insert =
      (sql.prepare << "INSERT INTO places (place_key, file_name, area_code, name_zh, record) "
                      "VALUES (:key, :file, :area, :name, :record)",
       use(row.key), use(source), use(row.area), use(row.name_zh), use(row.record));
  for (auto const* each : rows) {
    row = *each;
    if (!storage::unless_duplicate([&] { insert.execute(true); }))
      return base::refuse(base::Refusal::conflict, row.key + " stands in another file already.");
  }
  return {};
}

std::vector<RowProblem> store(storage::Database& db, std::vector<ReadFile> const& files,
                              std::string const& origin, base::Instant now) {
  std::vector<RowProblem> problems;
  auto const stored = db.write([&](Sql& sql) -> base::Result<void> {
    problems.clear();  // the transaction may be repeated
    for (auto const& file : files) remove_file(sql, file.name);
    for (auto const& file : files) {
      add_file(sql, file, origin, base::to_us(now));
      add_places(sql, file, problems);
    }
    if (problems.empty()) return {};
    return base::refuse(base::Refusal::conflict, "The files contradict others.");
  });
  EXPECTS(stored.has_value() == problems.empty());
  return problems;
}

base::Result<std::string> read_text(std::filesystem::path const& path) {
  std::error_code failed;
  auto const size = std::filesystem::file_size(path, failed);
  if (failed)
    return base::refuse(base::Refusal::not_found, fmt::format("{} cannot be read.", path.string()));
  if (size > largest_file)
    return base::refuse(base::Refusal::too_large,
                        fmt::format("{} is larger than 20 MB.", path.string()));
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> csv_files(std::filesystem::path const& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(path))
    if (entry.is_regular_file() && entry.path().extension() == ".csv")
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::string to_text(ImportReport const& report) {
  std::string text;
  for (auto const& problem : report.problems) text += "refused: " + to_text(problem) + "\n";
  for (auto const& file : report.files)
    text += fmt::format("{}: {} places, {}\n", file.name, file.places,
                        file.is_new ? "imported" : "unchanged");
  return text;
}

ImportReport CatalogueStore::import(std::vector<NamedText> const& files, Origin origin) {
  auto const stored = db_.read(stored_files);
  ImportReport report;
  std::vector<ReadFile> fresh;
  for (auto const& [name, text, datum] : files) {
    auto const known = stored.find(name);
    auto checksum = sha256(datum == Datum::wgs84 ? text : text + std::string(to_word(datum)));
    bool const is_known = known != stored.end();
    bool const is_kept = is_known && origin == Origin::bundled && known->second.origin != "bundled";
    if (is_kept) continue;
    auto content = read_catalogue(name, text, &areas_, datum);
    bool const is_new = !is_known || known->second.checksum != checksum;
    if (name.size() > longest_name)
      report.problems.push_back({name, 1, "", "the name is too long"});
    report.files.push_back({name, content.places.size(), is_new});
    report.problems.insert(report.problems.end(), content.problems.begin(), content.problems.end());
    if (is_new) fresh.push_back({name, std::move(checksum), std::move(content)});
  }
  if (report.problems.empty() && !fresh.empty())
    report.problems =
        store(db_, fresh, origin == Origin::bundled ? "bundled" : "imported", clock_.now());
  if (!report.problems.empty()) report.files.clear();
  return report;
}

ImportReport CatalogueStore::import(std::vector<NamedText> const& files) {
  return import(files, Origin::imported);
}

ImportReport CatalogueStore::import_bundled() {
  auto const stored = db_.read(stored_files);
  std::vector<NamedText> changed;
  for (auto const& [name, text] : embedded::files()) {
    if (!name.starts_with(bundled_folder)) continue;
    std::string const file(name.substr(bundled_folder.size()));
    auto const known = stored.find(file);
    if (known == stored.end() || known->second.checksum != sha256(text))
      changed.push_back({file, std::string(text)});
  }
  return import(changed, Origin::bundled);
}

base::Result<ImportReport> CatalogueStore::import_path(std::filesystem::path const& path,
                                                       Datum datum) {
  std::vector<NamedText> files;
  for (auto const& file : csv_files(path)) {
    auto text = read_text(file);
    if (!text) return text.error();
    files.push_back({file.filename().string(), std::move(*text), datum});
  }
  if (files.empty())
    return base::refuse(base::Refusal::not_found,
                        fmt::format("{} holds no CSV files.", path.string()));
  return import(files);
}

base::Result<SourceChanges> CatalogueStore::replace(std::string const& source,
                                                    std::vector<Place> const& places) {
  if (source.empty() || source.size() > longest_name)
    return base::refuse(base::Refusal::invalid, "The name of the source is empty or too long.");
  auto const rows = rows_of(places);
  std::string text = catalogue_header();
  for (auto const& [key, row] : rows) text += row.record;
  auto const read = read_catalogue(source, text, &areas_);
  if (!read.problems.empty())
    return base::refuse(base::Refusal::invalid, to_text(read.problems.front()));
  auto const checksum = sha256(text);
  auto const now_us = base::to_us(clock_.now());
  SourceChanges changes;
  auto const stored = db_.write([&](Sql& sql) -> base::Result<void> {
    auto differing = compare(rows, stored_rows(sql, source));
    changes = differing.changes;
    keep_source(sql, {source, checksum}, now_us);
    for (auto const& key : differing.gone)
      sql << "DELETE FROM places WHERE place_key = :key", use(key);
    return add_rows(sql, source, differing.fresh);
  });
  if (!stored) return stored.error();
  return changes;
}

std::string CatalogueStore::fingerprint() {
  std::string text;
  for (auto const& [name, file] : db_.read(stored_files)) text += name + " " + file.checksum + "\n";
  return sha256(text);
}

CatalogueStore::Loaded CatalogueStore::load_without(std::string const& source) {
  auto csv = catalogue_header();
  db_.read([&](Sql& sql) {
    for (auto const& row : sql.list_rows(
             "SELECT record FROM places WHERE file_name <> ? ORDER BY place_key", {source}))
      csv += row[0].value();
  });
  auto file = read_catalogue("places", csv);
  return {Catalogue(std::move(file.places)), std::move(file.problems)};
}

}  // namespace places
