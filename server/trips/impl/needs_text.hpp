// SPDX-License-Identifier: Apache-2.0
// 其他需求: what one clause of free text asks for.
#pragma once
#include <string_view>
#include <vector>

#include "trips/city.hpp"
#include "trips/words.hpp"

namespace trips {

struct Need {
  std::vector<places::Place const*> must;
  std::vector<places::Place const*> avoid;
  std::vector<places::Kind> avoid_kinds;
  std::vector<std::string> diets;  // what somebody cannot do without, in the words of Needs::diets
  Meaning likes;
  bool is_understood = false;
};

// A refusal (不去鼓山) avoids, a named place is a must, everything else is what is liked.
Need need_from(std::string_view clause, City const& city);

// What "avoid" names: a place, or a kind in the vocabulary's or in people's words.
Need avoidance_from(std::string_view text, City const& city);

bool asks_for_nothing(std::string_view piece);  // 无, 都可以 …

}  // namespace trips
