// SPDX-License-Identifier: Apache-2.0
#include "alerts/seal.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "base/text.hpp"

namespace alerts {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

std::string hex(unsigned char const* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

void write_key(std::filesystem::path const& file, base::Random& random) {
  Seal::Key key{};
  random.fill(std::as_writable_bytes(std::span(key)));
  auto const line = hex(key.data(), key.size()) + "\n";
  int const out = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) throw std::runtime_error("Cannot write the safety key to " + file.string());
  auto const written = ::write(out, line.data(), line.size());
  ::close(out);
  if (written != static_cast<ssize_t>(line.size()))
    throw std::runtime_error("Cannot write the safety key to " + file.string());
}

}  // namespace

Seal::Seal(Key const& key, base::Random& random) : key_(key), random_(random) {}

Seal::Key Seal::key_from(std::filesystem::path const& file, base::Random& random) {
  if (!std::filesystem::exists(file)) write_key(file, random);
  std::ifstream in(file);
  std::string const whole{std::istreambuf_iterator<char>(in), {}};
  auto const text = base::trim(whole);
  Key key{};
  std::size_t size = 0;
  bool const is_read = sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr,
                                      &size, nullptr) == 0;
  if (!is_read || size != key.size() || text.size() != 2 * key.size())
    throw std::runtime_error("There is no safety key of 64 hexadecimal digits in " + file.string());
  return key;
}

std::string Seal::close(std::string_view text, std::string_view whose) const {
  std::vector<unsigned char> sealed(nonce_size + text.size() + tag_size);
  random_.fill(std::as_writable_bytes(std::span(sealed.data(), nonce_size)));
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, nullptr, bytes_of(text),
                                             text.size(), bytes_of(whose), whose.size(), nullptr,
                                             sealed.data(), key_.data());
  return hex(sealed.data(), sealed.size());
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view whose) const {
  std::vector<unsigned char> bytes(sealed.size() / 2);
  std::size_t size = 0;
  if (sodium_hex2bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &size,
                     nullptr) != 0 ||
      size < nonce_size + tag_size)
    return std::nullopt;
  std::string text(size - nonce_size - tag_size, '\0');
  int const opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, bytes.data() + nonce_size,
      size - nonce_size, bytes_of(whose), whose.size(), bytes.data(), key_.data());
  return opened == 0 ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace alerts
