// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace weather {

// Elements by their names without a prefix, in whatever namespace.
std::string_view local_name(pugi::xml_node node);
std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name);
// Of the first child of that name, without white space around it; empty as well when it is no
// UTF-8: it could not be told on.
std::string text(pugi::xml_node parent, std::string_view name);

// The root element. A document type is refused, so no entity is ever expanded.
base::Result<pugi::xml_node> root_of(pugi::xml_document& document, std::string_view xml);

// "2026-11-22T10:00:00+08:00"; Z is not allowed, UTC is written -00:00.
std::optional<base::Instant> cap_time(std::string_view told);

}  // namespace weather
