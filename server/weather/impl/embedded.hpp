// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace weather::embedded {

std::string_view climate_csv();  // data/climate.csv

}  // namespace weather::embedded
