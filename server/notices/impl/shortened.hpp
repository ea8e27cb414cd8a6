// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>

namespace notices {

// At most `most` characters, cut at a character; what was cut ends in an ellipsis.
std::string shortened(std::string const& text, std::size_t most);

}  // namespace notices
