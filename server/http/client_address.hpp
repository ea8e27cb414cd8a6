// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace http {

// An IP address in its one spelling: without port and brackets, an IPv4 address never as IPv6.
// Empty when the text is no address.
std::string plain_address(std::string_view text);

// Who really asks: the peer, unless that is a trusted proxy; then the last address in all lines of
// X-Forwarded-For that is no trusted proxy. What stands before that address is the client's own
// claim and never believed; a last hop that is no address leaves the peer.
std::string client_address(Request const& request, std::string_view peer,
                           std::vector<std::string> const& trusted_proxies);

}  // namespace http
