// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/installation.hpp"
#include "ops/health.hpp"
#include "storage/database.hpp"

namespace app {

// What /readyz asks of a running server: cheap, and asked often.
void add_readiness(ops::Health& health, storage::Database& db);

// What `xingqu doctor` looks at besides, from the outside: folders, space, limits, settings that
// are legal but unwise. `installation` must outlive `health`.
void add_examination(ops::Health& health, Installation const& installation);

}  // namespace app
