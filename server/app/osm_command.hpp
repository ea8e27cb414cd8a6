// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

struct ImportOsmCommand {
  std::string file;
  std::string area;  // empty: places belong to the nearest areas
};
// Tells of its progress on `err` and what became of the file on `out`.
int import_osm(InstallationOrder const& order, ImportOsmCommand const& command,
               Streams const& streams);

}  // namespace app
