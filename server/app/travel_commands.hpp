// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

// Keeps the streets of an extract in the data folder, where a running server finds them.
int import_streets(InstallationOrder const& order, std::string const& path, Streams const& streams);
// The same for a timetable of buses and trains (GTFS, zipped).
int import_gtfs(InstallationOrder const& order, std::string const& path, Streams const& streams);

// Works out the ways within the cities of the catalogue after an import of any kind, and prints
// what became of them. Nothing without streets.
void print_prepared_ways(Installation const& installation, Streams const& streams);

}  // namespace app
