// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string_view>

namespace support {

// What agents say often. They read it over before it is sent.
struct CannedReply {
  std::string_view key;
  std::string_view title_zh;
  std::string_view title_en;
  std::string_view zh;
  std::string_view en;
};

std::span<CannedReply const> canned_replies();

}  // namespace support
