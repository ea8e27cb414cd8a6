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
                      std::string const& ticket = "", std::string const& access = "") {
    desk.clock.advance(std::chrono::seconds(1));
    for (auto const& endpoint : endpoints(parts)) {
      if (endpoint.id != id) continue;
      http::Request request;
      request.principal = http::Principal{user, user, role, "s"};
      request.body = json::serialize(body);
      if (!ticket.empty()) request.params.add("ticket", ticket);
      if (!access.empty()) request.params.add("access", access);
      if (!file.empty()) request.params.add("file", file);
      for (auto const& [name, value] : query) request.query.add(name, value);
      return endpoint.handle(request);
    }
    throw std::logic_error("no such endpoint");
  }
  json::value told(std::string const& id, std::string const& user, json::value const& body = {},
                   std::string const& ticket = "", std::string const& access = "") {
    auto const answer = call(id, user, body, ticket, access);
    REQUIRE_MESSAGE(answer.status / 100 == 2, answer.body);
    return json::parse(answer.body);
  }
  std::string ask(json::object const& more = {}) {
    json::object body{{"subject", " 门票 "}, {"topic", "trip"}, {"text", "怎么买？"}};
    for (auto const& [name, value] : more) body[name] = value;
    return std::string(told("askForHelp", lin, body).at("id").as_string());
  }

  Desk desk;
  std::vector<std::pair<std::string, std::string>> query;
  std::string role = "traveller";
  std::string file;  // that the path names
  Parts parts{desk.tickets, desk.files,
              [](std::string const& id) {
                return id == lin ? "lin_yue" : id == mei ? "mei" : id == bo ? "bo" : "";
              },
              [](std::string const& user, std::string const& trip) -> std::optional<std::string> {
                if (user != lin || trip != his_trip) return std::nullopt;
                return R"({"name":"福州两日"})";
              },
              [](std::string const& user) {
                return user == lin ? Contact{"lin@example.org", "+8613800138000"} : Contact{};
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
      INFO(endpoint.pattern);
      if (endpoint.pattern == "/api/support/figures") {
        CHECK(endpoint.access.roles == std::vector<std::string>{"admin"});
        continue;
      }
      bool const is_queue = endpoint.pattern.starts_with("/api/support/queue") ||
                            endpoint.pattern == "/api/support/canned" ||
                            endpoint.pattern == "/api/support/agents";
      of_agents += is_queue;
      CHECK(endpoint.access.roles ==
            (is_queue ? std::vector<std::string>{"agent", "admin"} : std::vector<std::string>{}));
    }
    CHECK(of_agents == 16);
    auto const canned = counter.told("listCannedReplies", mei).at("replies").as_array();
    CHECK(canned.size() == canned_replies().size());
  });
}

TEST_CASE("what became of a request is told to both sides, by the names of agents") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    counter.told("claimRequest", mei, {}, id);
    counter.told("transferRequest", mei, {{"agent_id", bo}}, id);
    auto const mine = counter.told("openHelp", lin, {}, id).at("history").as_array();
    REQUIRE(mine.size() == 3);
    CHECK(mine[0].at("step") == "opened");
    CHECK(mine[0].at("actor") == "");
    CHECK(mine[2].at("step") == "transferred");
    CHECK(mine[2].at("actor") == "mei");
    CHECK(mine[2].at("other") == "bo");
    CHECK(counter.told("openQueued", bo, {}, id).at("history").as_array().size() == 3);
    CHECK(counter.call("transferRequest", mei, {{"agent_id", mei}}, id).status == 409);
    counter.role = "admin";
    CHECK(counter.told("transferRequest", mei, {{"agent_id", mei}}, id).at("agent") == "mei");
    CHECK(counter.call("transferRequest", mei, {{"agent_id", lin}}, id).status == 422);
    auto const agents = counter.told("listAgents", mei).at("agents").as_array();
    REQUIRE(agents.size() == 2);
    CHECK(agents[0].at("claimed") == 1);
    CHECK(agents[0].at("is_me").as_bool());
  });
}

