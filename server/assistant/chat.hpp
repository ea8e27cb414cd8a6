// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
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
    std::string consent = {};  // not empty: a proposal, and the arguments that carry it out
  };
  using Call = std::function<Result(std::string_view arguments, http::Request const& caller)>;
  OfferedFunction offer;
  std::string title;    // for people, in English; the web app has its own words
  Call call;            // changes nothing: it looks up, or proposes
  Call carry_out = {};  // what a proposal asks for; called when the person has agreed, never else
};

enum class StepState : std::uint8_t { begun, done, refused, proposed };

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

using TalkedOfTrip = base::Id<struct TripTalkedOf>;

// What a person says, perhaps beside a trip that is on the screen.
struct Remark {
  std::string text;
  std::optional<TalkedOfTrip> trip = {};
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
//
// Neither a model nor a rule changes anything of the person's: they propose, and the chat itself
// carries the proposal out when the person's next turn says yes and nothing else.
class Chat {
 public:
  explicit Chat(ChatParts parts) : parts_(parts) {}

  base::Result<KeptTurn> answer(ConversationId conversation, Remark const& said,
                                http::Request const& caller, ChatListener& listener) const;
  // Refuses when the last answer was not stopped.
  base::Result<KeptTurn> go_on(ConversationId conversation, http::Request const& caller,
                               ChatListener& listener) const;

 private:
  class Talk;
  ChatParts const parts_;
};

}  // namespace assistant
