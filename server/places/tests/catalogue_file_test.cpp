// SPDX-License-Identifier: Apache-2.0
#include "places/catalogue_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "places/areas.hpp"

using namespace places;

namespace {

std::string const header =
    "key,name_zh,name_en,aliases,kinds,lat,lon,address,adcode,opening_hours,last_entry_min,"
    "visit_min,visit_usual,visit_max,price_basis,price_adult,price_child,price_senior,setting,"
    "cuisines,tags,stars,sleeps,booking,step_free,kid_friendly,pet_friendly,popularity,note_zh,"
    "note_en,source,as_of,verified\n";
std::string const hill =
    "fuzhou-gushan,鼓山,Gushan,鼓山风景区;Drum Mountain,mountain;temple,26.0560,119.3980,"
    "晋安区福马路,350111,06:00-18:00,30,120,180,300,ticket,40,20,free,outdoor,,hiking;view,,,"
    "none,no,yes,unknown,95,早到人少。,\"Go early, it is quiet.\",general "
    "knowledge,2024-06-01,no\n";

// The hill with one field changed, and the problems that follow.
std::string problems_with(std::string const& was, std::string const& is) {
  auto row = hill;
  row.replace(row.find(was), was.size(), is);
  std::string told;
  for (auto const& problem : read_catalogue("x.csv", header + row, &Areas::china()).problems)
    told += (told.empty() ? "" : " | ") + to_text(problem);
  return told;
}

}  // namespace

TEST_CASE("a row becomes a place with every fact in its type") {
  auto const file = read_catalogue("x.csv", header + hill, &Areas::china());
  REQUIRE(file.problems.empty());
  REQUIRE(file.places.size() == 1);
  auto const& place = file.places[0];
  CHECK(place.key.str() == "fuzhou-gushan");
  CHECK(place.aliases == std::vector<std::string>{"鼓山风景区", "Drum Mountain"});
  CHECK(place.kinds == std::vector{Kind::mountain, Kind::temple});
  CHECK(place.area == AreaCode(350111));
  CHECK(place.hours->text() == "06:00-18:00");
  CHECK(place.last_entry == base::Minutes(30));
  CHECK(place.visit == VisitLength{base::Minutes(120), base::Minutes(180), base::Minutes(300)});
  CHECK(place.prices.adult == Price::of(base::Money::yuan(40)));
  CHECK(place.prices.senior == Price::free());
  CHECK(place.has(Tag::view));
  CHECK(place.step_free == Known::no);
  CHECK(place.pet_friendly == Known::unknown);
  CHECK(place.note_en == "Go early, it is quiet.");
  CHECK(base::to_text(place.as_of) == "2024-06-01");
  CHECK(!place.is_verified);
}

TEST_CASE("hours close on the public holidays of the place's own country") {
  auto row = hill;
  for (auto const& [was, is] : {std::pair{"26.0560,119.3980", "43.7307,7.4256"},
                                std::pair{"350111,06:00-18:00", "949200,06:00-18:00; PH off"}})
    row.replace(row.find(was), std::string_view(was).size(), is);
  auto const file = read_catalogue("x.csv", header + row, &Areas::china());
  REQUIRE(file.problems.empty());
  auto const is_closed = [&](char const* day) {
    return file.places[0].hours->open_spans(base::parse_day(day).value()).empty();
  };
  CHECK(is_closed("2026-01-27"));  // Sainte-Dévote, of Monaco alone
  CHECK_FALSE(is_closed("2026-10-01"));
}

