// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

// Serves until SIGINT or SIGTERM, then drains: says not ready, waits server.drain_wait_seconds,
// refuses new connections, finishes what runs, and answers 0. A second signal ends at once.
// Prints the addresses it listens on, one a line, once it is ready.
int serve(InstallationOrder const& order, Streams const& streams);

}  // namespace app
