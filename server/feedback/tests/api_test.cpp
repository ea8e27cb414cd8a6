// SPDX-License-Identifier: Apache-2.0
#include "feedback/api.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "http/answers.hpp"
#include "storage/testing.hpp"

using namespace feedback;
namespace json = boost::json;

namespace {

std::string const lin = "01JD0000000000000000000LIN";
std::string const wu = "01JD00000000000000000000WU";
std::string const agent = "01JD000000000000000000AGNT";
std::string const her_trip = "01JD0000000000000000000TRI";
std::string const her_plans = "01JD0000000000000000000REC";
base::Day const friday = base::parse_day("2026-05-01").value();
base::Instant const start{std::chrono::seconds(1'000'000)};

// The endpoints where lin has been to gushan, on a trip that is over unless said otherwise, and has
// been here for long; wu has just come, and has been there too. Who may call what is the Router's.
struct Book {
  explicit Book(storage::Database& database) : db(database) {}

  http::Response call(std::string const& id, std::string const& user, json::value const& body = {},
                      std::string const& key = "fuzhou-gushan") {
    for (auto const& endpoint : endpoints(parts)) {
      if (endpoint.id != id) continue;
      http::Request request;
      if (!user.empty()) request.principal = http::Principal{user, user, "traveller", "s"};
      request.body = json::serialize(body);
      if (!query.first.empty()) request.query.add(query.first, query.second);
      request.params.add("key", key);
      request.params.add("trip", her_trip);
      request.params.add("recommendation", her_plans);
      request.params.add("tier", "luxury");
      request.params.add("opinion", opinion);
      request.params.add("comment", comment);
      return endpoint.handle(request);
    }
    throw std::logic_error("no such endpoint");
  }
  json::value told(std::string const& id, std::string const& user, json::value const& body = {}) {
    auto const answer = call(id, user, body);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return json::parse(answer.body);
  }
  // Gives it and remembers its id for the endpoints of one opinion.
  void give(std::string const& user, json::value const& body) {
    auto const mine = told("givePlaceFeedback", user, body);
    opinion = mine.at("opinion").at("id").as_string();
  }

  storage::Database& db;
  std::pair<std::string, std::string> query;
  std::string opinion;
  std::string comment = "01JD0000000000000000000001";
  bool is_trip_over = true;
  base::ManualClock clock{start};
  base::SystemRandom random;
  base::Ids ids{clock, random};
  Opinions opinions{db, clock, ids};
  OpinionDesk desk{opinions, db, clock, ids};
  Comments comments{db, clock};
  int visitor_turns = 1;
  std::vector<std::string> asked;  // what became requests for help
  Parts parts{
      .opinions = opinions,
      .desk = desk,
      .comments = comments,
      .clock = clock,
      .settled_after = std::chrono::days(14),
      .is_place = [](std::string_view key) { return key.starts_with("fuzhou-"); },
      .visited_on =
          [](std::string_view user, std::string_view key) {
            bool const was_there = user != agent && key == "fuzhou-gushan";
            return was_there ? std::optional(friday) : std::nullopt;
          },
      .trip_of = [this](std::string_view user, std::string_view trip) -> std::optional<TripSoFar> {
        if (user != lin || trip != her_trip) return std::nullopt;
        return TripSoFar{is_trip_over, {{"fuzhou-gushan", friday}}};
      },
      .was_offered = [](std::string_view user, std::string_view recommendation,
                        std::string_view) { return user == lin && recommendation == her_plans; },
      .account_since =
          [](std::string_view user) {
            return user == lin ? start - std::chrono::days(14)
                               : start - std::chrono::days(14) + std::chrono::seconds(1);
          },
      .name_of = [](std::string_view user) { return user == agent ? "小林" : ""; },
      .place_name = [](std::string_view key,
                       http::Locale) { return key == "fuzhou-gushan" ? "鼓山" : ""; },
      .visitor_turn = [this](std::string_view) -> base::Result<void> {
        if (visitor_turns-- > 0) return {};
        return base::refuse(base::Refusal::too_many, "Too many attempts; please wait a moment.");
      },
      .ask_support = [this](Comment const& said,
                            std::vector<std::string> const& errors) -> base::Result<void> {
        asked.push_back(said.text + (errors.empty() ? "" : " " + errors[0]));
        return {};
      }};
};

void each_book(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Book book(db);
    test(book);
  });
}

}  // namespace

