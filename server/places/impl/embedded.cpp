// SPDX-License-Identifier: Apache-2.0
#include "places/impl/embedded.hpp"

#include <algorithm>

#include "base/expects.hpp"

namespace places::embedded {

std::string_view text_of(std::string_view name) {
  auto const all = files();
  auto const found = std::ranges::find(all, name, &File::name);
  EXPECTS(found != all.end());
  return found->text;
}

}  // namespace places::embedded
