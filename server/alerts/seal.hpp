// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"

namespace alerts {

// Keeps texts so that only who has the key can read them, and only as those of whom they were
// sealed for: XChaCha20-Poly1305 of libsodium, with a fresh nonce each time.
class Seal {
 public:
  using Key = std::array<unsigned char, 32>;

  Seal(Key const& key, base::Random& random);
  // The key in the file, which is made with mode 0600 where there is none. Throws when it cannot
  // be read or is no key.
  static Key key_from(std::filesystem::path const& file, base::Random& random);

  std::string close(std::string_view text, std::string_view whose) const;
  // Nothing for what was not sealed with this key, or for somebody else.
  std::optional<std::string> open(std::string_view sealed, std::string_view whose) const;

 private:
  Key key_;
  base::Random& random_;
};

}  // namespace alerts
