// SPDX-License-Identifier: Apache-2.0
#include "alerts/reports.hpp"

#include "alerts/tests/fair.hpp"
#include "storage/sql.hpp"

using namespace alerts;
using std::chrono::days;

namespace {

places::Place noodle_house() {
  places::Place place;
  place.key = places::PlaceKey("town-noodles");
  place.name_zh = "面馆";
  place.name_en = "Noodle House";
  return place;
}

// Travellers at the noodle house.
struct House {
  explicit House(storage::Database& its_db) : db(its_db) {}
  storage::Database& db;
  base::ManualClock clock{at(friday, 12)};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};
  Reports reports{db, clock, ids};
  places::Place place = noodle_house();

  // Somebody whose account was made that long ago.
  std::string person(days ago) {
    base::ManualClock const then(clock.now() - ago);
    base::Ids made(then, random);
    return made.next().str();
  }
  Reported say(std::string const& user, ReportKind kind = ReportKind::closed) {
    return reports.add({place.key, kind, user, "关门了"}, place).value();
  }
  std::vector<Event> events() {
    return db.read([](storage::Sql& sql) { return Events(sql).list(10, std::nullopt); });
  }
};

void at_house(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    House house(db);
    test(house);
  });
}

}  // namespace

TEST_CASE("three people who have been with us for a while open a closure for review") {
  at_house([](House& house) {
    CHECK_FALSE(house.say(house.person(days(30))).opened_event);
    CHECK_FALSE(house.say(house.person(days(30))).opened_event);
    auto const third = house.say(house.person(days(30)));
    CHECK(third.opened_event);
    CHECK(third.people == 3);
    auto const events = house.events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].state == EventState::review);
    CHECK(events[0].kind == EventKind::closure);
    CHECK(events[0].area.places == std::vector<std::string>{"town-noodles"});
    CHECK_FALSE(house.say(house.person(days(30))).opened_event);
    CHECK(house.events().size() == 1);
  });
}

TEST_CASE("one person counts once, however often they say it") {
  at_house([](House& house) {
    auto const user = house.person(days(30));
    CHECK(house.say(user).is_new);
    CHECK_FALSE(house.say(user).is_new);
    house.clock.advance(days(1));
    auto const tomorrow = house.say(user);
    CHECK(tomorrow.is_new);
    CHECK(tomorrow.people == 1);
  });
}

TEST_CASE("accounts made for the purpose count as one person together") {
  at_house([](House& house) {
    for (int i = 0; i < 9; ++i) CHECK(house.say(house.person(days(1))).people == 1);
    house.say(house.person(days(30)));
    CHECK(house.events().empty());
    CHECK(house.say(house.person(days(30))).opened_event);
  });
}

TEST_CASE("reports that lie too far apart do not add up") {
  at_house([](House& house) {
    house.say(house.person(days(30)));
    house.say(house.person(days(30)));
    house.clock.advance(days(4));
    CHECK(house.say(house.person(days(30))).people == 1);
  });
}

TEST_CASE("wrong prices are listed for operators and open no event") {
  at_house([](House& house) {
    for (int i = 0; i < 4; ++i) house.say(house.person(days(30)), ReportKind::price);
    CHECK(house.events().empty());
    auto const open = house.reports.list_open(10);
    REQUIRE(open.size() == 1);
    CHECK(open[0].people == 4);
    CHECK(open[0].last_note == "关门了");
    CHECK(house.reports.settle("town-noodles", ReportKind::price));
    CHECK_FALSE(house.reports.settle("town-noodles", ReportKind::price));
    CHECK(house.reports.list_open(10).empty());
  });
}

TEST_CASE("a person has ten reports a day") {
  at_house([](House& house) {
    auto const user = house.person(days(30));
    for (int i = 0; i < Reports::most_a_day; ++i) {
      house.place.key = places::PlaceKey("town-" + std::to_string(i));
      house.say(user);
    }
    house.place.key = places::PlaceKey("town-last");
    auto const refused =
        house.reports.add({house.place.key, ReportKind::closed, user, ""}, house.place);
    CHECK(refused.error().kind == base::Refusal::too_many);
    house.clock.advance(days(1));
    CHECK(house.say(user).is_new);
  });
}

TEST_CASE("with an account go its reports") {
  at_house([](House& house) {
    auto const user = house.person(days(30));
    house.say(user);
    house.reports.remove_all_of(user);
    CHECK(house.reports.list_open(10).empty());
  });
}
