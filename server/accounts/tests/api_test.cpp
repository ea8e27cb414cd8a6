// SPDX-License-Identifier: Apache-2.0
#include "accounts/api.hpp"

#include "accounts/tests/desk.hpp"

using namespace accounts;
using namespace std::chrono_literals;
namespace json = boost::json;

TEST_CASE("registering answers with the new user's id and name") {
  Desk desk;
  auto const answer =
      desk.post("/api/register", R"({"username":"Bela","password":"correct horse"})");
  CHECK(answer.status == 201);
  CHECK(text_at(answer, "/username") == "Bela");
  CHECK(UserId::parse(text_at(answer, "/user_id")));
  auto const again =
      desk.post("/api/register", R"({"username":"bela","password":"correct horse"})");
  CHECK(again.status == 409);
  CHECK(text_at(again, "/code") == "username_taken");
}

TEST_CASE("a weak password is refused at its field, in the reader's language") {
  Desk desk;
  desk.locale = http::Locale::zh_cn;
  auto const answer =
      desk.post("/api/register", R"({"username":"Bela","password":"short","email":"x"})");
  CHECK(answer.status == 422);
  CHECK(type_of(answer) == "application/problem+json");
  CHECK(text_at(answer, "/code") == "weak_password");
  CHECK(text_at(answer, "/errors/0/pointer") == "/password");
  CHECK(text_at(answer, "/errors/0/detail") == "密码至少需要 10 个字符。");
  CHECK(text_at(answer, "/errors/1/pointer") == "/email");
}

TEST_CASE("signing in answers with the fields of the requirement") {
  Desk desk;
  auto const answer =
      desk.post("/api/login", R"({"username":"Anna","password":")" + good_password + R"("})");
  CHECK(answer.status == 200);
  CHECK(type_of(answer) == "application/json");
  CHECK(answer.headers.get("Cache-Control") == "no-store");
  auto const body = object_in(answer);
  CHECK(body.at("token_type").as_string() == "Bearer");
  CHECK(body.at("expires_in").as_int64() == 900);
  CHECK(body.at("message").as_string() == "登录成功");
  CHECK(body.at("user_id").as_string() == desk.house.anna.str());
  CHECK(body.at("access_token").as_string().size() > 100);
  CHECK(body.at("refresh_token").as_string().size() == 43);
  CHECK(body.size() == 6);
}

TEST_CASE("failing to sign in answers with E-505 as the requirement says") {
  Desk desk;
  for (auto const* body : {R"({"username":"Anna","password":"wrong"})",
                           R"({"username":"nobody","password":"wrong"})"}) {
    auto const answer = desk.post("/api/login", body);
    CHECK(answer.status == 401);
    CHECK(type_of(answer) == "application/json");
    CHECK(answer.body ==
          R"({"message":"登录失败，请检查您的账户和密码。","error_code":505,"code":"E-505"})");
  }
}

TEST_CASE("a sign-in that is none is a problem with a pointer") {
  Desk desk;
  auto const missing = desk.post("/api/login", R"({"username":"Anna"})");
  CHECK(missing.status == 422);
  CHECK(type_of(missing) == "application/problem+json");
  CHECK(text_at(missing, "/errors/0/pointer") == "/password");
  CHECK(desk.post("/api/login", "{").status == 400);
}

TEST_CASE("too many guesses answer 429 with the time to wait") {
  Desk desk;
  auto const guess = [&] {
    return desk.post("/api/login", R"({"username":"Anna","password":"a guess"})");
  };
  for (int i = 0; i < 10; ++i) CHECK(guess().status == 401);
  auto const refused = guess();
  CHECK(refused.status == 429);
  CHECK(refused.headers.get("Retry-After") == "30");
  CHECK(text_at(refused, "/code") == "too_many_attempts");
}

TEST_CASE("without a token everything personal is closed") {
  Desk desk;
  for (auto const* path : {"/api/account", "/api/account/preferences", "/api/sessions"}) {
    CHECK(desk.get(path).status == 401);
    desk.token = "nonsense";
    CHECK(desk.get(path).status == 401);
    desk.token.clear();
  }
}

