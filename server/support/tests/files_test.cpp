// SPDX-License-Identifier: Apache-2.0
#include "support/tests/desk.hpp"

using namespace support;

namespace {

auto const png = std::string("\x89PNG\r\n\x1a\n", 8);

NewFile picture(Desk& desk, TicketId ticket, std::string const& author = lin) {
  return {desk.ids.next<objects::ObjectId>(), ticket, author, "门票.png", "image/png", png};
}

// Sent with words.
File sent(Desk& desk, TicketId ticket) {
  auto const file = desk.files.bring(picture(desk, ticket));
  REQUIRE(file);
  REQUIRE(desk.tickets.say(ticket, lin, "见图", {file->id}));
  return *file;
}

}  // namespace

TEST_CASE("a file brought twice is one, and its id is nobody else's") {
  each_desk([](Desk& desk) {
    auto const ticket = desk.ask();
    auto const brought = picture(desk, ticket.id);
    REQUIRE(desk.files.bring(brought));
    REQUIRE(desk.files.bring(brought));
    auto other = brought;
    other.author_id = mei;
    CHECK(desk.files.bring(other).error().kind == base::Refusal::conflict);
    CHECK(desk.files.list(ticket.id).empty());  // not sent yet
  });
}

TEST_CASE("a file goes with one message, and only with its author's") {
  each_desk([](Desk& desk) {
    auto const ticket = desk.ask();
    auto const of_mei = desk.files.bring(picture(desk, ticket.id, mei)).value();
    CHECK_FALSE(desk.tickets.say(ticket.id, lin, "见图", {of_mei.id}));
    CHECK(desk.tickets.messages(ticket.id, true).size() == 1);  // nothing was said either
    auto const mine = sent(desk, ticket.id);
    CHECK_FALSE(desk.tickets.say(ticket.id, lin, "再来", {mine.id}));
    REQUIRE(desk.files.list(ticket.id).size() == 1);
    CHECK(desk.files.list(ticket.id).front().message ==
          desk.tickets.messages(ticket.id, false).back().id);
    CHECK(desk.files.bytes(mine).value() == png);
  });
}

TEST_CASE("a message has five files at most, and ten may wait") {
  each_desk([](Desk& desk) {
    auto const ticket = desk.ask();
    std::vector<objects::ObjectId> ids;
    for (std::size_t i = 0; i < Files::most_unsent; ++i)
      ids.push_back(desk.files.bring(picture(desk, ticket.id)).value().id);
    CHECK(desk.files.bring(picture(desk, ticket.id)).error().kind == base::Refusal::conflict);
    ids.resize(Files::most_of_message + 1);
    CHECK_FALSE(desk.tickets.say(ticket.id, lin, "", ids));
    ids.pop_back();
    CHECK(desk.tickets.say(ticket.id, lin, "", ids));
  });
}

TEST_CASE("what was never sent goes after a day, and what was sent stays") {
  each_desk([](Desk& desk) {
    auto const ticket = desk.ask();
    sent(desk, ticket.id);
    REQUIRE(desk.files.bring(picture(desk, ticket.id)));
    desk.clock.advance(std::chrono::hours(25));
    REQUIRE(desk.files.bring(picture(desk, ticket.id)));
    CHECK(desk.store.list({"support", ticket.id.value()}).size() == 2);
    CHECK(desk.files.list(ticket.id).size() == 1);
  });
}

TEST_CASE("files move when requests are merged, and go with the account") {
  each_desk([](Desk& desk) {
    auto const from = desk.ask();
    auto const into = desk.ask();
    auto const file = sent(desk, from.id);
    REQUIRE(desk.tickets.merge(from.id, into.id, mei));
    CHECK(desk.files.list(from.id).empty());
    REQUIRE(desk.files.list(into.id).size() == 1);
    CHECK(desk.files.bytes(desk.files.list(into.id).front()).value() == png);
    REQUIRE(desk.files.remove_all_of(lin));
    REQUIRE(desk.files.remove_all_of(lin));  // repeatable
    desk.tickets.remove_all_of(lin);
    CHECK(desk.store.list({"support", from.id.value()}).empty());
    CHECK(desk.files.list(into.id).empty());
  });
}

TEST_CASE("a full disk refuses, and the same file can be brought later") {
  each_desk([](Desk& desk) {
    auto const ticket = desk.ask();
    auto const brought = picture(desk, ticket.id);
    desk.store.is_full = true;
    CHECK(desk.files.bring(brought).error().kind == base::Refusal::unavailable);
    desk.store.is_full = false;
    CHECK(desk.files.bring(brought));
  });
}
