// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <memory>
#include <string>

#include "assistant/language_model.hpp"
#include "providers/models/access_tokens.hpp"
#include "providers/models/chat_dialect.hpp"
#include "providers/provider.hpp"

namespace providers::models {

struct ChatModelOptions {
  ChatDialect const& dialect;
  std::string model;
  std::string key = {};                       // empty: none is sent
  std::shared_ptr<AccessTokens> tokens = {};  // that are sent instead of it
  Deadlines deadlines = conversation_deadlines;
};

// A language model behind OpenAI's chat interface: DeepSeek, DashScope, Qianfan v2, Ollama, vLLM,
// llama.cpp and many more.
class ChatModel final : public assistant::LanguageModel {
 public:
  ChatModel(Provider& provider, base::Clock const& clock, ChatModelOptions options)
      : provider_(provider), clock_(clock), options_(std::move(options)) {}

  // A token that is refused is replaced, and the call made again, once.
  assistant::ModelAnswer reply(assistant::ModelRequest const& request,
                               assistant::TextSink const& tell, std::stop_token stop) override;

 private:
  assistant::ModelAnswer ask(std::string const& key, assistant::ModelRequest const& request,
                             assistant::TextSink const& tell, std::stop_token const& stop);

  Provider& provider_;
  base::Clock const& clock_;
  ChatModelOptions const options_;
  std::atomic<bool> was_exhausted_ = false;
};

}  // namespace providers::models
