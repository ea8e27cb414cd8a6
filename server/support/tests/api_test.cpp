// SPDX-License-Identifier: Apache-2.0
#include "support/api.hpp"

#include <boost/json.hpp>

#include "http/answers.hpp"
#include "support/canned.hpp"
#include "support/impl/views.hpp"
#include "support/tests/desk.hpp"

using namespace support;
namespace json = boost::json;

namespace {

constexpr auto his_trip = "01JD0000000000000000000TRI";

// The desk with its endpoints; who may call which is the Router's.
struct Counter {
  explicit Counter(storage::Database& db) : desk(db) {}

  http::Response call(std::string const& id, std::string const& user, json::value const& body = {},
                      std::string const& ticket = "") {
    desk.clock.advance(std::chrono::seconds(1));
    for (auto const& endpoint : endpoints(parts)) {
      if (endpoint.id != id) continue;
      http::Request request;
      request.principal = http::Principal{user, user, "traveller", "s"};
      request.body = json::serialize(body);
      if (!ticket.empty()) request.params.add("ticket", ticket);
      return endpoint.handle(request);
    }
    throw std::logic_error("no such endpoint");
  }
  json::value told(std::string const& id, std::string const& user, json::value const& body = {},
                   std::string const& ticket = "") {
    auto const answer = call(id, user, body, ticket);
    REQUIRE_MESSAGE(answer.status / 100 == 2, answer.body);
    return json::parse(answer.body);
  }
  std::string ask(json::object more = {}) {
    json::object body{{"subject", " 门票 "}, {"topic", "trip"}, {"text", "怎么买？"}};
    for (auto const& [name, value] : more) body[name] = value;
    return std::string(told("askForHelp", lin, body).at("id").as_string());
  }

  Desk desk;
  Parts parts{desk.tickets,
              [](std::string const& id) { return id == lin   ? "lin_yue"
                                                 : id == mei ? "mei"
                                                             : ""; },
              [](std::string const& user, std::string const& trip) -> std::optional<std::string> {
                if (user != lin || trip != his_trip) return std::nullopt;
                return R"({"name":"福州两日"})";
              }};
};

void each_counter(std::function<void(Counter&)> const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Counter counter(db);
    test(counter);
  });
}

}  // namespace

TEST_CASE("who asks sees the talk without the notes") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    counter.told("answerRequest", mei, {{"text", "常客"}, {"is_internal", true}}, id);
    counter.told("answerRequest", mei, {{"text", "入口买"}}, id);
    auto const mine = counter.told("openHelp", lin, {}, id);
    CHECK(mine.at("subject") == "门票");
    CHECK(mine.at("state") == "waiting");
    CHECK(mine.at("may_be_rated").as_bool());
    auto const& messages = mine.at("messages").as_array();
    REQUIRE(messages.size() == 2);
    CHECK(messages[0].at("author") == "");
    CHECK(messages[1].at("author") == "mei");
    CHECK(counter.call("openHelp", wu, {}, id).status == 404);
    CHECK(counter.told("listHelp", lin).at("tickets").as_array().size() == 1);
    CHECK(counter.told("listHelp", wu).at("tickets").as_array().empty());
  });
}

TEST_CASE("an agent sees what a request is about, and a name once it is claimed") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask(
        {{"trip", {{"id", his_trip}, {"version", 3}}}, {"errors", {"E-707 /tiles\n/x", " "}}});
    auto const seen = counter.told("openQueued", mei, {}, id);
    CHECK(seen.at("traveller") == "l***e");
    CHECK(seen.at("trip").at("name") == "福州两日");
    CHECK(seen.at("trip_version") == 3);
    CHECK(seen.at("errors").as_array() == json::array{"E-707 /tiles /x"});
    CHECK_FALSE(seen.at("is_mine").as_bool());
    auto const claimed = counter.told("claimRequest", mei, {}, id);
    CHECK(claimed.at("traveller") == "lin_yue");
    CHECK(claimed.at("agent") == "mei");
    CHECK(counter.call("claimRequest", bo, {}, id).status == 409);
    CHECK(counter.told("listSupportQueue", bo).at("tickets").at(0).at("traveller") == "l***e");
    CHECK(counter.told("releaseRequest", mei, {}, id).at("agent") == "");
  });
}

TEST_CASE("a trip that is not one's own cannot be attached") {
  each_counter([](Counter& counter) {
    json::object const body{{"subject", "x"},
                            {"topic", "trip"},
                            {"text", "x"},
                            {"trip", {{"id", "01JD0000000000000000000XXX"}}}};
    auto const answer = counter.call("askForHelp", lin, body);
    CHECK(answer.status == 422);
    CHECK(answer.body.find("/trip/id") != std::string::npos);
  });
}

TEST_CASE("what is blank, too long or out of range is refused at its field") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    auto const refused = [&](auto const& answer, std::string_view where) {
      CHECK(answer.status == 422);
      CHECK_MESSAGE(answer.body.find(where) != std::string::npos, answer.body);
    };
    refused(counter.call("sayMoreToSupport", lin, {{"text", " \n"}}, id), "/text");
    refused(counter.call("answerRequest", mei, {{"text", "　"}}, id), "/text");
    refused(counter.call("rateHelp", lin, {{"stars", 6}}, id), "/stars");
    refused(counter.call("askForHelp", lin, {{"subject", " "}, {"topic", "app"}, {"text", "x"}}),
            "/subject");
    CHECK(counter.call("rateHelp", lin, {{"stars", 5}}, id).status == 409);
    CHECK(counter.call("openQueued", mei, {}, "nonsense").status == 404);
  });
}

TEST_CASE("a question about safety is answered before the others") {
  each_counter([](Counter& counter) {
    counter.ask();
    auto const urgent = counter.ask({{"topic", "safety"}});
    auto const first = counter.told("listSupportQueue", mei).at("tickets").at(0);
    CHECK(first.at("id").as_string() == urgent);
    CHECK(first.at("priority") == "urgent");
  });
}

TEST_CASE("help is resolved, rated and closed") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    auto const resolved =
        counter.told("answerRequest", mei, {{"text", "好了"}, {"resolves", true}}, id);
    CHECK(resolved.at("state") == "resolved");
    auto const rated = counter.told("rateHelp", lin, {{"stars", 5}, {"text", "很快"}}, id);
    CHECK(rated.at("stars") == 5);
    CHECK(counter.told("openQueued", mei, {}, id).at("rating_text") == "很快");
    CHECK(counter.told("closeHelp", lin, {}, id).at("state") == "closed");
    CHECK(counter.call("sayMoreToSupport", lin, {{"text", "还有"}}, id).status == 409);
  });
}

TEST_CASE("only agents and admins may see the queue") {
  each_counter([](Counter& counter) {
    int of_agents = 0;
    for (auto const& endpoint : endpoints(counter.parts)) {
      bool const is_queue = endpoint.pattern.starts_with("/api/support/queue") ||
                            endpoint.pattern == "/api/support/canned";
      of_agents += is_queue;
      INFO(endpoint.pattern);
      CHECK(endpoint.access.roles ==
            (is_queue ? std::vector<std::string>{"agent", "admin"} : std::vector<std::string>{}));
    }
    CHECK(of_agents == 6);
    auto const canned = counter.told("listCannedReplies", mei).at("replies").as_array();
    CHECK(canned.size() == canned_replies().size());
  });
}

TEST_CASE("a masked name shows its ends and not its length") {
  CHECK(masked("lin_yue") == "l***e");
  CHECK(masked("林小月") == "林***月");
  CHECK(masked("x") == "x***x");
  CHECK(masked("") == "");
}
