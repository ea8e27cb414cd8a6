// SPDX-License-Identifier: Apache-2.0
#include "assistant/tests/scored_sentences.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "assistant/tests/example.hpp"
#include "base/text.hpp"

namespace assistant::tests {
namespace {

ExpectedFact fact_from(std::string text) {
  ExpectedFact fact;
  if (auto const bar = text.find('|'); bar != std::string::npos) {
    fact.either = text.substr(bar + 1);
    text.resize(bar);
  }
  if (text.ends_with('!') || text.ends_with('?')) {
    fact.strength = text.back();
    text.pop_back();
  }
  auto const equals = text.find('=');
  REQUIRE_MESSAGE(equals != std::string::npos, text);
  fact.slot = text.substr(0, equals);
  fact.value = text.substr(equals + 1);
  return fact;
}

std::string unescaped(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n"))
    text.replace(at, 2, "\n");
  return text;
}

std::string either_of(Fact const& fact) {
  return fact.either.group == 0 ? "" : fmt::format("{}.{}", fact.either.group, fact.either.branch);
}

class Scoring {
 public:
  explicit Scoring(Report& report) : report_(report) {}

  void judge(Sentence const& sentence) {
    auto read = facts_of(read_wish(sentence.text, example_lexicon(), example_day));
    std::string faults;
    for (auto const& expected : sentence.facts) {
      auto const found = std::find_if(read.begin(), read.end(), [&](Fact const& fact) {
        return fact.slot == expected.slot && fact.value == expected.value;
      });
      count(expected.slot, found == read.end() ? &Score::missed : &Score::right);
      if (found == read.end()) {
        faults += fmt::format(" missed {}={};", expected.slot, expected.value);
        continue;
      }
      faults += judge_marks(expected, *found);
      read.erase(found);
    }
    for (auto const& fact : read) {
      count(fact.slot, &Score::wrong);
      faults += fmt::format(" wrong {}={};", fact.slot, fact.value);
    }
    if (!faults.empty())
      report_.faults.push_back(
          fmt::format("{}:{} {}\n     {}", sentence.file, sentence.line, sentence.text, faults));
    ++report_.sentences;
  }

 private:
  void count(std::string const& slot, int Score::*what) {
    ++(report_.by_slot[slot].*what);
    ++(report_.by_slot["all"].*what);
  }

  std::string judge_marks(ExpectedFact const& expected, Fact const& fact) {
    std::string faults;
    if (expected.strength != ' ') {
      bool const is_right = (expected.strength == '!') == (fact.strength == Strength::hard);
      ++(report_.by_slot["strength"].*(is_right ? &Score::right : &Score::wrong));
      if (!is_right) faults += fmt::format(" strength of {}={};", fact.slot, fact.value);
    }
    auto const either = either_of(fact);
    if (expected.either.empty() && either.empty()) return faults;
    bool const is_right = expected.either == either;
    auto& score = report_.by_slot["either"];
    ++(is_right ? score.right : either.empty() ? score.missed : score.wrong);
    if (!is_right) faults += fmt::format(" either of {}={} is {};", fact.slot, fact.value, either);
    return faults;
  }

  Report& report_;
};

}  // namespace

std::vector<Sentence> sentences_in(std::string const& file) {
  std::ifstream in(std::string(XINGQU_SOURCE_DIR "/server/assistant/tests/sentences/") + file);
  REQUIRE_MESSAGE(in.good(), file);
  std::vector<Sentence> sentences;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    auto const tab = line.find('\t');
    REQUIRE_MESSAGE(tab != std::string::npos, file << ":" << number);
    Sentence sentence{file, number, unescaped(line.substr(0, tab)), {}};
    for (auto const& fact : base::split(std::string_view(line).substr(tab + 1), ';'))
      sentence.facts.push_back(fact_from(fact));
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

Report score(std::vector<Sentence> const& sentences) {
  Report report;
  Scoring scoring(report);
  for (auto const& sentence : sentences) scoring.judge(sentence);
  return report;
}

}  // namespace assistant::tests
