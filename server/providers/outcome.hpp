// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/headers.hpp"

namespace providers {

// Why a call has no answer. The words are those of metrics and logs.
enum class Trouble : std::uint8_t {
  none,
  // Refused by us; nothing left the house.
  not_allowed,   // another host, a private address, or a request that cannot be written
  breaker_open,  // it failed too often lately
  resting,       // it asked us to come back later
  busy,          // too many calls of ours are under way
  no_time,       // the caller's deadline had passed
  // Failed on the way; whether the other side did its work is unknown unless never_sent.
  unresolved,   // no such host name
  unreachable,  // nobody takes the connection
  tls,          // no TLS, or a certificate that does not hold
  timed_out,    // too slow to connect, to begin, to go on or to end
  cut,          // the connection broke before the end
  too_large,    // more than the call wanted to read
  redirected,   // sent to another host, or too often
  malformed,    // not HTTP
  cancelled,    // by the caller
};

std::string_view to_word(Trouble trouble);
bool is_refusal(Trouble trouble);  // by us, before anything left the house

// The head of an answer.
struct Head {
  unsigned status = 0;
  http::Headers headers = {};
};

// How a call ended: answered, refused by us, or failed. A value, whatever the other side does.
struct Outcome {
  Trouble trouble = Trouble::none;
  std::string why = {};  // a sentence for operators, without keys; also of a judged answer
  Head head = {};        // when answered, or as far as it came
  std::string body = {};
  std::optional<std::chrono::seconds> retry_after = {};
  bool never_sent = false;       // then even a call that changes something may be repeated
  bool is_about_caller = false;  // it timed out because this caller had little time
  unsigned attempts = 0;
  std::optional<unsigned> meant = {};  // the status as the call's judge understood it

  bool is_answered() const { return trouble == Trouble::none; }
  unsigned status() const { return meant.value_or(head.status); }
  bool is_success() const { return is_answered() && status() / 100 == 2; }
};

inline Outcome failed(Trouble trouble, std::string why) {
  return {.trouble = trouble, .why = std::move(why)};
}

// One word for metrics: "2xx" … "5xx", or that of the trouble.
std::string_view to_word(Outcome const& outcome);

// "120" or an HTTP date; nullopt for anything else. At most a day, because a remote clock may be
// wrong and a provider should not be able to send us away for ever.
std::optional<std::chrono::seconds> retry_after_from(
    std::string_view header, std::chrono::sys_time<std::chrono::microseconds> now);

}  // namespace providers
