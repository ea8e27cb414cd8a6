// SPDX-License-Identifier: Apache-2.0
#include "storage/outbox.hpp"

#include <doctest/doctest.h>

#include "storage/dead_letters.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"

using namespace storage;
using namespace std::chrono_literals;

namespace {

struct Post {  // an outbox with one message about boat 7
  explicit Post(Database& db) : outbox(db, clock, ids) {
    db.write([&](Sql& sql) { outbox.add(sql, "boat_sold", "7", R"({"price":"5\\u00a5"})"); });
  }
  std::size_t deliver() {
    return outbox.deliver(10, [&](OutboxMessage const& message) {
      seen.push_back(message);
      return answer;
    });
  }
  base::ManualClock clock{base::instant_from_us(1'700'000'000'000'000)};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  Outbox outbox;
  std::vector<OutboxMessage> seen;
  base::Result<void> answer;
};

base::Error const down = base::refuse(base::Refusal::unavailable, "the harbour is closed");

}  // namespace

TEST_CASE("a message is handed over whole, once, and then forgotten") {
  testing::each_database([](Database& db) {
    Post post(db);
    CHECK(post.outbox.count().pending == 1);
    CHECK(post.deliver() == 1);
    REQUIRE(post.seen.size() == 1);
    CHECK(post.seen[0].topic == "boat_sold");
    CHECK(post.seen[0].key == "7");
    CHECK(post.seen[0].payload_json == R"({"price":"5\\u00a5"})");
    CHECK(post.seen[0].attempt == 1);
    CHECK(post.deliver() == 0);
    CHECK(post.outbox.count().pending == 0);
  });
}

TEST_CASE("a message written in a transaction that is undone is never sent") {
  testing::each_database([](Database& db) {
    Post post(db);
    auto const refused = db.write([&](Sql& sql) -> base::Result<void> {
      post.outbox.add(sql, "boat_sold", "8", "{}");
      return down;
    });
    CHECK(refused.has_error());
    CHECK(post.outbox.count().pending == 1);
  });
}

TEST_CASE("a message that may not leave yet waits for its time") {
  testing::each_database([](Database& db) {
    Post post(db);
    post.deliver();
    db.write(
        [&](Sql& sql) { post.outbox.add(sql, "boat_sold", "9", "{}", post.clock.now() + 1h); });
    post.clock.advance(1h - 1us);
    CHECK(post.deliver() == 0);
    post.clock.advance(1us);
    CHECK(post.deliver() == 1);
    CHECK(post.seen.back().key == "9");
  });
}

TEST_CASE("a refused message comes again, later and later") {
  testing::each_database([](Database& db) {
    Post post(db);
    post.answer = down;
    CHECK(post.deliver() == 0);
    CHECK(post.deliver() == 0);
    CHECK(post.seen.size() == 1);
    post.clock.advance(1s);
    post.deliver();
    REQUIRE(post.seen.size() == 2);
    CHECK(post.seen[1].id == post.seen[0].id);
    CHECK(post.seen[1].attempt == 2);
    post.clock.advance(3s);
    post.deliver();
    CHECK(post.seen.size() == 2);
    post.clock.advance(1s);
    post.answer = {};
    CHECK(post.deliver() == 1);
  });
}

TEST_CASE("after ten attempts a message is dead, and a person can revive it") {
  testing::each_database([](Database& db) {
    Post post(db);
    post.answer = down;
    for (int i = 0; i < 12; ++i) {
      post.deliver();
      post.clock.advance(1h);
    }
    CHECK(post.seen.size() == 10);
    CHECK(post.outbox.count().dead == 1);
    CHECK(post.outbox.list_dead(5).at(0).key == "7");
    CHECK(post.outbox.list_dead(5).at(0).last_error == "the harbour is closed");

    post.answer = {};
    CHECK(post.outbox.revive() == 1);
    CHECK(post.deliver() == 1);
    CHECK(post.outbox.count().dead == 0);
  });
}

TEST_CASE("a handler that throws counts as a refusal and does not stop the others") {
  testing::each_database([](Database& db) {
    Post post(db);
    db.write([&](Sql& sql) { post.outbox.add(sql, "boat_sold", "8", "{}"); });
    auto const handler = [](OutboxMessage const& message) -> base::Result<void> {
      if (message.key == "7") throw std::runtime_error(std::string(3000, 'x') + "福州");
      return {};
    };
    CHECK(post.outbox.deliver(10, handler) == 1);
    CHECK(post.outbox.count().pending == 1);
  });
}

TEST_CASE("a message being handled is hidden from other processes, until they must help") {
  testing::each_database([](Database& db) {
    Post post(db);
    std::size_t elsewhere = 0;
    auto const crash_here = [&](OutboxMessage const&) -> base::Result<void> {
      elsewhere = post.deliver();
      post.clock.advance(Outbox::handling_time);
      elsewhere += post.deliver();
      return {};
    };
    post.outbox.deliver(10, crash_here);
    CHECK(elsewhere == 1);
    CHECK(post.seen.size() == 1);
    CHECK(post.outbox.count().pending == 0);
  });
}

TEST_CASE("what is refused for good is dead at once") {
  testing::each_database([](Database& db) {
    Post post(db);
    post.answer = base::refuse(base::Refusal::invalid, "no such harbour");
    CHECK(post.deliver() == 0);
    CHECK(post.outbox.count().dead == 1);
    auto const dead = post.outbox.list_dead(5).at(0);
    CHECK(dead.attempt == 1);
    CHECK(dead.given_up_at == post.clock.now());
  });
}

TEST_CASE("what is decided of a dead message is done once and written down with it") {
  testing::each_database([](Database& db) {
    using Kind = DeadLetterDecision::Kind;
    std::string const oskar = "01J000000000000000000SKAR1";
    Post post(db);
    DeadLetters dead(db, post.clock, post.ids);
    post.answer = base::refuse(base::Refusal::invalid, "no such harbour");
    post.deliver();
    auto const id = post.outbox.list_dead(1).at(0).id;
    CHECK(dead.decide(id, Kind::retry, oskar));
    CHECK_FALSE(dead.decide(id, Kind::retry, oskar));  // it is pending
    CHECK_FALSE(dead.decide(id, Kind::discard, oskar));
    CHECK(post.outbox.count().pending == 1);
    post.deliver();
    CHECK(dead.retry_all(oskar) == 1);
    CHECK(dead.retry_all(oskar) == 0);
    post.deliver();
    CHECK(dead.decide(id, Kind::discard, oskar));
    CHECK_FALSE(dead.decide(id, Kind::discard, oskar));
    CHECK(post.outbox.count().dead == 0);

    auto const decisions = dead.list_decisions(9);
    REQUIRE(decisions.size() == 3);
    CHECK(decisions[0].kind == Kind::discard);
    CHECK(decisions[2].kind == Kind::retry);
    for (auto const& each : decisions) {
      CHECK(each.user_id == oskar);
      CHECK(each.message_id == id);
      CHECK(each.topic == "boat_sold");
      CHECK(each.last_error == "no such harbour");
    }
    CHECK(dead.list_decisions(1).size() == 1);
  });
}
