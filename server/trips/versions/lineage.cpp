// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/lineage.hpp"

#include <ranges>
#include <set>

namespace trips {
namespace {

Version const* find(std::vector<Version> const& all, VersionNumber number) {
  for (auto const& version : all)
    if (version.number == number) return &version;
  return nullptr;
}

// What was taken back on the way to a version, and not done again.
std::set<VersionNumber> taken_back(std::vector<Version> const& all, VersionNumber number) {
  std::set<VersionNumber> settled;
  std::set<VersionNumber> back;
  for (auto const* each = find(all, number); each; each = find(all, each->parent)) {
    if (each->kind != ChangeKind::undone && each->kind != ChangeKind::redone) continue;
    auto const origin = origin_of(all, each->number);
    if (settled.insert(origin).second && each->kind == ChangeKind::undone) back.insert(origin);
  }
  return back;
}

// A merge that was taken back brought nothing.
std::set<VersionNumber> ancestors(std::vector<Version> const& all, VersionNumber number) {
  std::set<VersionNumber> found;
  std::vector<VersionNumber> open{number};
  auto const back = taken_back(all, number);
  while (!open.empty()) {
    auto const* const version = find(all, open.back());
    open.pop_back();
    if (!version || !found.insert(version->number).second) continue;
    open.push_back(version->parent);
    if (version->kind == ChangeKind::merged && !back.contains(version->number))
      open.push_back(version->other_parent);
  }
  return found;
}

}  // namespace

VersionNumber common_ancestor(std::vector<Version> const& all, VersionNumber one,
                              VersionNumber other) {
  auto const of_one = ancestors(all, one);
  auto const of_other = ancestors(all, other);
  for (auto const each : of_one | std::views::reverse)
    if (of_other.contains(each)) return each;
  return 0;
}

VersionNumber origin_of(std::vector<Version> const& all, VersionNumber number) {
  auto const* version = find(all, number);
  while (version && (version->kind == ChangeKind::undone || version->kind == ChangeKind::redone)) {
    number = version->other_parent;
    version = find(all, number);
  }
  return number;
}

}  // namespace trips
