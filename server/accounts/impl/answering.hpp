// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <vector>

#include "accounts/accounts.hpp"
#include "accounts/language.hpp"
#include "http/answers.hpp"
#include "http/endpoint.hpp"

namespace accounts {

std::vector<http::Endpoint> sign_in_endpoints(Accounts& accounts);
std::vector<http::Endpoint> account_endpoints(Accounts& accounts);
std::vector<http::Endpoint> token_endpoints(Accounts& accounts);

inline http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(in_language(error, request.locale), request);
}

inline http::Response done_or_refused(base::Result<void> const& result,
                                      http::Request const& request) {
  return result ? http::no_content() : refused(result.error(), request);
}

inline Visitor visitor_of(http::Request const& request) {
  return {device_of(request.headers.get("User-Agent")), request.client_address,
          std::string(http::to_word(request.locale))};
}

// Of an endpoint that only signed-in people reach.
inline UserId user_of(http::Request const& request) {
  return UserId::parse(request.principal.value().user_id).value();
}

inline SessionId session_of(http::Request const& request) {
  return SessionId::parse(request.principal.value().session_id).value();
}

}  // namespace accounts
