// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "providers/models/ernie_model.hpp"
#include "providers/models/impl/reply_reader.hpp"

// ERNIE v1 on the wire.
namespace providers::models {

// Messages alternate between people (or functions) and the model: neighbours of the same kind are
// joined, and each call of a function stands before its result.
std::string ernie_body(assistant::ModelRequest const& request, ErnieOptions const& options,
                       bool streams);

// Failures come with HTTP 200, and in place of a stream.
class ErnieReader final : public ReplyReader {
 public:
  std::string take_event(std::string_view data) override;
  void take_body(std::string_view body) override;
  bool is_finished() const override { return is_finished_; }
  assistant::ModelFailure refusal_in(Head const& head, std::string_view body) const override;

  bool refuses_token() const { return refuses_token_; }

 private:
  void forget() override { is_finished_ = refuses_token_ = false; }
  std::string take(std::string_view text);
  void take_failure(std::string const& code);
  bool is_finished_ = false;
  bool refuses_token_ = false;
};

}  // namespace providers::models
