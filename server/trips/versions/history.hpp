// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <vector>

#include "trips/versions/version.hpp"

namespace trips {

// What one person can take back and do again on a branch; it follows from the versions alone, so
// it survives a reload and goes from device to device.
struct UndoStacks {
  std::vector<VersionNumber> undo;  // the last one goes first
  std::vector<VersionNumber> redo;  // versions that took something back
};

// `own`: what that person did on the branch, oldest first. Doing something else forgets what could
// be done again.
UndoStacks undo_stacks(std::vector<Version> const& own);

}  // namespace trips
