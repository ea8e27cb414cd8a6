// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/random.hpp"

namespace accounts {

// `name` travels in the token (the kid), so that a new key can sign while the old one still
// verifies. It is derived from the secret.
struct SigningKey {
  std::string name;
  std::string secret;  // at least 32 characters
};

// One secret a word, the newest first. Throws std::runtime_error for none or a short one.
std::vector<SigningKey> signing_keys_in(std::string const& text);
// The same from a file; an absent one is made with one new key, readable by its owner alone.
std::vector<SigningKey> signing_keys_from(std::filesystem::path const& file, base::Random& random);

struct Claims {
  std::string user_id;
  std::string session_id;
  std::string role;
};

// Access tokens: JWTs of one fixed algorithm, HMAC with SHA-256 (RFC 7519, RFC 8725).
class AccessTokens {
 public:
  AccessTokens(std::vector<SigningKey> const& keys, base::Clock const& clock,
               std::chrono::seconds lifetime);

  std::chrono::seconds lifetime() const { return lifetime_; }
  std::string issue(Claims const& claims) const;
  // nullopt for anything that one of our keys did not sign, or whose time is not now.
  std::optional<Claims> verify(std::string_view token) const;

 private:
  struct Key {
    std::string header;  // encoded; a token of this key begins with exactly this
    std::string secret;
  };
  std::vector<Key> keys_;
  base::Clock const& clock_;
  std::chrono::seconds lifetime_;
};

}  // namespace accounts
