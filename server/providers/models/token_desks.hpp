// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "providers/models/access_tokens.hpp"

namespace providers::models {

struct ErnieKeys {
  std::string id;      // "API Key"
  std::string secret;  // "Secret Key"
};

// ERNIE's first version gives tokens for thirty days to who names both keys.
TokenDesk ernie_desk(ErnieKeys keys);

// Of an account of Baidu's cloud.
struct BaiduKeys {
  std::string access_key;
  std::string secret_key;
};

// Baidu's IAM gives keys of Qianfan for a day to who signs for them. `host` is the one that is
// called, as its Host header says it.
TokenDesk qianfan_desk(BaiduKeys keys, std::string host, base::Clock const& clock);

}  // namespace providers::models
