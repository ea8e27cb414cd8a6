// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace accounts {

// A name to sign in with: 3 to 32 letters of any script, digits and _ - . between them.
// Combining marks are refused, so that a name has one spelling; `key` is the same for names
// that differ only in case or width.
struct Username {
  std::string text;  // as typed, without white space around it
  std::string key;
};

base::Result<Username> username_from(std::string_view typed);
// The key to search for, whatever was typed; a text that is no username has a key too.
std::string username_key(std::string_view text);

// A refusal at /email unless `text` looks like an address that mail can be sent to.
base::Result<std::string> email_from(std::string_view typed);
std::string email_key(std::string_view email);

}  // namespace accounts
