// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/conversations.hpp"
#include "assistant/language_model.hpp"
#include "http/message.hpp"

namespace assistant {

// Something of ours that the assistant can do for who asks, with that person's rights.
struct ChatFunction {
  struct Result {
    std::string text;             // for the model and for people
    std::string structured = {};  // JSON
    bool is_refused = false;
  };
  OfferedFunction offer;
  std::string title;  // for people, in English; the web app has its own words
  std::function<Result(std::string_view arguments, http::Request const& caller)> call;
};

enum class StepState : std::uint8_t { begun, done, refused };

// What the assistant does, as it happens.
struct ChatStep {
  std::string function;
  std::string arguments;
  StepState state = StepState::begun;
  std::string text = {};  // what came of it
};

class ChatListener {
 public:
  virtual ~ChatListener() = default;
  // False: nobody listens any more, the answer is stopped.
  virtual bool text(std::string_view piece) = 0;
  virtual bool step(ChatStep const& step) = 0;
};

struct ChatParts {
  Conversations& conversations;
  LanguageModel* model = nullptr;  // none: rules and help answer
  std::vector<ChatFunction> const& functions;
  base::Clock const& clock;
};

// Answers a person's turn, or goes on with an answer that was stopped, and keeps what was said.
// With a model it may call functions, several rounds long; where no model answers, rules do: the
// reader of wishes, the planner, the catalogue and the help. The answer's last turn is returned; a
// refusal only when an answer broke off in the middle (LLM-10x) or had to be forgotten.
class Chat {
 public:
  explicit Chat(ChatParts parts) : parts_(parts) {}

  base::Result<KeptTurn> answer(ConversationId conversation, std::string const& text,
                                http::Request const& caller, ChatListener& listener) const;
  // Refuses when the last answer was not stopped.
  base::Result<KeptTurn> go_on(ConversationId conversation, http::Request const& caller,
                               ChatListener& listener) const;

 private:
  class Talk;
  ChatParts const parts_;
};

}  // namespace assistant
