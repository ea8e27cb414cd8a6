// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace storage {

struct OutboxMessage {
  std::string id;     // ULID; the same in every delivery, so that receivers can notice repeats
  std::string topic;  // a word such as account_deleted
  std::string key;    // what it is about
  std::string payload_json;
  int attempt = 1;
  std::string last_error = {};     // of a dead one: why it was refused the last time
  base::Instant given_up_at = {};  // of a dead one
};

struct OutboxCounts {
  std::int64_t pending = 0;
  std::int64_t dead = 0;
};

// Reactions that must not be lost: the row is written in the transaction that causes it and
// delivered afterwards, at least once, in no promised order.
class Outbox {
 public:
  using Handler = std::function<base::Result<void>(OutboxMessage const&)>;

  Outbox(Database& db, base::Clock const& clock, base::Ids& ids)
      : db_(db), clock_(clock), ids_(ids) {}

  // Inside Database::write, beside the change that the message reports. Not delivered before
  // `due`, if that is given.
  void add(Sql& sql, std::string_view topic, std::string_view key, std::string_view payload_json,
           std::optional<base::Instant> due = {});

  // Hands up to `batch` due messages to `handler`, outside any transaction, and answers how many
  // were delivered. A refusal or an exception is tried again after 1 s, 4 s, 16 s … 1 h; after
  // ten attempts, or a refusal for good (invalid), the message is dead and kept for a person
  // (dead_letters.hpp). Several processes may deliver at once: a message that is being handled is
  // hidden from the others for `handling_time`.
  std::size_t deliver(std::size_t batch, Handler const& handler);

  OutboxCounts count();
  std::vector<OutboxMessage> list_dead(std::size_t limit);
  // Gives dead messages another ten attempts; answers how many.
  std::size_t revive();

  static constexpr std::chrono::minutes handling_time{5};
  static constexpr int attempts = 10;

 private:
  std::vector<OutboxMessage> claim(std::size_t batch);
  bool claim_one(OutboxMessage const& message, std::int64_t seen_due_at_us);
  void settle(OutboxMessage const& message, base::Result<void> const& outcome);

  Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace storage
