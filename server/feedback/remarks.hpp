// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

#include "http/kinds.hpp"

// What is said so often that it needs no words of one's own.
namespace feedback {

enum class PlaceRemark : std::uint8_t {
  worth_it,
  overpriced,
  crowded,
  quiet,
  long_queue,
  good_with_children,
  good_with_elders,
  hard_to_reach,
  not_as_described,
};
BOOST_DESCRIBE_ENUM(PlaceRemark, worth_it, overpriced, crowded, quiet, long_queue,
                    good_with_children, good_with_elders, hard_to_reach, not_as_described)

enum class PlanRemark : std::uint8_t {
  well_paced,
  too_full,
  too_empty,
  good_ways,
  bad_ways,
  good_food,
  bad_food,
  good_value,
  over_budget,
};
BOOST_DESCRIBE_ENUM(PlanRemark, well_paced, too_full, too_empty, good_ways, bad_ways, good_food,
                    bad_food, good_value, over_budget)

}  // namespace feedback
