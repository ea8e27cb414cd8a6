// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <stdexcept>

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/openapi.hpp"

namespace kiosk {

struct Ticket {
  std::string title;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (title))
inline http::Rules rules(http::Of<Ticket>) { return {http::field("title").length(1, 20)}; }

struct Page {
  int limit = 20;
};
BOOST_DESCRIBE_STRUCT(Page, (), (limit))
inline http::Rules rules(http::Of<Page>) {
  return {http::field("limit").range(1, 50).text("How many at most.").may_be_missing()};
}

}  // namespace kiosk

namespace {

using kiosk::Page;
using kiosk::Ticket;

http::Response echo_ticket(http::Request const& request) {
  auto const ticket = http::parse<Ticket>(request.body);
  if (!ticket) return http::refusal(ticket.error(), request);
  return http::created(http::to_json(*ticket), "/api/tickets/1");
}

http::Response say(http::Request const& request) {
  std::string text = request.principal ? request.principal->username : "nobody";
  for (auto const& [name, value] : request.params) text += fmt::format(" {}={}", name, value);
  return http::text_answer(200, "text/plain", text);
}

http::Response break_down(http::Request const&) { throw std::runtime_error("disk on fire"); }

std::vector<http::Response> stamp_all(std::span<http::Request const* const> requests) {
  std::vector<http::Response> answers;
  for (auto const* request : requests) {
    auto const ticket = *request->params.find("ticket");
    if (ticket == "torn") throw std::runtime_error("the stamp is stuck");
    answers.push_back(http::ok(request->principal->username + " " + std::string(ticket) + " of " +
                               std::to_string(requests.size())));
  }
  return answers;
}

std::vector<http::Endpoint> kiosk_endpoints() {
  return {
      http::post("/api/tickets")
          .named("addTicket", "Add a ticket", "tickets")
          .signed_in()
          .takes<Ticket>()
          .answers<Ticket>(201)
          .calls(echo_ticket),
      http::get("/api/tickets")
          .named("listTickets", "All tickets", "tickets")
          .anyone()
          .on(http::Lane::io)
          .query<Page>()
          .answers<std::vector<Ticket>>(200)
          .calls(say),
      http::get("/api/tickets/{ticket}")
          .named("getTicket", "One ticket", "tickets")
          .anyone()
          .answers<Ticket>(200)
          .calls(say),
      http::get("/api/tickets/newest")
          .named("newestTicket", "The newest", "tickets")
          .anyone()
          .answers<Ticket>(200)
          .calls([](auto const&) { return http::ok("\"newest\""); }),
      http::get("/api/tickets/{ticket}/stubs/{stub}")
          .named("getStub", "A stub", "tickets")
          .anyone()
          .answers<Ticket>(200)
          .calls(say),
      http::delete_("/api/tickets/{ticket}")
          .named("removeTicket", "Tear it", "tickets")
          .only({"operator", "admin"})
          .answers_nothing()
          .calls(say),
      http::get("/api/broken")
          .named("breakDown", "Throws", "tickets")
          .anyone()
          .answers<Ticket>(200)
          .calls(break_down),
      http::get("/api/stamps/{ticket}")
          .named("stamp", "Stamps many at once", "tickets")
          .signed_in()
          .answers<Ticket>(200)
          .calls_for_many(stamp_all),
      http::get("/api/journeys")
          .named("listJourneys", "For personal tokens too", "tickets")
          .signed_in()
          .scopes({"trips:read", "trips:write"})
          .answers<Ticket>(200)
          .calls(say),
      http::put("/api/journeys")
          .named("changeJourneys", "For one kind of token", "tickets")
          .signed_in()
          .scopes({"trips:write"})
          .answers<Ticket>(200)
          .calls(say),
  };
}

struct Doorman final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    if (bearer == "wang") return http::Principal{"1", "wang", "traveller", "s"};
    if (bearer == "root") return http::Principal{"2", "root", "admin", "s"};
    if (bearer == "reader") return by_token({"trips:read"});
    if (bearer == "writer") return by_token({"plan:read", "trips:write"});
    return base::refuse(base::Refusal::unauthenticated, "The token is not ours.");
  }

 private:
  static http::Principal by_token(std::vector<std::string> scopes) {
    return {.user_id = "2", .username = "root", .role = "admin", .scopes = std::move(scopes)};
  }
};

struct Turnstile final : http::RateLimiter {
  bool closed = false;
  std::optional<std::chrono::seconds> wait_for(http::Request const&,
                                               http::Endpoint const&) override {
    return closed ? std::optional(std::chrono::seconds(7)) : std::nullopt;
  }
};

