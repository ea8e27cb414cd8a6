// SPDX-License-Identifier: Apache-2.0
#include "providers/weather/impl/ed25519.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace providers {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace

std::optional<std::string> ed25519_signature(std::string const& private_pem,
                                             std::string_view text) {
  std::unique_ptr<BIO, FreeBio> const in(
      BIO_new_mem_buf(private_pem.data(), static_cast<int>(private_pem.size())));
  std::unique_ptr<EVP_PKEY, FreeKey> const key(
      PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
  if (!key || EVP_PKEY_id(key.get()) != EVP_PKEY_ED25519) return std::nullopt;
  std::unique_ptr<EVP_MD_CTX, FreeContext> const context(EVP_MD_CTX_new());
  std::string signature(64, '\0');
  std::size_t size = signature.size();
  bool const is_signed =
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     bytes_of(text), text.size()) == 1;
  return is_signed ? std::optional(std::move(signature)) : std::nullopt;
}

std::string base64url(std::string_view bytes) {
  std::string made((bytes.size() + 2) / 3 * 4 + 1, '\0');
  auto const written = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(made.data()),
                                       bytes_of(bytes), static_cast<int>(bytes.size()));
  made.resize(static_cast<std::size_t>(written));
  while (made.ends_with('=')) made.pop_back();
  for (auto& c : made) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return made;
}

}  // namespace providers
