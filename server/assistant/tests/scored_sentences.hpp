// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>
#include <vector>

// Sentences with the facts a careful reader finds in them (tests/sentences/*.tsv), and how well
// a reading does.
namespace assistant::tests {

struct ExpectedFact {
  std::string slot;
  std::string value;
  char strength = ' ';  // '!': hard, '?': soft, ' ': not judged
  std::string either;   // "1.2"; empty: none
};

struct Sentence {
  std::string file;
  int line = 0;
  std::string text;
  std::vector<ExpectedFact> facts;
};

// The sentences of one file; a line is TEXT, a tab, and "slot=value" parted by "; ".
std::vector<Sentence> sentences_in(std::string const& file);

struct Score {
  int right = 0;   // read and expected
  int wrong = 0;   // read, not expected
  int missed = 0;  // expected, not read
  double precision() const { return right + wrong == 0 ? 1 : double(right) / (right + wrong); }
  double recall() const { return right + missed == 0 ? 1 : double(right) / (right + missed); }
};

struct Report {
  std::map<std::string, Score> by_slot;  // and "strength", "either" and "all"
  std::vector<std::string> faults;       // one line for each sentence with a wrong or missing fact
  int sentences = 0;
};

Report score(std::vector<Sentence> const& sentences);

}  // namespace assistant::tests
