// SPDX-License-Identifier: Apache-2.0
#include "providers/push/message_encryption.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/expects.hpp"

namespace providers {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t salt_size = 16;
constexpr std::size_t auth_size = 16;
constexpr std::size_t key_size = 16;
constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;
constexpr auto record_size = "\0\0\x10\0"sv;  // 4096

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string hmac(std::string_view key, std::string_view text) {
  std::string mac(32, '\0');
  unsigned size = 0;
  EXPECTS(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(),
               bytes_of(mac), &size) != nullptr);
  return mac;
}

// HKDF (RFC 5869) for at most 32 bytes, of which one round is enough.
std::string derived(std::string_view salt, std::string_view secret, std::string_view info,
                    std::size_t size) {
  return hmac(hmac(salt, secret), std::string(info) + '\1').substr(0, size);
}

std::string sealed(std::string_view text, std::string_view key, std::string_view nonce) {
  std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> const context(
      EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  std::string made(text.size() + tag_size, '\0');
  int size = 0;
  int rest = 0;
  EXPECTS(EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, bytes_of(key),
                             bytes_of(nonce)) == 1);
  EXPECTS(EVP_EncryptUpdate(context.get(), bytes_of(made), &size, bytes_of(text),
                            static_cast<int>(text.size())) == 1);
  EXPECTS(EVP_EncryptFinal_ex(context.get(), bytes_of(made) + size, &rest) == 1);
  EXPECTS(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag_size),
                              bytes_of(made) + text.size()) == 1);
  return made;
}

}  // namespace

std::optional<std::string> encrypted_push(std::string_view text, PushReader const& reader,
                                          PushSender const& sender) {
  EXPECTS(sender.salt.size() == salt_size);
  if (text.size() > longest_push || reader.auth.size() != auth_size) return std::nullopt;
  auto const agreed = sender.key.agreed_with(reader.point);
  if (!agreed) return std::nullopt;
  auto const& own = sender.key.public_point();
  auto const info = std::string("WebPush: info\0"sv) + reader.point + own;
  auto const secret = derived(reader.auth, *agreed, info, 32);
  auto const key = derived(sender.salt, secret, "Content-Encoding: aes128gcm\0"sv, key_size);
  auto const nonce = derived(sender.salt, secret, "Content-Encoding: nonce\0"sv, nonce_size);
  // The last record, which is the only one, ends with 2.
  return sender.salt + std::string(record_size) + static_cast<char>(own.size()) + own +
         sealed(std::string(text) + '\2', key, nonce);
}

}  // namespace providers
