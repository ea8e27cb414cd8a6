// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accounts/personal_tokens.hpp"
#include "accounts/preferences_described.hpp"
#include "accounts/sessions.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"

namespace accounts {

struct RegisterRequest {
  std::string username;
  std::string password;
  std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(RegisterRequest, (), (username, password, email))
inline http::Rules rules(http::Of<RegisterRequest>) {
  return {http::field("username")
              .length(0, 200)
              .text("3 to 32 letters, digits and _ - .")
              .example("\"wang_xiaoming\""),
          http::field("password")
              .length(0, 1024)
              .text("At least 10 characters, not a common one, without the username."),
          http::field("email").length(0, 254).text("Where a forgotten password can be mailed.")};
}

struct Registered {
  UserId user_id;
  std::string username;
};
BOOST_DESCRIBE_STRUCT(Registered, (), (user_id, username))

struct LoginRequest {
  std::string username;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(LoginRequest, (), (username, password))
inline http::Rules rules(http::Of<LoginRequest>) {
  return {http::field("username").length(1, 200), http::field("password").length(1, 1024)};
}

struct LoginAnswer {
  std::string access_token;
  std::string refresh_token;
  int expires_in = 0;
  std::string token_type = "Bearer";
  UserId user_id;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(LoginAnswer, (),
                      (access_token, refresh_token, expires_in, token_type, user_id, message))
inline http::Rules rules(http::Of<LoginAnswer>) {
  return {http::field("access_token").text("Send it as: Authorization: Bearer …"),
          http::field("refresh_token").text("Good for one refresh; the answer holds the next."),
          http::field("expires_in").text("Seconds the access token lives.")};
}

struct LoginFailure {
  std::string message;
  int error_code = 0;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(LoginFailure, (), (message, error_code, code))

struct RefreshRequest {
  std::string refresh_token;
};
BOOST_DESCRIBE_STRUCT(RefreshRequest, (), (refresh_token))
inline http::Rules rules(http::Of<RefreshRequest>) {
  return {http::field("refresh_token").length(1, 200)};
}

struct LogoutRequest {
  std::optional<std::string> refresh_token;
};
BOOST_DESCRIBE_STRUCT(LogoutRequest, (), (refresh_token))
inline http::Rules rules(http::Of<LogoutRequest>) {
  return {http::field("refresh_token")
              .length(1, 200)
              .text("Ends its session even when the access token has expired.")};
}

struct ResetRequest {
  std::string account;
};
BOOST_DESCRIBE_STRUCT(ResetRequest, (), (account))
inline http::Rules rules(http::Of<ResetRequest>) {
  return {http::field("account").length(1, 254).text("A username or an e-mail address.")};
}

struct ResetAsked {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(ResetAsked, (), (message))

struct ResetConfirmation {
  std::string token;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(ResetConfirmation, (), (token, new_password))
inline http::Rules rules(http::Of<ResetConfirmation>) {
  return {http::field("token").length(1, 200), http::field("new_password").length(0, 1024)};
}

struct SessionView {
  SessionId id;
  std::string device;
  std::string address;
  base::Instant created_at{};
  base::Instant last_seen_at{};
  bool is_current = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, device, address, created_at, last_seen_at, is_current))

struct SessionList {
  std::vector<SessionView> sessions;
};
BOOST_DESCRIBE_STRUCT(SessionList, (), (sessions))

BOOST_DESCRIBE_ENUM(TokenState, active, expired, revoked)

struct NewPersonalToken {
  std::string name;
  std::vector<std::string> scopes;
  int days = 90;
  std::string current_password;
};
BOOST_DESCRIBE_STRUCT(NewPersonalToken, (), (name, scopes, days, current_password))
inline http::Rules rules(http::Of<NewPersonalToken>) {
  return {http::field("name").length(1, 40).text("What its owner knows it by."),
          http::field("scopes")
              .items(1, 3)
              .pattern("plan:read|trips:read|trips:write",
                       "Must be plan:read, trips:read or trips:write.")
              .text("What it opens: wishes and recommendations, my trips, changes of my trips."),
          http::field("days").range(1, 365).may_be_missing().text("How long it is good."),
          http::field("current_password").length(1, 1024)};
}

struct PersonalTokenView {
  PersonalTokenId id;
  std::string name;
  std::string prefix;
  std::vector<std::string> scopes;
  base::Instant created_at{};
  base::Instant expires_at{};
  std::optional<base::Instant> last_used_at;
  TokenState state = TokenState::active;
};
BOOST_DESCRIBE_STRUCT(PersonalTokenView, (),
                      (id, name, prefix, scopes, created_at, expires_at, last_used_at, state))
inline http::Rules rules(http::Of<PersonalTokenView>) {
  return {http::field("prefix").text("The token's beginning, to recognise it by."),
          http::field("last_used_at").text("To the minute; absent when it never was.")};
}

struct PersonalTokenList {
  std::vector<PersonalTokenView> tokens;
};
BOOST_DESCRIBE_STRUCT(PersonalTokenList, (), (tokens))
inline http::Rules rules(http::Of<PersonalTokenList>) {
  return {http::field("tokens").text("Newest first; ended ones are listed for 90 days.")};
}

struct MadePersonalToken {
  PersonalTokenView made;
  std::string token;
};
BOOST_DESCRIBE_STRUCT(MadePersonalToken, (), (made, token))
inline http::Rules rules(http::Of<MadePersonalToken>) {
  return {http::field("token").text("Told this once. Send it as: Authorization: Bearer …")};
}

struct PasswordChange {
  std::string current_password;
  std::string new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current_password, new_password))
inline http::Rules rules(http::Of<PasswordChange>) {
  return {http::field("current_password").length(1, 1024),
          http::field("new_password").length(0, 1024)};
}

struct AccountView {
  UserId user_id;
  std::string username;
  std::string display_name;
  std::string email;
  Role role = Role::traveller;
  std::string locale;
  std::string home_adcode;
  base::Instant created_at{};
};
BOOST_DESCRIBE_STRUCT(AccountView, (),
                      (user_id, username, display_name, email, role, locale, home_adcode,
                       created_at))
inline http::Rules rules(http::Of<AccountView>) {
  return {http::field("email").text("Empty when none was given."),
          http::field("home_adcode").text("Six digits, GB/T 2260; empty when not given.")};
}

struct AccountChange {
  std::optional<std::string> display_name;
  std::optional<std::string> email;
  std::optional<std::string> locale;
  std::optional<std::string> home_adcode;
  std::optional<std::string> current_password;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (),
                      (display_name, email, locale, home_adcode, current_password))
inline http::Rules rules(http::Of<AccountChange>) {
  return http::Rules{
      http::field("display_name").length(1, 40),
      http::field("email").length(0, 254).text("Empty takes it away."),
      http::field("locale").pattern("zh-CN|en", "Must be zh-CN or en."),
      http::field("home_adcode").pattern("([0-9]{6})?", "Must be six digits, or empty."),
      http::field("current_password").length(1, 1024).text("Needed to change the e-mail address."),
  }
      .text("What is absent stays as it is.");
}

struct AccountDeletion {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(AccountDeletion, (), (password))
inline http::Rules rules(http::Of<AccountDeletion>) {
  return {http::field("password").length(1, 1024)};
}

}  // namespace accounts
