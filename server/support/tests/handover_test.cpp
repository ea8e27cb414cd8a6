// SPDX-License-Identifier: Apache-2.0
#include "http/event_stream.hpp"
#include "support/tests/desk.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

// The content of all that a stream was told under one name.
std::vector<std::string> heard(http::EventStream& stream, std::string const& name) {
  std::vector<std::string> found;
  auto const text = stream.take();
  auto const mark = "event: " + name + "\ndata: ";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    auto const from = at + mark.size();
    found.push_back(text.substr(from, text.find('\n', from) - from));
  }
  return found;
}

std::vector<TicketStep> steps_of(Desk& desk, TicketId id) {
  std::vector<TicketStep> steps;
  for (auto const& each : desk.tickets.history(id)) steps.push_back(each.step);
  return steps;
}

}  // namespace

TEST_CASE("every step of a request is kept in its history, once") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    desk.answer(id);
    desk.answer(id, true);
    desk.clock.advance(1min);
    REQUIRE(desk.tickets.say(id, lin, "还是不行"));
    REQUIRE(desk.tickets.rate(id, lin, 3, ""));
    REQUIRE(desk.tickets.release(id, mei));
    REQUIRE(desk.tickets.claim(id, bo));
    REQUIRE(desk.tickets.claim(id, bo));
    REQUIRE(desk.tickets.close(id, lin));
    REQUIRE(desk.tickets.close(id, lin));
    using enum TicketStep;
    CHECK(steps_of(desk, id) == std::vector{opened, claimed, answered, resolved, reopened, rated,
                                            released, claimed, closed});
    CHECK(desk.tickets.history(id).at(7).actor_id == bo);
    CHECK(desk.tickets.history(id).at(8).at == desk.clock.now());
  });
}

TEST_CASE("a request is given to another agent, who is told") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    REQUIRE(desk.tickets.claim(id, mei));
    CHECK(desk.tickets.transfer(id, {.by = bo, .to = bo}).error().kind == base::Refusal::conflict);
    CHECK(desk.tickets.transfer(id, {.by = mei, .to = wu}).error().kind == base::Refusal::invalid);
    CHECK(desk.unread(bo) == 0);
    CHECK(desk.tickets.transfer(id, {.by = mei, .to = bo})->agent_id == bo);
    CHECK(desk.unread(bo) == 1);
    CHECK(desk.tickets.transfer(id, {.by = mei, .to = mei}).has_error());
    CHECK(desk.tickets.transfer(id, {.by = mei, .to = mei, .overrules = true})->agent_id == mei);
    CHECK(desk.unread(mei) == 0);  // one's own doing
    REQUIRE(desk.tickets.close(id, lin));
    CHECK(desk.tickets.transfer(id, {.by = mei, .to = bo}).has_error());
  });
}

TEST_CASE("merged requests keep all that was said, in its order, and the longest wait") {
  each_desk([](Desk& desk) {
    auto const old = desk.ask(lin, TicketPriority::urgent, "门票").id;
    auto const waits_since = desk.clock.now();
    auto const fresh = desk.ask(lin, TicketPriority::normal, "门票？").id;
    REQUIRE(desk.tickets.say(old, lin, "在吗？"));
    auto const merged = desk.tickets.merge(old, fresh, mei);
    REQUIRE(merged);
    CHECK(merged->id == fresh);
    CHECK(merged->priority == TicketPriority::urgent);
    CHECK(merged->waiting_since == waits_since);
    auto const messages = desk.tickets.messages(fresh, true);
    REQUIRE(messages.size() == 3);
    CHECK(messages[2].text == "在吗？");
    auto const left = desk.tickets.find(old);
    CHECK(left->state == TicketState::closed);
    CHECK(left->merged_into == fresh.str());
    CHECK(desk.tickets.queue(10).size() == 1);
    CHECK(steps_of(desk, old).back() == TicketStep::merged);
    CHECK(desk.tickets.history(fresh).back().other_id == old.str());
  });
}

TEST_CASE("a request that was resolved is open again when one that waits is merged into it") {
  each_desk([](Desk& desk) {
    auto const done = desk.ask().id;
    desk.answer(done, true);
    auto const open = desk.ask().id;
    auto const merged = desk.tickets.merge(open, done, mei);
    REQUIRE(merged);
    CHECK(merged->state == TicketState::open);
    CHECK_FALSE(merged->resolved_at);
    CHECK(merged->waiting_since);
  });
}

TEST_CASE("requests of two people, closed ones and those of another agent are not merged") {
  each_desk([](Desk& desk) {
    auto const mine = desk.ask(lin).id;
    auto const theirs = desk.ask(wu).id;
    CHECK(desk.tickets.merge(theirs, mine, mei).has_error());
    CHECK(desk.tickets.merge(mine, mine, mei).has_error());
    auto const second = desk.ask(lin).id;
    REQUIRE(desk.tickets.claim(second, bo));
    CHECK(desk.tickets.merge(second, mine, mei).has_error());
    CHECK(desk.tickets.merge(mine, second, mei).has_error());
    CHECK(desk.tickets.merge(mine, second, bo));
    CHECK(desk.tickets.merge(second, mine, bo).has_error());
    CHECK(desk.tickets.messages(theirs, true).size() == 1);
  });
}

TEST_CASE("who writes shows on the other side only, and is kept nowhere") {
  each_desk([](Desk& desk) {
    auto const id = desk.ask().id;
    auto const hers = desk.live.listen(lin).value();
    auto const meis = desk.live.listen(mei).value();
    auto const bos = desk.live.listen(bo).value();
    auto const before = desk.tickets.find(id)->updated_at;
    desk.clock.advance(1min);
    CHECK(desk.tickets.tell_typing(id, lin));
    auto const by_traveller = R"({"ticket":")" + id.str() + R"(","is_of_agent":false})";
    CHECK(heard(*meis, "support_typing") == std::vector{by_traveller});
    CHECK(heard(*bos, "support_typing") == std::vector{by_traveller});
    CHECK(heard(*hers, "support_typing").empty());
    REQUIRE(desk.tickets.claim(id, mei));
    CHECK(desk.tickets.tell_typing(id, lin));
    CHECK(heard(*meis, "support_typing").size() == 1);
    CHECK(heard(*bos, "support_typing").empty());  // it is mei's
    CHECK(desk.tickets.tell_typing(id, {}));
    CHECK(heard(*hers, "support_typing").size() == 1);
    CHECK(desk.tickets.messages(id, true).size() == 1);
    CHECK(before < desk.clock.now());
    CHECK_FALSE(desk.tickets.tell_typing(id, wu));
    REQUIRE(desk.tickets.close(id, lin));
    CHECK_FALSE(desk.tickets.tell_typing(id, lin));
  });
}
