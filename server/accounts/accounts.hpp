// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "accounts/access_token.hpp"
#include "accounts/password.hpp"
#include "accounts/password_resets.hpp"
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
};

struct AccountSettings {
  HashingCost hashing;
  std::chrono::seconds access_lifetime = std::chrono::minutes(15);
  SessionTimes sessions;
  SignInLimits sign_in;
  ResetSettings resets;
};

// The module, put together. `authenticator()` goes to the Router, `endpoints()` (api.hpp) to its
// table, `deliver` to the dispatcher of the outbox.
class Accounts {
 public:
  Accounts(Ports ports, AccountSettings const& settings, std::vector<SigningKey> keys);

  http::Authenticator& authenticator() { return sessions; }

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
  SignIn sign_in;
  PasswordResets password_resets;
  PreferencesStore preferences;
};

}  // namespace accounts
