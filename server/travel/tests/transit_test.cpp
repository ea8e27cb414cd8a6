// SPDX-License-Identifier: Apache-2.0
#include "travel/transit/transit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <numbers>

#include "ops/child_process.hpp"
#include "travel/transit/impl/gtfs_table.hpp"

namespace travel {
namespace {

namespace fs = std::filesystem;
using places::Mode;

base::Day day(char const* text) { return base::parse_day(text).value(); }

constexpr std::int32_t at(int hour, int minute) { return hour * 3600 + minute * 60; }

// Stops in a row, 3 and 4 km apart: West, Middle, East; bus 1 from West to Middle every 20 minutes
// on weekdays, bus 2 from Middle on to East every hour at half past, a night bus past midnight, and
// a tram on another day. Coach 9 has no service and the ferry no mode of ours.
struct Feed {
  fs::path folder = fs::path(XINGQU_BINARY_DIR) / "travel_tests" / "gtfs";
  std::map<std::string, std::string> tables{
      {"stops.txt",
       "\xEF\xBB\xBFstop_id,stop_name,stop_lat,stop_lon\n"
       "w,\"West, \"\"old\"\" town\",0,0\r\nm,Middle,0,0.027\nm2,Middle over the road,0,0.0275\n"
       "e,East,0,0.064\nx,Nowhere,north,0\n"},
      {"routes.txt",
       "route_id,route_short_name,route_long_name,route_type\n"
       "r1,1,,3\nr2,2,,3\nrn,N,,3\nrt,,The tram,0\nf,F,,4\n"},
      {"calendar.txt",
       "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
       "week,1,1,1,1,1,0,0,20260105,20261231\n"},
      {"calendar_dates.txt", "service_id,date,exception_type\nweek,20260107,2\nonce,20260110,1\n"},
      {"trips.txt",
       "route_id,service_id,trip_id\nr1,week,t1\nr2,week,t2\nrn,week,tn\nrt,once,tt\nr1,none,t9\n"
       "f,week,tf\n"},
      {"stop_times.txt",
       "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
       "t1,08:10:00,08:10:00,m,20\nt1,08:00:00,08:00:00,w,10\n"
       "t2,6:00:00,6:00:00,m2,1\nt2,6:12:00,6:12:00,e,2\n"
       "tn,25:10:00,25:10:00,w,1\ntn,,,m,2\ntn,25:30:00,25:30:00,e,3\n"
       "tt,10:00:00,10:00:00,w,1\ntt,10:05:00,10:05:00,e,2\n"},
      {"frequencies.txt",
       "trip_id,start_time,end_time,headway_secs\n"
       "t1,06:00:00,20:00:00,1200\nt2,06:30:00,20:00:00,3600\n"}};

