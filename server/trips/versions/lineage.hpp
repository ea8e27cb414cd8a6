// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "trips/versions/version.hpp"

namespace trips {

// The newest version that both come from, by way of parents and of what was merged and not taken
// back; 0: none.
VersionNumber common_ancestor(std::vector<Version> const& all, VersionNumber one,
                              VersionNumber other);

// What a version took back or did again in the end; any other version is its own origin.
VersionNumber origin_of(std::vector<Version> const& all, VersionNumber number);

}  // namespace trips
