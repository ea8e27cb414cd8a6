// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "storage/outbox.hpp"

namespace storage {

// What somebody did with a dead message of the outbox.
struct DeadLetterDecision {
  enum class Kind { retry, discard };
  std::string id;
  base::Instant at{};
  std::string user_id;
  Kind kind = Kind::retry;
  std::string message_id;
  std::string topic;
  std::string last_error;  // why it was dead
};

// The messages that the outbox gave up, for people who decide about them. Each decision is written
// down in the transaction that carries it out.
class DeadLetters {
 public:
  DeadLetters(Database& db, base::Clock const& clock, base::Ids& ids)
      : db_(db), clock_(clock), ids_(ids) {}

  // Gives the message another ten attempts, or forgets it. False: it is not, or no longer, dead.
  bool decide(std::string_view message, DeadLetterDecision::Kind kind, std::string_view user_id);
  // Gives all of them another ten attempts, up to `most_at_once`; answers how many.
  std::size_t retry_all(std::string_view user_id);
  // Newest first.
  std::vector<DeadLetterDecision> list_decisions(std::size_t limit);

  static constexpr std::size_t most_at_once = 1000;

 private:
  bool carry_out(Sql& sql, DeadLetterDecision const& decision);

  Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace storage
