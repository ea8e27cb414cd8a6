// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace trips {

// The first thing in a text that looks like a name of its own; empty: none. The names that may be
// said have been taken out of the text, each replaced by `gap`. Chinese names are known by their
// endings (寺, 山, 博物馆), English ones by their capitals. It rather suspects too much.
inline constexpr char gap = '\x01';
std::string suspected_name(std::string_view text);

}  // namespace trips
