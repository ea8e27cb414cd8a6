// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ops/settings.hpp"

namespace app {

// Where an installation keeps what is its own, and what it was told: the start of every command.
struct Installation {
  std::filesystem::path data;  // holds xingqu.db, objects, secrets, logs, outbox
  ops::Settings settings;

  std::string dsn() const;  // of storage.dsn, or the SQLite file in `data`
  std::filesystem::path secrets() const { return data / "secrets"; }
  std::filesystem::path signing_keys() const;
  std::filesystem::path tile_set() const { return data / "tiles/streets.mbtiles"; }
  std::filesystem::path mail_folder() const { return data / "outbox"; }
  std::filesystem::path streets() const { return data / "streets"; }
  std::filesystem::path objects() const { return data / "objects"; }  // files that people brought
  std::filesystem::path log_folder() const;                           // empty: no files
  std::string instance() const;
  std::string public_url() const;
};

struct InstallationOrder {
  std::filesystem::path data = "var";
  std::vector<std::filesystem::path> config;
  std::map<std::string, std::string> flags;
};

// Reads the settings and makes the folders, readable by their owner alone.
base::Result<Installation> open_installation(InstallationOrder const& order);

// Where the files that travel with the program are: beside the binary (share/xingqu of a
// package), or in the source tree it was built in. Throws when there are none.
std::filesystem::path shared_files(std::string const& name);

}  // namespace app
