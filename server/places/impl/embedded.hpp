// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

// Files of data/ that travel inside the binary; CMakeLists.txt names them.
namespace places::embedded {

extern std::string_view const china_holidays_csv;
extern std::string_view const areas_csv;

}  // namespace places::embedded
