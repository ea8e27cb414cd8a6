// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace weather {

// One CAP document that an index names.
struct CapLink {
  std::string address;   // as written there: absolute, or relative to the index
  std::string revision;  // when it was changed; another one means that it must be read anew
  std::optional<base::Instant> expires = {};  // if the index says so
};

inline constexpr std::size_t most_index_bytes = 8 << 20;
inline constexpr std::size_t most_links = 500;

// What offices publish to tell of their documents: an Atom feed (RFC 4287) or RSS 2.0, the newest
// first. nullopt: it is neither, perhaps a document itself. Refuses what is no XML, is larger than
// most_index_bytes or has a document type. Entries without a link are left out, and those beyond
// most_links.
base::Result<std::optional<std::vector<CapLink>>> read_cap_index(std::string_view xml);

}  // namespace weather
