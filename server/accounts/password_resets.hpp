// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include "accounts/mail.hpp"
#include "accounts/password.hpp"
#include "accounts/sessions.hpp"
#include "accounts/throttle.hpp"
#include "accounts/users.hpp"
#include "base/result.hpp"
#include "storage/outbox.hpp"

namespace accounts {

struct ResetSettings {
  std::chrono::seconds lifetime = std::chrono::minutes(30);
  ThrottleLimit by_account{3, std::chrono::minutes(10)};
  ThrottleLimit by_address{20, std::chrono::minutes(1)};
  std::string public_url = "http://localhost:8080";  // the link is this + "/reset-password?token=…"
};

// The forgotten password: a mailed link that is good for one use. What the asking person sees
// does not depend on whether there is such an account: asking only writes an outbox row, and
// looking, making the link and mailing it happen when that row is delivered.
class PasswordResets {
 public:
  struct Parts {
    storage::Database& db;
    base::Clock const& clock;
    base::Random& random;
    storage::Outbox& outbox;
    Mail& mail;
    Users& users;
    Sessions& sessions;
    PasswordHashing& hashing;
  };
  PasswordResets(Parts parts, ResetSettings const& settings)
      : parts_(parts),
        settings_(settings),
        by_account_(settings.by_account, parts.clock),
        by_address_(settings.by_address, parts.clock) {}

  static constexpr std::string_view topic = "password_reset_asked";

  // `typed` is a username or an e-mail address. Refuses only an address that asks too often;
  // an account for which too many links were asked for is silently not mailed.
  base::Result<void> ask(std::string_view typed, Visitor const& visitor);
  // The handler of outbox messages of `topic`.
  base::Result<void> deliver(storage::OutboxMessage const& message);
  // Sets the password, ends every session of the person and uses up the link.
  base::Result<void> confirm(std::string_view token, std::string_view new_password,
                             Visitor const& visitor);

 private:
  base::Result<void> mail_link(User const& user, std::string_view locale);

  Parts parts_;
  ResetSettings settings_;
  Throttle by_account_;
  Throttle by_address_;
};

}  // namespace accounts
