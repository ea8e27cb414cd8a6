// SPDX-License-Identifier: Apache-2.0
#include "providers/push/p256_key.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "base/expects.hpp"

namespace providers {
namespace {

constexpr std::size_t number_size = 32;
constexpr std::size_t point_size = 65;

template <auto release>
struct Releases {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Releases<release>>;
using OwnedNumber = Owned<BIGNUM, BN_clear_free>;
using OwnedContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// nullptr when point and number do not make a key; without a number it is a public one.
EVP_PKEY* key_of(std::string_view point, BIGNUM const* number) {
  Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> const build(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                   point.size());
  if (number) OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_PRIV_KEY, number);
  Owned<OSSL_PARAM, OSSL_PARAM_free> const parameters(OSSL_PARAM_BLD_to_param(build.get()));
  OwnedContext const context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  EVP_PKEY_fromdata_init(context.get());
  EVP_PKEY_fromdata(context.get(), &key, number ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY,
                    parameters.get());
  return key;
}

std::string point_of(EVP_PKEY* key) {
  std::string point(point_size, '\0');
  std::size_t size = 0;
  EXPECTS(EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, bytes_of(point),
                                          point.size(), &size) == 1);
  EXPECTS(size == point_size);
  return point;
}

}  // namespace

P256Key::P256Key(Held held) : held_(std::move(held)), point_(point_of(held_.get())) {}

P256Key P256Key::generate() {
  Held held(EVP_EC_gen("P-256"), EVP_PKEY_free);
  EXPECTS(held != nullptr);
  return P256Key(std::move(held));
}

std::optional<P256Key> P256Key::from_private(std::string_view number) {
  if (number.size() != number_size) return std::nullopt;
  OwnedNumber const secret(BN_bin2bn(bytes_of(number), static_cast<int>(number_size), nullptr));
  Owned<EC_GROUP, EC_GROUP_free> const group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  if (BN_is_zero(secret.get()) || BN_cmp(secret.get(), EC_GROUP_get0_order(group.get())) >= 0)
    return std::nullopt;
  Owned<EC_POINT, EC_POINT_free> const point(EC_POINT_new(group.get()));
  EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, nullptr);
  std::string text(point_size, '\0');
  EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes_of(text),
                     text.size(), nullptr);
  Held held(key_of(text, secret.get()), EVP_PKEY_free);
  if (!held) return std::nullopt;
  return P256Key(std::move(held));
}

std::string P256Key::private_number() const {
  BIGNUM* read = nullptr;
  EXPECTS(EVP_PKEY_get_bn_param(held_.get(), OSSL_PKEY_PARAM_PRIV_KEY, &read) == 1);
  OwnedNumber const number(read);
  std::string bytes(number_size, '\0');
  EXPECTS(BN_bn2binpad(number.get(), bytes_of(bytes), static_cast<int>(number_size)) ==
          static_cast<int>(number_size));
  return bytes;
}

std::optional<std::string> P256Key::agreed_with(std::string_view point) const {
  if (point.size() != point_size) return std::nullopt;
  Held const other(key_of(point, nullptr), EVP_PKEY_free);
  if (!other) return std::nullopt;
  OwnedContext const context(EVP_PKEY_CTX_new(held_.get(), nullptr));
  std::string secret(number_size, '\0');
  auto size = secret.size();
  bool const agreed = EVP_PKEY_derive_init(context.get()) == 1 &&
                      EVP_PKEY_derive_set_peer(context.get(), other.get()) == 1 &&
                      EVP_PKEY_derive(context.get(), bytes_of(secret), &size) == 1;
  return agreed && size == number_size ? std::optional(secret) : std::nullopt;
}

std::string P256Key::signature_of(std::string_view text) const {
  Owned<EVP_MD_CTX, EVP_MD_CTX_free> const context(EVP_MD_CTX_new());
  std::string der(80, '\0');
  auto size = der.size();
  EXPECTS(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, held_.get()) == 1);
  EXPECTS(EVP_DigestSign(context.get(), bytes_of(der), &size, bytes_of(text), text.size()) == 1);
  auto const* at = bytes_of(std::string_view(der));
  Owned<ECDSA_SIG, ECDSA_SIG_free> const pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(size)));
  std::string raw(2 * number_size, '\0');
  BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytes_of(raw), static_cast<int>(number_size));
  BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytes_of(raw) + number_size,
               static_cast<int>(number_size));
  return raw;
}

}  // namespace providers
