// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace letters {

// What a page of HTML says, as plain lines: blocks become lines, what is quoted begins with "> ".
// Takes whatever mail programs write; never refuses.
std::string text_of_html(std::string_view html);

}  // namespace letters
