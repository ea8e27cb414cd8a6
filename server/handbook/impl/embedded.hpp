// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace handbook::embedded {

std::string_view help_md();  // data/help.md

}  // namespace handbook::embedded
