// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <doctest/doctest.h>

#include "notices/notices.hpp"
#include "storage/testing.hpp"

namespace notices {

inline std::string const anna = "01J00000000000000000000ANN";
inline std::string const bela = "01J00000000000000000000BE1";

inline Notice notice_of(std::string const& event, std::string const& user = anna) {
  return {.kind = "trip_changed",
          .user_id = user,
          .title = {"行程有改动：" + event, "A trip changed: " + event},
          .text = {"小明改了第二天。", "Ming changed day two."},
          .link = "/trips/01J",
          .event_key = event};
}

struct House {  // where Anna and Bela have been told nothing yet
  explicit House(storage::Database& its_db) : db(its_db) {}
  bool tell(Notice const& notice);
  bool tell(std::string const& event, std::string const& user = anna) {
    return tell(notice_of(event, user));
  }
  std::vector<std::string> events(InboxQuery const& query = {}) {
    std::vector<std::string> found;
    for (auto const& each : notices.list(anna, query)) found.push_back(each.notice.event_key);
    return found;
  }
  NoticeId newest() { return notices.list(anna, {}).at(0).id; }

  storage::Database& db;
  base::ManualClock clock{base::Instant{std::chrono::seconds(1'767'225'600)}};  // 2026 begins
  base::SeededRandom random{7};
  base::Ids ids{clock, random};
  Live live{clock};
  Notices notices{db, clock, ids, live};
};

template <class Test>
void each_house(Test&& test) {
  storage::testing::each_database([&](storage::Database& db) {
    House house(db);
    test(house);
  });
}

}  // namespace notices