TEST_CASE("who has been to a place says how it was, and everybody reads it without a name") {
  each_book([](Book& book) {
    auto const before = book.told("readMyPlaceFeedback", lin);
    CHECK(before.at("may_give").as_bool());
    CHECK(before.at("visited_on") == "2026-05-01");
    auto const mine = book.told("givePlaceFeedback", lin,
                                {{"stars", 2}, {"remarks", {"crowded"}}, {"text", " 人多 "}});
    CHECK(mine.at("opinion").at("stars") == 2);
    CHECK(mine.at("opinion").at("text") == "人多");
    book.told("givePlaceFeedback", wu, {{"stars", 5}});
    auto const sums = book.told("readPlaceFeedback", wu);
    CHECK(sums.at("count") == 2);
    CHECK(sums.at("stars") == 3.5);
    CHECK(sums.at("by_stars") == json::array{0, 1, 0, 0, 1});
    CHECK(sums.at("remarks").at(0).at("remark") == "crowded");
    CHECK(sums.at("newest") == "1970-01-12T13:46:40Z");
    REQUIRE(sums.at("words").as_array().size() == 1);
    CHECK(sums.at("words").at(0).at("text") == "人多");
    CHECK(book.call("readPlaceFeedback", wu).body.find(lin) == std::string::npos);
    CHECK(book.call("takeBackPlaceFeedback", lin).status == 204);
    CHECK(book.told("readPlaceFeedback", wu).at("count") == 1);
    CHECK(book.call("takeBackPlaceFeedback", wu).status == 204);
    CHECK_FALSE(book.told("readPlaceFeedback", wu).as_object().contains("stars"));
  });
}

TEST_CASE("who has not been there cannot rate a place, and what does not fit is refused") {
  each_book([](Book& book) {
    CHECK_FALSE(book.told("readMyPlaceFeedback", agent).at("may_give").as_bool());
    CHECK(book.call("givePlaceFeedback", agent, {{"stars", 1}}).status == 409);
    CHECK(book.call("givePlaceFeedback", lin, {{"stars", 6}}).status == 422);
    CHECK(book.call("givePlaceFeedback", lin, {{"stars", 5}, {"remarks", {"lovely"}}}).status ==
          422);
    CHECK(book.call("givePlaceFeedback", lin, {{"stars", 5}, {"remarks", {"quiet", "quiet"}}})
              .status == 422);
    CHECK(book.call("givePlaceFeedback", lin, {{"stars", 5}, {"text", std::string(1001, 'x')}})
              .status == 422);
    CHECK(book.call("readPlaceFeedback", lin, {}, "nowhere").status == 404);
    CHECK(book.call("givePlaceFeedback", lin, {{"stars", 5}}, "nowhere").status == 404);
    CHECK(book.told("readPlaceFeedback", wu).at("count") == 0);
  });
}

TEST_CASE("what an account says counts in full from two weeks of age on") {
  each_book([](Book& book) {
    book.told("givePlaceFeedback", lin, {{"stars", 4}});
    book.told("givePlaceFeedback", wu, {{"stars", 1}});
    auto const tally = book.opinions.tallies().at("fuzhou-gushan");
    CHECK(tally.settled.stars == 4);
    CHECK(tally.newcomers.stars == 1);
  });
}

TEST_CASE("a trip is rated by those who travel, from its last day on, beside its places") {
  each_book([](Book& book) {
    book.told("givePlaceFeedback", lin, {{"stars", 4}});
    book.is_trip_over = false;
    CHECK_FALSE(book.told("readTripFeedback", lin).at("may_give").as_bool());
    CHECK(book.call("givePlanFeedback", lin, {{"stars", 3}}).status == 409);
    book.is_trip_over = true;
    auto const mine = book.told("givePlanFeedback", lin,
                                {{"stars", 3}, {"remarks", {"too_full"}}, {"text", "第二天太赶"}});
    CHECK(mine.at("may_give").as_bool());
    CHECK(mine.at("opinion").at("remarks").at(0) == "too_full");
    CHECK(mine.at("visits").at(0).at("place_key") == "fuzhou-gushan");
    CHECK(mine.at("visits").at(0).at("opinion").at("stars") == 4);
    CHECK(book.call("givePlanFeedback", wu, {{"stars", 1}}).status == 404);
    CHECK(book.call("readTripFeedback", wu).status == 404);
    CHECK(book.call("takeBackPlanFeedback", lin).status == 204);
    CHECK_FALSE(book.told("readTripFeedback", lin).as_object().contains("opinion"));
  });
}

TEST_CASE("a plan that was offered is judged by whom it was offered to") {
  each_book([](Book& book) {
    CHECK_FALSE(book.told("readOfferFeedback", lin).as_object().contains("opinion"));
    auto const mine =
        book.told("giveOfferFeedback", lin, {{"stars", 4}, {"remarks", {"good_value"}}});
    CHECK(mine.at("opinion").at("stars") == 4);
    CHECK(book.call("giveOfferFeedback", wu, {{"stars", 1}}).status == 404);
    CHECK(book.call("takeBackOfferFeedback", lin).status == 204);
    CHECK_FALSE(book.told("readOfferFeedback", lin).as_object().contains("opinion"));
  });
}

