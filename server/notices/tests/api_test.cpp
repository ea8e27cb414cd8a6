// SPDX-License-Identifier: Apache-2.0
#include "notices/api.hpp"

#include <boost/json.hpp>

#include "http/event_stream.hpp"
#include "http/language.hpp"
#include "http/router.hpp"
#include "http/tests/sentences.hpp"
#include "notices/impl/answering.hpp"
#include "notices/kinds.hpp"
#include "notices/tests/house.hpp"

using namespace notices;
namespace json = boost::json;

namespace {

std::string const oskar = "01J000000000000000000SKAR1";  // an operator

struct BearerIsUser final : http::Authenticator {
  base::Result<http::Principal> authenticate(std::string_view bearer) override {
    return http::Principal{std::string(bearer), std::string(bearer),
                           bearer == oskar ? "operator" : "traveller", "s"};
  }
};

struct OneService final : PushService {
  base::Result<void> send(PushSubscription const&, PushMessage const&) override { return {}; }
  std::string public_key() const override { return "BKey"; }
  bool takes(std::string_view endpoint) const override {
    return endpoint.starts_with("https://push.example/");
  }
};

// The endpoints behind a router; Anna is signed in.
struct Desk : House {
  explicit Desk(storage::Database& its_db) : House(its_db) {}
  http::Response call(http::Method method, std::string const& target, std::string body = "",
                      std::string const& last_id = "") {
    http::Request request;
    request.method = method;
    REQUIRE(http::read_target(target, request));
    request.body = std::move(body);
    request.locale = http::Locale::en;
    request.headers.add("Content-Type", "application/json");
    if (!last_id.empty()) request.headers.add("Last-Event-ID", last_id);
    if (!user.empty()) request.headers.add("Authorization", "Bearer " + user);
    return router.handle(request);
  }
  http::Response get(std::string const& path) { return call(http::Method::get, path); }
  http::Response post(std::string const& path, std::string const& body) {
    return call(http::Method::post, path, body);
  }
  json::value read(std::string const& path) {
    auto const answer = get(path);
    REQUIRE(answer.status == 200);
    return json::parse(answer.body);
  }

  base::SilentLog log;
  OneService push;
  Delivery delivery{{db, clock, random, ids, notices, log},
                    {.recipient =
                         [](std::string_view) {
                           return Recipient{"anna@example.com", true, "Anna"};
                         },
                     .letter = [](Letter const&) { return base::Result<void>(); },
                     .push = &push,
                     .public_url = "https://x.example"}};
  Parts parts{db, clock, ids, notices, live, delivery};
  BearerIsUser bearer;
  http::Router router{endpoints(parts), {.authenticator = &bearer}};
  std::string user = anna;
};

void at_desk(std::function<void(Desk&)> const& test) {
  auto const db = storage::testing::migrated();
  Desk desk(*db);
  test(desk);
}

std::string pointer_of(http::Response const& answer) {
  return std::string(json::parse(answer.body).at_pointer("/errors/0/pointer").as_string());
}

std::string const browser = R"({"endpoint":"https://push.example/a","keys":{"p256dh":")" +
                            std::string(87, 'B') + R"(","auth":")" + std::string(22, 'a') +
                            R"("},"device":"Chrome · Android"})";

}  // namespace

TEST_CASE("a page that listens hears how much is unread, then what is told") {
  at_desk([](Desk& desk) {
    desk.tell("before");
    auto const answer = desk.get("/api/live");
    REQUIRE(answer.events);
    CHECK(!answer.produce);  // nobody waits on its behalf
    CHECK(answer.events->take() == "event: notices_read\ndata: {\"unread\":1}\n\n");
    desk.tell("now");
    CHECK(answer.events->take().starts_with("id: " + desk.newest().str() + "\nevent: notice\n"));
    desk.tell("of somebody else", bela);
    CHECK(answer.events->take().empty());
  });
}

