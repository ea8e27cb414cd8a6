// SPDX-License-Identifier: Apache-2.0
#include "notices/preferences.hpp"

#include <doctest/doctest.h>

#include "notices/time_zone.hpp"
#include "storage/testing.hpp"

using namespace notices;
using namespace std::chrono_literals;

namespace {

base::Instant utc(int month, int day, int hour, int minute) {
  using namespace std::chrono;
  return sys_days(year(2026) / month / day) + hours(hour) + minutes(minute);
}

Preferences quiet_at_night(std::string const& zone) {
  Preferences made;
  made.quiet_hours = {22h, 7h};
  made.time_zone = zone;
  return made;
}

base::Instant leaves(Preferences const& preferences, base::Instant now) {
  return may_leave_at(Severity::info, preferences, now);
}

}  // namespace

TEST_CASE("clocks of places follow the tz database, changes of the season included") {
  CHECK(TimeZone::find("Asia/Shanghai")->offset_at(utc(7, 1, 0, 0)) == 8h);
  auto const york = TimeZone::find("America/New_York").value();
  CHECK(york.offset_at(utc(7, 1, 0, 0)) == -4h);
  CHECK(york.offset_at(utc(12, 1, 0, 0)) == -5h);
  CHECK(york.offset_at(utc(3, 8, 6, 59)) == -5h);  // 2026-03-08 02:00 does not exist there
  CHECK(york.offset_at(utc(3, 8, 7, 0)) == -4h);
  CHECK(TimeZone::find("Asia/Kathmandu")->offset_at(utc(1, 1, 0, 0)) == 5h + 45min);
}

TEST_CASE("what is no time zone is none, and no name leaves the folder") {
  for (auto const* name :
       {"", "Mars/Olympus", "../../../etc/passwd", "/etc/localtime", "Asia", "tzdata.zi", "Asia/"})
    CHECK(!TimeZone::find(name));
  CHECK(!TimeZone::parse("TZif2"));
  CHECK(!TimeZone::parse(std::string("TZif2") + std::string(39, '\xff')));
}

TEST_CASE("in quiet hours a notice waits for the morning of the person's own clock") {
  auto const shanghai = quiet_at_night("Asia/Shanghai");
  CHECK(leaves(shanghai, utc(7, 1, 13, 59)) == utc(7, 1, 13, 59));  // 21:59 there
  CHECK(leaves(shanghai, utc(7, 1, 14, 0)) == utc(7, 1, 23, 0));
  CHECK(leaves(shanghai, utc(7, 1, 22, 59)) == utc(7, 1, 23, 0));
  CHECK(leaves(shanghai, utc(7, 1, 23, 0)) == utc(7, 1, 23, 0));
  // The night in which New York's clocks go forward is an hour shorter.
  auto const york = quiet_at_night("America/New_York");
  CHECK(leaves(york, utc(3, 8, 3, 0)) == utc(3, 8, 11, 0));  // from 22:00 to 07:00, eight hours

  Preferences noon;
  noon.quiet_hours = {12h, 14h};
  CHECK(leaves(noon, utc(7, 1, 5, 0)) == utc(7, 1, 6, 0));
  CHECK(leaves(noon, utc(7, 1, 6, 0)) == utc(7, 1, 6, 0));
}

TEST_CASE("what is urgent passes quiet hours, and without them nothing waits") {
  auto const night = utc(7, 1, 18, 0);
  auto const shanghai = quiet_at_night("Asia/Shanghai");
  CHECK(may_leave_at(Severity::urgent, shanghai, night) == night);
  CHECK(may_leave_at(Severity::warning, shanghai, night) == utc(7, 1, 23, 0));
  CHECK(leaves(Preferences{}, night) == night);
}

TEST_CASE("channels are those chosen for a kind, else those of the beginning") {
  Preferences chosen;
  chosen.channels["alert"] = {Channel::email};
  chosen.channels["sos"] = {};
  CHECK(chosen.channels_of("alert") == Channels{Channel::email});
  CHECK(chosen.channels_of("sos").empty());
  CHECK(chosen.channels_of("invitation") == find_kind("invitation")->at_first);
}

TEST_CASE("preferences that mean nothing are refused at their field") {
  auto const field_of = [](Preferences const& wanted) {
    auto const checked = check(wanted);
    return checked ? "" : checked.error().fields.at(0).pointer;
  };
  CHECK(field_of(quiet_at_night("Asia/Shanghai")).empty());
  CHECK(field_of(quiet_at_night("Atlantis")) == "/time_zone");
  Preferences wanted;
  wanted.channels["gossip"] = {Channel::push};
  CHECK(field_of(wanted) == "/channels/gossip");
  wanted.channels = {{"trial", {}}};
  CHECK(field_of(wanted) == "/channels/trial");
  wanted = {};
  wanted.quiet_hours = {8h, 8h};
  CHECK(field_of(wanted) == "/quiet_hours/until");
}

TEST_CASE("preferences are kept by person, and replaced as a whole") {
  storage::testing::each_database([](storage::Database& db) {
    base::ManualClock const clock{base::Instant{1000s}};
    PreferencesStore store(db, clock);
    auto wanted = quiet_at_night("Europe/Berlin");
    wanted.channels["alert"] = {Channel::push, Channel::email};
    store.replace("01J00000000000000000000ANN", wanted);
    CHECK(store.find("01J00000000000000000000ANN") == wanted);
    CHECK(store.find("01J00000000000000000000BE1") == Preferences{});
    store.replace("01J00000000000000000000ANN", {});
    CHECK(store.find("01J00000000000000000000ANN") == Preferences{});
  });
}
