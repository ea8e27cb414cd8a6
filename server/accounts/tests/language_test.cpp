// SPDX-License-Identifier: Apache-2.0
#include "accounts/language.hpp"

#include <doctest/doctest.h>

#include "http/language.hpp"
#include "http/tests/sentences.hpp"

using namespace accounts;

namespace {

bool has_chinese(std::string const& sentence) {
  auto const ours = in_language(sentence, http::Locale::zh_cn);
  return http::in_language(ours, http::Locale::zh_cn, http::sentences) != sentence;
}

}  // namespace

TEST_CASE("every refusal of this module can be read in Chinese") {
  std::size_t count = 0;
  for (auto const& entry :
       std::filesystem::directory_iterator(XINGQU_SOURCE_DIR "/server/accounts")) {
    if (!entry.is_regular_file()) continue;
    auto const name = entry.path().filename().string();
    if (name.ends_with(".md") || name == "language.cpp") continue;
    if (name == "access_token.cpp") continue;  // speaks to those who run the server
    for (auto const& sentence : http::testing::sentences_in(entry.path())) {
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
