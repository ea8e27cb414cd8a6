// SPDX-License-Identifier: Apache-2.0
#include "notices/notices.hpp"

#include <doctest/doctest.h>

#include "base/expects.hpp"
#include "notices/tests/house.hpp"
#include "storage/sql.hpp"

using namespace notices;
using namespace std::chrono_literals;

namespace {

using Events = std::vector<std::string>;

}  // namespace

TEST_CASE("a notice is in the inbox of whom it is for, whole, and of nobody else") {
  each_house([](House& house) {
    CHECK(house.tell("one"));
    auto const found = house.notices.list(anna, {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].notice.title.zh == "行程有改动：one");
    CHECK(found[0].notice.text.en == "Ming changed day two.");
    CHECK(found[0].notice.link == "/trips/01J");
    CHECK(found[0].notice.severity == Severity::info);
    CHECK(found[0].created_at == house.clock.now());
    CHECK(!found[0].read_at);
    CHECK(house.notices.list(bela, {}).empty());
  });
}

TEST_CASE("a person is told of an event once, however many trips it meets") {
  each_house([](House& house) {
    auto const page = house.live.listen(anna).value();
    CHECK(house.tell("typhoon"));
    CHECK(!page->take().empty());
    CHECK(!house.tell("typhoon"));
    CHECK(page->take().empty());
    CHECK(house.tell("typhoon", bela));
    CHECK(house.events() == Events{"typhoon"});
  });
}

TEST_CASE("a notice of something that was not kept is not told") {
  each_house([](House& house) {
    auto const page = house.live.listen(anna).value();
    CHECK_THROWS(house.db.write([&](storage::Sql& sql) {
      house.notices.tell(sql, notice_of("lost"));
      throw std::runtime_error("the change failed");
    }));
    CHECK(page->take().empty());
    CHECK(house.events().empty());
  });
}

TEST_CASE("pages hear a notice as the inbox shows it, under its id") {
  each_house([](House& house) {
    auto const page = house.live.listen(anna).value();
    house.tell("one");
    auto const id = house.notices.list(anna, {}).at(0).id.str();
    auto const text = page->take();
    CHECK(text.starts_with("id: " + id + "\nevent: notice\ndata: {\"id\":\"" + id + "\""));
    CHECK(text.find(R"("title":{"zh":"行程有改动：one","en":"A trip changed: one"})") !=
          std::string::npos);
  });
}

TEST_CASE("the inbox is read from the newest back, page by page") {
  each_house([](House& house) {
    for (auto const* event : {"one", "two", "three"}) house.tell(event);
    CHECK(house.events({.limit = 2}) == Events{"three", "two"});
    auto const last = house.notices.list(anna, {.limit = 2}).back().id;
    CHECK(house.events({.before = last, .limit = 2}) == Events{"one"});
  });
}

TEST_CASE("what is read is counted no more, and only by whom it is for") {
  each_house([](House& house) {
    for (auto const* event : {"one", "two", "three"}) house.tell(event);
    auto const all = house.notices.list(anna, {});
    auto const page = house.live.listen(anna).value();
    CHECK(house.notices.unread(anna) == 3);

    house.notices.mark_read(bela, {all[0].id});
    CHECK(house.notices.unread(anna) == 3);
    house.notices.mark_read(anna, {all[1].id, all[1].id});
    CHECK(house.events({.only_unread = true}) == Events{"three", "one"});
    CHECK(page->take() == "event: notices_read\ndata: {\"unread\":2}\n\n");

    house.notices.mark_all_read(anna, all[1].id);  // three came after what the person saw
    CHECK(house.events({.only_unread = true}) == Events{"three"});
  });
}

TEST_CASE("a page that comes back hears what it missed, and a minute of what it knows") {
  each_house([](House& house) {
    house.tell("old");
    house.clock.advance(10min);
    house.tell("near");
    house.clock.advance(30s);
    house.tell("last");
    auto const last = house.notices.list(anna, {}).at(0).id;
    house.clock.advance(10min);
    house.tell("missed");
    auto const missed = house.notices.list_since(anna, last, 50);
    REQUIRE(missed.size() == 2);
    CHECK(missed[0].notice.event_key == "near");
    CHECK(missed[1].notice.event_key == "missed");
    CHECK(house.notices.list_since(bela, last, 50).empty());
  });
}

TEST_CASE("a long title is cut at a character; what no caller may say is a bug") {
  each_house([](House& house) {
    auto notice = notice_of("long");
    for (int i = 0; i < 300; ++i) notice.title.zh += "长";
    house.db.write([&](storage::Sql& sql) { house.notices.tell(sql, notice); });
    auto const title = house.notices.list(anna, {}).at(0).notice.title;
    CHECK(title.zh.ends_with("长…"));
    CHECK(title.en == "A trip changed: long");

    notice.kind = "gossip";
    CHECK_THROWS_AS(
        house.db.write([&](storage::Sql& sql) { return house.notices.tell(sql, notice); }),
        base::Bug);
  });
}

TEST_CASE("what is old is forgotten, what is not stays") {
  each_house([](House& house) {
    house.tell("old");
    house.clock.advance(1h);
    house.tell("young");
    house.clock.advance(std::chrono::days(180) - 1h);
    house.notices.remove_old(std::chrono::days(180));
    CHECK(house.events() == Events{"young", "old"});
    house.clock.advance(1ms);
    house.notices.remove_old(std::chrono::days(180));
    CHECK(house.events() == Events{"young"});
  });
}

TEST_CASE("with an account go its notices, and its pages hear the end") {
  each_house([](House& house) {
    house.tell("one");
    house.tell("one", bela);
    auto const page = house.live.listen(anna).value();
    house.notices.remove_all_of(anna);
    CHECK(house.events().empty());
    CHECK(house.notices.list(bela, {}).size() == 1);
    CHECK(!page->is_open());
  });
}
