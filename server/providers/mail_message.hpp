// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "accounts/mail.hpp"
#include "base/clock.hpp"

namespace providers {

enum class BodyEncoding {
  eight_bit,  // readable in a file
  base64,     // passes every mail server
};

struct Envelope {
  std::string from;        // an address
  std::string message_id;  // unique, an id and a host as 1@x.cn
  base::Instant date{};
  BodyEncoding encoding = BodyEncoding::base64;
};

// The letter as RFC 5322 wants it, lines ending in CRLF. An address or subject with a line break
// in it is a Bug: nobody may smuggle headers in.
std::string mail_message(accounts::Letter const& letter, Envelope const& envelope);

}  // namespace providers