struct Kiosk {  // a few endpoints with a doorman and a turnstile
  Doorman doorman;
  Turnstile turnstile;
  std::string broken;
  http::Router router{kiosk_endpoints(),
                      {&doorman,
                       &turnstile,
                       [this](auto const& request, auto what) {
                         broken = request.request_id + ": " + std::string(what);
                       },
                       {}}};

  http::Response ask(std::string_view method, std::string_view target, http::Headers headers = {},
                     std::string body = "") const {
    http::Request request;
    request.method = http::method_from(method);
    REQUIRE(http::read_target(target, request));
    request.headers = std::move(headers);
    request.body = std::move(body);
    request.request_id = "R1";
    return router.handle(request);
  }
};

// What several who wait behind each other for /api/stamps/… are answered, as "200 body".
std::vector<std::string> stamped(
    Kiosk& kiosk,
    std::vector<std::pair<std::string_view, std::string>> const& bearers_and_tickets) {
  std::vector<http::Request> requests(bearers_and_tickets.size());
  std::vector<http::Request*> waiting;
  http::Route route;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    auto const& [bearer, ticket] = bearers_and_tickets[i];
    REQUIRE(http::read_target("/api/stamps/" + ticket, requests[i]));
    requests[i].headers = {{"Authorization", "Bearer " + std::string(bearer)}};
    route = kiosk.router.find(requests[i]);
    waiting.push_back(&requests[i]);
  }
  std::vector<std::string> said;
  for (auto const& answer : kiosk.router.run_together(route, waiting))
    said.push_back(std::to_string(answer.status) + (answer.status == 200 ? " " + answer.body : ""));
  return said;
}

http::Headers signed_in_as(std::string_view token) {
  return {{"Authorization", "Bearer " + std::string(token)}, {"Content-Type", "application/json"}};
}

}  // namespace

TEST_CASE("a request finds its endpoint, literals before names") {
  Kiosk kiosk;
  CHECK(kiosk.ask("GET", "/api/tickets/7").body == "nobody ticket=7");
  CHECK(kiosk.ask("GET", "/api/tickets/newest").body == "\"newest\"");
  CHECK(kiosk.ask("GET", "/api/tickets/newest/stubs/3").body == "nobody ticket=newest stub=3");
  CHECK(kiosk.ask("HEAD", "/api/tickets/7").status == 200);
  for (auto const* nowhere : {"/", "/api", "/api/tickets/", "/api/tickets/7/", "/API/tickets",
                              "/api/tickets//stubs/1", "/api/tickets/7/stubs"})
    CHECK_MESSAGE(kiosk.ask("GET", nowhere).status == 404, nowhere);
}

TEST_CASE("requests that are answered together are admitted one by one") {
  Kiosk kiosk;
  using Said = std::vector<std::string>;
  CHECK(stamped(kiosk, {{"wang", "1"}, {"thief", "2"}, {"root", "3"}}) ==
        Said{"200 wang 1 of 2", "401", "200 root 3 of 2"});
  CHECK(stamped(kiosk, {{"thief", "1"}}) == Said{"401"});
  CHECK(kiosk.ask("GET", "/api/stamps/9", signed_in_as("wang")).body == "wang 9 of 1");
}

TEST_CASE("of requests that are answered together, one that breaks costs only itself") {
  Kiosk kiosk;
  CHECK(stamped(kiosk, {{"wang", "1"}, {"wang", "torn"}, {"root", "3"}}) ==
        std::vector<std::string>{"200 wang 1 of 1", "500", "200 root 3 of 1"});
  CHECK(kiosk.broken.ends_with("the stamp is stuck"));
}

TEST_CASE("an address with other methods says which") {
  Kiosk kiosk;
  auto const refused = kiosk.ask("PUT", "/api/tickets");
  CHECK(refused.status == 405);
  CHECK(refused.headers.get("Allow") == "POST, GET, HEAD, OPTIONS");
  auto const options = kiosk.ask("OPTIONS", "/api/tickets/7");
  CHECK(options.status == 204);
  CHECK(options.headers.get("allow") == "GET, HEAD, DELETE, OPTIONS");
  CHECK(kiosk.ask("BREW", "/api/tickets").status == 405);
}

