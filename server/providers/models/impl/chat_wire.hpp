// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "providers/models/chat_dialect.hpp"
#include "providers/models/impl/reply_reader.hpp"

// OpenAI's chat interface on the wire.
namespace providers::models {

struct ChatBody {
  ChatDialect const& dialect;
  std::string const& model;
  bool streams = false;
};
std::string chat_body(assistant::ModelRequest const& request, ChatBody const& how);

// Bears what services of this interface have been seen to do: no [DONE], choices null, content
// null, calls in fragments, error as an object or as a text, in a body or in the middle of a
// stream.
class ChatReader final : public ReplyReader {
 public:
  std::string take_event(std::string_view data) override;
  void take_body(std::string_view body) override;
  bool is_finished() const override { return is_finished_; }
  assistant::ModelFailure refusal_in(Head const& head, std::string_view body) const override;

 private:
  struct Choice;
  void forget() override { is_finished_ = false; }
  bool is_finished_ = false;
};

}  // namespace providers::models
