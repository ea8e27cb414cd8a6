// SPDX-License-Identifier: Apache-2.0
#include "handbook/articles.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <set>

#include "handbook/api.hpp"

using namespace handbook;

namespace {

std::string first(std::string_view text) {
  auto const found = search(text);
  return found.empty() ? std::string() : found.front()->id;
}

constexpr std::string_view whole =
    "# a\ntopic: app\nwords: 甲|One\n## zh 标题\n第一行\n\n第二行\n## en Title\ntext\n";

std::string why(std::string text) {
  auto const read = read_articles(text);
  return read ? std::string() : read.error().why;
}

}  // namespace

TEST_CASE("an article is read with its words and both its languages") {
  auto const read = read_articles(whole);
  REQUIRE(read);
  auto const& article = read->at(0);
  CHECK(article.topic == HelpTopic::app);
  CHECK(article.words == std::vector<std::string>{"甲", "one"});
  CHECK(article.zh.title == "标题");
  CHECK(article.zh.text == "第一行\n第二行");
  CHECK(article.en.text == "text");
}

TEST_CASE("what is not whole is refused with its line") {
  std::string const text(whole);
  CHECK(why(text.substr(0, text.find("## en"))).find("not whole") != std::string::npos);
  CHECK(why("words: x\n") == "line 1: a line before the first article");
  CHECK(why("## zh x\n") == "line 1: a title before the first article");
  CHECK(why("# a\ntopic: nothing\n") == "line 2: no such topic");
  CHECK(why("# a\ncolour: red\n") == "line 2: neither topic nor words");
  CHECK(why(text + text).find("an id is there twice") != std::string::npos);
}

TEST_CASE("the bundled articles say everything in both languages") {
  std::set<HelpTopic> topics;
  for (auto const& article : articles()) {
    INFO(article.id);
    topics.insert(article.topic);
    CHECK(article.zh.text != article.en.text);
    bool has_latin = false;
    bool has_chinese = false;
    for (auto const& word : article.words)
      (static_cast<unsigned char>(word.front()) < 0x80 ? has_latin : has_chinese) = true;
    CHECK(has_latin);
    CHECK(has_chinese);
  }
  CHECK(topics.size() == 5);
}

TEST_CASE("each article is found by its own words, and by its titles") {
  for (auto const& article : articles()) {
    INFO(article.id);
    std::string said;
    for (auto const& word : article.words) said += word + " ";
    auto const found = find_help(said);
    REQUIRE(found);
    CHECK(found->article.id == article.id);
    CHECK(found->is_sure);
    CHECK(first(article.zh.title) == article.id);
    CHECK(first(article.en.title) == article.id);
  }
  CHECK_FALSE(find_help("xyz"));
}

TEST_CASE("help is found by what people write") {
  CHECK(first("忘记密码了怎么办") == "account");
  CHECK(first("forgot my password") == "account");
  CHECK(first("E-707") == "map-error");
  CHECK(first("e-303 天气") == "weather-error");
  CHECK(first("想找真人客服") == "person");
  CHECK(first("豪华和穷游有什么不同") == "tiers");
  CHECK(search("qqqq zzzz").empty());
  CHECK(search("").size() == articles().size());
  CHECK(search("  ").front()->id == articles().front().id);
}

TEST_CASE("anybody may read the articles") {
  auto const all = handbook::endpoints();
  CHECK(all.front().access.kind == http::Access::Kind::anyone);
  http::Request request;
  auto const everything = boost::json::parse(all.front().handle(request).body);
  CHECK(everything.at("articles").as_array().size() == articles().size());
  request.query.add("query", "password");
  auto const found = boost::json::parse(all.front().handle(request).body);
  CHECK(found.at("articles").at(0).at("id") == "account");
  request.query.clear();
  request.query.add("query", std::string(201, 'a'));
  CHECK(all.front().handle(request).status == 422);
}