TEST_CASE("two requests of one person become one, and the other says where it went") {
  each_counter([](Counter& counter) {
    auto const first = counter.ask();
    auto const second = counter.ask({{"text", "还有孩子票"}});
    auto const seen = counter.told("openQueued", mei, {}, first);
    REQUIRE(seen.at("others").as_array().size() == 1);
    CHECK(seen.at("others").at(0).at("id").as_string() == second);
    auto const merged = counter.told("mergeRequests", mei, {{"from", second}}, first);
    CHECK(merged.at("messages").as_array().size() == 2);
    CHECK(merged.at("others").as_array().empty());
    auto const old = counter.told("openHelp", lin, {}, second);
    CHECK(old.at("merged_into").as_string() == first);
    CHECK(old.at("state") == "closed");
    CHECK(counter.call("mergeRequests", mei, {{"from", "x"}}, first).status == 422);
    CHECK(counter.call("mergeRequests", mei, {{"from", second}}, first).status == 409);
  });
}

TEST_CASE("who waits is to be answered by a time that the page can count down to") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask({{"topic", "safety"}});
    auto const seen = counter.told("listSupportQueue", mei).at("tickets").at(0);
    CHECK(seen.at("waiting_since") == "1970-01-12T13:46:41Z");
    CHECK(seen.at("answer_due_at") == "1970-01-12T14:01:41Z");
    counter.told("answerRequest", mei, {{"text", "在"}}, id);
    CHECK_FALSE(counter.told("openQueued", mei, {}, id).as_object().contains("answer_due_at"));
  });
}

TEST_CASE("a supervisor reads how support does, by agent and by day") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    counter.desk.clock.advance(std::chrono::seconds(99));
    counter.told("answerRequest", mei, {{"text", "好了"}, {"resolves", true}}, id);
    counter.told("rateHelp", lin, {{"stars", 4}}, id);
    counter.desk.clock.advance(std::chrono::days(1));
    counter.ask();
    auto const told = counter.told("readSupportFigures", mei);
    CHECK(told.at("until") == "1970-01-13");
    CHECK(told.at("now").at("waiting") == 1);
    CHECK(told.at("all").at("asked") == 2);
    CHECK(told.at("all").at("resolved") == 1);
    CHECK(told.at("all").at("first_answer").at("median_s") == 100);
    CHECK(told.at("all").at("stars") == 4);
    REQUIRE(told.at("days").as_array().size() == 2);
    CHECK(told.at("days").at(0).at("day") == "1970-01-12");
    CHECK(told.at("days").at(0).at("figures").at("asked") == 1);
    REQUIRE(told.at("agents").as_array().size() == 2);
    CHECK(told.at("agents").at(0).at("figures").at("in_time") == 1);
    counter.query = {{"agent", bo}};
    CHECK(counter.told("readSupportFigures", mei).at("days").as_array().empty());
    counter.query = {{"days", "1"}};
    CHECK(counter.told("readSupportFigures", mei).at("all").at("asked") == 1);
    counter.query = {{"days", "93"}};
    CHECK(counter.call("readSupportFigures", mei).status == 422);
  });
}

TEST_CASE("an agent is let into a trip in the conversation, and both sides read what was done") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask({{"trip", {{"id", his_trip}, {"version", 3}}}});
    json::value const wish{{"reach", "change"}, {"reason", "改到室内"}};
    CHECK(counter.call("askForAccess", mei, wish, id).status == 409);  // not claimed
    counter.told("claimRequest", mei, {}, id);
    CHECK(counter.call("askForAccess", mei, {{"reach", "see"}, {"reason", " "}}, id).status == 422);
    auto const asked = counter.told("askForAccess", mei, wish, id).at("accesses").at(0);
    CHECK(asked.at("state") == "asked");
    CHECK(asked.at("agent") == "mei");
    auto const access = std::string(asked.at("id").as_string());
    json::value const yes{{"reach", "see"}, {"minutes", 30}};
    CHECK(counter.call("letSupportIn", wu, yes, id, access).status == 404);
    CHECK(
        counter.call("letSupportIn", lin, {{"reach", "see"}, {"minutes", 4}}, id, access).status ==
        422);
    auto const allowed = counter.told("letSupportIn", lin, yes, id, access);
    CHECK(allowed.at("accesses").at(0).at("state") == "allowed");
    CHECK(allowed.at("accesses").at(0).at("reach") == "see");
    CHECK(allowed.at("accesses").at(0).as_object().contains("until"));
    CHECK(counter.call("keepSupportOut", wu, {}, id, access).status == 404);
    auto const out = counter.told("keepSupportOut", lin, {}, id, access);
    CHECK(out.at("accesses").at(0).at("state") == "ended");
    auto const& history = out.at("history").as_array();
    CHECK(history[2].at("step") == "asked_access");
    CHECK(history[2].at("detail") == "改到室内");
    CHECK(history[3].at("step") == "let_in");
    CHECK(history.back().at("step") == "access_ended");
    CHECK(history.back().at("is_of_agent") == false);
    CHECK(counter.told("openQueued", mei, {}, id).at("accesses").as_array().size() == 1);
  });
}

