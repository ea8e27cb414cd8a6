// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "weather/warning.hpp"

namespace weather {

// The Common Alerting Protocol 1.2 (OASIS), as offices write it and operators drop it in.
struct CapCircle {
  base::LatLon at;
  double radius_m = 0;
};

// Where a warning holds: inside any of these. One that names no shape and no division of China
// holds nowhere, because nobody can tell where.
struct CapArea {
  std::string name;
  std::vector<std::vector<base::LatLon>> polygons = {};
  std::vector<CapCircle> circles = {};
  std::vector<places::AreaCode> codes = {};
  bool covers(Whereabouts const& where) const;
};

struct CapWarning {
  Warning warning;
  std::vector<CapArea> areas = {};
};

struct CapMessage {
  std::string id;  // "sender,identifier,sent": what references name
  MessageType type = MessageType::alert;
  std::vector<std::string> supersedes = {};
  bool is_for_public = true;  // an exercise, a test, a draft or a restricted message is not
  std::vector<CapWarning> warnings = {};
};

using CapMessages = std::vector<CapMessage>;

inline constexpr std::size_t most_cap_bytes = 1 << 20;

// Refuses what is no CAP 1.2, is too large, has a document type (so no entity is ever expanded) or
// a time that CAP does not allow. A shape that makes no sense is left out, the rest kept.
base::Result<CapMessage> read_cap(std::string_view xml);

// What of it concerns somebody there; a cancellation concerns everybody.
WarningMessage message_for(CapMessage const& message, Whereabouts const& where);

}  // namespace weather
