// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace app {

struct ListenAddress {
  std::string name;     // as it was written, for people
  std::string address;  // of IPv4 or IPv6
  std::uint16_t port = 0;
};

// Reads HOST:PORT or [IPv6]:PORT; a name is looked up, "localhost" without asking anybody.
base::Result<ListenAddress> listen_address_from(std::string_view text);

}  // namespace app