TEST_CASE("only the signed in, and only the roles, pass where it says so") {
  Kiosk kiosk;
  std::string const body = R"({"title":"ferry"})";
  http::Headers const json{{"Content-Type", "application/json"}};
  auto const unknown = kiosk.ask("POST", "/api/tickets", json, body);
  CHECK(unknown.status == 401);
  CHECK(unknown.headers.get("WWW-Authenticate") == "Bearer");
  CHECK(kiosk.ask("POST", "/api/tickets", signed_in_as("forged"), body).status == 401);
  auto const made = kiosk.ask("POST", "/api/tickets", signed_in_as("wang"), body);
  CHECK(made.status == 201);
  CHECK(made.headers.get("Location") == "/api/tickets/1");
  CHECK(kiosk.ask("DELETE", "/api/tickets/1", signed_in_as("wang")).status == 403);
  CHECK(kiosk.ask("DELETE", "/api/tickets/1", signed_in_as("root")).status == 200);
  CHECK(kiosk.ask("DELETE", "/api/tickets/1").status == 401);
}

TEST_CASE("a personal token opens what its scopes are for, and nothing that names none") {
  Kiosk kiosk;
  auto const json = R"({"title":"ferry"})";
  CHECK(kiosk.ask("GET", "/api/journeys", signed_in_as("reader")).body == "root");
  CHECK(kiosk.ask("GET", "/api/journeys", signed_in_as("writer")).body == "root");
  CHECK(kiosk.ask("PUT", "/api/journeys", signed_in_as("writer")).status == 200);
  auto const refused = kiosk.ask("PUT", "/api/journeys", signed_in_as("reader"));
  CHECK(refused.status == 403);
  CHECK(refused.body.find("insufficient_scope") != std::string::npos);
  CHECK(kiosk.ask("PUT", "/api/journeys", signed_in_as("wang")).status == 200);
  CHECK(kiosk.ask("POST", "/api/tickets", signed_in_as("writer"), json).status == 403);
  CHECK(kiosk.ask("DELETE", "/api/tickets/1", signed_in_as("writer")).status == 403);
  CHECK(stamped(kiosk, {{"wang", "1"}, {"writer", "2"}}) ==
        std::vector<std::string>{"200 wang 1 of 1", "403"});
}

TEST_CASE("an open endpoint does not learn whose personal token it was called with") {
  Kiosk kiosk;
  CHECK(kiosk.ask("GET", "/api/tickets", signed_in_as("writer")).body == "nobody");
}

TEST_CASE("an open endpoint knows who asks, and does not mind a stale token") {
  Kiosk kiosk;
  CHECK(kiosk.ask("GET", "/api/tickets", signed_in_as("wang")).body == "wang");
  CHECK(kiosk.ask("GET", "/api/tickets", signed_in_as("forged")).body == "nobody");
}

