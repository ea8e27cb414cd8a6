// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "accounts/password.hpp"
#include "accounts/personal_tokens.hpp"
#include "accounts/sessions.hpp"
#include "accounts/throttle.hpp"
#include "accounts/users.hpp"
#include "base/result.hpp"

namespace accounts {

struct Registration {
  std::string username;
  std::string password;
  std::string email;  // empty: none
  Role role = Role::traveller;
};

struct SignInLimits {
  ThrottleLimit by_account{10, std::chrono::seconds(30)};
  ThrottleLimit by_address{30, std::chrono::seconds(2)};
  // By address, which a school or an office shares; none: as many as come.
  std::optional<ThrottleLimit> registrations{{30, std::chrono::seconds(10)}};
};

// By what a person is known once they have proved who they are.
struct Proofs {
  Sessions& sessions;
  PersonalTokens& tokens;
};

// Becoming known, and proving to be who one is.
class SignIn {
 public:
  SignIn(Users& users, Proofs proofs, PasswordHashing& hashing, base::Clock const& clock,
         SignInLimits const& limits)
      : users_(users),
        sessions_(proofs.sessions),
        tokens_(proofs.tokens),
        hashing_(hashing),
        by_account_(limits.by_account, clock),
        by_address_(limits.by_address, clock) {
    if (limits.registrations) registrations_.emplace(*limits.registrations, clock);
  }

  // Refuses (invalid) with every field that is wrong, or (conflict) a taken username.
  base::Result<User> register_person(Registration const& wanted, Visitor const& visitor);
  // The same without throttling, for the command line.
  base::Result<User> add_user(Registration const& wanted, std::string const& locale);

  // Every failure is the same refusal (E-505) after the same time, whether or not there is such
  // an account; too many of them from one address or for one account have to wait.
  base::Result<Tokens> sign_in(std::string_view username, std::string_view password,
                               Visitor const& visitor);

  // For changes that a stolen session must not be able to make. Refuses at `pointer`.
  base::Result<User> confirm(UserId id, std::string_view password, std::string_view pointer);

  // Every other session of the person ends, and every personal token.
  base::Result<void> change_password(UserId id, SessionId current,
                                     std::string_view current_password,
                                     std::string_view new_password);

 private:
  base::Result<bool> prove(User const* user, std::string_view password);

  Users& users_;
  Sessions& sessions_;
  PersonalTokens& tokens_;
  PasswordHashing& hashing_;
  Throttle by_account_;
  Throttle by_address_;
  std::optional<Throttle> registrations_;
};

}  // namespace accounts
