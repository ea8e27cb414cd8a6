// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "mcp/impl/tool_parts.hpp"
#include "mcp/offerings.hpp"

namespace mcp {

struct PromptArgument {
  std::string name;
  std::string description;
  bool required = true;
};
BOOST_DESCRIBE_STRUCT(PromptArgument, (), (name, description, required))

struct PromptInfo {
  std::string name;
  std::string title;
  std::string description;
  std::vector<PromptArgument> arguments;
};
BOOST_DESCRIBE_STRUCT(PromptInfo, (), (name, title, description, arguments))

namespace {

using http::Locale;

struct Prompt {
  std::string_view name;
  std::string_view title_zh, title_en;
  std::string_view argument;
  std::string_view argument_zh, argument_en;
  std::string_view text_zh, text_en;  // with {} for the argument
};

constexpr auto prompts = std::to_array<Prompt>({
    {"plan_from_words", "按一句话规划行程", "Plan a trip from a sentence", "wish",
     "旅行需求，如“国庆两个人去福州三天，预算六千”",
     "The wish, such as “three days in Fuzhou for two”",
     "请帮我规划行程：{}\n\n先用 read_wish 理解需求，缺什么就问我；再用 plan_trip 规划，"
     "用表格比较各档的价格与差别，说明警告和未知项；我选定后再用 keep_trip 保存。",
     "Please plan a trip for me: {}\n\nRead the wish with read_wish and ask me for what is "
     "missing; plan it with plan_trip; compare the tiers in a table with their prices, tell me "
     "the warnings and what is unknown; keep one with keep_trip once I have chosen."},
    {"check_a_trip", "检查已保存的行程", "Look over a kept trip", "trip_id",
     "行程编号，见 list_trips", "As list_trips names it",
     "请检查行程 {}：用 get_trip 读取，用 explain_check 看哪些检查不成立或未知，"
     "再看看那几天的天气，告诉我出发前要确认什么。",
     "Please look over the trip {}: read it with get_trip, see with explain_check what does not "
     "hold or is unknown, look at the weather of its days, and tell me what to confirm."},
});

Prompt const* find_prompt(std::string_view name) {
  for (auto const& prompt : prompts)
    if (prompt.name == name) return &prompt;
  return nullptr;
}

}  // namespace

Offering list_prompts(http::Request const& caller) {
  std::vector<PromptInfo> list;
  for (auto const& prompt : prompts) {
    auto const title = std::string(either(caller.locale, prompt.title_zh, prompt.title_en));
    list.push_back(
        {std::string(prompt.name),
         title,
         title,
         {{std::string(prompt.argument),
           std::string(either(caller.locale, prompt.argument_zh, prompt.argument_en))}}});
  }
  return {R"({"prompts":)" + http::to_json(list)};
}

Offering get_prompt(Message const& message, http::Request const& caller) {
  auto const* const prompt = find_prompt(message.name.value_or(""));
  if (!prompt)
    return {{},
            Failure{Code::invalid_params, "There is no prompt " + message.name.value_or("") + "."}};
  http::reading::Document const arguments(message.arguments);
  auto const told = text_at(arguments.root(), "/" + std::string(prompt->argument));
  if (told.empty())
    return {{},
            Failure{Code::invalid_params,
                    "The argument " + std::string(prompt->argument) + " is needed."}};
  auto const text =
      fmt::format(fmt::runtime(either(caller.locale, prompt->text_zh, prompt->text_en)), told);
  return {R"({"description":)" +
          http::to_json(std::string(either(caller.locale, prompt->title_zh, prompt->title_en))) +
          R"(,"messages":[{"role":"user","content":{"type":"text","text":)" + http::to_json(text) +
          "}}]"};
}

}  // namespace mcp