TEST_CASE("whoever is not or no longer signed in is told so in their language") {
  Desk desk;
  auto const told = [&](http::Locale locale) {
    desk.locale = locale;
    auto const answer = desk.get("/api/account");
    CHECK(answer.status == 401);
    return text_at(answer, "/code") + ": " + text_at(answer, "/detail");
  };
  CHECK(told(http::Locale::zh_cn) == "unauthenticated: 请先登录。");
  CHECK(told(http::Locale::en) == "unauthenticated: Please sign in.");
  desk.token = "of-long-ago";
  CHECK(told(http::Locale::zh_cn) == "session_ended: 登录已失效，请重新登录。");
  CHECK(told(http::Locale::en) == "session_ended: Your session has ended; please sign in.");
}

TEST_CASE("a wrong body is told in the reader's language, field by field") {
  Desk desk;
  auto const told = [&](std::string const& body) {
    auto const answer = desk.post("/api/register", body);
    CHECK(answer.status >= 400);
    CHECK(answer.status < 500);
    return answer.status == 400 ? text_at(answer, "/detail") : text_at(answer, "/errors/0/detail");
  };
  desk.locale = http::Locale::zh_cn;
  CHECK(told(R"({"username":"bela"})") == "此项必填。");
  CHECK(told(R"({"username":7,"password":"x"})") == "须为文本，而不是数字。");
  CHECK(told(R"({"username":"bela","password":"x","role":"admin"})") == "没有这个字段。");
  CHECK(told("{\"username\":\"\xc3\"}") == "请求正文不是有效的 UTF-8 文本。");
  desk.locale = http::Locale::en;
  CHECK(told(R"({"username":"bela"})") == "This field is required.");
}

TEST_CASE("refreshing answers like signing in, and a token used twice ends the session") {
  Desk desk;
  auto const tokens = desk.sign_in();
  auto const body = json::serialize(json::object{{"refresh_token", tokens.at("refresh_token")}});
  auto const answer = desk.post("/api/token/refresh", body);
  CHECK(answer.status == 200);
  CHECK(object_in(answer).size() == 6);
  CHECK(object_in(answer).at("user_id").as_string() == desk.house.anna.str());
  desk.house.clock.advance(11s);
  auto const reused = desk.post("/api/token/refresh", body);
  CHECK(reused.status == 401);
  CHECK(text_at(reused, "/code") == "session_ended");
  CHECK(desk.get("/api/account").status == 401);
}

TEST_CASE("signing out ends the session, by either token, as often as one likes") {
  Desk desk;
  desk.sign_in();
  CHECK(desk.post("/api/logout", "{}").status == 204);
  CHECK(desk.get("/api/account").status == 401);
  CHECK(desk.post("/api/logout", "{}").status == 204);

  auto const tokens = desk.sign_in();
  auto const access = std::exchange(desk.token, "");
  auto const body = json::serialize(json::object{{"refresh_token", tokens.at("refresh_token")}});
  CHECK(desk.post("/api/logout", body).status == 204);
  desk.token = access;
  CHECK(desk.get("/api/account").status == 401);
}

TEST_CASE("sessions are listed with the present one marked, and revoked one by one") {
  Desk desk;
  desk.sign_in();
  desk.house.clock.advance(1s);
  desk.sign_in();
  auto const answer = desk.get("/api/sessions");
  auto const sessions = object_in(answer).at("sessions").as_array();
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[0].at("is_current").as_bool());
  CHECK(!sessions[1].at("is_current").as_bool());
  CHECK(sessions[0].at("device").as_string() == "curl/7.88.1");
  CHECK(sessions[0].at("address").as_string() == "192.0.2.1");

  auto const path = "/api/sessions/" + text_at(answer, "/sessions/1/id");
  CHECK(desk.remove(path).status == 204);
  CHECK(desk.remove(path).status == 404);
  CHECK(desk.remove("/api/sessions/nonsense").status == 404);
  CHECK(desk.remove("/api/sessions").status == 204);
  CHECK(desk.get("/api/sessions").status == 200);
}

