// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace ops {

std::string_view version();   // "0.1.0"
std::string_view revision();  // the short commit it was built from, or "unknown"

}  // namespace ops
