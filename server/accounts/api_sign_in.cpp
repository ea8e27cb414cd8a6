// SPDX-License-Identifier: Apache-2.0
#include "accounts/api_types.hpp"
#include "accounts/impl/answering.hpp"
#include "http/described.hpp"

namespace accounts {
namespace {

using http::Request;
using http::Response;

// Tokens are for the one who asked, not for any cache on the way.
Response token_answer(Tokens const& tokens, std::string message) {
  auto answer = http::ok(http::to_json(LoginAnswer{tokens.access_token, tokens.refresh_token,
                                                   static_cast<int>(tokens.expires_in.count()),
                                                   "Bearer", tokens.user, std::move(message)}));
  answer.headers.add("Cache-Control", "no-store");
  return answer;
}

// The requirement fixes this shape; the number is the code's.
Response login_failure(base::Error const& error) {
  auto answer = http::json_answer(401, http::to_json(LoginFailure{error.why, 505, "E-505"}));
  answer.headers.add("Cache-Control", "no-store");
  return answer;
}

struct Register {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<RegisterRequest>(request.body);
    if (!body) return refused(body.error(), request);
    auto const user = accounts.sign_in.register_person(
        {body->username, body->password, body->email.value_or("")}, visitor_of(request));
    if (!user) return refused(user.error(), request);
    return http::created(http::to_json(Registered{user->id, user->username}), "/api/account");
  }
};

struct Login {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<LoginRequest>(request.body);
    if (!body) return refused(body.error(), request);
    auto const tokens =
        accounts.sign_in.sign_in(body->username, body->password, visitor_of(request));
    if (tokens) return token_answer(*tokens, "登录成功");
    if (tokens.error().code == "E-505") return login_failure(tokens.error());
    return refused(tokens.error(), request);
  }
};

struct Refresh {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<RefreshRequest>(request.body);
    if (!body) return refused(body.error(), request);
    auto const tokens = accounts.sessions.refresh(body->refresh_token, visitor_of(request));
    return tokens ? token_answer(*tokens, "刷新成功") : refused(tokens.error(), request);
  }
};

struct Logout {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<LogoutRequest>(request.body);
    if (!body) return refused(body.error(), request);
    if (request.principal) accounts.sessions.revoke(user_of(request), session_of(request));
    if (body->refresh_token) accounts.sessions.close(*body->refresh_token);
    return http::no_content();
  }
};

struct AskForReset {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<ResetRequest>(request.body);
    if (!body) return refused(body.error(), request);
    auto const asked = accounts.password_resets.ask(body->account, visitor_of(request));
    if (!asked) return refused(asked.error(), request);
    constexpr std::string_view message =
        "If there is such an account with an e-mail address, a link is on its way there.";
    return http::json_answer(202, http::to_json(ResetAsked{in_language(message, request.locale)}));
  }
};

struct ConfirmReset {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<ResetConfirmation>(request.body);
    if (!body) return refused(body.error(), request);
    return done_or_refused(
        accounts.password_resets.confirm(body->token, body->new_password, visitor_of(request)),
        request);
  }
};

}  // namespace

// Whatever hashes a password runs on the cpu lane, so that a storm of sign-ins cannot keep
// everybody else from the database.
std::vector<http::Endpoint> sign_in_endpoints(Accounts& accounts) {
  using http::Lane;
  return {
      http::post("/api/register")
          .named("register", "Make an account", "accounts")
          .anyone()
          .on(Lane::cpu)
          .takes<RegisterRequest>()
          .answers<Registered>(201)
          .calls(Register{accounts}),
      http::post("/api/login")
          .named("login", "Sign in", "accounts")
          .anyone()
          .on(Lane::cpu)
          .takes<LoginRequest>()
          .answers<LoginAnswer>(200)
          .answers<LoginFailure>(401, "Wrong account or password")
          .calls(Login{accounts}),
      http::post("/api/token/refresh")
          .named("refreshToken", "Exchange a refresh token for new tokens", "accounts")
          .anyone()
          .takes<RefreshRequest>()
          .answers<LoginAnswer>(200)
          .calls(Refresh{accounts}),
      http::post("/api/logout")
          .named("logout", "End this session", "accounts")
          .anyone()
          .takes<LogoutRequest>()
          .answers_nothing()
          .calls(Logout{accounts}),
      http::post("/api/password-resets")
          .named("askForPasswordReset", "Ask for a link to a new password", "accounts")
          .anyone()
          .takes<ResetRequest>()
          .answers<ResetAsked>(202)
          .calls(AskForReset{accounts}),
      http::post("/api/password-resets/confirm")
          .named("confirmPasswordReset", "Set a password with a mailed link", "accounts")
          .anyone()
          .on(Lane::cpu)
          .takes<ResetConfirmation>()
          .answers_nothing()
          .calls(ConfirmReset{accounts}),
  };
}

}  // namespace accounts
