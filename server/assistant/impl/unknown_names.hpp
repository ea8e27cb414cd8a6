// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {

struct UnknownName {
  Entry const* entry = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
  double confidence = 0;
};

// Words from token i on that hold unknown characters, as a name of that family that is spelt
// much alike or holds them. nullopt when nothing is close enough.
std::optional<UnknownName> unknown_name_at(Reading const& reading, std::size_t i, Family family);

}  // namespace assistant::impl
