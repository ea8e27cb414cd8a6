// SPDX-License-Identifier: Apache-2.0
#include "support/tests/desk.hpp"

using namespace support;

namespace {

constexpr auto trip = "01JD0000000000000000000TRI";

// A request about a trip that Mei has claimed.
Ticket claimed(Desk& desk) {
  auto const made = desk.tickets.open({.user_id = lin,
                                       .subject = "雨天",
                                       .text = "下雨怎么办？",
                                       .context = {.trip_id = trip, .trip_version = 2}});
  REQUIRE(made);
  REQUIRE(desk.tickets.claim(made->id, mei));
  return *made;
}

Access asked(Desk& desk, TicketId id, TripReach reach = TripReach::change) {
  desk.clock.advance(std::chrono::seconds(1));
  REQUIRE(desk.tickets.ask_access(id, {mei, reach, "改到室内"}));
  return desk.tickets.accesses(id).front();
}

Access allowed(Desk& desk, TicketId id) {
  auto const access = asked(desk, id);
  REQUIRE(desk.tickets.allow_access(id, access.id, {lin, TripReach::change}));
  return desk.tickets.accesses(id).front();
}

AccessState state_of(Desk& desk, TicketId id) { return desk.tickets.accesses(id).front().state; }

base::Refusal kind_of(base::Result<Ticket> const& refused) {
  REQUIRE_FALSE(refused);
  return refused.error().kind;
}

std::vector<TicketStep> steps(Desk& desk, TicketId id) {
  std::vector<TicketStep> made;
  for (auto const& each : desk.tickets.history(id)) made.push_back(each.step);
  return made;
}

}  // namespace

TEST_CASE("support asks, the traveller is told, and the door opens when they say so") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    auto const access = asked(desk, ticket.id);
    CHECK(desk.unread(lin) == 1);
    CHECK(desk.opened.empty());
    REQUIRE(desk.tickets.allow_access(ticket.id, access.id, {lin, TripReach::see}));
    CHECK(desk.opened == std::vector{access.id});
    auto const now = desk.tickets.accesses(ticket.id).front();
    CHECK(now.reach == TripReach::see);
    CHECK(now.until == desk.clock.now() + std::chrono::hours(2));
  });
}

TEST_CASE("only who has claimed a request with a trip asks for it, and once") {
  each_desk([](Desk& desk) {
    auto const without = desk.ask();
    REQUIRE(desk.tickets.claim(without.id, mei));
    AskAccess const wish{mei, TripReach::see, "看看"};
    CHECK(kind_of(desk.tickets.ask_access(without.id, wish)) == base::Refusal::conflict);
    auto const ticket = claimed(desk);
    CHECK(kind_of(desk.tickets.ask_access(ticket.id, {bo, TripReach::see, "看看"})) ==
          base::Refusal::conflict);
    asked(desk, ticket.id);
    CHECK(kind_of(desk.tickets.ask_access(ticket.id, wish)) == base::Refusal::conflict);
  });
}

TEST_CASE("nobody is let in further than they asked, by anybody else, or after a no") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    auto const access = asked(desk, ticket.id, TripReach::see);
    CHECK(kind_of(desk.tickets.allow_access(ticket.id, access.id, {lin, TripReach::change})) ==
          base::Refusal::invalid);
    CHECK(kind_of(desk.tickets.allow_access(ticket.id, access.id, {wu, TripReach::see})) ==
          base::Refusal::not_found);
    REQUIRE(desk.tickets.end_access(ticket.id, access.id, lin));
    CHECK(state_of(desk, ticket.id) == AccessState::declined);
    CHECK(kind_of(desk.tickets.allow_access(ticket.id, access.id, {lin, TripReach::see})) ==
          base::Refusal::conflict);
    CHECK(desk.opened.empty());
  });
}

