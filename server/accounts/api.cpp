// SPDX-License-Identifier: Apache-2.0
#include "accounts/api.hpp"

#include "accounts/impl/answering.hpp"

namespace accounts {

std::vector<http::Endpoint> endpoints(Accounts& accounts) {
  auto all = sign_in_endpoints(accounts);
  for (auto& more : {account_endpoints(accounts), token_endpoints(accounts)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace accounts
