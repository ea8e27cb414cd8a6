// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace providers::models {

// What services with OpenAI's chat interface do each in their own way. Where nothing is said they
// are sent the part that all of them understand.
struct ChatDialect {
  std::string_view name;
  std::string_view base;  // its usual base URL; the path behind it is the same for all
  bool needs_key = true;
  bool takes_tool_choice = true;  // otherwise it has no effect, and is left out
  bool takes_user = false;
  bool wants_word_json = false;  // JSON mode is refused unless a message speaks of JSON
  bool always_streams = false;   // some of its models know no other way
  std::string_view limit_field = "max_tokens";
};

// "openai", "deepseek", "dashscope", "ollama", "vllm", "llama_cpp", "qianfan"; nullptr: none.
ChatDialect const* find_chat_dialect(std::string_view name);

}  // namespace providers::models
