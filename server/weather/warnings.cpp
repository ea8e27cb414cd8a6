// SPDX-License-Identifier: Apache-2.0
#include "weather/warnings.hpp"

#include <algorithm>

namespace weather {
namespace {

constexpr std::chrono::minutes fresh_for{5};
constexpr std::chrono::hours worth_keeping{24};

}  // namespace

Warnings::Asked Warnings::ask(WarningWish const& wish) {
  if (!parts_.source) return {};
  auto const now = parts_.clock.now();
  auto const cell = cell_of(wish.where.at);
  auto const kept = cache_.find(cell);
  if (kept && now - kept->fetched_at < fresh_for) {
    parts_.cache_asked("hit");
    return {kept};
  }
  auto asked =
      parts_.source->warnings({cell, wish.where.area}, now + wish.patience, wish.traceparent);
  if (asked) {
    parts_.cache_asked("miss");
    auto const fetched = std::make_shared<WarningsAt const>(*std::move(asked));
    cache_.keep(cell, fetched);
    return {fetched};
  }
  bool const has_last_word = kept && now - kept->fetched_at < worth_keeping;
  parts_.cache_asked(has_last_word ? "stale" : "miss");
  return {has_last_word ? kept : nullptr, has_last_word, asked.error()};
}

WarningsFound Warnings::around(WarningWish const& wish) {
  auto asked = ask(wish);
  std::vector<WarningMessage> messages;
  WarningsFound found{.warnings = {}, .is_stale = asked.is_stale, .trouble = asked.trouble};
  if (asked.told) {
    messages = asked.told->messages;
    found.as_of = asked.told->fetched_at;
  }
  for (auto const& told : parts_.documents.told())
    for (auto const& document : *told.messages)
      messages.push_back(message_for(document, wish.where));
  found.warnings = warnings_in_force(messages, parts_.clock.now());
  return found;
}

std::vector<Warning> in_language(std::vector<Warning> warnings, std::string_view language) {
  auto const all = warnings;
  std::erase_if(warnings, [&](Warning const& each) {
    return each.language != language &&
           std::any_of(all.begin(), all.end(), [&](Warning const& other) {
             return other.id == each.id && other.language == language;
           });
  });
  return warnings;
}

}  // namespace weather
