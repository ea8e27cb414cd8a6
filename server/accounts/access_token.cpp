// SPDX-License-Identifier: Apache-2.0
#include "accounts/access_token.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "accounts/secrets.hpp"
#include "base/expects.hpp"

namespace accounts {
namespace {

namespace json = boost::json;

constexpr std::string_view issuer = "xingqu";
constexpr std::size_t longest_token = 1024;
constexpr std::int64_t leeway_s = 5;  // between the clocks of two of our machines

std::string signature_of(std::string_view text, std::string const& secret) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  auto const* const made =
      HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<unsigned char const*>(text.data()), text.size(), mac.data(), &size);
  EXPECTS(made != nullptr);
  return {reinterpret_cast<char const*>(mac.data()), size};
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::optional<json::object> object_from(std::string_view encoded) {
  auto const text = base64url_decoded(encoded);
  if (!text) return std::nullopt;
  boost::system::error_code error;
  auto value = json::parse(*text, error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

std::string_view text_in(json::object const& object, std::string_view name) {
  auto const* const value = object.if_contains(name);
  return value && value->is_string() ? std::string_view(value->get_string()) : "";
}

std::optional<std::int64_t> number_in(json::object const& object, std::string_view name) {
  auto const* const value = object.if_contains(name);
  return value && value->is_int64() ? std::optional(value->get_int64()) : std::nullopt;
}

std::int64_t seconds_of(base::Instant at) {
  return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

bool is_timely(json::object const& payload, std::int64_t now_s) {
  auto const from = number_in(payload, "nbf");
  auto const until = number_in(payload, "exp");
  return from && until && *from - leeway_s <= now_s && now_s < *until;
}

void write_first_key(std::filesystem::path const& file, base::Random& random) {
  auto const line = random_token(random) + "\n";
  int const out = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) throw std::runtime_error("Cannot write the signing key to " + file.string());
  auto const written = ::write(out, line.data(), line.size());
  ::close(out);
  if (written != static_cast<ssize_t>(line.size()))
    throw std::runtime_error("Cannot write the signing key to " + file.string());
}

}  // namespace

std::vector<SigningKey> signing_keys_in(std::string const& text) {
  std::istringstream words(text);
  std::vector<SigningKey> keys;
  for (std::string secret; words >> secret;) {
    if (secret.size() < 32) throw std::runtime_error("A signing key has at least 32 characters.");
    keys.push_back({token_hash(secret).substr(0, 8), secret});
  }
  if (keys.empty()) throw std::runtime_error("There is no signing key.");
  return keys;
}

std::vector<SigningKey> signing_keys_from(std::filesystem::path const& file, base::Random& random) {
  if (!std::filesystem::exists(file)) write_first_key(file, random);
  std::ifstream in(file);
  if (!in) throw std::runtime_error("Cannot read the signing keys in " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return signing_keys_in(text.str());
}

AccessTokens::AccessTokens(std::vector<SigningKey> const& keys, base::Clock const& clock,
                           std::chrono::seconds lifetime)
    : clock_(clock), lifetime_(lifetime) {
  EXPECTS(!keys.empty());
  for (auto const& key : keys) {
    EXPECTS(key.secret.size() >= 32);
    json::object const header{{"alg", "HS256"}, {"typ", "JWT"}, {"kid", key.name}};
    keys_.push_back({base64url(json::serialize(header)), key.secret});
  }
}

std::string AccessTokens::issue(Claims const& claims) const {
  auto const now_s = seconds_of(clock_.now());
  auto const& key = keys_.front();
  json::object const payload{{"iss", issuer},
                             {"sub", claims.user_id},
                             {"sid", claims.session_id},
                             {"role", claims.role},
                             {"iat", now_s},
                             {"nbf", now_s},
                             {"exp", now_s + lifetime_.count()}};
  auto const text = key.header + "." + base64url(json::serialize(payload));
  return text + "." + base64url(signature_of(text, key.secret));
}

std::optional<Claims> AccessTokens::verify(std::string_view token) const {
  auto const first = token.find('.');
  auto const last = token.rfind('.');
  if (token.size() > longest_token || first == std::string_view::npos || first == last ||
      token.find('.', first + 1) != last)
    return std::nullopt;
  // The header must be one that we write, letter by letter: there is no algorithm to choose.
  auto const key = std::find_if(keys_.begin(), keys_.end(), [&](Key const& known) {
    return known.header == token.substr(0, first);
  });
  if (key == keys_.end()) return std::nullopt;
  auto const signature = base64url_decoded(token.substr(last + 1));
  if (!signature || !is_same(*signature, signature_of(token.substr(0, last), key->secret)))
    return std::nullopt;

  auto const payload = object_from(token.substr(first + 1, last - first - 1));
  if (!payload || text_in(*payload, "iss") != issuer ||
      !is_timely(*payload, seconds_of(clock_.now())))
    return std::nullopt;
  return Claims{std::string(text_in(*payload, "sub")), std::string(text_in(*payload, "sid")),
                std::string(text_in(*payload, "role"))};
}

}  // namespace accounts
