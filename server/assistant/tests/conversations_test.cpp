// SPDX-License-Identifier: Apache-2.0
#include "assistant/conversations.hpp"

#include <doctest/doctest.h>

#include "storage/testing.hpp"

using namespace assistant;
using namespace std::chrono_literals;

namespace {

constexpr auto lin = "01JD0000000000000000000LIN";
constexpr auto wu = "01JD00000000000000000000WU";

struct Shelf {
  explicit Shelf(storage::Database& db) : conversations(db, clock) {}
  ConversationId begin(std::string_view user) {
    clock.advance(1s);
    return conversations.add(ids.next<ConversationId>(), user).id;
  }
  void say(ConversationId id, std::string text) {
    clock.advance(1s);
    KeptTurn turn;
    turn.text = std::move(text);
    turn.created_at = clock.now();
    conversations.append(id, {turn});
  }
  base::ManualClock clock{base::instant_from_us(1'727'800'000'000'000)};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  Conversations conversations;
};

}  // namespace

TEST_CASE("a conversation keeps its turns in order, with calls and who wrote them") {
  storage::testing::each_database([](storage::Database& db) {
    Shelf shelf(db);
    auto const id = shelf.begin(lin);
    KeptTurn model;
    model.role = Turn::Role::model;
    model.calls = {{"call_0", "search_places", R"({"query":"鼓山"})", "想一想"}};
    model.written_by = "deepseek-chat";
    KeptTurn function;
    function.role = Turn::Role::function;
    function.text = "鼓山 · sight";
    function.answers = model.calls[0];
    KeptTurn last;
    last.role = Turn::Role::model;
    last.text = "鼓山在";
    last.code = "LLM-104";
    last.is_stopped = true;
    shelf.say(id, "鼓山在哪？");
    shelf.conversations.append(id, {model, function, last});
    auto const turns = shelf.conversations.turns(id);
    REQUIRE(turns.size() == 4);
    CHECK(turns[0].text == "鼓山在哪？");
    CHECK(turns[1].calls == model.calls);
    CHECK(turns[1].written_by == "deepseek-chat");
    CHECK(turns[2].answers == model.calls[0]);
    CHECK(turns[3].is_stopped);
    CHECK(turns[3].code == "LLM-104");
  });
}

TEST_CASE("conversations are listed by when they were spoken in, and named by their beginning") {
  storage::testing::each_database([](storage::Database& db) {
    Shelf shelf(db);
    auto const first = shelf.begin(lin);
    auto const second = shelf.begin(lin);
    shelf.say(second, "福州有什么好吃的");
    std::string long_question;
    for (int i = 0; i < 60; ++i) long_question += "去";
    shelf.say(first, long_question);
    shelf.say(first, "再来");
    auto const list = shelf.conversations.list(lin, 10);
    REQUIRE(list.size() == 2);
    CHECK(list[0].id == first);
    CHECK(list[0].title == long_question.substr(0, 120) + "…");
    CHECK(list[1].title == "福州有什么好吃的");
    CHECK(shelf.conversations.list(lin, 1).size() == 1);
  });
}

TEST_CASE("a conversation never leaves its owner's account") {
  storage::testing::each_database([](storage::Database& db) {
    Shelf shelf(db);
    auto const id = shelf.begin(lin);
    shelf.say(id, "你好");
    CHECK(shelf.conversations.find(id, lin));
    CHECK_FALSE(shelf.conversations.find(id, wu));
    CHECK(shelf.conversations.list(wu, 10).empty());
    CHECK_FALSE(shelf.conversations.remove(id, wu));
    CHECK(shelf.conversations.remove(id, lin));
    CHECK(shelf.conversations.turns(id).empty());
    CHECK_FALSE(shelf.conversations.remove(id, lin));
  });
}

TEST_CASE("with an account its conversations go, and forgotten turns are gone") {
  storage::testing::each_database([](storage::Database& db) {
    Shelf shelf(db);
    auto const id = shelf.begin(lin);
    auto const other = shelf.begin(wu);
    shelf.say(id, "你好");
    shelf.say(other, "你好");
    shelf.conversations.forget_turns(other);
    CHECK(shelf.conversations.turns(other).empty());
    CHECK(shelf.conversations.find(other, wu)->title.empty());
    shelf.conversations.remove_all_of(lin);
    CHECK(shelf.conversations.list(lin, 10).empty());
    CHECK(shelf.conversations.turns(id).empty());
  });
}
