// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"

namespace places {

// How Chinese names are read, in plain letters: ü is v. From data/pinyin.csv.
class Pinyin {
 public:
  static Pinyin const& bundled();
  static base::Result<Pinyin> read(std::string_view csv);

  // The syllables of a text one by one; what is not a Chinese character stands as it is, in pieces
  // between spaces. 厦门 Hotel → xia, men, Hotel. Known words are read as words.
  std::vector<std::string> syllables(std::string_view text) const;
  // All ways to read a character, the usual first; empty for what is none.
  std::vector<std::string> const& readings(std::string_view character) const;

  // A name for people who do not read Chinese, a word for each syllable: Xia Men Da Xue.
  std::string latin_name(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> readings_;  // by character
  std::unordered_map<std::string, std::vector<std::string>> words_;     // by word, by character
};

}  // namespace places
