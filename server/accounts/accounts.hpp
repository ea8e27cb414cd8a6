// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "accounts/access_token.hpp"
#include "accounts/password.hpp"
#include "accounts/password_resets.hpp"
#include "accounts/personal_tokens.hpp"
#include "accounts/preferences.hpp"
#include "accounts/sessions.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/users.hpp"
#include "base/id.hpp"
#include "base/random.hpp"
#include "storage/outbox.hpp"

namespace accounts {

struct Ports {
  storage::Database& db;
  base::Clock const& clock;
  base::Random& random;  // must be cryptographic: tokens come from it
  Mail& mail;
  base::Log& log;
};

struct AccountSettings {
  HashingCost hashing;
  std::chrono::seconds access_lifetime = std::chrono::minutes(15);
  SessionTimes sessions;
  SignInLimits sign_in;
  ResetSettings resets;
};

// Knows both kinds of bearer token.
class Bearers final : public http::Authenticator {
 public:
  Bearers(Sessions& sessions, PersonalTokens& tokens) : sessions_(sessions), tokens_(tokens) {}
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    if (bearer.starts_with(PersonalTokens::beginning)) return tokens_.authenticate(bearer);
    return sessions_.authenticate(bearer);
  }

 private:
  Sessions& sessions_;
  PersonalTokens& tokens_;
};

// The module, put together. `authenticator()` goes to the Router, `endpoints()` (api.hpp) to its
// table, `deliver` to the dispatcher of the outbox.
class Accounts {
 public:
  Accounts(Ports ports, AccountSettings const& settings, std::vector<SigningKey> keys);

  http::Authenticator& authenticator() { return bearers_; }

  // Topic of the message other modules delete a person's rows by; the key is the user's id.
  static constexpr std::string_view account_deleted = "account_deleted";

  // Removes the person and everything of theirs in this module, for good; what other modules
  // keep follows by the message. `on_deleted` is called afterwards.
  base::Result<void> delete_account(UserId id, std::string_view password);
  bool remove_user(UserId id);  // without asking for the password: the command line
  std::function<void(UserId)> on_deleted;

  // For the outbox's dispatcher: handles our topics, leaves others alone (true: it was ours).
  bool handles(std::string_view topic) const { return topic == PasswordResets::topic; }
  base::Result<void> deliver(storage::OutboxMessage const& message);

 private:
  Ports ports_;
  AccessTokens access_tokens_;

 public:
  base::Ids ids;
  storage::Outbox outbox;
  PasswordHashing hashing;
  Users users;
  Sessions sessions;
  PersonalTokens personal_tokens;
  SignIn sign_in;
  PasswordResets password_resets;
  PreferencesStore preferences;

 private:
  Bearers bearers_;
};

}  // namespace accounts