TEST_CASE("types and sizes are checked before a handler sees them") {
  Kiosk kiosk;
  auto headers = signed_in_as("wang");
  headers.set("Content-Type", "text/plain");
  CHECK(kiosk.ask("POST", "/api/tickets", headers, "x").status == 415);
  headers.set("Content-Type", "Application/JSON; charset=utf-8");
  CHECK(kiosk.ask("POST", "/api/tickets", headers, R"({"title":"x"})").status == 201);
  CHECK(kiosk.ask("POST", "/api/tickets", headers, std::string(70'000, ' ')).status == 413);
  CHECK(kiosk.ask("GET", "/api/tickets", {{"Accept", "text/html, application/*"}}).status == 200);
  CHECK(kiosk.ask("GET", "/api/tickets", {{"Accept", "text/html"}}).status == 406);
}

TEST_CASE("a caller over the rate is told when to come back") {
  Kiosk kiosk;
  kiosk.turnstile.closed = true;
  auto const refused = kiosk.ask("GET", "/api/tickets");
  CHECK(refused.status == 429);
  CHECK(refused.headers.get("Retry-After") == "7");
}

TEST_CASE("a handler that throws gives a 500 that names the request and nothing else") {
  Kiosk kiosk;
  auto const answer = kiosk.ask("GET", "/api/broken");
  CHECK(answer.status == 500);
  CHECK(answer.body.find("disk") == std::string::npos);
  CHECK(answer.body.find("\"request_id\":\"R1\"") != std::string::npos);
  CHECK(kiosk.broken == "R1: disk on fire");
}

TEST_CASE("a refusal is a problem document with the fields at fault") {
  Kiosk kiosk;
  auto const refused = kiosk.ask("POST", "/api/tickets", signed_in_as("wang"), R"({"titel":"x"})");
  CHECK(refused.status == 422);
  CHECK(refused.headers.get("Content-Type") == "application/problem+json");
  CHECK(refused.body == R"({"type":"about:blank","title":"Unprocessable Content","status":422,)"
                        R"("detail":"部分内容填写有误。","code":"invalid_fields",)"
                        R"("errors":[{"pointer":"/title","detail":"此项必填。"},)"
                        R"({"pointer":"/titel","detail":"没有这个字段。"}],)"
                        R"("request_id":"R1","instance":"/api/tickets"})");
  CHECK(kiosk.ask("POST", "/api/tickets", signed_in_as("wang"), "{").status == 400);
}

TEST_CASE("two endpoints of one address are a bug") {
  auto twice = kiosk_endpoints();
  twice.push_back(twice.front());
  CHECK_THROWS_AS(http::Router(std::move(twice)), base::Bug);
}

TEST_CASE("files answer what no endpoint does, outside of /api") {
  http::RouterPorts ports;
  ports.fallback = [](auto const& request) { return http::ok(request.path); };
  http::Router const router(kiosk_endpoints(), std::move(ports));
  auto const ask = [&](http::Method method, std::string path) {
    http::Request request;
    request.method = method;
    request.path = std::move(path);
    return router.handle(request);
  };
  CHECK(ask(http::Method::get, "/plans/1").body == "/plans/1");
  CHECK(ask(http::Method::get, "/api/nothing").status == 404);
  CHECK(ask(http::Method::get, "/api").status == 404);
  CHECK(ask(http::Method::post, "/plans/1").status == 404);
}

TEST_CASE("a target is decoded, and refused when it cannot be") {
  http::Request request;
  REQUIRE(http::read_target("/a%20b?x=1&y=%E7%A6%8F+b&x=2&flag", request));
  CHECK(request.path == "/a b");
  CHECK(request.query.find("y") == "福 b");
  CHECK(request.query.list("x").size() == 2);
  CHECK(request.query.find("flag") == "");
  for (auto const* wrong :
       {"", "a", "*", "http://x/", "/%", "/%4", "/%zz", "/%00", "/%ff", "/?a=%c0"})
    CHECK_MESSAGE(!http::read_target(wrong, request), wrong);
}

TEST_CASE("the language is the best of ours that the reader asked for") {
  using http::Locale;
  CHECK(http::locale_from("") == Locale::zh_cn);
  CHECK(http::locale_from("en-GB,en;q=0.9,zh;q=0.8") == Locale::en);
  CHECK(http::locale_from("zh-TW,en;q=0.9") == Locale::zh_cn);
  CHECK(http::locale_from("fr, en;q=0.1") == Locale::en);
  CHECK(http::locale_from("fr") == Locale::zh_cn);
  CHECK(http::locale_from("en;q=x") == Locale::zh_cn);
}

TEST_CASE("headers compare without regard to case and keep their order") {
  http::Headers headers{{"Accept", "a"}, {"X-One", "1"}, {"accept", "b"}};
  CHECK(headers.get("ACCEPT") == "a");
  headers.set("Accept", headers.get("accept"));
  CHECK(headers.size() == 2);
  CHECK(headers[1].value == "a");
  headers.remove("x-one");
  CHECK(!headers.has("X-One"));
}

TEST_CASE("the OpenAPI document is complete and does not depend on the order of endpoints") {
  auto endpoints = kiosk_endpoints();
  http::ApiInfo const info{"Kiosk", "1.0", "Tickets: buy them."};
  auto const text = http::openapi(endpoints, info);
  std::reverse(endpoints.begin(), endpoints.end());
  CHECK(http::openapi(endpoints, info) == text);
  CHECK(
      text.starts_with("openapi: \"3.1.0\"\ninfo:\n  title: Kiosk\n  version: \"1.0\"\n"
                       "  description: \"Tickets: buy them.\"\npaths:\n  /api/broken:\n"
                       "    get:\n"));
  auto const has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(
      has("    post:\n      operationId: addTicket\n      summary: Add a ticket\n"
          "      tags:\n        - tickets\n      requestBody:\n        required: true\n"
          "        content:\n          application/json:\n            schema:\n"
          "              $ref: \"#/components/schemas/Ticket\"\n"));
  CHECK(
      has("        - name: limit\n          in: query\n          description: How many at most.\n"
          "          schema:\n            type: integer\n            format: int32\n"
          "            minimum: 1\n            maximum: 50\n            default: 20\n"));
  CHECK(has("      x-roles:\n        - operator\n        - admin\n"));
  CHECK(has("      security: []\n"));
  CHECK(has("        - bearer:\n            - \"trips:read\"\n            - \"trips:write\"\n"));
  CHECK(has("        \"204\":\n          description: No Content\n"));
  CHECK(!has("Page"));
}
