// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "assistant/impl/reading.hpp"

namespace assistant::impl {

// Whether the number i is an age by what stands around it: 6岁和9岁, "aged 5 and 9", "our daughter
// is 8". The word for years itself may follow or not.
bool stands_as_age(Reading const& reading, std::size_t i);

}  // namespace assistant::impl
