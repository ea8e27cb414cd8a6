// SPDX-License-Identifier: Apache-2.0
// links: assistant
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "assistant/facts.hpp"
#include "assistant/form.hpp"
#include "assistant/questions.hpp"
#include "base/expects.hpp"

namespace {

using assistant::Entry;
using assistant::Family;

assistant::Lexicon lexicon() {
  auto entries = assistant::product_words();
  auto const add = [&](Family family, std::vector<std::string> names, std::string city) {
    entries.push_back(Entry{family, names.front(), names, std::move(city), 1});
  };
  add(Family::city, {"福州", "Fuzhou"}, "");
  add(Family::city, {"上海", "Shanghai"}, "");
  add(Family::sight, {"三坊七巷", "三坊七巷历史文化街区"}, "福州");
  add(Family::sight, {"外滩", "The Bund"}, "上海");
  add(Family::restaurant, {"醉得意(东街口店)"}, "福州");
  add(Family::hotel, {"和平饭店", "Peace Hotel"}, "上海");
  return assistant::Lexicon(std::move(entries));
}

void check(assistant::Span const& span, std::size_t size) {
  EXPECTS(span.from < span.until && span.until <= size);
}

}  // namespace

// Every text is read, twice the same, and every slot tells which of its bytes it came from.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  static assistant::Lexicon const names = lexicon();
  static auto const today = base::parse_day("2026-11-25").value();
  std::string_view const text(reinterpret_cast<char const*>(bytes), size);
  auto const wish = assistant::read_wish(text, names, today);
  auto const facts = assistant::facts_of(wish);
  for (auto const& fact : facts) {
    EXPECTS(!fact.words.empty() && !fact.value.empty());
    EXPECTS(fact.confidence > 0 && fact.confidence <= 1);
    for (auto const& span : fact.words) check(span, size);
  }
  for (auto const& span : wish.not_understood) check(span, size);
  EXPECTS(assistant::questions_for(wish, names, today).size() <= assistant::most_questions);
  (void)assistant::fields_of(wish, text);
  auto const again = assistant::facts_of(assistant::read_wish(text, names, today));
  EXPECTS(again.size() == facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) EXPECTS(again[i].value == facts[i].value);
  return 0;
}
