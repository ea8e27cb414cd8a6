// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <set>
#include <span>
#include <string_view>

#include "http/kinds.hpp"

namespace notices {

// Ways to reach a person who does not look. Every notice is in the inbox and sent to pages that
// listen, whatever is chosen here.
enum class Channel : std::uint8_t { push, email, sms };
BOOST_DESCRIBE_ENUM(Channel, push, email, sms)

using Channels = std::set<Channel>;

struct Kind {
  std::string_view word;
  Channels at_first;       // until the person chooses
  bool may_choose = true;  // false: always as at first
};

// Every kind of notice there is. A new one is added here and named in the web app.
std::span<Kind const> kinds();
Kind const* find_kind(std::string_view word);

}  // namespace notices