TEST_CASE("what a reader reports is hidden by an agent, and its author sees that") {
  each_book([](Book& book) {
    book.give(lin, {{"stars", 1}, {"text", "骂人的话"}});
    CHECK(book.call("reportFeedback", wu, {{"fault", "rude"}}).status == 422);
    CHECK(book.call("reportFeedback", wu, {{"fault", "abuse"}}).status == 204);
    book.query = {"state", "reported"};
    auto const found = book.told("listFeedback", agent);
    REQUIRE(found.at("opinions").as_array().size() == 1);
    auto const& first = found.at("opinions").at(0);
    CHECK(first.at("title") == "鼓山");
    CHECK(first.at("reports") == 1);
    CHECK_FALSE(found.at("has_more").as_bool());
    CHECK(json::serialize(found).find(lin) == std::string::npos);
    auto const hidden = book.told("hideFeedback", agent, {{"fault", "abuse"}});
    CHECK(hidden.at("is_hidden").as_bool());
    CHECK(hidden.at("history").at(0).at("actor") == "小林");
    CHECK(hidden.at("history").at(0).at("fault") == "abuse");
    CHECK(book.told("readPlaceFeedback", wu).at("count") == 0);
    CHECK(book.told("readMyPlaceFeedback", lin).at("opinion").at("is_hidden").as_bool());
    CHECK_FALSE(book.told("showFeedback", agent).at("is_hidden").as_bool());
    CHECK(book.told("readPlaceFeedback", wu).at("count") == 1);
  });
}

TEST_CASE("an opinion that does not exist is not found") {
  each_book([](Book& book) {
    for (auto const* id : {"01HF0000000000000000000001", "nonsense"}) {
      book.opinion = id;
      CHECK(book.call("reportFeedback", wu, {{"fault", "abuse"}}).status == 404);
      CHECK(book.call("hideFeedback", agent, {{"fault", "abuse"}}).status == 404);
      CHECK(book.call("showFeedback", agent).status == 404);
    }
    book.query = {"state", "lost"};
    CHECK(book.call("listFeedback", agent).status == 422);
  });
}

TEST_CASE("a long list is read in parts") {
  each_book([](Book& book) {
    for (int i = 0; i < 51; ++i) {
      book.clock.advance(std::chrono::minutes(1));
      auto const user = "01JD00000000000000000000" + std::to_string(10 + i);
      REQUIRE(
          book.opinions.give({OpinionSubject::place, "fuzhou-gushan"}, {user, true}, {3, {}, ""}));
    }
    auto const first = book.told("listFeedback", agent);
    CHECK(first.at("opinions").as_array().size() == 50);
    CHECK(first.at("has_more").as_bool());
    book.query = {"skip", "50"};
    auto const rest = book.told("listFeedback", agent);
    CHECK(rest.at("opinions").as_array().size() == 1);
    CHECK_FALSE(rest.at("has_more").as_bool());
  });
}

TEST_CASE("a visitor comments on the product, within limits, and gets no answer") {
  each_book([](Book& book) {
    json::value const praise{{"kind", "praise"}, {"text", " 很好用 "}, {"stars", 5}};
    auto const taken = book.told("giveComment", "", praise);
    CHECK_FALSE(taken.as_object().contains("ticket"));
    CHECK(book.call("giveComment", "", praise).status == 200);  // the same again is no second one
    book.comment = "01JD0000000000000000000002";
    CHECK(book.call("giveComment", "", praise).status == 429);
    auto const wishes =
        book.call("giveComment", "", {{"kind", "idea"}, {"text", "想要"}, {"wants_answer", true}});
    CHECK(wishes.status == 422);
    CHECK(json::parse(wishes.body).at("errors").at(0).at("pointer") == "/wants_answer");
    auto const blank = book.call("giveComment", lin, {{"kind", "idea"}, {"text", "  "}});
    CHECK(blank.status == 422);
    CHECK(json::parse(blank.body).at("errors").at(0).at("pointer") == "/text");
    auto const all = book.told("listComments", agent).at("comments").as_array();
    REQUIRE(all.size() == 1);
    CHECK(all[0].at("text") == "很好用");
    CHECK(all[0].at("stars") == 5);
    CHECK(all[0].at("is_visitors").as_bool());
    CHECK(book.asked.empty());
  });
}

TEST_CASE("who wants an answer has a request for help under the same id") {
  each_book([](Book& book) {
    auto const taken = book.told("giveComment", lin,
                                 {{"kind", "fault"},
                                  {"text", "地图空白"},
                                  {"page", "/trips/:id"},
                                  {"version", "0.8.0"},
                                  {"errors", {"E-101 /trips"}},
                                  {"wants_answer", true}});
    CHECK(taken.at("ticket").as_string() == book.comment);
    CHECK(book.asked == std::vector<std::string>{"地图空白 E-101 /trips"});
    auto const listed = book.told("listComments", agent).at("comments").at(0);
    CHECK(listed.at("ticket").as_string() == book.comment);
    CHECK(listed.at("page") == "/trips/:id");
    CHECK_FALSE(listed.at("is_visitors").as_bool());
    CHECK(book.told("moveComment", agent, {{"state", "settled"}}).at("state") == "settled");
    book.query = {"state", "open"};
    CHECK(book.told("listComments", agent).at("comments").as_array().empty());
  });
}
