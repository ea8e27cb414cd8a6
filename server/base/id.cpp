// SPDX-License-Identifier: Apache-2.0
#include "base/id.hpp"

#include <span>

namespace base {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

int digit_value(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  auto const at = digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

// 26 digits carry 130 bits; the first digit may therefore only be 0–7.
std::optional<Ulid> Ulid::parse(std::string_view text) {
  if (text.size() != 26 || digit_value(text[0]) > 7) return std::nullopt;
  std::array<std::uint8_t, 16> bytes{};
  unsigned pending = 0;
  int pending_bits = -2;  // the two bits too many at the front
  std::size_t out = 0;
  for (char const c : text) {
    int const value = digit_value(c);
    if (value < 0) return std::nullopt;
    pending = (pending << 5) | static_cast<unsigned>(value);
    pending_bits += 5;
    if (pending_bits >= 8) {
      pending_bits -= 8;
      bytes[out++] = static_cast<std::uint8_t>(pending >> pending_bits);
      pending &= (1u << pending_bits) - 1;
    }
  }
  return Ulid(bytes);
}

std::string Ulid::str() const {
  std::string text;
  text.reserve(26);
  unsigned pending = 0;
  int pending_bits = 2;
  for (auto const byte : bytes_) {
    pending = (pending << 8) | byte;
    pending_bits += 8;
    while (pending_bits >= 5) {
      pending_bits -= 5;
      text.push_back(digits[(pending >> pending_bits) & 31u]);
      pending &= (1u << pending_bits) - 1;
    }
  }
  return text;
}

Ulid Ids::next() {
  using namespace std::chrono;
  std::scoped_lock const lock(mutex_);
  auto const now_ms = floor<milliseconds>(clock_.now()).time_since_epoch().count();
  if (now_ms > last_ms_) {
    last_ms_ = now_ms;
    for (std::size_t i = 0; i < 6; ++i)
      last_[i] = static_cast<std::uint8_t>(now_ms >> (8 * (5 - i)));
    random_.fill(std::as_writable_bytes(std::span(last_)).subspan(6));
  } else {  // same millisecond, or the clock went back: count on from the last one
    for (std::size_t i = last_.size(); i-- > 0;)
      if (++last_[i] != 0) break;
  }
  return Ulid(last_);
}

}  // namespace base
