// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace accounts {

// At least ten characters, none of the most common passwords, and without the username. A
// refusal points at `pointer` and says everything that is wrong.
base::Result<void> check_password(std::string_view password, std::string_view username,
                                  std::string_view pointer);

struct HashingCost {
  unsigned long long operations = 2;  // passes over the memory
  std::size_t memory_bytes = 64 * 1024 * 1024;
  int at_once = 2;                       // hashes computed at the same time
  std::chrono::milliseconds wait{3000};  // for one's turn, then `unavailable`
};

// Argon2id. Slow on purpose (tens of milliseconds, much memory): for the threads of handlers,
// never for those of sockets. A storm of sign-ins waits here instead of eating the memory.
class PasswordHashing {
 public:
  explicit PasswordHashing(HashingCost cost);
  ~PasswordHashing();

  // A text that holds the salt and the cost beside the hash.
  base::Result<std::string> hash(std::string_view password);
  // Pass nullopt where there is no such account: it takes as long and answers false.
  base::Result<bool> verify(std::string const* hash, std::string_view password);
  bool needs_rehash(std::string const& hash) const;

 private:
  class Turn;
  struct Turns;
  HashingCost cost_;
  std::unique_ptr<Turns> turns_;
  std::string nobody_;  // the hash of a password that nobody knows
};

}  // namespace accounts
