// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/versions/editing.hpp"

namespace trips {

// Tells everybody in the trip of a version: their open pages once it is committed, the others'
// inboxes once a day for each who changes it and each time that something proposed is taken.
void tell_members(storage::Sql& sql, ChangeOrder const& order, VersionNumber version,
                  Parts const& parts);

}  // namespace trips