  base::Result<TransitFeed> read() const {
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::vector<std::string> command{"python3", "-m", "zipfile", "-c",
                                     (folder / "town.zip").string()};
    for (auto const& [name, text] : tables) {
      std::ofstream(folder / name, std::ios::binary) << text;
      command.push_back((folder / name).string());
    }
    REQUIRE(ops::run_child({.command = command}).exit_code == 0);
    return read_gtfs(folder / "town.zip");
  }
};

Transit town() {
  auto feed = Feed().read();
  REQUIRE(feed);
  return Transit(std::move(*feed));
}

constexpr base::LatLon west{0.001, 0};  // 111 m from its stop
constexpr base::LatLon middle{0, 0.0272};
constexpr base::LatLon east{0, 0.064};

std::optional<TransitJourney> journey(Transit const& transit, char const* on, std::int32_t leave,
                                      base::LatLon from, base::LatLon to, Mode mode = Mode::bus) {
  return transit.journeys(day(on), leave, from, std::span(&to, 1), mode)[0];
}

TEST_CASE("a feed is read with its calendar, its frequencies and what it cannot use") {
  auto const feed = Feed().read();
  REQUIRE(feed);
  CHECK(feed->name == "town");
  CHECK(feed->stops.size() == 4);
  CHECK(feed->stops[0].name == "West, \"old\" town");
  CHECK(feed->trips.size() == 42 + 14 + 1 + 1);
  CHECK(feed->skipped == 2);
  CHECK(feed->typical_day() == day("2026-01-05"));
}

TEST_CASE("one rides the next bus from a stop near by, and walks at both ends") {
  auto const transit = town();
  auto const found = journey(transit, "2026-01-05", at(8, 1), west, middle);
  REQUIRE(found);
  CHECK(found->arrive_s >= at(8, 30));  // the bus of 8:20, ten minutes on the way
  CHECK(found->arrive_s <= at(8, 32));
  CHECK(found->walk_m == doctest::Approx((111.2 + 22.2) * 1.25).epsilon(0.01));
}

TEST_CASE("one changes once, over the road, if there is time to get there") {
  auto const transit = town();
  // Off at 8:10 or 8:30 at Middle, on at half past over the road: only the earlier bus will do.
  auto const in_time = journey(transit, "2026-01-05", at(7, 55), west, east);
  REQUIRE(in_time);
  CHECK(in_time->arrive_s == at(8, 42));
  auto const too_late = journey(transit, "2026-01-05", at(8, 5), west, east);
  REQUIRE(too_late);
  CHECK(too_late->arrive_s == at(9, 42));
}

TEST_CASE("nothing runs on days that the calendar leaves out, and more on those it adds") {
  auto const transit = town();
  CHECK(journey(transit, "2026-01-06", at(8, 0), west, middle));
  CHECK_FALSE(journey(transit, "2026-01-07", at(8, 0), west, middle));  // taken out
  CHECK_FALSE(journey(transit, "2026-01-10", at(8, 0), west, middle));  // a Saturday
  CHECK_FALSE(journey(transit, "2027-01-04", at(8, 0), west, middle));  // after its end
  CHECK(journey(transit, "2026-01-10", at(9, 0), west, east, Mode::metro));
  CHECK_FALSE(journey(transit, "2026-01-05", at(9, 0), west, east, Mode::metro));
}

TEST_CASE(
    "a bus after midnight belongs to the evening before, its middle stop between the others") {
  auto const transit = town();
  auto const found = journey(transit, "2026-01-05", at(24, 50), west, middle);
  REQUIRE(found);
  CHECK(found->arrive_s >= at(25, 20));
  CHECK(found->arrive_s <= at(25, 22));
}

TEST_CASE("who walks as quickly does not ride, and far from stops nobody does") {
  auto const transit = town();
  CHECK_FALSE(journey(transit, "2026-01-05", at(8, 0), west, {0.004, 0}));
  CHECK_FALSE(journey(transit, "2026-01-05", at(8, 0), {0.02, 0}, middle));
}

TEST_CASE("a usual journey is the middle one of the day's, with its wait") {
  auto const transit = town();
  base::LatLon const places[] = {west, middle, east, {1, 1}};
  auto const usual = transit.usual_journeys(places, Mode::bus);
  REQUIRE(usual.size() == 16);
  REQUIRE(usual[1]);
  auto const minutes = (usual[1]->arrive_s - usual[1]->leave_s) / 60;
  CHECK(minutes >= 30);  // asked on the hour: missed by the walk, on at twenty past
  CHECK(minutes <= 32);
  CHECK(usual[2]);
  CHECK_FALSE(usual[3]);
  CHECK(usual[4 + 2]);                                          // from Middle to East
  CHECK_FALSE(usual[4 + 0]);                                    // nothing comes back
  CHECK_FALSE(transit.usual_journeys(places, Mode::metro)[2]);  // not on that day
  CHECK_FALSE(transit.usual_journeys(places, Mode::walk)[2]);
}

TEST_CASE("a feed without a table that it must have, or without trips, is refused") {
  for (auto const* const table : {"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"}) {
    Feed feed;
    feed.tables.erase(table);
    auto const read = feed.read();
    REQUIRE(read.has_error());
    CHECK(read.error().why.find(table) != std::string::npos);
  }
  Feed feed;
  feed.tables["stop_times.txt"] = "trip_id,stop_id\nt1,w\n";
  CHECK(feed.read().has_error());
  std::ofstream(feed.folder / "text.zip") << "hello";
  CHECK(read_gtfs(feed.folder / "text.zip").has_error());
  CHECK(read_gtfs(feed.folder / "none.zip").error().kind == base::Refusal::not_found);
}

TEST_CASE("a quoted field may go on in the next line") {
  CHECK_FALSE(split_csv("a,\"b"));
  CHECK(split_csv("a,\"b\nc\",").value() == std::vector<std::string>{"a", "b\nc", ""});
}

TEST_CASE("a stop is near within 800 m in every direction, in the north and over the date line") {
  constexpr double metres_a_degree = 111'195;
  for (auto const latitude : {0.0, 60.0, -45.003}) {
    double const wide = metres_a_degree * std::cos(latitude * std::numbers::pi / 180);
    base::LatLon const stop{latitude, 179.999};  // beside the date line
    base::LatLon const far{latitude + 0.2, 179.999};
    TransitFeed feed;
    feed.stops = {{"Here", stop}, {"There", far}};
    feed.services = {{day("2026-01-05"), day("2026-12-31"), 0x7F, {}, {}}};
    feed.trips = {{Mode::bus, 0, "1", 0, 2}};
    feed.calls = {{0, at(9, 0), at(9, 0)}, {1, at(9, 30), at(9, 30)}};
    Transit const transit(std::move(feed));
    for (int bearing = 0; bearing < 360; bearing += 15) {
      double const angle = bearing * std::numbers::pi / 180;
      auto const stand = [&](double metres) {
        auto const lon = stop.lon + metres * std::sin(angle) / wide;
        return base::LatLon{latitude + metres * std::cos(angle) / metres_a_degree,
                            lon > 180 ? lon - 360 : lon};
      };
      CAPTURE(bearing);
      CHECK(journey(transit, "2026-01-05", at(8, 0), stand(795), far));
      CHECK_FALSE(journey(transit, "2026-01-05", at(8, 0), stand(805), far));
    }
  }
}

}  // namespace
}  // namespace travel