TEST_CASE("a page that comes back is told what it missed") {
  at_desk([](Desk& desk) {
    desk.tell("seen");
    auto const seen = desk.newest().str();
    desk.clock.advance(std::chrono::hours(1));
    desk.tell("missed");
    auto const answer = desk.call(http::Method::get, "/api/live", "", seen);
    REQUIRE(answer.events);
    CHECK(answer.events->take().find("A trip changed: missed") != std::string::npos);
    CHECK(desk.call(http::Method::get, "/api/live", "", "no id").events);
  });
}

TEST_CASE("the inbox is read in pages and marked as read") {
  at_desk([](Desk& desk) {
    for (auto const* event : {"one", "two", "three"}) desk.tell(event);
    auto const first = desk.read("/api/notices?limit=2");
    CHECK(first.at_pointer("/notices").as_array().size() == 2);
    CHECK(first.at_pointer("/notices/0/title/en").as_string() == "A trip changed: three");
    CHECK(first.at("unread").as_int64() == 3);
    auto const next = std::string(first.at("next").as_string());
    auto const second = desk.read("/api/notices?limit=2&before=" + next);
    CHECK(second.at_pointer("/notices/0/title/en").as_string() == "A trip changed: one");
    CHECK(!second.as_object().contains("next"));

    auto const answer = desk.post("/api/notices/read", R"({"ids":[")" + next + R"("]})");
    CHECK(answer.body == R"({"unread":2})");
    CHECK(desk.read("/api/notices?unread=true").at("notices").as_array().size() == 2);
    CHECK(desk.post("/api/notices/read", R"({"until":")" + desk.newest().str() + R"("})").body ==
          R"({"unread":0})");
    CHECK(pointer_of(desk.post("/api/notices/read", "{}")) == "/ids");
  });
}

TEST_CASE("preferences show every kind with what is in force, and what is offered") {
  at_desk([](Desk& desk) {
    auto const first = desk.read("/api/notices/preferences");
    CHECK(first.at("kinds").as_array().size() == kinds().size() - 1);  // a trial is no choice
    CHECK(json::serialize(first.at("offered")) == R"(["push","email"])");
    CHECK(first.at("push_key").as_string() == "BKey");
    CHECK(!first.as_object().contains("quiet_hours"));

    auto const changed =
        desk.call(http::Method::put, "/api/notices/preferences",
                  R"({"channels":{"alert":[]},"quiet_hours":{"from":1320,"until":420},)"
                  R"("time_zone":"Europe/Paris"})");
    CHECK(changed.status == 200);
    auto const now = desk.read("/api/notices/preferences");
    CHECK(json::serialize(now) == changed.body);
    CHECK(now.at_pointer("/quiet_hours/until").as_int64() == 420);
    for (auto const& kind : now.at("kinds").as_array())
      if (kind.at("kind").as_string() == "alert") CHECK(kind.at("channels").as_array().empty());
    CHECK(pointer_of(desk.call(http::Method::put, "/api/notices/preferences",
                               R"({"channels":{},"time_zone":"Mars"})")) == "/time_zone");
  });
}

TEST_CASE("a browser subscribes at a service we call, and is its owner's alone") {
  at_desk([](Desk& desk) {
    auto const made = desk.post("/api/notices/subscriptions", browser);
    REQUIRE(made.status == 201);
    auto const id = std::string(json::parse(made.body).at("id").as_string());
    CHECK(made.body.find("BBBB") == std::string::npos);  // keys stay in the house
    desk.user = bela;
    CHECK(desk.read("/api/notices/subscriptions").at("subscriptions").as_array().empty());
    CHECK(desk.call(http::Method::delete_, "/api/notices/subscriptions/" + id).status == 404);
    desk.user = anna;
    CHECK(desk.read("/api/notices/subscriptions").at("subscriptions").as_array().size() == 1);
    CHECK(desk.call(http::Method::delete_, "/api/notices/subscriptions/" + id).status == 204);

    auto elsewhere = browser;
    elsewhere.replace(elsewhere.find("push.example"), 12, "169.254.1.1.");
    CHECK(pointer_of(desk.post("/api/notices/subscriptions", elsewhere)) == "/endpoint");
  });
}

