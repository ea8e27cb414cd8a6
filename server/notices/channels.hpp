// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "notices/notice.hpp"
#include "notices/push_subscriptions.hpp"

// Ports: how notices leave the house. Each refuses (unavailable) what may succeed later and
// (invalid) what never will, has a deadline of its own and is safe to share between threads.
namespace notices {

// Whom an account belongs to, as far as letters need to know.
struct Recipient {
  std::string email;  // empty: none given
  bool reads_english = false;
  std::string name = {};  // what others know them by
};

struct Letter {
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
  std::string unsubscribe_url;  // takes a POST without any question (RFC 8058); empty: none
  std::string reply_to = {};    // an address; empty: answers reach nobody
  std::string to_name = {};
  std::string id = {};      // the same when it is sent again
  std::string thread = {};  // the same for all letters about one trip or request; empty: none
};

struct PushMessage {
  std::string json;
  std::string topic;  // one that is not shown yet is replaced by the next of its topic
  bool is_urgent = false;
  std::chrono::seconds life{};  // how long it is worth showing
};

// A push service, RFC 8030. Refuses (not_found) a subscription that is gone for good.
class PushService {
 public:
  virtual ~PushService() = default;
  virtual base::Result<void> send(PushSubscription const& to, PushMessage const& message) = 0;
  // What browsers subscribe with, base64url.
  virtual std::string public_key() const = 0;
  // Whether we would ever call this address of a subscription.
  virtual bool takes(std::string_view endpoint) const = 0;
};

// To a mobile phone: its operators take only sentences they approved, with one word of ours in it.
struct ShortMessage {
  enum class Purpose : std::uint8_t { code, notice };
  Purpose purpose = Purpose::notice;
  std::string number;  // E.164
  std::string word;    // the code, or what the notice is about; no addresses of the web
};

// Not idempotent: refuses (unavailable) only what was certainly not sent.
class ShortMessages {
 public:
  virtual ~ShortMessages() = default;
  virtual base::Result<void> send(ShortMessage const& message) = 0;
};

struct Ways {
  std::function<std::optional<Recipient>(std::string_view user_id)> recipient;
  std::function<base::Result<void>(Letter const&)> letter;
  // Where answers to a notice's letter go. nullopt: there is nothing to answer; empty: it is
  // answered on the page alone.
  std::function<std::optional<std::string>(Notice const&)> reply_to = [](Notice const&) {
    return std::optional<std::string>();
  };
  PushService* push = nullptr;              // nullptr: none is set up
  ShortMessages* short_messages = nullptr;  // the same
  std::string public_url;                   // where the web app is, without a slash at its end
};

}  // namespace notices
