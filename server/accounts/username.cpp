// SPDX-License-Identifier: Apache-2.0
#include "accounts/username.hpp"

#include <locale.h>
#include <wctype.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "base/text.hpp"

namespace accounts {
namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t longest = 32;

// Unicode's letters as the C library knows them; C.UTF-8 is built into glibc since 2.35.
locale_t unicode() {
  static locale_t const known = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (known == nullptr) throw std::runtime_error("The C library has no locale C.UTF-8.");
  return known;
}

std::optional<std::u32string> code_points(std::string_view text) {
  if (!base::is_utf8(text)) return std::nullopt;
  std::u32string points;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      points.push_back(byte);
    else if (byte >= 0xf0)
      points.push_back(byte & 0x07u);
    else if (byte >= 0xe0)
      points.push_back(byte & 0x0fu);
    else if (byte >= 0xc0)
      points.push_back(byte & 0x1fu);
    else
      points.back() = points.back() << 6 | (byte & 0x3fu);
  }
  return points;
}

void append_utf8(std::string& out, char32_t point) {
  auto const tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80u | ((point >> shift) & 0x3fu)));
  };
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
  } else if (point < 0x800) {
    out.push_back(static_cast<char>(0xc0u | point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    out.push_back(static_cast<char>(0xe0u | point >> 12));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xf0u | point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_letter_or_digit(char32_t point) {
  return ::iswalnum_l(static_cast<wint_t>(point), unicode()) != 0;
}

bool is_joint(char32_t point) { return point == U'_' || point == U'-' || point == U'.'; }

std::string lower_case(std::string_view text) {
  std::string lower;
  for (char32_t const point : code_points(text).value_or(U""))
    append_utf8(lower, static_cast<char32_t>(::towlower_l(static_cast<wint_t>(point), unicode())));
  return lower;
}

}  // namespace

std::string username_key(std::string_view text) { return lower_case(base::fold(text)); }

base::Result<Username> username_from(std::string_view typed) {
  auto const text = base::trim(typed);
  auto const points = code_points(base::fold(text));
  if (!points || points->size() < shortest || points->size() > longest)
    return base::refuse_field("/username", "A username has 3 to 32 characters.");
  for (char32_t const point : *points)
    if (!is_letter_or_digit(point) && !is_joint(point))
      return base::refuse_field("/username",
                                "A username has letters, digits and _ - . and nothing else.");
  if (is_joint(points->front()) || is_joint(points->back()))
    return base::refuse_field("/username", "A username begins and ends with a letter or digit.");
  return Username{std::string(text), username_key(text)};
}

base::Result<std::string> email_from(std::string_view typed) {
  auto const wrong = base::refuse_field("/email", "This is not an e-mail address.");
  auto const text = base::trim(typed);
  auto const at = text.find('@');
  if (text.size() > 254 || at == 0 || at == std::string_view::npos || at > 64) return wrong;
  auto const local = text.substr(0, at);
  auto const domain = text.substr(at + 1);
  constexpr std::string_view in_local = "!#$%&'*+-/=?^_`{|}~.";
  auto const is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  for (char const c : local)
    if (!is_plain(c) && in_local.find(c) == std::string_view::npos) return wrong;
  for (char const c : domain)
    if (!is_plain(c) && c != '-' && c != '.') return wrong;
  auto const has_gap = [](std::string_view dotted) {
    return dotted.empty() || dotted.front() == '.' || dotted.back() == '.' ||
           dotted.find("..") != std::string_view::npos;
  };
  if (has_gap(local) || has_gap(domain) || domain.find('.') == std::string_view::npos) return wrong;
  return std::string(text);
}

std::string email_key(std::string_view email) { return base::fold(email); }

}  // namespace accounts
