// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace http {

// 8 to 64 letters, digits, '-', '_' or '.': what we take as a request id from outside.
bool is_sane_request_id(std::string_view text);

// The W3C traceparent to hand on: the caller's trace when `incoming` is valid, else a new one.
// `ours` names this request and becomes its span.
std::string traceparent_for(std::string_view incoming, base::Ulid const& ours);

}  // namespace http
