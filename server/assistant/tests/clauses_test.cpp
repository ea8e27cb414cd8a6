// SPDX-License-Identifier: Apache-2.0
#include "assistant/clauses.hpp"

#include <doctest/doctest.h>

using assistant::Span;

namespace {

Span span_of(std::string_view text, std::string_view words) {
  auto const at = static_cast<std::uint32_t>(text.find(words));
  return {at, at + static_cast<std::uint32_t>(words.size())};
}

}  // namespace

TEST_CASE("what is refused takes its refusal along") {
  std::string_view const text = "想看夜景，不去鼓山, 少走路";
  CHECK(assistant::clauses_of(text, {span_of(text, "鼓山")}) == "不去鼓山");
  CHECK(assistant::without_clauses(text, {span_of(text, "鼓山")}) == "想看夜景，少走路");
}

TEST_CASE("clauses come once and in the order of the text") {
  std::string_view const text = "no temples; slow, please";
  auto const spans = {span_of(text, "slow"), span_of(text, "temples"), span_of(text, "no")};
  CHECK(assistant::clauses_of(text, spans) == "no temples，slow");
  CHECK(assistant::clauses_of(text, {}).empty());
}

TEST_CASE("words across a mark take both sides along") {
  std::string_view const text = "住西湖，附近，含早";
  CHECK(assistant::clauses_of(text, {span_of(text, "西湖，附近")}) == "住西湖，附近");
}
