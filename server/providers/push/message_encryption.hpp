// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "providers/push/p256_key.hpp"

namespace providers {

// For whom a message is encrypted: the keys of a browser's subscription, as bytes.
struct PushReader {
  std::string point;  // p256dh, 65 bytes
  std::string auth;   // 16 bytes
};

// Used for one message each.
struct PushSender {
  P256Key key;
  std::string salt;  // 16 random bytes
};

inline constexpr std::size_t longest_push = 3993;  // bytes that every push service takes

// Message Encryption for Web Push (RFC 8291) in one record of aes128gcm (RFC 8188): the body of
// the request. nullopt when the reader's keys are none, or the text is too long.
std::optional<std::string> encrypted_push(std::string_view text, PushReader const& reader,
                                          PushSender const& sender);

}  // namespace providers