TEST_CASE("a wrong field is refused with its line, column and reason") {
  CHECK(problems_with("fuzhou-gushan", "Gushan").starts_with("x.csv:2: key: must be lower-case"));
  CHECK(problems_with(",鼓山,", ",,") == "x.csv:2: name_zh: is required");
  CHECK(problems_with("mountain;temple", "").find("kinds: is required") != std::string::npos);
  CHECK(problems_with(";temple", ";volcano") ==
        "x.csv:2: kinds: \"volcano\" is not one of its words");
  CHECK(problems_with("26.0560", "126.0") == "x.csv:2: lat: must be a number from -90 to 90");
  CHECK(problems_with("26.0560", "nan") == "x.csv:2: lat: must be a number from -90 to 90");
  CHECK(problems_with("26.0560,119.3980", "39.9,116.4").find("km from 晋安区") !=
        std::string::npos);
  CHECK(problems_with("350111", "350199") == "x.csv:2: adcode: is not the code of any area");
  CHECK(problems_with("350111", "3501").find("adcode: must be") != std::string::npos);
  CHECK(
      problems_with("06:00-18:00", "06:00-18:70").find("opening_hours: Opening hours, character") !=
      std::string::npos);
  CHECK(problems_with(",120,180,", ",190,180,") ==
        "x.csv:2: visit_usual: must lie between visit_min and visit_max");
  CHECK(problems_with(",180,300,", ",180,170,").find("must lie between") != std::string::npos);
  CHECK(problems_with(",120,180,300,", ",120,,300,").find("go together") != std::string::npos);
  CHECK(problems_with(",120,180,300,", ",,,,").find("is required for sights") != std::string::npos);
  CHECK(problems_with("ticket,40,", "ticket,-40,").find("price_adult: must be an amount") !=
        std::string::npos);
  CHECK(problems_with("ticket", "fee") == "x.csv:2: price_basis: \"fee\" is not one of its words");
  CHECK(problems_with("ticket", "room_night").find("a room has only price_adult") !=
        std::string::npos);
  CHECK(problems_with("outdoor", "") == "x.csv:2: setting: is required");
  CHECK(problems_with("view,,,", "view,4,2,") ==
        "x.csv:2: stars: only lodging has stars and sleeps");
  CHECK(problems_with("mountain;temple", "hotel") ==
        "x.csv:2: stars: lodging needs stars and sleeps");
  CHECK(problems_with("none,no,", "none,maybe,").find("step_free: \"maybe\"") != std::string::npos);
  CHECK(problems_with(",95,", ",101,").find("popularity: must be a whole") != std::string::npos);
  CHECK(problems_with("general knowledge", "") == "x.csv:2: source: is required");
  CHECK(problems_with("2024-06-01", "2024-13-01").find("as_of: must be a date") !=
        std::string::npos);
  CHECK(problems_with("2024-06-01,no", "2024-06-01,perhaps").find("verified: must be") !=
        std::string::npos);
  CHECK(problems_with(",no\n", ",no,extra\n") == "x.csv:2: has 34 fields, not 33");
}

TEST_CASE("all faults of a file are listed, up to a hundred") {
  auto const twice = read_catalogue("x.csv", header + hill + hill);
  REQUIRE(twice.problems.size() == 1);
  CHECK(to_text(twice.problems[0]) == "x.csv:3: key: stands in this file twice");
  std::string rows;
  for (int i = 0; i < 500; ++i) rows += "a,b\n";
  CHECK(read_catalogue("x.csv", header + rows).problems.size() == 100);
  CHECK(to_text(read_catalogue("x.csv", "a,b\n").problems.at(0)).starts_with("x.csv:1: Line 1"));
}

TEST_CASE("the bundled catalogue has no faults") {
  for (auto const& entry : std::filesystem::directory_iterator(XINGQU_SOURCE_DIR "/data/places")) {
    if (entry.path().extension() != ".csv") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    auto const file = read_catalogue(entry.path().filename().string(), text.str(), &Areas::china());
    for (auto const& problem : file.problems) FAIL_CHECK(to_text(problem));
    CHECK(file.places.size() >= 40);
  }
}

