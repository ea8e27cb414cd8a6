// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "trips/answer.hpp"

namespace trips {

// Something worth packing, and what in the plan says so.
struct PackingSuggestion {
  std::string key;  // of the table; stays the same between releases
  Words label;
  Words why;
  bool is_shared = false;  // one is enough for all
};

// What the plan gives reason to pack, the indispensable first. The same plan gives the same list.
std::vector<PackingSuggestion> suggest_packing(TierAnswer const& plan, bool is_abroad);

}  // namespace trips
