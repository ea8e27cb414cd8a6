// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace places {

// A table of data/ that travels in the binary, by its name below data/: "osm_kinds.csv". One that
// is not there is a Bug.
std::string_view bundled_table(std::string_view name);

}  // namespace places
