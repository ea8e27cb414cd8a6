// SPDX-License-Identifier: Apache-2.0
#include "notices/impl/shortened.hpp"

#include "base/text.hpp"

namespace notices {

std::string shortened(std::string const& text, std::size_t most) {
  if (base::length_of(text) <= most) return text;
  std::size_t size = 0;
  for (std::size_t characters = 0; size < text.size(); ++size) {
    bool const starts_character = (static_cast<unsigned char>(text[size]) & 0xc0u) != 0x80u;
    if (starts_character && characters++ == most - 1) break;
  }
  return text.substr(0, size) + "…";
}

}  // namespace notices
