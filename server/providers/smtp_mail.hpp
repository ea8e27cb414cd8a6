// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <string>

#include "accounts/mail.hpp"
#include "base/id.hpp"

namespace providers {

struct SmtpSettings {
  std::string url;  // smtp://host:587, with STARTTLS where offered, or smtps://host:465
  std::string from;
  std::string user;  // empty: without signing in; a password is only sent over TLS
  std::string password;
  std::chrono::seconds deadline{20};
  std::string ca_file = {};  // empty: the system's authorities
};

// Hands letters to a mail server, one connection each.
class SmtpMail final : public accounts::Mail {
 public:
  SmtpMail(SmtpSettings settings, base::Clock const& clock, base::Ids& ids);
  // `invalid` when the server refuses for good (5xx), `unavailable` for everything else.
  base::Result<void> send(accounts::Letter const& letter) override;

 private:
  SmtpSettings settings_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace providers
