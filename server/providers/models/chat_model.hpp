// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <string>

#include "assistant/language_model.hpp"
#include "providers/models/chat_dialect.hpp"
#include "providers/provider.hpp"

namespace providers::models {

struct ChatModelOptions {
  ChatDialect const& dialect;
  std::string model;
  std::string key = {};  // empty: none is sent
};

// A language model behind OpenAI's chat interface: DeepSeek, DashScope, Qianfan v2, Ollama, vLLM,
// llama.cpp and many more.
class ChatModel final : public assistant::LanguageModel {
 public:
  ChatModel(Provider& provider, base::Clock const& clock, ChatModelOptions options)
      : provider_(provider), clock_(clock), options_(std::move(options)) {}

  assistant::ModelAnswer reply(assistant::ModelRequest const& request,
                               assistant::TextSink const& tell, std::stop_token stop) override;

 private:
  Provider& provider_;
  base::Clock const& clock_;
  ChatModelOptions const options_;
  std::atomic<bool> was_exhausted_ = false;
};

}  // namespace providers::models
