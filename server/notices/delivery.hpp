// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/log.hpp"
#include "base/random.hpp"
#include "notices/channels.hpp"
#include "notices/kinds.hpp"
#include "notices/notices.hpp"
#include "notices/phones.hpp"
#include "storage/outbox.hpp"

namespace notices {

struct DeliveryParts {
  storage::Database& db;
  base::Clock const& clock;
  base::Random& random;  // must be cryptographic: the links of letters come from it
  base::Ids& ids;
  Notices& notices;
  base::Log& log;
  // Told how each message to a channel ended: sent, not_wanted, refused or unavailable.
  std::function<void(std::string_view channel, std::string_view outcome)> sent =
      [](std::string_view, std::string_view) {};
};

// What an operator is told of a message that could not be delivered.
struct DeadLetterFacts {
  std::optional<Channel> channel;  // none: it is no notice
  std::string kind;                // of the notice, or the topic of what is none; empty: it is gone
  std::string recipient;           // masked; of a push the device; empty: not known any more
};

// Brings notices out of the outbox to those who do not look. What the person has read meanwhile
// is not sent any more.
class Delivery {
 public:
  Delivery(DeliveryParts parts, Ways ways) : parts_(std::move(parts)), ways_(std::move(ways)) {}

  // For the outbox's dispatcher.
  static bool handles(std::string_view topic);
  base::Result<void> deliver(storage::OutboxMessage const& message);

  // Whose name it is; empty: nobody's any more.
  std::string name_of(std::string_view user_id) const;
  DeadLetterFacts describe(storage::OutboxMessage const& message);

  // A link of a letter was followed: no more letters of that kind. False: there is no such link.
  bool unsubscribe(std::string_view token, std::string_view kind);

  PushService const* push() const { return ways_.push; }
  bool mails(std::string_view user_id) const;  // whether the person has an address
  bool sends_sms() const { return ways_.short_messages != nullptr; }

  Phones phones() const { return {parts_.db, parts_.clock, parts_.random}; }
  // Sends a code to the number, which is the person's once they have repeated it. Blocks while a
  // third party answers. Refuses as Phones::ask does, or as the channel does.
  base::Result<void> send_code(std::string_view user_id, std::string_view number);

 private:
  base::Result<void> deliver_push(InboxNotice const& kept, std::string_view subscription);
  base::Result<void> deliver_letter(InboxNotice const& kept);
  base::Result<void> deliver_sms(InboxNotice const& kept);
  std::string recipient_of(Channel channel, std::string const& user, std::string_view subscription);
  std::string letter_token(std::string_view user_id);

  DeliveryParts parts_;
  Ways ways_;
};

}  // namespace notices
