// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace alerts::embedded {

std::string_view emergency_numbers_csv();

}  // namespace alerts::embedded
