// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ops {

struct BackedUpFile {
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;  // hex
};

// A backup is a folder `backup-20261122T054700Z` with a manifest.json that names each file and
// its SHA-256. A folder that carries this name is whole; an unfinished one ends in `.part`.
struct Backup {
  std::filesystem::path folder;
  std::string made_at;   // RFC 3339, UTC
  std::string version;   // of the program that made it
  std::string schema;    // the last migration applied
  std::string database;  // sqlite or mariadb
  std::vector<BackedUpFile> files;
};

struct BackupOrder {
  std::string dsn;
  std::filesystem::path data;  // its `secrets` and `objects` are saved as well
  std::filesystem::path to;    // an existing folder
  int keep = 0;                // newest backups to keep there; 0: all
};

// A consistent picture while the server writes: VACUUM INTO on SQLite, one snapshot transaction
// of mariadb-dump on MariaDB.
base::Result<Backup> make_backup(BackupOrder const& order, base::Clock const& clock);

// Reads the manifest and checks every file against it.
base::Result<Backup> verify_backup(std::filesystem::path const& folder);

struct RestoreOrder {
  std::filesystem::path from;
  std::filesystem::path data;  // must be missing or empty
  std::string dsn;             // empty: SQLite in `data`; MariaDB: an empty database
};

// Verifies, restores, and lets the database check itself. Refuses to touch what is not empty.
base::Result<Backup> restore_backup(RestoreOrder const& order);

}  // namespace ops
