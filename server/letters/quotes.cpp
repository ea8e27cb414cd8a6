// SPDX-License-Identifier: Apache-2.0
#include "letters/quotes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"

namespace letters {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (true) {
    auto const end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

bool begins_with_any(std::string_view line, auto const& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return line.starts_with(word); });
}

bool ends_with_any(std::string_view line, auto const& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return line.ends_with(word); });
}

constexpr auto openings = std::to_array<std::string_view>({"On ", "在", "于", "Am ", "Le ", "El "});
constexpr auto endings = std::to_array<std::string_view>(
    {"wrote:", "写道：", "写道:", "寫道：", "寫道:", "schrieb:", "a écrit :", "escribió:"});
constexpr auto rulers = std::to_array<std::string_view>(
    {"-----Original Message-----", "---------- Forwarded message", "----- Original Message -----",
     "-----原始邮件-----", "------------------ 原始邮件", "----- 原始邮件 -----", "------ 原始邮件",
     "-------- 原始邮件", "-----原始郵件-----", "________________________________"});
constexpr auto senders = std::to_array<std::string_view>(
    {"发件人：", "发件人:", "寄件者：", "寄件者:", "寄件者 ", "From:", "*From:*", "*发件人：*"});
constexpr auto head_lines = std::to_array<std::string_view>(
    {"发送时间", "发送日期", "收件人", "抄送", "日期", "主题", "寄件日期", "收件者", "主旨",
     "Sent:", "To:", "Date:", "Subject:", "Cc:", "*Sent:*", "*To:*", "*Date:*", "*Subject:*"});

bool is_quoted(std::string_view line) { return base::trim(line).starts_with('>'); }

// "On Monday, Mei wrote:", which mail programs break into as many as three lines.
std::size_t lines_of_opening(Lines const& lines, std::size_t at) {
  if (ends_with_any(base::trim(lines[at]), endings)) return 1;
  if (!begins_with_any(base::trim(lines[at]), openings)) return 0;
  for (std::size_t more = 1; more < 3 && at + more < lines.size(); ++more)
    if (ends_with_any(base::trim(lines[at + more]), endings)) return more + 1;
  return 0;
}

// A block of at least two lines of the other message's head.
bool is_head(Lines const& lines, std::size_t at) {
  if (!begins_with_any(base::trim(lines[at]), senders)) return false;
  for (std::size_t next = at + 1; next < lines.size() && next < at + 4; ++next)
    if (begins_with_any(base::trim(lines[next]), head_lines)) return true;
  return false;
}

bool is_ruler(std::string_view line) { return begins_with_any(base::trim(line), rulers); }

// RFC 3676 §4.3; many programs lose the space at its end.
bool is_signature(std::string_view line) { return line == "-- " || line == "--"; }

// One past the last line that fits.
std::size_t end_of_last(Lines const& lines, auto&& fits) {
  auto at = lines.size();
  while (at > 0 && !fits(lines[at - 1])) --at;
  return at;
}

std::string joined(Lines const& lines) {
  std::string text;
  for (auto const line : lines) (text += line) += '\n';
  return std::string(base::trim(text));
}

}  // namespace

std::string own_words(std::string_view text) {
  auto const lines = lines_of(text);
  auto const quotes_end = end_of_last(lines, is_quoted);
  auto const words_end =
      end_of_last(lines, [](auto line) { return !base::trim(line).empty() && !is_quoted(line); });
  Lines own;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (is_quoted(lines[at])) continue;
    if (is_signature(lines[at])) {
      // Words under what is quoted below a signature are ours again only if nobody signed there.
      while (at + 1 < lines.size() && !is_quoted(lines[at + 1])) ++at;
      continue;
    }
    if (is_ruler(lines[at]) || is_head(lines, at)) break;
    if (auto const size = lines_of_opening(lines, at); size > 0) {
      // Some programs do not mark what they quote: then all that follows is theirs.
      bool const is_marked = quotes_end > at + size;
      if (!is_marked || words_end <= at + size) break;
      at += size - 1;
      continue;
    }
    own.push_back(lines[at]);
  }
  auto words = joined(own);
  return words.empty() ? std::string(base::trim(text)) : words;
}

}  // namespace letters
