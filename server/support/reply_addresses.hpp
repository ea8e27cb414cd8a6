// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/access_token.hpp"
#include "support/ticket.hpp"

namespace support {

// Addresses to which a person answers one request by e-mail: NAME+REQUEST.SIGNATURE@DOMAIN. The
// signature is an HMAC-SHA-256 over request and person, 128 bits of it: who learns an address can
// write in that request as that person, and nothing else. Letter case does not matter, since mail
// servers change it. Safe to share between threads.
class ReplyAddresses {
 public:
  // Whether addresses can be made of it: NAME@DOMAIN with a name of at most ten octets, so that 64
  // are enough for all before the @ (RFC 5321 §4.5.3.1.1).
  static bool fits(std::string_view mailbox);

  // `mailbox` fits, or is empty: there are no addresses then. The first key signs, all are taken.
  ReplyAddresses(std::string_view mailbox, std::vector<accounts::SigningKey> keys);

  bool is_on() const { return !mailbox_.empty(); }
  std::string address_of(TicketId ticket, std::string_view user_id) const;  // needs is_on()

  struct Named {
    TicketId ticket;
    base::Ulid signature;
  };
  // What an address of this kind names, not yet judged; nullopt: it is another address.
  std::optional<Named> read(std::string_view address) const;
  // Whether we signed it for that person, compared in constant time.
  bool is_ours(Named const& named, std::string_view user_id) const;
  // Whether it is our mailbox, with or without what stands behind a plus.
  bool is_mailbox(std::string_view address) const;

 private:
  std::string mailbox_;  // lower case
  std::string prefix_;   // "support+"
  std::string suffix_;   // "@travel.example"
  std::vector<accounts::SigningKey> keys_;
};

}  // namespace support
