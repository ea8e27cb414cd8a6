// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/language_model.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "storage/database.hpp"

namespace assistant {

using ConversationId = base::Id<struct Conversation>;

struct Conversation {
  ConversationId id;
  std::string title;  // the beginning of the first question; empty: nothing was said yet
  base::Instant created_at{};
  base::Instant updated_at{};
};

// A turn as it is kept.
struct KeptTurn : Turn {
  std::string written_by = {};  // a model's name or "rules"; empty: a person or a function
  std::string code = {};        // why no model answered, LLM-10x; empty: none was needed
  bool is_stopped = false;      // it broke off and may be gone on with
  std::string consent = {};     // of a proposal: the arguments that carry it out, once agreed to
  base::Instant created_at{};
  std::optional<std::chrono::seconds> retry_after = {};  // said with the code, not kept
};

// Conversations are seen by their owner alone: for everybody else they do not exist.
class Conversations {
 public:
  Conversations(storage::Database& db, base::Clock const& clock) : db_(db), clock_(clock) {}

  Conversation add(ConversationId id, std::string_view user_id);
  std::optional<Conversation> find(ConversationId id, std::string_view user_id);
  // The one spoken in last first.
  std::vector<Conversation> list(std::string_view user_id, std::size_t limit);
  bool remove(ConversationId id, std::string_view user_id);  // false: there was none
  void remove_all_of(std::string_view user_id);

  // Of a conversation that was found for its owner.
  std::vector<KeptTurn> turns(ConversationId id);
  void append(ConversationId id, std::vector<KeptTurn> const& turns);
  void forget_turns(ConversationId id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
};

}  // namespace assistant
