// SPDX-License-Identifier: Apache-2.0
#include "ops/backup.hpp"

#include <fmt/format.h>
#include <soci/soci.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "base/civil.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "ops/child_process.hpp"
#include "ops/sha256.hpp"
#include "ops/version.hpp"
#include "storage/database.hpp"
#include "storage/migrations.hpp"
#include "storage/sql.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;

namespace ops {
namespace {

constexpr std::string_view prefix = "backup-";
constexpr std::string_view sqlite_file = "xingqu.db";
constexpr std::string_view mariadb_file = "dump.sql";

std::string stamp_of(base::Instant at) {
  std::string stamp;
  for (char const c : base::to_text(std::chrono::floor<std::chrono::seconds>(at)))
    if (c != '-' && c != ':') stamp.push_back(c);
  return stamp;
}

bool is_mariadb(std::string_view dsn) { return dsn.starts_with("mariadb:"); }

// Options of the mariadb command-line programs for a DSN; the password travels by environment,
// where other users of the machine cannot see it.
struct MariadbAccess {
  std::vector<std::string> options;
  std::vector<std::string> environment;
  std::string database;
};

MariadbAccess mariadb_access(std::string_view dsn) {
  MariadbAccess access;
  for (auto const& pair : base::split(dsn.substr(dsn.find(':') + 1), ' ')) {
    auto const at = pair.find('=');
    if (at == std::string::npos) continue;
    auto const name = pair.substr(0, at);
    auto const value = pair.substr(at + 1);
    if (name == "dbname" || name == "db")
      access.database = value;
    else if (name == "password" || name == "pass")
      access.environment = {"MYSQL_PWD=" + value};
    else if (name == "unix_socket")
      access.options.push_back(fmt::format("--socket={}", value));
    else if (name == "host" || name == "port" || name == "user")
      access.options.push_back(fmt::format("--{}={}", name, value));
  }
  return access;
}

std::string last_migration(storage::Database& db) {
  std::string last;
  for (auto const& migration : storage::migration_status(db, storage::built_in_migrations()))
    if (migration.applied_at) last = migration.name;
  return last;
}

base::Result<void> dump_database(std::string const& dsn, storage::Database& db,
                                 fs::path const& folder) {
  if (!is_mariadb(dsn)) {
    auto const file = (folder / sqlite_file).string();
    db.read([&](storage::Sql& sql) { sql << "VACUUM INTO :file", soci::use(file, "file"); });
    return {};
  }
  auto access = mariadb_access(dsn);
  Child child{.command = {"mariadb-dump", "--single-transaction", "--hex-blob", "--no-tablespaces"},
              .output = folder / mariadb_file,
              .environment = access.environment};
  child.command.insert(child.command.end(), access.options.begin(), access.options.end());
  child.command.push_back(access.database);
  auto const end = run_child(child);
  if (end.exit_code == 0) return {};
  return base::refuse(base::Refusal::unavailable,
                      fmt::format("mariadb-dump ended with {}: {}", end.exit_code, end.errors));
}

bool went_away(std::error_code const& failed) {
  return failed == std::errc::no_such_file_or_directory;
}

// Without what is half written and what goes away meanwhile; whatever else cannot be read throws,
// so that no backup is silently short of files.
void copy_folder(fs::path const& from, fs::path const& to) {
  std::error_code failed;
  fs::directory_iterator const entries(from, failed);
  if (went_away(failed)) return;
  if (failed) throw fs::filesystem_error("cannot list", from, failed);
  fs::create_directories(to);
  fs::permissions(to, fs::perms::owner_all);
  for (auto const& entry : entries) {
    auto const copy = to / entry.path().filename();
    if (entry.is_directory(failed)) {
      copy_folder(entry.path(), copy);
    } else if (entry.path().extension() != ".part") {
      fs::copy_file(entry.path(), copy, failed);
      if (failed && !went_away(failed))
        throw fs::filesystem_error("cannot copy", entry.path(), copy, failed);
    }
  }
}

// Files of an installation beside its database. They are copied after it: an object is written
// before its row, so a row of a backup has its object unless that was removed during the backup.
void copy_folders(fs::path const& data, fs::path const& to) {
  for (auto const* name : {"secrets", "objects"}) copy_folder(data / name, to / name);
}

std::vector<BackedUpFile> list_files(fs::path const& folder) {
  std::vector<BackedUpFile> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "manifest.json")
      files.push_back({fs::relative(entry.path(), folder).string(),
                       static_cast<std::int64_t>(entry.file_size()), sha256_of_file(entry.path())});
  std::sort(files.begin(), files.end(), [](auto& a, auto& b) { return a.name < b.name; });
  return files;
}

void write_manifest(Backup const& backup, fs::path const& folder) {
  json::array files;
  for (auto const& file : backup.files)
    files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  json::object const manifest{{"made_at", backup.made_at},
                              {"version", backup.version},
                              {"schema", backup.schema},
                              {"database", backup.database},
                              {"files", std::move(files)}};
  std::ofstream out(folder / "manifest.json");
  out << json::serialize(manifest) << '\n';
  out.flush();
  if (!out) throw std::runtime_error("cannot write " + (folder / "manifest.json").string());
}

void remove_all_but_newest(fs::path const& folder, int keep) {
  std::vector<fs::path> found;
  for (auto const& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().starts_with(prefix) && entry.path().extension() != ".part")
      found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  for (std::size_t i = 0; i + static_cast<std::size_t>(keep) < found.size(); ++i)
    fs::remove_all(found[i]);
}

base::Error broken(fs::path const& file, std::string_view why) {
  return base::refuse(base::Refusal::invalid, fmt::format("{}: {}", file.string(), why));
}

// A manifest is input like any other: every field is looked at before it is used.
base::Result<Backup> read_manifest(fs::path const& folder) {
  auto const path = folder / "manifest.json";
  std::ifstream in(path);
  if (!in) return broken(path, "is missing, so this is no whole backup");
  std::ostringstream text;
  text << in.rdbuf();
  boost::system::error_code wrong;
  auto const value = json::parse(text.str(), wrong);
  if (wrong || !value.is_object()) return broken(path, "is not a JSON object");
  Backup backup{.folder = folder};
  try {
    auto const& manifest = value.as_object();
    backup.made_at = manifest.at("made_at").as_string();
    backup.version = manifest.at("version").as_string();
    backup.schema = manifest.at("schema").as_string();
    backup.database = manifest.at("database").as_string();
    for (auto const& entry : manifest.at("files").as_array()) {
      auto const& file = entry.as_object();
      backup.files.push_back({std::string(file.at("name").as_string()),
                              file.at("bytes").to_number<std::int64_t>(),
                              std::string(file.at("sha256").as_string())});
    }
  } catch (std::exception const&) {
    return broken(path, "lacks a field");
  }
  return backup;
}

bool stays_inside(std::string const& name) {
  fs::path const path(name);
  return path.is_relative() &&
         std::none_of(path.begin(), path.end(), [](auto const& part) { return part == ".."; });
}

base::Result<void> load_database(Backup const& backup, RestoreOrder const& order) {
  if (backup.database == "sqlite") {
    fs::copy_file(backup.folder / sqlite_file, order.data / sqlite_file);
    return {};
  }
  auto const access = mariadb_access(order.dsn);
  Child child{.command = {"mariadb"},
              .input = backup.folder / mariadb_file,
              .environment = access.environment};
  child.command.insert(child.command.end(), access.options.begin(), access.options.end());
  child.command.push_back(access.database);
  auto const end = run_child(child);
  if (end.exit_code == 0) return {};
  return base::refuse(base::Refusal::unavailable,
                      fmt::format("mariadb ended with {}: {}", end.exit_code, end.errors));
}

base::Result<void> check_restored(Backup const& backup, std::string const& dsn) {
  base::SystemRandom random;
  storage::Database db(dsn, random, {.connections = 1});
  if (!is_mariadb(dsn)) {
    std::string verdict;
    db.read([&](storage::Sql& sql) { sql << "PRAGMA integrity_check", soci::into(verdict); });
    if (verdict != "ok") return base::refuse(base::Refusal::invalid, "SQLite says: " + verdict);
  }
  auto const schema = last_migration(db);
  if (schema != backup.schema)
    return base::refuse(
        base::Refusal::conflict,
        fmt::format("the schema is {} where the backup says {}", schema, backup.schema));
  return {};
}

base::Result<void> check_target(Backup const& backup, RestoreOrder const& order) {
  if (fs::exists(order.data) && !fs::is_empty(order.data))
    return base::refuse(base::Refusal::conflict, order.data.string() + " is not empty");
  bool const wants_mariadb = backup.database == "mariadb";
  if (wants_mariadb != is_mariadb(order.dsn))
    return base::refuse(base::Refusal::conflict, "this is a backup of " + backup.database);
  if (!wants_mariadb) return {};
  base::SystemRandom random;
  storage::Database db(order.dsn, random, {.connections = 1});
  int tables = 0;
  db.read([&](storage::Sql& sql) {
    sql << "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()",
        soci::into(tables);
  });
  if (tables > 0) return base::refuse(base::Refusal::conflict, "the database is not empty");
  return {};
}

}  // namespace

