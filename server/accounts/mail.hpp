// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "base/result.hpp"

namespace accounts {

struct Letter {
  std::string to;  // an address that email_from() accepts
  std::string subject;
  std::string text;       // plain, UTF-8
  std::string html = {};  // the same for those who read HTML; empty: plain only
  // Ends letters of this kind when it gets a POST (RFC 8058); empty: it is no such letter.
  std::string unsubscribe_url = {};
  std::string reply_to = {};  // an address; empty: the sender's
  std::string to_name = {};   // whatever people call themselves; empty: the address alone
  // Letters, digits and dashes; the same when the letter is sent again. Empty: one is made.
  std::string id = {};
  // So written, too. Letters of one thread stand together in programs that read them.
  std::string thread = {};
};

// Port: how a letter leaves the house. Implemented in providers/.
class Mail {
 public:
  virtual ~Mail() = default;
  // Refuses (unavailable) what may succeed later, (invalid) what never will. Safe to share
  // between threads; has a deadline of its own.
  virtual base::Result<void> send(Letter const& letter) = 0;
};

}  // namespace accounts
