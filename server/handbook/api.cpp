// SPDX-License-Identifier: Apache-2.0
#include "handbook/api.hpp"

#include "handbook/articles.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"

namespace handbook {

BOOST_DESCRIBE_STRUCT(Wording, (), (title, text))

struct HelpQuery {
  std::string query;
};
struct HelpArticle {
  std::string id;
  HelpTopic topic = HelpTopic::plan;
  Wording zh;
  Wording en;
};
struct HelpArticles {
  std::vector<HelpArticle> articles;
};
BOOST_DESCRIBE_STRUCT(HelpQuery, (), (query))
BOOST_DESCRIBE_STRUCT(HelpArticle, (), (id, topic, zh, en))
BOOST_DESCRIBE_STRUCT(HelpArticles, (), (articles))

http::Rules rules(http::Of<HelpQuery>) {
  return {http::field("query").length(0, 200).may_be_missing().text(
      "Words in either language, or an error's code; without any all articles in their order.")};
}
http::Rules rules(http::Of<HelpArticles>) {
  return {http::field("articles").text("The closest first.")};
}

namespace {

http::Response list_articles(http::Request const& request) {
  auto const query = http::parse_query<HelpQuery>(request.query);
  if (!query) return http::refusal(query.error(), request);
  HelpArticles list;
  for (auto const* each : search(query->query))
    list.articles.push_back({each->id, each->topic, each->zh, each->en});
  return http::ok(http::to_json(list));
}

}  // namespace

std::vector<http::Endpoint> endpoints() {
  return {http::get("/api/help/articles")
              .named("listHelpArticles", "Articles about the product itself", "support")
              .anyone()
              .on(http::Lane::cpu)
              .query<HelpQuery>()
              .answers<HelpArticles>(200)
              .calls(&list_articles)};
}

}  // namespace handbook
