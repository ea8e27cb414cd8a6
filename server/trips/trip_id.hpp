// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/id.hpp"

namespace trips {

using TripId = base::Id<struct Trip>;

}  // namespace trips
