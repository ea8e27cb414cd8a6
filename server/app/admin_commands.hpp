// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

// Each prints its report to `out` or its refusal to `err` and answers the exit code.
int show_version(Streams const& streams);
int check_config(InstallationOrder const& order, Streams const& streams);
int list_settings(bool as_markdown, Streams const& streams);
int migrate(InstallationOrder const& order, bool status_only, Streams const& streams);
int doctor(InstallationOrder const& order, Streams const& streams);
// Asks each configured third party something now.
int doctor_of_providers(InstallationOrder const& order, Streams const& streams);

struct BackupCommand {
  std::filesystem::path to;
  int keep = 0;
};
int backup(InstallationOrder const& order, BackupCommand const& command, Streams const& streams);
int restore(InstallationOrder const& order, std::filesystem::path const& from,
            Streams const& streams);

// Prints "refused: why", then one line per field, and answers 1.
int print_refusal(base::Error const& error, Streams const& streams);

// The messages of the outbox that were given up, each with why; `revives`: tries them again.
int outbox(InstallationOrder const& order, bool revives, Streams const& streams);

}  // namespace app
