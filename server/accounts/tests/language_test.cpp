// SPDX-License-Identifier: Apache-2.0
#include "accounts/language.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace accounts;

namespace {

std::string text_of(std::filesystem::path const& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

// English sentences in string literals, as refusals say them.
std::set<std::string> sentences_in(std::string source) {
  source = std::regex_replace(source, std::regex("\"\\s*\\n\\s*\""), "");
  std::set<std::string> found;
  std::regex const sentence("\"([A-Z][^\"\\\\]*\\.)\"");
  for (auto match = std::sregex_iterator(source.begin(), source.end(), sentence);
       match != std::sregex_iterator(); ++match)
    found.insert((*match)[1]);
  return found;
}

bool has_chinese(std::string const& sentence) {
  return in_language(sentence, http::Locale::zh_cn) != sentence;
}

}  // namespace

TEST_CASE("every refusal of this module can be read in Chinese") {
  std::size_t count = 0;
  for (auto const& entry :
       std::filesystem::directory_iterator(XINGQU_SOURCE_DIR "/server/accounts")) {
    auto const name = entry.path().filename().string();
    if (!name.ends_with(".cpp") || name == "language.cpp") continue;
    if (name == "access_token.cpp") continue;  // speaks to those who run the server
    for (auto const& sentence : sentences_in(text_of(entry.path()))) {
      if (sentence.find("libsodium") != std::string::npos ||
          sentence.find("C library") != std::string::npos)
        continue;
      ++count;
      INFO(name << ": " << sentence);
      CHECK(has_chinese(sentence));
    }
  }
  CHECK(count >= 15);
}

TEST_CASE("English readers get the English sentence, fields included") {
  base::Error const error{base::Refusal::invalid,
                          "There is no such account.",
                          "",
                          {{"/email", "This is not an e-mail address."}}};
  auto const english = in_language(error, http::Locale::en);
  CHECK(english.why == error.why);
  CHECK(english.fields == error.fields);
  auto const chinese = in_language(error, http::Locale::zh_cn);
  CHECK(chinese.why == "账户不存在。");
  CHECK(chinese.fields.at(0).detail == "邮箱格式不正确。");
}
