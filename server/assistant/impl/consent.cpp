// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/consent.hpp"

#include <algorithm>
#include <array>
#include <ranges>

#include "base/text.hpp"

namespace assistant {
namespace {

constexpr auto yes_words = std::to_array<std::string_view>(
    {"好",           "好的",     "好吧",       "好呀",        "可以",       "行",     "对",
     "是",           "是的",     "嗯",         "确认",        "同意",       "改吧",   "保存吧",
     "没问题",       "就这样",   "就这样改",   "好就这样改",  "好就这样",   "好改吧", "好的改吧",
     "好的就这样改", "好保存吧", "好的保存吧", "yes",         "yes please", "yep",    "ok",
     "okay",         "sure",     "do it",      "yes do it",   "go ahead",   "apply",  "apply it",
     "fine",         "confirm",  "agreed",     "yes keep it", "keep it"});
constexpr auto no_words = std::to_array<std::string_view>(
    {"不", "不要", "不用", "不用了", "不行", "算了", "先不改", "不改", "不改了", "不了", "别改",
     "取消", "no", "no thanks", "no thank you", "cancel", "don't", "do not", "leave it"});
constexpr auto marks = std::to_array<std::string_view>(
    {"，", "。", "！", "!", ",", ".", "～", "~", "、", "：", ":", "…"});

// Folded, without marks, and with one space between words.
std::string bare(std::string_view text) {
  auto folded = base::fold(text);
  for (auto const mark : marks)
    for (auto at = folded.find(mark); at != std::string::npos; at = folded.find(mark, at))
      folded.erase(at, mark.size());
  return std::string(base::trim(folded));
}

}  // namespace

Consent consent_in(std::string_view text) {
  auto const said = bare(text);
  if (std::ranges::find(yes_words, said) != yes_words.end()) return Consent::agrees;
  return std::ranges::find(no_words, said) != no_words.end() ? Consent::declines : Consent::none;
}

KeptTurn const* awaiting_consent(std::vector<KeptTurn> const& turns) {
  if (turns.empty() || turns.back().role != Turn::Role::user) return nullptr;
  for (auto const& turn : turns | std::views::take(turns.size() - 1) | std::views::reverse) {
    if (turn.role == Turn::Role::user) return nullptr;
    if (!turn.consent.empty()) return &turn;
  }
  return nullptr;
}

}  // namespace assistant
