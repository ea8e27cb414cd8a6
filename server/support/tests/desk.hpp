// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include <functional>

#include "storage/testing.hpp"
#include "support/files.hpp"
#include "support/tickets.hpp"

namespace support {

inline std::string const lin = "01JD0000000000000000000LIN";
inline std::string const wu = "01JD00000000000000000000WU";
inline std::string const mei = "01JD00000000000000000AGENT";  // agents
inline std::string const bo = "01JD0000000000000000AGENT2";

// Keeps bytes until the test is over.
class MemoryStore final : public objects::Store {
 public:
  base::Result<void> put(objects::Owner const& owner, objects::ObjectId id,
                         std::string_view bytes) override {
    if (is_full) return base::refuse(base::Refusal::unavailable, "The disk is full.");
    if (!kept_.emplace(std::pair(owner.id.str(), id.str()), bytes).second)
      return base::refuse(base::Refusal::conflict, "There is one.");
    return {};
  }
  base::Result<std::string> get(objects::Owner const& owner, objects::ObjectId id) const override {
    auto const found = kept_.find({owner.id.str(), id.str()});
    if (found == kept_.end()) return base::refuse(base::Refusal::not_found, "There is none.");
    return found->second;
  }
  std::vector<objects::ObjectId> list(objects::Owner const& owner) const override {
    std::vector<objects::ObjectId> ids;
    for (auto const& [key, bytes] : kept_)
      if (key.first == owner.id.str()) ids.push_back(objects::ObjectId::parse(key.second).value());
    return ids;
  }
  base::Result<void> remove(objects::Owner const& owner, objects::ObjectId id) override {
    kept_.erase({owner.id.str(), id.str()});
    return {};
  }
  base::Result<void> remove_all(objects::Owner const& owner) override {
    for (auto const& id : list(owner)) (void)remove(owner, id);  // never refused
    return {};
  }
  std::vector<objects::Owner> list_owners(std::string_view kind) const override {
    std::vector<objects::Owner> owners;
    for (auto const& [key, bytes] : kept_)
      owners.push_back({std::string(kind), base::Ulid::parse(key.first).value()});
    return owners;
  }
  std::optional<base::Instant> put_at(objects::Owner const& owner,
                                      objects::ObjectId id) const override {
    if (!kept_.contains({owner.id.str(), id.str()})) return std::nullopt;
    return base::Instant{};
  }
  bool is_full = false;

 private:
  std::map<std::pair<std::string, std::string>, std::string> kept_;
};

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
  std::vector<AccessId> opened;  // by the trips' door
  std::vector<AccessId> shut;
  base::Result<void> opens = {};
  TripDoor door{[this](storage::Sql&, Access const& access, std::string const&) {
                  if (opens) opened.push_back(access.id);
                  return opens;
                },
                [this](storage::Sql&, AccessId id, base::Instant) { shut.push_back(id); }};
  MemoryStore store;
  Files files{db, clock, store};
  Tickets tickets{{db, clock, ids, notices, live, [] { return std::vector{mei, bo}; }, door}};
};

inline void each_desk(std::function<void(Desk&)> const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Desk desk(db);
    test(desk);
  });
}

}  // namespace support