TEST_CASE(
    "how a traveller can be reached is masked until an agent says why, and the traveller reads "
    "it") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    auto const seen = counter.told("claimRequest", mei, {}, id);
    CHECK(seen.at("contact").at("email") == "l***@example.org");
    CHECK(seen.at("contact").at("phone") == "***8000");
    CHECK(counter.call("revealContact", mei, {{"reason", "  "}}, id).status == 422);
    CHECK(counter.call("revealContact", bo, {{"reason", "想看看"}}, id).status == 409);
    auto const known = counter.told("revealContact", mei, {{"reason", "电话确认"}}, id);
    CHECK(known.at("email") == "lin@example.org");
    CHECK(known.at("phone") == "+8613800138000");
    auto const last = counter.told("openHelp", lin, {}, id).at("history").as_array().back();
    CHECK(last.at("step") == "revealed");
    CHECK(last.at("detail") == "电话确认");
    CHECK(last.at("actor") == "mei");
  });
}

TEST_CASE("a picture is brought, sent and read by both sides, never as a page") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    counter.file = "01JD0000000000000000000F1K";
    json::object picture{{"name", "门票.png"}, {"type", "image/png"}, {"content", "iVBORw0KGgo"}};
    CHECK(counter.call("bringFile", wu, picture, id).status == 404);
    auto const brought = counter.told("bringFile", lin, picture, id);
    CHECK(brought.at("type") == "image/png");
    CHECK(brought.at("size") == 8);
    CHECK(counter.call("readFileAsAgent", mei, {}, id).status == 404);  // not sent yet
    json::value const words{{"text", ""}, {"files", {counter.file}}};
    auto const said = counter.told("sayMoreToSupport", lin, words, id);
    CHECK(said.at_pointer("/messages/1/files/0/name") == "门票.png");
    CHECK(counter.call("sayMoreToSupport", lin, words, id).status == 422);  // sent already
    auto const seen = counter.call("readFileAsAgent", mei, {}, id);
    CHECK(seen.status == 200);
    CHECK(seen.body.size() == 8);
    CHECK(seen.headers.find("Content-Type") == "image/png");
    CHECK(seen.headers.find("X-Content-Type-Options") == "nosniff");
    CHECK(seen.headers.find("Content-Security-Policy")->find("sandbox") != std::string_view::npos);
    CHECK(seen.headers.find("Content-Disposition")->starts_with("attachment"));
    CHECK(counter.call("readFile", wu, {}, id).status == 404);
  });
}

TEST_CASE("what is not what it says, is too much, or has no name is not kept") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    counter.file = "01JD0000000000000000000F1K";
    auto const status = [&](char const* name, char const* type, char const* content) {
      json::value const body{{"name", name}, {"type", type}, {"content", content}};
      return counter.call("bringFile", lin, body, id).status;
    };
    CHECK(status("a.png", "image/png", "PGh0bWw-") == 422);
    CHECK(status("a.svg", "image/svg+xml", "PHN2Zz4") == 422);
    CHECK(status("../a.png", "image/png", "iVBORw0KGgo") == 422);
    CHECK(status("a.png", "image/png", "not base64!") == 422);
    counter.told("closeHelp", lin, {}, id);
    CHECK(status("a.png", "image/png", "iVBORw0KGgo") == 409);
  });
}

TEST_CASE("what stands beside a note stays with the agents") {
  each_counter([](Counter& counter) {
    auto const id = counter.ask();
    counter.file = "01JD0000000000000000000F1K";
    json::value const picture{{"name", "a.png"}, {"type", "image/png"}, {"content", "iVBORw0KGgo"}};
    counter.told("bringFileAsAgent", mei, picture, id);
    counter.told("answerRequest", mei,
                 {{"text", "常客"}, {"is_internal", true}, {"files", {counter.file}}}, id);
    CHECK(counter.call("readFileAsAgent", bo, {}, id).status == 200);
    CHECK(counter.call("readFile", lin, {}, id).status == 404);
  });
}

TEST_CASE("a masked name shows its ends and not its length") {
  CHECK(masked("lin_yue") == "l***e");
  CHECK(masked("林小月") == "林***月");
  CHECK(masked("x") == "x***x");
  CHECK(masked("") == "");
}
