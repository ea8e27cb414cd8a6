// SPDX-License-Identifier: Apache-2.0
#include "places/bundled.hpp"

#include "places/impl/embedded.hpp"

namespace places {

std::string_view bundled_table(std::string_view name) { return embedded::text_of(name); }

}  // namespace places
