// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace travel {

// One line of osmium's OPL format: a node, a way or a relation of OpenStreetMap.
struct OsmObject {
  struct Member {
    char kind = 'n';
    std::int64_t id = 0;
    std::string role;
  };

  char kind = 'n';  // n, w, r
  std::int64_t id = 0;
  std::vector<std::pair<std::string, std::string>> tags;
  // 1e-7 degrees, of a node; osmium leaves the position of a deleted node out.
  std::optional<std::pair<std::int32_t, std::int32_t>> lat_lon;
  std::vector<std::int64_t> nodes;  // of a way
  std::vector<Member> members;      // of a relation

  // Empty when it has no such tag.
  std::string_view tag(std::string_view key) const;
};

// nullopt for lines of another kind (changesets) and for what is not OPL.
std::optional<OsmObject> read_opl(std::string_view line);

}  // namespace travel
