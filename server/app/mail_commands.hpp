// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>

#include "app/command_line.hpp"
#include "app/installation.hpp"

namespace app {

// Takes one e-mail message from `file`, or from `in` when that is empty, for support. Exit codes
// are those of sysexits.h, as mail servers want them: 0 taken, or to be forgotten; 65 refused for
// good, so that its sender hears of it; 75 to be brought again. A line on `err` says why.
int receive_mail(InstallationOrder const& order, std::filesystem::path const& file,
                 Streams const& streams);

}  // namespace app