TEST_CASE("what the door refuses is not allowed either") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    auto const access = asked(desk, ticket.id);
    desk.opens = base::refuse(base::Refusal::forbidden, "Your role does not allow that.");
    CHECK(kind_of(desk.tickets.allow_access(ticket.id, access.id, {lin, TripReach::change})) ==
          base::Refusal::forbidden);
    CHECK(state_of(desk, ticket.id) == AccessState::asked);
  });
}

TEST_CASE("a way in ends when its time is over") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    allowed(desk, ticket.id);
    desk.clock.advance(std::chrono::hours(2) - std::chrono::seconds(1));
    CHECK(state_of(desk, ticket.id) == AccessState::allowed);
    desk.clock.advance(std::chrono::seconds(1));
    CHECK(state_of(desk, ticket.id) == AccessState::ended);
    asked(desk, ticket.id);  // it may be asked for again
  });
}

TEST_CASE("either side ends a way in, and nobody else") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    for (auto const& who : {lin, mei}) {
      auto const access = allowed(desk, ticket.id);
      CHECK(kind_of(desk.tickets.end_access(ticket.id, access.id, bo)) == base::Refusal::not_found);
      REQUIRE(desk.tickets.end_access(ticket.id, access.id, who));
      REQUIRE(desk.tickets.end_access(ticket.id, access.id, who));  // again: nothing
      CHECK(state_of(desk, ticket.id) == AccessState::ended);
      CHECK(desk.shut.back() == access.id);
    }
    CHECK(desk.shut.size() == 2);
  });
}

TEST_CASE("an agent who has a request no more has no business in its trip") {
  auto const ends = [](std::function<void(Desk&, TicketId)> const& act) {
    each_desk([&](Desk& desk) {
      auto const ticket = claimed(desk);
      auto const access = allowed(desk, ticket.id);
      act(desk, ticket.id);
      CHECK(state_of(desk, ticket.id) == AccessState::ended);
      CHECK(desk.shut == std::vector{access.id});
    });
  };
  ends([](Desk& desk, TicketId id) { REQUIRE(desk.tickets.release(id, mei)); });
  ends([](Desk& desk, TicketId id) { REQUIRE(desk.tickets.close(id, lin)); });
  ends([](Desk& desk, TicketId id) { desk.answer(id, true); });
  ends([](Desk& desk, TicketId id) { REQUIRE(desk.tickets.transfer(id, {mei, bo})); });
  ends([](Desk& desk, TicketId id) {
    auto const into = desk.ask();
    REQUIRE(desk.tickets.merge(id, into.id, mei));
  });
}

TEST_CASE("whatever support does in a trip stands in the history, looking once in ten minutes") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    auto const access = allowed(desk, ticket.id);
    auto const used = [&](std::int64_t version, std::string_view what) {
      desk.db.write(
          [&](storage::Sql& sql) { desk.tickets.access_used(sql, access.id, version, what); });
    };
    auto const before = steps(desk, ticket.id).size();
    used(0, "");
    used(0, "");
    used(3, "移到第二天 / Moved to day 2");
    desk.clock.advance(std::chrono::minutes(10));
    used(0, "");
    auto const after = steps(desk, ticket.id);
    REQUIRE(after.size() == before + 3);
    CHECK(after[before] == TicketStep::saw_trip);
    CHECK(after[before + 1] == TicketStep::changed_trip);
    auto const change = desk.tickets.history(ticket.id)[before + 1];
    CHECK(change.actor_id == mei);
    CHECK(change.detail == "3: 移到第二天 / Moved to day 2");
  });
}

TEST_CASE("ways in go with the account of who asked") {
  each_desk([](Desk& desk) {
    auto const ticket = claimed(desk);
    auto const access = allowed(desk, ticket.id);
    desk.tickets.remove_all_of(lin);
    CHECK(desk.tickets.accesses(ticket.id).empty());
    desk.db.write([&](storage::Sql& sql) { desk.tickets.access_used(sql, access.id, 0, ""); });
  });
}
