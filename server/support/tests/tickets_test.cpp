// SPDX-License-Identifier: Apache-2.0
#include "support/tickets.hpp"

#include "http/event_stream.hpp"
#include "support/tests/desk.hpp"

using namespace support;
using namespace std::chrono_literals;

TEST_CASE("a request keeps what was asked and what it is about") {
  each_desk([](Desk& desk) {
    auto const made = desk.tickets.open({.user_id = lin,
                                         .subject = "门票",
                                         .topic = TicketTopic::trip,
                                         .text = "怎么买？",
                                         .context = {.trip_id = "01JD0000000000000000000TRI",
                                                     .trip_version = 3,
                                                     .item_id = "01JD0000000000000000000ITE",
                                                     .errors = {"E-707 /tiles", "LLM-104"}}});
    REQUIRE(made);
    auto const kept = desk.tickets.find_of(lin, made->id);
    REQUIRE(kept);
    CHECK(kept->subject == "门票");
    CHECK(kept->topic == TicketTopic::trip);
    CHECK(kept->state == TicketState::open);
    CHECK(kept->context.trip_version == 3);
    CHECK(kept->context.item_id == "01JD0000000000000000000ITE");
    CHECK(kept->context.errors == std::vector<std::string>{"E-707 /tiles", "LLM-104"});
    CHECK(kept->waiting_since == desk.clock.now());
    auto const messages = desk.tickets.messages(made->id, false);
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].text == "怎么买？");
    CHECK_FALSE(messages[0].is_of_agent);
  });
}

TEST_CASE("a request of somebody else does not exist") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask(lin).id;
    CHECK_FALSE(desk.tickets.find_of(wu, id));
    CHECK(desk.tickets.list_of(wu, 10).empty());
    CHECK(desk.tickets.say(id, wu, "我也是").error().kind == base::Refusal::not_found);
    CHECK(desk.tickets.close(id, wu).error().kind == base::Refusal::not_found);
    CHECK(desk.tickets.rate(id, wu, 1, "").error().kind == base::Refusal::not_found);
    CHECK(desk.tickets.messages(id, true).size() == 1);
  });
}

TEST_CASE(
    "an answer waits for who asked, another word for the agents, and what was answered first is "
    "kept") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    auto const answered = desk.answer(id);
    CHECK(answered.state == TicketState::waiting);
    CHECK(answered.agent_id == mei);
    CHECK_FALSE(answered.waiting_since);
    CHECK(answered.first_answer_at == desk.clock.now());
    desk.clock.advance(1min);
    auto const asked = desk.tickets.say(id, lin, "几点开门？");
    REQUIRE(asked);
    CHECK(asked->state == TicketState::open);
    auto const since = asked->waiting_since;
    CHECK(since == desk.clock.now());
    desk.clock.advance(1min);
    CHECK(desk.tickets.say(id, lin, "在吗？")->waiting_since == since);  // the first unanswered
    auto const again = desk.answer(id, true);
    CHECK(again.state == TicketState::resolved);
    CHECK(again.resolved_at == desk.clock.now());
    CHECK(again.first_answer_at == answered.first_answer_at);
    auto const reopened = desk.tickets.say(id, lin, "还是不行");
    CHECK(reopened->state == TicketState::open);
    CHECK_FALSE(reopened->resolved_at);
  });
}

TEST_CASE("the queue begins with SOS, then with who waits for us, the urgent, the longest wait") {
  each_desk([](Desk& desk) {
    auto const first = desk.ask(lin, TicketPriority::normal, "first").id;
    desk.ask(lin, TicketPriority::normal, "second");
    desk.ask(wu, TicketPriority::urgent, "urgent");
    auto const answered = desk.ask(wu, TicketPriority::urgent, "answered").id;
    desk.answer(answered);
    auto const sos = desk.ask(wu, TicketPriority::sos, "sos").id;
    auto const gone = desk.ask(wu, TicketPriority::normal, "gone").id;
    REQUIRE(desk.tickets.close(gone, wu));
    auto const order = [&] {
      std::string all;
      for (auto const& each : desk.tickets.queue(10)) all += each.subject + " ";
      return all;
    };
    CHECK(order() == "sos urgent first second answered ");
    desk.answer(sos);
    CHECK(order() == "sos urgent first second answered ");  // until it is over
    desk.answer(first, true);
    CHECK(order() == "sos urgent second answered ");
  });
}

TEST_CASE("a request is claimed by one agent, until it is given back") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    CHECK(desk.tickets.claim(id, mei)->agent_id == mei);
    CHECK(desk.tickets.claim(id, mei));
    CHECK(desk.tickets.claim(id, bo).error().kind == base::Refusal::conflict);
    CHECK(desk.tickets.reply(id, {.agent_id = bo, .text = "我来"}).has_error());
    CHECK(desk.tickets.messages(id, true).size() == 1);  // nothing of it was kept
    CHECK(desk.tickets.reply(id, {.agent_id = bo, .text = "请查门票", .is_internal = true}));
    CHECK(desk.tickets.release(id, bo).has_error());
    CHECK(desk.tickets.release(id, mei)->agent_id.empty());
    CHECK(desk.tickets.claim(id, bo));
  });
}

