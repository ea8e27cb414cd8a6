// SPDX-License-Identifier: Apache-2.0
#include "providers/models/chat_dialect.hpp"

#include <algorithm>
#include <array>

namespace providers::models {
namespace {

constexpr auto dialects = std::to_array<ChatDialect>({
    {.name = "openai", .base = "https://api.openai.com/v1", .takes_user = true},
    {.name = "deepseek", .base = "https://api.deepseek.com", .wants_word_json = true},
    {.name = "dashscope",
     .base = "https://dashscope.aliyuncs.com/compatible-mode/v1",
     .wants_word_json = true,
     .always_streams = true},
    {.name = "ollama",
     .base = "http://localhost:11434/v1",
     .needs_key = false,
     .takes_tool_choice = false},
    {.name = "vllm", .base = "http://localhost:8000/v1", .needs_key = false},
    {.name = "llama_cpp", .base = "http://localhost:8080/v1", .needs_key = false},
    {.name = "qianfan",
     .base = "https://qianfan.baidubce.com/v2",
     .takes_user = true,
     .limit_field = "max_completion_tokens"},
});

}  // namespace

ChatDialect const* find_chat_dialect(std::string_view name) {
  auto const* const at =
      std::find_if(dialects.begin(), dialects.end(), [&](auto& each) { return each.name == name; });
  return at == dialects.end() ? nullptr : at;
}

}  // namespace providers::models
