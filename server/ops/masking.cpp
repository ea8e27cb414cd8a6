// SPDX-License-Identifier: Apache-2.0
#include "ops/masking.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ops {
namespace {

constexpr std::string_view hidden = "***";

// A key is secret when, folded to lower case without - and _, it ends with one of these.
constexpr std::array<std::string_view, 10> secret_endings = {
    "password", "passwd",        "secret", "token",     "apikey",
    "appid",    "authorization", "cookie", "signature", "privatekey"};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alnum(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_key_char(char c) { return is_alnum(c) || c == '_' || c == '-'; }
constexpr bool is_mail_char(char c) { return is_key_char(c) || c == '.' || c == '+' || c == '%'; }

bool is_secret_key(std::string_view key) {
  std::string folded;
  for (char const c : key)
    if (is_alnum(c)) folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  return std::any_of(secret_endings.begin(), secret_endings.end(),
                     [&](auto ending) { return folded.ends_with(ending); });
}

std::size_t run_length(std::string_view text, std::size_t from, bool (*belongs)(char)) {
  std::size_t size = 0;
  while (from + size < text.size() && belongs(text[from + size])) ++size;
  return size;
}

// From behind a secret key: the separator and quotes are kept, the value is swallowed.
// Returns the position behind the value, or `at` when no value follows.
std::size_t copy_hidden_value(std::string_view text, std::size_t at, std::string& out) {
  std::size_t next = at;
  if (next < text.size() && (text[next] == '"' || text[next] == '\'')) ++next;  // end of "key"
  std::size_t const spaces = run_length(text, next, [](char c) { return c == ' '; });
  next += spaces;
  if (next >= text.size() || (text[next] != ':' && text[next] != '=')) return at;
  ++next;
  next += run_length(text, next, [](char c) { return c == ' '; });
  if (next >= text.size()) return at;
  char const quote = text[next] == '"' || text[next] == '\'' ? text[next] : '\0';
  if (quote) ++next;
  out.append(text.substr(at, next - at)).append(hidden);
  while (next < text.size()) {
    char const c = text[next];
    if (quote && c == '\\') {
      next = std::min(next + 2, text.size());
      continue;
    }
    bool const ends =
        quote ? c == quote : c == '&' || c == ',' || c == ';' || c == '}' || c == '\n';
    if (ends) break;
    ++next;
  }
  return next;
}

// "Bearer x", "Basic x": the scheme stays, the credentials go.
std::size_t copy_hidden_credentials(std::string_view text, std::size_t at, std::string& out) {
  auto const size = run_length(text, at, [](char c) { return c == ' '; });
  auto const value = run_length(text, at + size, [](char c) { return c > ' ' && c != '"'; });
  if (size == 0 || value < 8) return at;
  out.append(" ").append(hidden);
  return at + size + value;
}

// An access token (a JWT) or a personal token, wherever it stands.
bool is_token(std::string_view word) {
  if (word.size() <= 20) return false;
  return word.starts_with("xq_") ||
         (word.starts_with("eyJ") && std::count(word.begin(), word.end(), '.') == 2);
}

// A run of digits that is a mobile number (11, 1[3-9]…) or an identity number (18, last may be X).
void copy_digits(std::string_view digits, std::string& out) {
  bool const mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
  bool const identity = digits.size() == 18 && (digits.starts_with("1") || digits[0] <= '8');
  if (!mobile && !identity) {
    out.append(digits);
    return;
  }
  std::size_t const front = 3;
  std::size_t const back = mobile ? 4 : 2;
  out.append(digits.substr(0, front)).append("****").append(digits.substr(digits.size() - back));
}

// A word of mail characters: an address, a token, a key with its value, a number, or harmless.
std::size_t copy_word(std::string_view text, std::size_t at, std::string& out) {
  auto const size = run_length(text, at, is_mail_char);
  auto const word = text.substr(at, size);
  std::size_t const end = at + size;
  if (end < text.size() && text[end] == '@' && end + 1 < text.size() && is_alnum(text[end + 1])) {
    auto const domain = run_length(text, end + 1, is_mail_char);
    out.append(word.substr(0, 1)).append(hidden).append(text.substr(end, 1 + domain));
    return end + 1 + domain;
  }
  if (is_token(word)) {
    out.append(hidden);
    return end;
  }
  if (word == "Bearer" || word == "Basic") {
    out.append(word);
    return copy_hidden_credentials(text, end, out);
  }
  if (is_secret_key(word)) {
    out.append(word);
    return copy_hidden_value(text, end, out);
  }
  auto const digits = run_length(word, 0, is_digit);
  bool const identity_x = digits == 17 && word.size() == 18 && (word[17] == 'X' || word[17] == 'x');
  if (digits == word.size() || identity_x)
    copy_digits(word, out);
  else
    out.append(word);
  return end;
}

}  // namespace

std::string mask(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_mail_char(text[at])) {
      at = copy_word(text, at, out);
    } else if (text[at] == '\n' || text[at] == '\r') {  // one record stays one line
      out.append(text[at] == '\n' ? "\\n" : "\\r");
      ++at;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

}  // namespace ops
