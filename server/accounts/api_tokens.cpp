// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/api_types.hpp"
#include "accounts/impl/answering.hpp"
#include "base/text.hpp"
#include "http/described.hpp"

namespace accounts {
namespace {

using http::Request;
using http::Response;

PersonalTokenView view_of(PersonalToken const& token) {
  return {token.id,         token.name,       token.prefix,       token.scopes,
          token.created_at, token.expires_at, token.last_used_at, token.state};
}

struct ListTokens {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    PersonalTokenList list;
    for (auto const& token : accounts.personal_tokens.list(user_of(request)))
      list.tokens.push_back(view_of(token));
    return http::ok(http::to_json(list));
  }
};

struct AddToken {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<NewPersonalToken>(request.body);
    if (!body) return refused(body.error(), request);
    TokenOrder order{std::string(base::trim(body->name)), body->scopes,
                     std::chrono::days(body->days)};
    if (order.name.empty())
      return refused(base::refuse_field("/name", "This field is required."), request);
    std::ranges::sort(order.scopes);
    order.scopes.erase(std::unique(order.scopes.begin(), order.scopes.end()), order.scopes.end());
    // It outlives the session, so whoever found an open phone must not make one.
    auto const proved =
        accounts.sign_in.confirm(user_of(request), body->current_password, "/current_password");
    if (!proved) return refused(proved.error(), request);
    auto const made = accounts.personal_tokens.add(user_of(request), order);
    if (!made) return refused(made.error(), request);
    auto answer =
        http::created(http::to_json(MadePersonalToken{view_of(made->token), made->secret}),
                      "/api/tokens/" + made->token.id.str());
    answer.headers.add("Cache-Control", "no-store");
    return answer;
  }
};

struct RevokeToken {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const token = http::id<PersonalTokenId>(request, "token");
    if (!token || !accounts.personal_tokens.revoke(user_of(request), *token))
      return refused(base::refuse(base::Refusal::not_found, "There is no such token."), request);
    return http::no_content();
  }
};

}  // namespace

std::vector<http::Endpoint> token_endpoints(Accounts& accounts) {
  return {
      http::get("/api/tokens")
          .named("listTokens", "Tokens by which programs act for me", "accounts")
          .signed_in()
          .answers<PersonalTokenList>(200)
          .calls(ListTokens{accounts}),
      http::post("/api/tokens")
          .named("addToken", "Let a program act for me; its token is told once", "accounts")
          .signed_in()
          .on(http::Lane::cpu)
          .takes<NewPersonalToken>()
          .answers<MadePersonalToken>(201)
          .calls(AddToken{accounts}),
      http::delete_("/api/tokens/{token}")
          .named("revokeToken", "Take a token back", "accounts")
          .signed_in()
          .answers_nothing()
          .calls(RevokeToken{accounts}),
  };
}

}  // namespace accounts
