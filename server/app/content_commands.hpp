// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

// `request` and `plan` are files; - reads from `in`. Neither needs a server or a database: they
// use the bundled catalogue, or the installation's when there is one.
struct PlanCommand {
  std::string request;
  bool as_text = false;
};
int plan(InstallationOrder const& order, PlanCommand const& command, Streams const& streams);
struct VerifyCommand {
  std::string plan;
  std::string request;  // empty: none
  bool as_json = false;
};
int verify(InstallationOrder const& order, VerifyCommand const& command, Streams const& streams);

struct ImportPlacesCommand {
  std::string path;
  std::string datum = "wgs84";
};
int import_places(InstallationOrder const& order, ImportPlacesCommand const& command,
                  Streams const& streams);
int import_timetable(InstallationOrder const& order, std::string const& path,
                     Streams const& streams);
// Reference rates of currencies; a running server answers with them at once.
int import_rates(InstallationOrder const& order, std::string const& path, Streams const& streams);

struct TilesCommand {
  std::string extract;
  bool add = false;
};
int import_tiles(InstallationOrder const& order, TilesCommand const& command,
                 Streams const& streams);

// The OpenAPI document, as committed in api/openapi.yaml.
int print_openapi(InstallationOrder const& order, Streams const& streams);

}  // namespace app
