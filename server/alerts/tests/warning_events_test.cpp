// SPDX-License-Identifier: Apache-2.0
#include "alerts/warning_events.hpp"

#include "alerts/tests/fair.hpp"
#include "storage/sql.hpp"

using namespace alerts;

namespace {

base::Instant const noon = at(friday, 12);

weather::Warning warning(std::string language = "zh", Severity severity = Severity::severe) {
  return {.id = "W1",
          .source = "cap",
          .language = std::move(language),
          .event = "台风",
          .hazard = weather::Hazard::typhoon,
          .severity = severity,
          .issued = noon,
          .onset = at(friday, 14),
          .expires = at(friday, 24),
          .headline = "台风橙色预警",
          .description = "阵风十级。",
          .instruction = "不要外出。"};
}

weather::CapMessage message(std::string id, weather::Warning told = warning()) {
  weather::CapMessage made{.id = std::move(id)};
  weather::CapArea area{.name = "福州"};
  area.circles = {{peak_at, 20'000}};
  area.codes = {places::AreaCode(350100)};
  made.warnings = {{std::move(told), {area}}};
  return made;
}

struct Station {
  explicit Station(storage::Database& its_db) : db(its_db) {}
  storage::Database& db;
  base::ManualClock clock{noon};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};

  std::size_t follow(weather::CapMessages const& messages) {
    return follow(
        {.messages = std::make_shared<weather::CapMessages const>(messages), .is_whole = true});
  }
  std::size_t follow(weather::CapTold const& told) {
    return follow_source(db, telling_of(told, clock.now()), clock.now(), ids);
  }
  std::vector<Event> events() {
    return db.read([](storage::Sql& sql) { return Events(sql).list(10, std::nullopt); });
  }
};

void at_station(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Station station(db);
    test(station);
  });
}

}  // namespace

TEST_CASE("a warning becomes an event with its area, time and words") {
  auto const told = events_in({message("one")}, noon);
  REQUIRE(told.size() == 1);
  auto const& event = told[0].event;
  CHECK(event.kind == EventKind::weather);
  CHECK(event.title.zh == "台风橙色预警");
  CHECK(event.title.en == "台风橙色预警");  // nobody said it in English
  CHECK(event.text.zh == "阵风十级。\n不要外出。");
  CHECK(event.from == at(friday, 14));
  CHECK(event.until == at(friday, 24));
  CHECK(event.is_outdoor_only);
  CHECK(event.area.circles.size() == 1);
  CHECK(event.area.districts == std::vector<std::string>{"350100"});
}

TEST_CASE("only the worst warnings reach under roofs, and slight ones are no event") {
  CHECK_FALSE(events_in({message("a", warning("zh", Severity::extreme))}, noon)
                  .at(0)
                  .event.is_outdoor_only);
  CHECK(events_in({message("a", warning("zh", Severity::minor))}, noon).empty());
  CHECK(events_in({message("a")}, at(friday, 25)).empty());
}

TEST_CASE("a warning in two languages is one event in both, with its area once") {
  auto both = message("one");
  auto english = warning("en");
  english.headline = "Typhoon, orange";
  both.warnings.push_back({english, both.warnings[0].areas});
  auto const told = events_in({both}, noon);
  REQUIRE(told.size() == 1);
  CHECK(told[0].event.title.en == "Typhoon, orange");
  CHECK(told[0].event.area.circles.size() == 1);
}

TEST_CASE("what is told again changes nothing; an update revises the same event") {
  at_station([](Station& station) {
    CHECK(station.follow({message("one")}) == 1);
    CHECK(station.follow({message("one")}) == 0);
    auto update = message("two", warning("zh", Severity::extreme));
    update.type = weather::MessageType::update;
    update.supersedes = {"one"};
    CHECK(station.follow({message("one"), update}) == 1);
    auto const events = station.events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].revision == 2);
    CHECK(events[0].severity == Severity::extreme);
    CHECK(events[0].state == EventState::active);
    CHECK(station.follow({update, message("one")}) == 0);
  });
}

TEST_CASE("a cancellation and a document that is gone call the event off") {
  at_station([](Station& station) {
    station.follow({message("one"), message("two")});
    weather::CapMessage cancel{.id = "three", .type = weather::MessageType::cancel};
    cancel.supersedes = {"one"};
    CHECK(station.follow({message("one"), message("two"), cancel}) == 1);
    CHECK(station.follow(weather::CapMessages()) == 1);
    for (auto const& event : station.events()) CHECK(event.state == EventState::cancelled);
    CHECK(station.follow({message("two")}) == 1);  // and back again
  });
}

TEST_CASE("each site is followed by itself, and only its whole silence calls off") {
  at_station([](Station& station) {
    auto const told = [](char const* address, weather::CapMessages messages, bool is_whole = true) {
      return weather::CapTold{
          address, std::make_shared<weather::CapMessages const>(std::move(messages)), is_whole};
    };
    auto const* const one = "https://one.example/cap.atom";
    auto const* const other = "https://other.example/cap.atom";
    CHECK(station.follow(told(one, {message("a"), message("b")})) == 2);
    CHECK(station.follow(told(other, {message("a")})) == 1);  // the same name, another's
    CHECK(station.follow({message("a")}) == 1);               // and the folder's
    CHECK(station.follow(told(one, {}, false)) == 0);
    CHECK(station.follow(told(one, {message("b"), message("c")}, false)) == 1);
    CHECK(station.follow(told(one, {message("b")})) == 2);
    std::size_t active = 0;
    for (auto const& event : station.events()) {
      active += event.state == EventState::active;
      CHECK(event.source.size() <= 40);
    }
    CHECK(active == 3);
  });
}

TEST_CASE("a service is followed city by city") {
  at_station([](Station& station) {
    auto told = warning();
    told.source = "qweather";
    auto const fuzhou = places::AreaCode(350100);
    auto const xiamen = places::AreaCode(350200);
    auto const follow = [&](places::AreaCode city, std::vector<weather::Warning> const& warnings) {
      return follow_source(
          station.db,
          {.source = "service", .concerns = city.str() + ":", .told = events_in(warnings, city)},
          noon, station.ids);
    };
    CHECK(follow(fuzhou, {told}) == 1);
    CHECK(follow(xiamen, {told}) == 1);
    CHECK(follow(xiamen, {warning()}) == 1);  // documents are none of the service's
    CHECK(follow(fuzhou, {told}) == 0);
    int active = 0;
    for (auto const& event : station.events()) active += event.state == EventState::active;
    CHECK(active == 1);
  });
}
