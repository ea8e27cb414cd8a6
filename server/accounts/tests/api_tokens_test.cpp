// SPDX-License-Identifier: Apache-2.0
#include "accounts/tests/desk.hpp"

using namespace accounts;
namespace json = boost::json;

namespace {

std::string const anna_wants = R"({"name":" Desk agent ","scopes":["trips:read","plan:read",)"
                               R"("plan:read"],"days":30,"current_password":")" +
                               good_password + R"("})";

// The body with one member replaced.
std::string with(std::string_view name, json::value const& value) {
  auto body = json::parse(anna_wants).as_object();
  body[name] = value;
  return json::serialize(body);
}

}  // namespace

TEST_CASE("a token is told once, when it is made, and then known by its beginning") {
  Desk desk;
  desk.sign_in();
  auto const made = desk.post("/api/tokens", anna_wants);
  CHECK(made.status == 201);
  CHECK(made.headers.get("Cache-Control") == "no-store");
  auto const secret = text_at(made, "/token");
  CHECK(secret.size() == 46);
  CHECK(text_at(made, "/made/name") == "Desk agent");
  CHECK(made.headers.get("Location") == "/api/tokens/" + text_at(made, "/made/id"));

  auto const listed = desk.get("/api/tokens");
  CHECK(listed.status == 200);
  CHECK(listed.body.find(secret) == std::string::npos);
  CHECK(text_at(listed, "/tokens/0/prefix") == secret.substr(0, 9));
  CHECK(text_at(listed, "/tokens/0/state") == "active");
  CHECK(json::serialize(json::parse(listed.body).at_pointer("/tokens/0/scopes")) ==
        R"(["plan:read","trips:read"])");
  CHECK(text_at(listed, "/tokens/0/expires_at").starts_with("2023-12-14T"));
}

TEST_CASE("making a token needs the password") {
  Desk desk;
  desk.sign_in();
  auto const refused = desk.post("/api/tokens", with("current_password", "of somebody else"));
  CHECK(refused.status == 422);
  CHECK(text_at(refused, "/code") == "wrong_password");
  CHECK(text_at(refused, "/errors/0/pointer") == "/current_password");
  CHECK(desk.get("/api/tokens").body == R"({"tokens":[]})");
}

TEST_CASE("a token must have a name, known scopes and an end within a year") {
  Desk desk;
  desk.sign_in();
  auto const refused_at = [&](std::string_view name, json::value const& value) {
    auto const answer = desk.post("/api/tokens", with(name, value));
    CHECK(answer.status == 422);
    return text_at(answer, "/errors/0/pointer");
  };
  CHECK(refused_at("name", "  ") == "/name");
  CHECK(refused_at("name", json::string(41, 'x')) == "/name");
  CHECK(refused_at("scopes", json::array()) == "/scopes");
  CHECK(refused_at("scopes", json::array{"account:write"}) == "/scopes/0");
  CHECK(refused_at("days", 0) == "/days");
  CHECK(refused_at("days", 366) == "/days");
}

TEST_CASE("a revoked token is listed as such and opens nothing") {
  Desk desk;
  desk.sign_in();
  auto const made = desk.post("/api/tokens", anna_wants);
  auto const path = "/api/tokens/" + text_at(made, "/made/id");
  CHECK(desk.remove(path).status == 204);
  CHECK(desk.remove(path).status == 404);
  CHECK(desk.remove("/api/tokens/nonsense").status == 404);
  CHECK(text_at(desk.get("/api/tokens"), "/tokens/0/state") == "revoked");
}

TEST_CASE("no account, session or token can be reached with a personal token") {
  Desk desk;
  desk.sign_in();
  auto const made = desk.post("/api/tokens", with("scopes", {"plan:read", "trips:write"}));
  desk.token = text_at(made, "/token");
  int closed = 0;
  for (auto const& endpoint : endpoints(desk.house.accounts)) {
    if (endpoint.access.kind == http::Access::Kind::anyone) continue;
    ++closed;
    auto const answer = desk.call(endpoint.method, endpoint.pattern, "{}");
    INFO(http::to_word(endpoint.method) << " " << endpoint.pattern);
    CHECK(answer.status == 403);
    CHECK(text_at(answer, "/code") == "insufficient_scope");
  }
  CHECK(closed >= 12);
}

TEST_CASE("signing out with a personal token ends nothing") {
  Desk desk;
  desk.sign_in();
  auto const session = desk.token;
  desk.token = text_at(desk.post("/api/tokens", anna_wants), "/token");
  CHECK(desk.post("/api/logout", "{}").status < 500);
  desk.token = session;
  CHECK(desk.get("/api/account").status == 200);
  CHECK(text_at(desk.get("/api/tokens"), "/tokens/0/state") == "active");
}
