// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "accounts/accounts.hpp"
#include "http/endpoint.hpp"

namespace accounts {

// Everything under /api that this module answers. Keep `accounts` alive as long as the Router.
std::vector<http::Endpoint> endpoints(Accounts& accounts);

}  // namespace accounts
