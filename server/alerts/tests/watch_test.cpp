// SPDX-License-Identifier: Apache-2.0
#include "alerts/watch.hpp"

#include "alerts/tests/fair.hpp"
#include "storage/sql.hpp"

using namespace alerts;

namespace {

// Anna's trip, which Ming takes part in, and the watch over it.
struct Town {
  explicit Town(storage::Database& its_db) : db(its_db) { keep(db, 1, day_out()); }

  storage::Database& db;
  base::ManualClock clock{at(friday, -24)};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};
  notices::Live live{clock};
  notices::Notices notices{db, clock, ids, live};
  places::LiveCatalogue catalogue;
  Watch watch{
      {db, clock, places::Areas::china(), catalogue, notices, [](storage::Sql&, trips::TripId) {
         return std::vector<std::string>{anna, ming};
       }}};

  void add(Event const& event) {
    db.write([&](storage::Sql& sql) { REQUIRE(Events(sql).add(event)); });
  }
  void revise(Event event) {
    db.write([&](storage::Sql& sql) {
      event.revision = Events(sql).find(event.id)->revision + 1;
      REQUIRE(Events(sql).revise(event));
    });
  }
  std::vector<std::string> told(std::string const& user) {  // titles, oldest first
    std::vector<std::string> titles;
    for (auto const& kept : notices.list(user, {})) titles.push_back(kept.notice.title.en);
    std::reverse(titles.begin(), titles.end());
    return titles;
  }
};

std::string const hit = "Typhoon, red warning: your trip is affected";
std::string const off = "Typhoon, red warning: called off";
std::string const freed = "Typhoon, red warning: your trip is not affected any more";

void in_town(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Town town(db);
    test(town);
  });
}

}  // namespace

TEST_CASE("everybody of a trip that is hit is told once, however often one looks") {
  in_town([](Town& town) {
    town.add(typhoon());
    CHECK(town.watch.tick() == 1);
    CHECK(town.told(anna) == std::vector{hit});
    CHECK(town.told(ming) == std::vector{hit});
    auto const notice = town.notices.list(anna, {}).at(0).notice;
    CHECK(notice.kind == "alert");
    CHECK(notice.link == "/trips/" + trip_of(1).str() + "?alert=" + event_id(1).str());
    CHECK(notice.severity == notices::Severity::urgent);
    town.clock.advance(std::chrono::minutes(2));
    CHECK(town.watch.tick() == 0);
    CHECK(town.told(anna).size() == 1);
  });
}

TEST_CASE("one event is told once to a person, however many of their trips it hits") {
  in_town([](Town& town) {
    keep(town.db, 2, day_out());
    town.add(typhoon());
    CHECK(town.watch.tick() == 2);
    CHECK(town.told(anna).size() == 1);
  });
}

TEST_CASE("a trip that is kept after the event is found as well") {
  in_town([](Town& town) {
    town.add(typhoon());
    town.watch.tick();
    keep(town.db, 2, day_out());
    CHECK(town.watch.tick() == 0);  // not looked at again so soon
    town.clock.advance(std::chrono::minutes(2));
    CHECK(town.watch.tick() == 1);
  });
}

TEST_CASE("an exercise and what awaits review are told to nobody") {
  in_town([](Town& town) {
    auto drill = typhoon(1);
    drill.status = EventStatus::exercise;
    town.add(drill);
    auto rumour = typhoon(2);
    rumour.state = EventState::review;
    town.add(rumour);
    CHECK(town.watch.tick() == 0);
    CHECK(town.told(anna).empty());
  });
}

TEST_CASE(
    "an event that is called off is taken back from those it was told, and from nobody else") {
  in_town([](Town& town) {
    auto event = typhoon();
    town.add(event);
    town.watch.tick();
    event.state = EventState::cancelled;
    town.revise(event);
    CHECK(town.watch.tick() == 1);
    CHECK(town.told(ming) == std::vector{hit, off});
    town.clock.advance(std::chrono::minutes(2));
    CHECK(town.watch.tick() == 0);

    auto never_told = typhoon(2);
    never_told.state = EventState::cancelled;
    town.add(never_told);
    CHECK(town.watch.tick() == 0);
  });
}

TEST_CASE("an update is told anew, and one that moves away sets the trip free") {
  in_town([](Town& town) {
    auto event = typhoon();
    town.add(event);
    town.watch.tick();
    event.until = at(friday, 30);
    town.revise(event);
    CHECK(town.watch.tick() == 1);
    event.area.circles[0].at = {31, 121};
    town.revise(event);
    CHECK(town.watch.tick() == 1);
    CHECK(town.told(anna) == std::vector{hit, hit, freed});
  });
}

TEST_CASE("what has passed is neither told nor taken back") {
  in_town([](Town& town) {
    town.add(typhoon(1));
    town.watch.tick();
    town.clock.set(at(friday, 25));
    town.add(typhoon(2));
    CHECK(town.watch.tick() == 0);
    CHECK(town.told(anna) == std::vector{hit});
  });
}

TEST_CASE("many trips are told in several goes") {
  in_town([](Town& town) {
    for (int i = 2; i <= 250; ++i) keep(town.db, static_cast<std::uint8_t>(i), day_out());
    town.add(typhoon());
    CHECK(town.watch.tick() == Watch::most_trips_a_tick);
    CHECK(town.watch.tick() == 250 - Watch::most_trips_a_tick);
    CHECK(town.watch.tick() == 0);
  });
}
