// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "assistant/language_model.hpp"
#include "providers/outcome.hpp"

namespace providers::models {

// How a service writes a reply: one reader for one reply.
class ReplyReader {
 public:
  virtual ~ReplyReader() = default;

  // One event of a stream; the text that is new. After a failure nothing more is read.
  virtual std::string take_event(std::string_view data) = 0;
  // A whole body, where there are no events; what another body said is forgotten.
  virtual void take_body(std::string_view body) = 0;
  // A stream may end here: it has said so, or why it stopped talking.
  virtual bool is_finished() const = 0;
  // Another attempt begins: what the last one said is forgotten.
  void begin_again() {
    reply = {};
    failure.reset();
    is_lasting = false;
    forget();
  }
  // What an answer means that is no 2xx.
  virtual assistant::ModelFailure refusal_in(Head const& head, std::string_view body) const = 0;

  assistant::ModelReply reply;
  std::optional<assistant::ModelFailure> failure;
  bool is_lasting = false;  // of a failure: the same call would fail in a moment as well

 protected:
  virtual void forget() = 0;  // what a reader remembers besides
  void fail(assistant::ModelTrouble trouble, std::string why) {
    failure = assistant::ModelFailure{.trouble = trouble, .why = std::move(why)};
  }
};

}  // namespace providers::models
