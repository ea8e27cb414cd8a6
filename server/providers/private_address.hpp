// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

struct sockaddr;

namespace providers {

// Not reachable from the public internet: loopback, private, link-local (where clouds keep their
// metadata), multicast, reserved, documentation. IPv6 that carries an IPv4 address is judged by
// that; a family that is neither is private.
bool is_private(sockaddr const& address);
// The same for text; true when the text is no address at all.
bool is_private_address(std::string_view text);

// Somebody who writes this host into the settings means a machine of theirs: an address that is
// private, "localhost", a name without a dot ("ollama"), or one under .local, .internal or
// .localhost. Any other name that leads to a private address is refused.
bool names_private_host(std::string_view host);

}  // namespace providers