TEST_CASE("a note is for agents alone, and answers nothing") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    auto const noted =
        desk.tickets.reply(id, {.agent_id = mei, .text = "常客", .is_internal = true});
    CHECK(noted->state == TicketState::open);
    CHECK(noted->waiting_since);
    CHECK_FALSE(noted->first_answer_at);
    CHECK(desk.tickets.messages(id, false).size() == 1);
    CHECK(desk.tickets.messages(id, true).size() == 2);
    CHECK(desk.unread(lin) == 0);
  });
}

TEST_CASE("an answer is told to who asked, an urgent question to every agent") {
  each_desk([](Desk& desk) {
    auto const page = desk.live.listen(lin);
    auto const id = desk.ask().id;
    CHECK(desk.unread(mei) == 0);
    desk.answer(id);
    CHECK(desk.unread(lin) == 1);
    CHECK(desk.notices.list(lin, {}).front().notice.link == "/support/" + id.str());
    auto const heard = (*page)->take();
    CHECK(heard.find("event: support") != std::string::npos);
    CHECK(heard.find(id.str()) != std::string::npos);
    desk.ask(wu, TicketPriority::sos);
    CHECK(desk.unread(mei) == 1);
    CHECK(desk.unread(bo) == 1);
    CHECK(desk.notices.list(bo, {}).front().notice.severity == notices::Severity::urgent);
  });
}

TEST_CASE("help is rated once it was given, and the last word counts") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    CHECK(desk.tickets.rate(id, lin, 5, "").error().kind == base::Refusal::conflict);
    desk.answer(id, true);
    CHECK(desk.tickets.rate(id, lin, 2, "慢"));
    CHECK(desk.tickets.rate(id, lin, 4, "好"));
    auto const kept = desk.tickets.find(id);
    CHECK(kept->stars == 4);
    CHECK(kept->rating_text == "好");
    CHECK(kept->state == TicketState::resolved);
  });
}

TEST_CASE("what is closed stays closed, and nobody has more than a handful open") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    REQUIRE(desk.tickets.close(id, lin));
    CHECK(desk.tickets.say(id, lin, "还有").error().kind == base::Refusal::conflict);
    CHECK(desk.tickets.reply(id, {.agent_id = mei, .text = "好"}).has_error());
    for (std::size_t i = 0; i < Tickets::most_unresolved; ++i) desk.ask();
    NewTicket const more{.user_id = lin, .subject = "又", .text = "又"};
    CHECK(desk.tickets.open(more).error().kind == base::Refusal::conflict);
    auto sos = more;
    sos.priority = TicketPriority::sos;
    CHECK(desk.tickets.open(sos));  // whatever else is open
    desk.ask(wu);
  });
}

TEST_CASE("with an account its questions go, and what it had claimed is free") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    auto const other = desk.ask(wu).id;
    desk.answer(other);
    desk.tickets.remove_all_of(lin);
    CHECK_FALSE(desk.tickets.find(id));
    CHECK(desk.tickets.messages(id, true).empty());
    desk.tickets.remove_all_of(mei);
    desk.tickets.remove_all_of(mei);
    CHECK(desk.tickets.find(other)->agent_id.empty());
    CHECK(desk.tickets.messages(other, false).size() == 2);
  });
}

TEST_CASE("a call for help is one request however often it is sent, and over when it is") {
  each_desk([](Desk& desk) {
    NewTicket const call{.user_id = lin,
                         .subject = "SOS",
                         .topic = TicketTopic::safety,
                         .priority = TicketPriority::sos,
                         .text = "Help!",
                         .id = desk.ids.next<TicketId>()};
    auto const made = desk.tickets.open(call);
    REQUIRE(made);
    CHECK(made->id == *call.id);
    desk.clock.advance(1min);
    CHECK(desk.tickets.open(call)->created_at == made->created_at);
    CHECK(desk.tickets.messages(made->id, true).size() == 1);
    CHECK(desk.unread(mei) == 1);
    CHECK(desk.tickets.queue(10).size() == 1);
    CHECK(desk.tickets.resolve(made->id)->state == TicketState::resolved);
    auto const over = desk.clock.now();
    desk.clock.advance(1min);
    CHECK(desk.tickets.resolve(made->id)->resolved_at == over);
    CHECK(desk.tickets.queue(10).empty());
    REQUIRE(desk.tickets.close(made->id, lin));
    CHECK(desk.tickets.resolve(made->id)->state == TicketState::closed);
    CHECK_FALSE(desk.tickets.resolve(desk.ids.next<TicketId>()));
  });
}

TEST_CASE("twelve messages in a minute are enough, and a minute later there may be more") {
  each_desk([](Desk& desk) {
    auto const ticket = desk.ask();
    for (int i = 1; i < 12; ++i) REQUIRE(desk.tickets.say(ticket.id, lin, "在吗"));
    CHECK(desk.tickets.say(ticket.id, lin, "在吗").error().kind == base::Refusal::too_many);
    desk.answer(ticket.id);  // agents are not limited
    desk.clock.advance(std::chrono::minutes(1));
    CHECK(desk.tickets.say(ticket.id, lin, "在吗"));
  });
}