base::Result<Backup> make_backup(BackupOrder const& order, base::Clock const& clock) {
  if (!fs::is_directory(order.to))
    return base::refuse(base::Refusal::invalid, order.to.string() + " is not a folder");
  auto const now = std::chrono::floor<std::chrono::seconds>(clock.now());
  auto const finished = order.to / fmt::format("{}{}", prefix, stamp_of(now));
  if (fs::exists(finished))
    return base::refuse(base::Refusal::conflict, finished.string() + " exists");
  fs::path const unfinished = finished.string() + ".part";
  fs::remove_all(unfinished);
  fs::create_directories(unfinished);
  fs::permissions(unfinished, fs::perms::owner_all);

  base::SystemRandom random;
  storage::Database db(order.dsn, random, {.connections = 1});
  if (auto const dumped = dump_database(order.dsn, db, unfinished); !dumped) {
    fs::remove_all(unfinished);
    return dumped.error();
  }
  copy_folders(order.data, unfinished);
  Backup backup{.folder = finished,
                .made_at = base::to_text(base::Instant(now)),
                .version = std::string(version()),
                .schema = last_migration(db),
                .database = is_mariadb(order.dsn) ? "mariadb" : "sqlite",
                .files = list_files(unfinished)};
  write_manifest(backup, unfinished);
  fs::rename(unfinished, finished);
  if (order.keep > 0) remove_all_but_newest(order.to, order.keep);
  return backup;
}

base::Result<Backup> verify_backup(fs::path const& folder) {
  auto backup = read_manifest(folder);
  if (!backup) return backup;
  for (auto const& file : backup->files) {
    auto const path = folder / file.name;
    if (!stays_inside(file.name)) return broken(path, "lies outside the backup");
    if (!fs::is_regular_file(path)) return broken(path, "is missing");
    if (sha256_of_file(path) != file.sha256) return broken(path, "is not what was saved");
  }
  return backup;
}

base::Result<Backup> restore_backup(RestoreOrder const& order) {
  auto backup = verify_backup(order.from);
  if (!backup) return backup;
  if (auto const ready = check_target(*backup, order); !ready) return ready.error();
  fs::create_directories(order.data);
  if (auto const loaded = load_database(*backup, order); !loaded) return loaded.error();
  copy_folders(order.from, order.data);
  auto const dsn = order.dsn.empty() ? "sqlite:" + (order.data / sqlite_file).string() : order.dsn;
  if (auto const checked = check_restored(*backup, dsn); !checked) return checked.error();
  return backup;
}

}  // namespace ops
