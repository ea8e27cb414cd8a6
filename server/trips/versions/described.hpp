// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/kinds.hpp"
#include "trips/versions/version.hpp"

// The words of SQL and JSON for what this folder declares.
namespace trips {

BOOST_DESCRIBE_ENUM(ChangeKind, kept, changed, undone, redone, restored, merged, accepted)
BOOST_DESCRIBE_ENUM(MergeSide, branch, trip)

}  // namespace trips
