// SPDX-License-Identifier: Apache-2.0
#include "accounts/api.hpp"

#include <iterator>

#include "accounts/impl/answering.hpp"

namespace accounts {

std::vector<http::Endpoint> endpoints(Accounts& accounts) {
  auto all = sign_in_endpoints(accounts);
  auto more = account_endpoints(accounts);
  std::move(more.begin(), more.end(), std::back_inserter(all));
  return all;
}

}  // namespace accounts
