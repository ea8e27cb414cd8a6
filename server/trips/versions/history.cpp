// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/history.hpp"

namespace trips {

UndoStacks undo_stacks(std::vector<Version> const& own) {
  UndoStacks stacks;
  auto const move = [](std::vector<VersionNumber>& from, std::vector<VersionNumber>& to,
                       VersionNumber number) {
    if (!from.empty()) from.pop_back();
    to.push_back(number);
  };
  for (auto const& version : own) {
    switch (version.kind) {
      case ChangeKind::kept:
        break;
      case ChangeKind::undone:
        move(stacks.undo, stacks.redo, version.number);
        break;
      case ChangeKind::redone:
        move(stacks.redo, stacks.undo, version.number);
        break;
      default:
        stacks.undo.push_back(version.number);
        stacks.redo.clear();
    }
  }
  return stacks;
}

}  // namespace trips
