// SPDX-License-Identifier: Apache-2.0
#include "providers/outcome.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"

namespace providers {

using std::chrono::seconds;

std::string_view to_word(Trouble trouble) {
  constexpr std::array<std::string_view, 15> words = {
      "none",    "not_allowed", "breaker_open", "resting",   "busy",
      "no_time", "unresolved",  "unreachable",  "tls",       "timed_out",
      "cut",     "too_large",   "redirected",   "malformed", "cancelled"};
  return words.at(static_cast<std::size_t>(trouble));
}

bool is_refusal(Trouble trouble) {
  return trouble >= Trouble::not_allowed && trouble <= Trouble::no_time;
}

std::string_view to_word(Outcome const& outcome) {
  constexpr std::array<std::string_view, 6> classes = {"0xx", "1xx", "2xx", "3xx", "4xx", "5xx"};
  if (!outcome.is_answered()) return to_word(outcome.trouble);
  return classes.at(std::min<std::size_t>(outcome.status() / 100, 5));
}

std::optional<seconds> retry_after_from(std::string_view header,
                                        std::chrono::sys_time<std::chrono::microseconds> now) {
  constexpr seconds longest{86400};
  auto const text = std::string(base::trim(header));
  if (text.empty()) return std::nullopt;
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end == text.data() + text.size() && number >= 0 && text.front() != '-')
    return error == std::errc::result_out_of_range ? longest : std::min(longest, seconds(number));
  auto const at = curl_getdate(text.c_str(), nullptr);
  if (at < 0) return std::nullopt;
  auto const wait = std::chrono::ceil<seconds>(std::chrono::sys_seconds(seconds(at)) - now);
  return std::clamp(wait, seconds(0), longest);
}

}  // namespace providers