TEST_CASE("a profile is read and changed; another e-mail address needs the password") {
  Desk desk;
  desk.sign_in();
  auto const change = [&](std::string const& body) {
    return desk.call(http::Method::patch, "/api/account", body);
  };
  auto const changed = change(R"({"display_name":" 安娜 ","locale":"en","home_adcode":"350102"})");
  CHECK(changed.status == 200);
  CHECK(text_at(changed, "/display_name") == "安娜");
  CHECK(changed.body == desk.get("/api/account").body);
  CHECK(text_at(changed, "/role") == "traveller");
  CHECK(text_at(changed, "/email") == "anna@example.org");

  CHECK(text_at(change(R"({"email":"b@example.org"})"), "/errors/0/pointer") ==
        "/current_password");
  CHECK(change(R"({"email":"b@example.org","current_password":"wrong"})").status == 422);
  CHECK(text_at(change(R"({"email":"nowhere"})"), "/errors/0/pointer") == "/email");
  auto const moved =
      change(R"({"email":"b@example.org","current_password":")" + good_password + R"("})");
  CHECK(text_at(moved, "/email") == "b@example.org");
  CHECK(change(R"({"email":"b@example.org","display_name":"安"})").status == 200);

  CHECK(text_at(change(R"({"locale":"fr"})"), "/errors/0/pointer") == "/locale");
  CHECK(text_at(change(R"({"home_adcode":"35"})"), "/errors/0/pointer") == "/home_adcode");
  CHECK(text_at(change(R"({"display_name":"  "})"), "/errors/0/pointer") == "/display_name");
  CHECK(text_at(change(R"({"role":"admin"})"), "/errors/0/pointer") == "/role");
}

TEST_CASE("preferences are replaced whole") {
  Desk desk;
  desk.sign_in();
  auto const put = [&](std::string const& body) {
    return desk.call(http::Method::put, "/api/account/preferences", body);
  };
  CHECK(text_at(desk.get("/api/account/preferences"), "/pace") == "normal");
  CHECK(put(R"({"pace":"relaxed","interests":["山"],"kid_friendly":true})").status == 200);
  auto const kept = object_in(desk.get("/api/account/preferences"));
  CHECK(kept.at("pace").as_string() == "relaxed");
  CHECK(kept.at("kid_friendly").as_bool());
  CHECK(kept.at("interests").as_array().size() == 1);
  CHECK(put("{}").status == 200);
  CHECK(text_at(desk.get("/api/account/preferences"), "/pace") == "normal");
  CHECK(text_at(put(R"({"pace":"hectic"})"), "/errors/0/pointer") == "/pace");
}

TEST_CASE("a password is changed with the present one") {
  Desk desk;
  desk.sign_in();
  auto const change = [&](std::string const& current, std::string const& next) {
    return desk.call(
        http::Method::put, "/api/account/password",
        json::serialize(json::object{{"current_password", current}, {"new_password", next}}));
  };
  CHECK(text_at(change("wrong", "correct horse"), "/code") == "wrong_password");
  CHECK(text_at(change(good_password, "short"), "/errors/0/pointer") == "/new_password");
  CHECK(change(good_password, "correct horse").status == 204);
  desk.sign_in("correct horse");
}

TEST_CASE("a forgotten password is replaced through the mailed link") {
  Desk desk;
  auto const asked = desk.post("/api/password-resets", R"({"account":"anna"})");
  CHECK(asked.status == 202);
  CHECK(desk.post("/api/password-resets", R"({"account":"nobody"})").body == asked.body);
  desk.house.deliver_outbox();
  auto const& text = desk.house.mail.letters.at(0).text;
  auto const token = text.substr(text.find("token=") + 6, 43);
  auto const confirm = [&] {
    return desk.post(
        "/api/password-resets/confirm",
        json::serialize(json::object{{"token", token}, {"new_password", "correct horse"}}));
  };
  CHECK(confirm().status == 204);
  desk.sign_in("correct horse");
  auto const again = confirm();
  CHECK(again.status == 422);
  CHECK(text_at(again, "/code") == "reset_link_dead");
}

TEST_CASE("an account is deleted with its password") {
  Desk desk;
  desk.sign_in();
  CHECK(desk.remove("/api/account", R"({"password":"wrong"})").status == 422);
  CHECK(desk.remove("/api/account", R"({"password":")" + good_password + R"("})").status == 204);
  CHECK(desk.get("/api/account").status == 401);
  CHECK(desk.post("/api/login", R"({"username":"Anna","password":")" + good_password + R"("})")
            .status == 401);
}
