// SPDX-License-Identifier: Apache-2.0
#include "support/tests/desk.hpp"

using namespace support;

TEST_CASE("each side sees how far the other has read, and a mark never goes back") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    auto const answered = desk.answer(id);
    auto const messages = desk.tickets.messages(id, true);
    REQUIRE(messages.size() == 2);
    CHECK_FALSE(desk.tickets.read_by_agents(answered));
    CHECK_FALSE(desk.tickets.read_by_traveller(answered));
    REQUIRE(desk.tickets.mark_read(id, messages[1].id, {.user_id = lin}));
    REQUIRE(desk.tickets.mark_read(id, messages[0].id, {.user_id = lin}));
    CHECK(desk.tickets.read_by_traveller(answered) == messages[1].id);
    CHECK_FALSE(desk.tickets.read_by_agents(answered));
    REQUIRE(desk.tickets.mark_read(id, messages[0].id, {.agent_id = mei}));
    REQUIRE(desk.tickets.mark_read(id, messages[1].id, {.agent_id = bo}));
    CHECK(desk.tickets.read_by_agents(answered) == messages[1].id);
  });
}

TEST_CASE("what was not seen is counted, for who asked and for each agent") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    desk.answer(id);
    desk.answer(id);
    REQUIRE(desk.tickets.reply(id, {.agent_id = mei, .text = "note", .is_internal = true}));
    auto const messages = desk.tickets.messages(id, true);
    CHECK(desk.tickets.unread_of_traveller(lin) == UnreadCounts{{id.str(), 2}});
    CHECK(desk.tickets.unread_of_traveller(wu).empty());
    CHECK(desk.tickets.unread_of_agent(mei) == UnreadCounts{{id.str(), 1}});
    REQUIRE(desk.tickets.mark_read(id, messages[1].id, {.user_id = lin}));
    CHECK(desk.tickets.unread_of_traveller(lin) == UnreadCounts{{id.str(), 1}});
    REQUIRE(desk.tickets.mark_read(id, messages[2].id, {.user_id = lin}));
    CHECK(desk.tickets.unread_of_traveller(lin).empty());
    REQUIRE(desk.tickets.mark_read(id, messages[0].id, {.agent_id = mei}));
    CHECK(desk.tickets.unread_of_agent(mei).empty());
    CHECK(desk.tickets.unread_of_agent(bo) == UnreadCounts{{id.str(), 1}});
    REQUIRE(desk.tickets.close(id, lin));
    CHECK(desk.tickets.unread_of_agent(bo).empty());
  });
}

TEST_CASE("nobody marks what they may not see") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    auto const other = desk.ask(wu).id;
    REQUIRE(desk.tickets.reply(id, {.agent_id = mei, .text = "note", .is_internal = true}));
    auto const note = desk.tickets.messages(id, true).back().id;
    auto const theirs = desk.tickets.messages(other, true).back().id;
    CHECK(desk.tickets.mark_read(id, note, {.user_id = lin}).error().fields[0].pointer ==
          "/message");
    CHECK(desk.tickets.mark_read(id, theirs, {.user_id = lin}).has_error());
    CHECK(desk.tickets.mark_read(other, theirs, {.user_id = lin}).error().kind ==
          base::Refusal::not_found);
    CHECK(desk.tickets.mark_read(id, note, {.agent_id = mei}));
    CHECK_FALSE(desk.tickets.read_by_traveller(desk.tickets.find(id).value()));
  });
}
