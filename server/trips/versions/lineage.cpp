// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/lineage.hpp"

#include <set>

namespace trips {
namespace {

Version const* find(std::vector<Version> const& all, VersionNumber number) {
  for (auto const& version : all)
    if (version.number == number) return &version;
  return nullptr;
}

std::set<VersionNumber> ancestors(std::vector<Version> const& all, VersionNumber number) {
  std::set<VersionNumber> found;
  std::vector<VersionNumber> open{number};
  while (!open.empty()) {
    auto const* const version = find(all, open.back());
    open.pop_back();
    if (!version || !found.insert(version->number).second) continue;
    open.push_back(version->parent);
    if (version->kind == ChangeKind::merged) open.push_back(version->other_parent);
  }
  return found;
}

}  // namespace

VersionNumber common_ancestor(std::vector<Version> const& all, VersionNumber one,
                              VersionNumber other) {
  auto const of_one = ancestors(all, one);
  auto const of_other = ancestors(all, other);
  for (auto each = of_one.rbegin(); each != of_one.rend(); ++each)
    if (of_other.contains(*each)) return *each;
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
