// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <functional>

#include "storage/testing.hpp"
#include "support/tickets.hpp"

namespace support {

inline std::string const lin = "01JD0000000000000000000LIN";
inline std::string const wu = "01JD00000000000000000000WU";
inline std::string const mei = "01JD00000000000000000AGENT";  // agents
inline std::string const bo = "01JD0000000000000000AGENT2";

// A support desk with two agents.
struct Desk {
  explicit Desk(storage::Database& its_db) : db(its_db) {}

  Ticket ask(std::string const& user = lin, TicketPriority priority = TicketPriority::normal,
             std::string const& subject = "门票") {
    clock.advance(std::chrono::seconds(1));
    auto const made = tickets.open({.user_id = user,
                                    .subject = subject,
                                    .topic = TicketTopic::trip,
                                    .priority = priority,
                                    .text = "鼓山的门票怎么买？"});
    REQUIRE(made);
    return *made;
  }
  Ticket answer(TicketId id, bool resolves = false, std::string const& agent = mei) {
    clock.advance(std::chrono::seconds(1));
    auto const made =
        tickets.reply(id, {.agent_id = agent, .text = "在景区入口购买。", .resolves = resolves});
    REQUIRE(made);
    return *made;
  }
  std::size_t unread(std::string const& user) {
    return static_cast<std::size_t>(notices.unread(user));
  }

  storage::Database& db;
  base::ManualClock clock{base::Instant{std::chrono::seconds(1'000'000)}};
  base::Ids ids{clock, storage::testing::test_random()};
  notices::Live live{clock};
  notices::Notices notices{db, clock, ids, live};
  Tickets tickets{{db, clock, ids, notices, live, [] { return std::vector{mei, bo}; }}};
};

inline void each_desk(std::function<void(Desk&)> const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Desk desk(db);
    test(desk);
  });
}

}  // namespace support