TEST_CASE("a place written as a row is read as the same place") {
  for (std::string const city : {"fuzhou", "beijing"}) {
    std::ifstream in(std::string(XINGQU_SOURCE_DIR) + "/data/places/" + city + ".csv");
    std::stringstream text;
    text << in.rdbuf();
    auto const bundled = read_catalogue(city, text.str());
    REQUIRE(!bundled.places.empty());
    std::string written = catalogue_header();
    for (auto const& place : bundled.places) written += catalogue_record(place);
    auto const again = read_catalogue(city, written);
    REQUIRE(again.problems.empty());
    REQUIRE(again.places.size() == bundled.places.size());
    for (std::size_t i = 0; i < again.places.size(); ++i) {
      auto const& was = bundled.places[i];
      auto const& is = again.places[i];
      CHECK(catalogue_record(is) == catalogue_record(was));
      CHECK(is.prices == was.prices);
      CHECK(is.visit == was.visit);
      CHECK(is.last_entry == was.last_entry);
      CHECK(is.at.lat == doctest::Approx(was.at.lat));
      CHECK(is.tags == was.tags);
      CHECK(is.note_en == was.note_en);
    }
  }
}

TEST_CASE(
    "hours that nobody can read and a licence may follow, and houses of others lack a class") {
  auto const longer = header.substr(0, header.size() - 1) + ",hours_unread,licence\n";
  auto const with = [&](std::string const& end) {
    auto row = hill;
    row.replace(row.find("06:00-18:00"), 11, "");
    row.replace(row.size() - 1, 1, end + "\n");
    return read_catalogue("x.csv", longer + row, &Areas::china());
  };
  auto const read = with(",by appointment,ODbL 1.0");
  REQUIRE(read.problems.empty());
  CHECK(read.places[0].hours_unread == "by appointment");
  CHECK(read.places[0].licence == "ODbL 1.0");
  CHECK(with("").problems.empty());  // a row may stop before them
  CHECK(with(",x").problems.size() == 1);
  std::string const inn =
      "a-inn,甲,Inn,,hotel,26.0560,119.3980,,350111,,,,,,room_night,,,,indoor,,,,2,,unknown,"
      "unknown,"
      "unknown,50,,,seen,2024-06-01,no";
  CHECK(read_catalogue("x.csv", longer + inn + ",,ODbL 1.0\n").problems.empty());
  CHECK(read_catalogue("x.csv", longer + inn + ",,\n").problems.size() == 1);
}

TEST_CASE("positions in another datum become WGS-84, in the place and in its record") {
  // In 上海, 深圳 and 北京, as published with the transform.
  struct Pair {
    base::LatLon wgs84;
    base::LatLon gcj02;
  };
  for (auto const& pair : {Pair{{31.1774276, 121.5272106}, {31.1753039836, 121.5315418592}},
                           Pair{{22.543847, 113.912316}, {22.5407961317, 113.9171764808}},
                           Pair{{39.911954, 116.377817}, {39.9133454554, 116.3840472246}}}) {
    auto row = hill;
    row.replace(row.find("26.0560,119.3980"), 16,
                std::to_string(pair.gcj02.lat) + "," + std::to_string(pair.gcj02.lon));
    auto const file = read_catalogue("x.csv", header + row, nullptr, Datum::gcj02);
    REQUIRE(file.problems.empty());
    CHECK(base::distance_m(file.places[0].at, pair.wgs84) < 2);
    auto const stored = read_catalogue("x.csv", catalogue_header() + file.records[0]);
    CHECK(base::distance_m(stored.places.at(0).at, pair.wgs84) < 2);
    auto const as_it_stands = read_catalogue("x.csv", header + row);
    CHECK(base::distance_m(as_it_stands.places.at(0).at, pair.wgs84) > 400);
  }
  // As published with the npm package coordtransform.
  auto row = hill;
  row.replace(row.find("26.0560,119.3980"), 16, "39.915,116.404");
  auto const baidu = read_catalogue("x.csv", header + row, nullptr, Datum::bd09);
  REQUIRE(baidu.problems.empty());
  auto const meant = base::wgs84_from_gcj02({39.90865673957631, 116.39762729119315});
  CHECK(base::distance_m(baidu.places[0].at, meant) < 2);
}
