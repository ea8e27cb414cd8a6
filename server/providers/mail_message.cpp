// SPDX-License-Identifier: Apache-2.0
#include "providers/mail_message.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/civil.hpp"
#include "base/expects.hpp"

namespace providers {
namespace {

constexpr std::string_view sender_name = "行趣 Xingqu";

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    std::size_t const count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += k <= count ? digits[(group >> (18 - 6 * k)) & 63u] : '=';
  }
  return text;
}

// Encoded words of whole characters; with the name of a header no line is over 76 columns
// (RFC 2047).
std::string header_text(std::string_view text) {
  constexpr std::size_t most_bytes = 39;
  std::string encoded;
  while (!text.empty()) {
    std::size_t size = std::min(most_bytes, text.size());
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0u) == 0x80u) --size;
    if (!encoded.empty()) encoded += "\r\n ";
    encoded += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
    text.remove_prefix(size);
  }
  return encoded;
}

std::string date_text(base::Instant at) {
  using namespace std::chrono;
  constexpr std::array<char const*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const midnight = floor<days>(at);
  year_month_day const date(midnight);
  hh_mm_ss const time(floor<seconds>(at - midnight));
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                     weekdays[weekday(midnight).c_encoding()], static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string body_text(std::string_view text, BodyEncoding encoding) {
  std::string lines;
  for (char const c : text) {
    if (c == '\r') continue;
    if (c == '\n') lines += '\r';
    lines += c;
  }
  if (encoding == BodyEncoding::eight_bit) return lines;
  auto const encoded = base64(lines);
  std::string folded;
  for (std::size_t at = 0; at < encoded.size(); at += 76) folded += encoded.substr(at, 76) + "\r\n";
  return folded;
}

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

std::string part(std::string_view type, std::string_view text, BodyEncoding encoding) {
  return fmt::format(
      "Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}", type,
      encoding == BodyEncoding::eight_bit ? "8bit" : "base64", body_text(text, encoding));
}

// The plain text, and behind it what a program that can show it prefers (RFC 2046 §5.1.4). The
// boundary begins as no line of base64 can, and holds an id that nobody who writes text knows.
std::string content_of(accounts::Letter const& letter, Envelope const& envelope) {
  if (letter.html.empty()) return part("plain", letter.text, envelope.encoding);
  auto const boundary = "=_" + envelope.message_id.substr(0, envelope.message_id.find('@'));
  return fmt::format(
      "Content-Type: multipart/alternative; boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}\r\n--{0}\r\n"
      "{2}\r\n--{0}--\r\n",
      boundary, part("plain", letter.text, envelope.encoding),
      part("html", letter.html, envelope.encoding));
}

// "行趣 Xingqu <xingqu@example.cn>", the name encoded: nothing in it can end the header.
std::string mailbox(std::string_view name, std::string_view address) {
  if (name.empty()) return std::string(address);
  constexpr std::size_t short_enough = 24;  // bytes, for one line with most addresses
  auto const* const gap = name.size() <= short_enough ? " " : "\r\n ";
  return fmt::format("{}{}<{}>", header_text(name), gap, address);
}

// The thread's id is of no letter that was ever sent: RFC 5322 §3.6.4 asks programs to group
// letters by what they refer to, known or not.
std::string more_headers(accounts::Letter const& letter, Envelope const& envelope) {
  std::string made;
  if (!letter.thread.empty())
    made += fmt::format("References: <{}{}>\r\n", letter.thread,
                        envelope.message_id.substr(envelope.message_id.find('@')));
  if (!letter.reply_to.empty()) made += fmt::format("Reply-To: {}\r\n", letter.reply_to);
  if (letter.unsubscribe_url.empty()) return made;
  return made + fmt::format(
                    "List-Unsubscribe: <{}>\r\n"
                    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
                    letter.unsubscribe_url);
}

}  // namespace

std::string mail_message(accounts::Letter const& letter, Envelope const& envelope) {
  EXPECTS(is_one_line(letter.to) && is_one_line(letter.subject));
  EXPECTS(is_one_line(envelope.from) && is_one_line(envelope.message_id));
  EXPECTS(is_one_line(letter.unsubscribe_url) && is_one_line(letter.reply_to) &&
          is_one_line(letter.thread));  // names are encoded
  return fmt::format(
      "From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}>\r\n"
      "Auto-Submitted: auto-generated\r\n{}MIME-Version: 1.0\r\n{}",
      mailbox(sender_name, envelope.from), mailbox(letter.to_name, letter.to),
      header_text(letter.subject), date_text(envelope.date), envelope.message_id,
      more_headers(letter, envelope), content_of(letter, envelope));
}

}  // namespace providers