TEST_CASE("one can try whether notices come, and end letters without signing in") {
  at_desk([](Desk& desk) {
    CHECK(desk.post("/api/notices/trial", "").status == 204);
    CHECK(desk.read("/api/notices").at_pointer("/notices/0/kind").as_string() == "trial");
    desk.user.clear();
    CHECK(desk.get("/api/live").status == 401);
    CHECK(desk.post("/api/notices/unsubscribe/none?kind=alert", "").status == 404);
    CHECK(desk.post("/api/notices/unsubscribe/none", "").status == 422);
  });
}

TEST_CASE("every refusal of this module can be read in Chinese") {
  std::size_t count = 0;
  for (auto const& entry :
       std::filesystem::directory_iterator(XINGQU_SOURCE_DIR "/server/notices")) {
    auto const name = entry.path().filename().string();
    if (!name.ends_with("pp") || name == "letters.cpp") continue;
    for (auto const& sentence : http::testing::sentences_in(entry.path())) {
      if (sentence == "If you see this, notices reach you.") continue;  // of a notice
      http::Request chinese;
      chinese.locale = http::Locale::zh_cn;
      ++count;
      INFO(name << ": " << sentence);
      auto const body = refused(base::refuse(base::Refusal::invalid, sentence), chinese).body;
      CHECK(body.find(sentence) == std::string::npos);
    }
  }
  CHECK(count >= 12);
}

TEST_CASE("an operator tries again or forgets what was given up, and it is written down") {
  at_desk([](Desk& desk) {
    storage::Outbox outbox(desk.db, desk.clock, desk.ids);
    for (auto const* event : {"one", "two", "three"}) {
      auto notice = notice_of(event);
      notice.kind = "alert";
      desk.tell(notice);
    }
    auto const fail = [&] {
      outbox.deliver(9, [](auto const&) -> base::Result<void> {
        return base::refuse(base::Refusal::invalid, "no such mailbox");
      });
    };
    fail();
    CHECK(desk.get("/api/notices/dead-letters").status == 403);
    desk.user = oskar;
    auto const list = desk.read("/api/notices/dead-letters");
    CHECK(list.at("total").as_int64() == 3);
    auto const& letter = list.at_pointer("/letters/0");
    CHECK(letter.at("channel").as_string() == "email");
    CHECK(letter.at("kind").as_string() == "alert");
    CHECK(letter.at("recipient").as_string() == "a***@example.com");
    CHECK(letter.at("error").as_string() == "no such mailbox");
    CHECK(letter.at("attempts").as_int64() == 1);
    CHECK(letter.at("given_up_at").as_string() == base::to_text(desk.clock.now()));

    auto const path = "/api/notices/dead-letters/" + std::string(letter.at("id").as_string());
    CHECK(desk.call(http::Method::delete_, path).status == 204);
    CHECK(desk.call(http::Method::delete_, path).status == 404);
    CHECK(desk.post(path + "/retry", "").status == 404);
    auto const next =
        "/api/notices/dead-letters/" + std::string(list.at_pointer("/letters/1/id").as_string());
    CHECK(desk.post(next + "/retry", "").status == 204);
    CHECK(outbox.count().pending == 1);
    CHECK(desk.post("/api/notices/dead-letters/retry", "").body == R"({"retried":1})");
    CHECK(outbox.count().pending == 2);

    auto const after = desk.read("/api/notices/dead-letters");
    CHECK(after.at("total").as_int64() == 0);
    CHECK(after.at("decisions").as_array().size() == 3);
    auto const& first = after.at_pointer("/decisions/2");
    CHECK(first.at("is_discarded").as_bool());
    CHECK(first.at("by").as_string() == "Anna");
    CHECK(first.at("topic").as_string() == "notice_letter");
    CHECK(first.at("error").as_string() == "no such mailbox");
    CHECK_FALSE(after.at_pointer("/decisions/0/is_discarded").as_bool());
  });
}
