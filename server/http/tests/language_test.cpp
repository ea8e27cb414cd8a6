// SPDX-License-Identifier: Apache-2.0
#include "http/language.hpp"

#include <doctest/doctest.h>

#include "http/described.hpp"
#include "http/problem.hpp"
#include "http/tests/sentences.hpp"

using namespace http;

namespace inn {
struct Booking {
  std::string guest;
  int nights = 1;
  std::optional<bool> pets;
  std::optional<base::Day> from;
  std::vector<std::string> rooms;
};
BOOST_DESCRIBE_STRUCT(Booking, (), (guest, nights, pets, from, rooms))
inline Rules rules(Of<Booking>) {
  return {field("guest").length(2, 4), field("nights").range(1, 30),
          field("rooms").items(0, 1).may_be_missing()};
}
}  // namespace inn

namespace {

constexpr Sentence greetings[] = {
    {"Good morning.", "早上好。"},
    {"{} meets {}, at {}.", "{1}在{2}遇见{0}。"},
    {"the inn", "客栈"},
};

// "detail | detail of the first field", in Chinese and in English.
std::string said(base::Error const& error, Locale locale) {
  Request request;
  request.locale = locale;
  auto const problem = problem_from(422, error, request);
  return problem.detail + (problem.errors ? " | " + problem.errors->front().detail : "");
}

struct Reply {
  std::string body;
  std::string chinese;
  std::string english;
};

std::vector<Reply> const replies{
    {R"({"nights":1})", "部分内容填写有误。 | 此项必填。",
     "Some fields are not as they must be. | This field is required."},
    {R"({"guest":"Anna","nights":"two"})", "部分内容填写有误。 | 须为整数，而不是文本。",
     "Some fields are not as they must be. | Must be a whole number, not a string."},
    {R"({"guest":"Anna","nights":1,"pets":null,"rooms":{}})",
     "部分内容填写有误。 | 须为数组，而不是对象。",
     "Some fields are not as they must be. | Must be an array, not an object."},
    {R"({"guest":"Annabel","nights":1})", "部分内容填写有误。 | 最多 4 个字符，现有 7 个字符。",
     "Some fields are not as they must be. | Must have at most 4 characters; it has 7."},
    {R"({"guest":"安","nights":1})", "部分内容填写有误。 | 至少需要 2 个字符，现有 1 个字符。",
     "Some fields are not as they must be. | Must have at least 2 characters; it has 1."},
    {R"({"guest":"Anna","nights":1,"rooms":["1","2"]})",
     "部分内容填写有误。 | 最多 1 项，现有 2 项。",
     "Some fields are not as they must be. | Must have at most 1 items; it has 2."},
    {R"({"guest":"Anna","nights":31})", "部分内容填写有误。 | 不能大于 30。",
     "Some fields are not as they must be. | Must be at most 30."},
    {R"({"guest":"Anna","nights":0})", "部分内容填写有误。 | 不能小于 1。",
     "Some fields are not as they must be. | Must be at least 1."},
    {R"({"guest":"Anna","nights":1,"from":"soon"})",
     "部分内容填写有误。 | 须为日期，如 2024-10-25。",
     "Some fields are not as they must be. | Must be a date such as 2024-10-25."},
    {R"({"guest":"Anna","nights":1,"pets":1})",
     "部分内容填写有误。 | 须为 true 或 false，而不是数字。",
     "Some fields are not as they must be. | Must be true or false, not a number."},
    {R"({"guest":"Anna","nights":1,"cat":1})", "部分内容填写有误。 | 没有这个字段。",
     "Some fields are not as they must be. | There is no such field."},
    {"[]", "须为对象，而不是数组。 | 须为对象，而不是数组。",
     "Must be an object, not an array. | Must be an object, not an array."},
    {" ", "请求正文为空，应为 JSON。", "The body is empty; a JSON document is expected."},
    {"{\"guest\":\"\xff\"}", "请求正文不是有效的 UTF-8 文本。", "The body is not valid UTF-8."},
    {std::string(40, '['), "JSON 嵌套超过 32 层。", "The JSON is nested deeper than 32 levels."},
    {"{\n \"guest\"; 1}", "请求正文不是 JSON：第 2 行第 9 列有语法错误。",
     "The body is not JSON: syntax error at line 2, column 9."},
    {"{\"guest\":", "请求正文不是 JSON：第 1 行第 10 列内容不完整。",
     "The body is not JSON: incomplete JSON at line 1, column 10."},
    {"{} {}", "请求正文不是 JSON：第 1 行第 4 列在结尾之后还有内容。",
     "The body is not JSON: text behind the end at line 1, column 4."},
};

bool has_chinese(std::string const& sentence) {
  return in_language(sentence, Locale::zh_cn, sentences) != sentence;
}

}  // namespace

TEST_CASE("what varies in a sentence goes where the other language wants it") {
  auto const in_chinese = [](std::string_view english) {
    return in_language(english, Locale::zh_cn, greetings);
  };
  CHECK(in_chinese("Good morning.") == "早上好。");
  CHECK(in_chinese("Anna meets Ming, at the inn.") == "Ming在客栈遇见Anna。");
  CHECK(in_chinese("{} meets , at .") == "在遇见{}。");  // whatever people write is no form
  for (auto const* strange : {"Good morning", "Good morning. ", "Anna meets Ming.", "", "at ."})
    CHECK(in_chinese(strange) == strange);
  CHECK(in_language("Good morning.", Locale::en, greetings) == "Good morning.");
}

TEST_CASE("what is wrong with a body is said in the language of who sent it") {
  for (auto const& reply : replies) {
    CAPTURE(reply.body);
    auto const refused = parse<inn::Booking>(reply.body);
    REQUIRE_FALSE(refused);
    CHECK(said(refused.error(), Locale::zh_cn) == reply.chinese);
    CHECK(said(refused.error(), Locale::en) == reply.english);
  }
}

TEST_CASE("every refusal of this module can be read in Chinese") {
  std::set<std::string> const described{"openapi.cpp", "schema.cpp", "problem.hpp",
                                        "sentences.cpp"};
  std::size_t count = 0;
  for (auto const* folder : {"/server/http", "/server/http/impl"})
    for (auto const& entry :
         std::filesystem::directory_iterator(XINGQU_SOURCE_DIR + std::string(folder))) {
      auto const name = entry.path().filename().string();
      if (!entry.is_regular_file() || described.contains(name) || name.ends_with(".md")) continue;
      for (auto const& sentence : http::testing::sentences_in(entry.path())) {
        ++count;
        INFO(name << ": " << sentence);
        CHECK(has_chinese(sentence));
      }
    }
  CHECK(count >= 40);
}
