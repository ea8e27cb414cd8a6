// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace providers {

// A key pair of the curve P-256, as web push uses it for signing and for agreeing on secrets.
// Bytes are in std::string.
class P256Key {
 public:
  static P256Key generate();
  // From the 32 bytes of the private number; nullopt when they are none.
  static std::optional<P256Key> from_private(std::string_view number);

  std::string const& public_point() const { return point_; }  // 65 bytes, uncompressed
  std::string private_number() const;                         // 32 bytes
  // What both sides of an agreement know, 32 bytes; nullopt when `point` is none of the curve.
  std::optional<std::string> agreed_with(std::string_view point) const;
  // ES256 (RFC 7518 §3.4): 64 bytes.
  std::string signature_of(std::string_view text) const;

 private:
  using Held = std::shared_ptr<evp_pkey_st>;
  explicit P256Key(Held held);
  Held held_;
  std::string point_;
};

}  // namespace providers
