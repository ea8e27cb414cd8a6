// SPDX-License-Identifier: Apache-2.0
#include "assistant/lexicon.hpp"

#include <algorithm>

namespace assistant {
namespace {

// Chinese characters and marks begin with these bytes in UTF-8, accented Latin letters do not.
bool is_chinese(std::string const& name) {
  return std::any_of(name.begin(), name.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
}

}  // namespace

std::string const& english_name(Entry const& entry) {
  if (entry.names.empty()) return entry.id;
  auto const found = std::find_if_not(entry.names.begin(), entry.names.end(), is_chinese);
  return found == entry.names.end() ? entry.names.front() : *found;
}

}  // namespace assistant
