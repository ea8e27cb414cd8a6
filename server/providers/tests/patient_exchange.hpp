// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "providers/curl_transport.hpp"

// Long enough that only what is meant to be late is late.
inline constexpr providers::Deadlines patient{.connect = std::chrono::seconds(20),
                                              .first_byte = std::chrono::seconds(20),
                                              .idle = std::chrono::seconds(20),
                                              .total = std::chrono::seconds(20)};

inline providers::Exchange get(providers::Url const& url, std::string target = "/") {
  return {.origin = url,
          .target = std::move(target),
          .headers = {},
          .body = {},
          .deadlines = patient,
          .most_bytes = 10'000,
          .may_be_private = true};
}
