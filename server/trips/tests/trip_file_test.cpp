// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/trip_file.hpp"

#include <doctest/doctest.h>

#include <random>

#include "base/text.hpp"

using namespace trips;

namespace {

TripFile read(std::string_view bytes) {
  auto file = read_trip_file(bytes);
  if (!file) FAIL(file.error().fields.front().detail);
  return *file;
}

std::string refusal(std::string_view bytes) {
  auto const file = read_trip_file(bytes);
  REQUIRE_FALSE(file);
  CHECK(file.error().fields.front().pointer == "/file");
  return file.error().fields.front().detail;
}

std::vector<std::string> names(TripFile const& file) {
  std::vector<std::string> found;
  for (auto const& stop : file.stops) found.push_back(stop.name);
  return found;
}

// "2026-05-01T09:30:00Z", with what is known of it.
std::string told(std::optional<FileTime> const& time) {
  if (!time) return "never";
  return base::to_text(time->at) + (time->is_utc ? "" : " there") +
         (time->has_clock ? "" : ", all day") + (time->has_date ? "" : ", any day");
}

std::string gpx(std::string const& inside) {
  return R"(<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">)" +
         inside + "</gpx>";
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the waypoints of a GPX are stops, its track is none and says why") {
  auto const file = read(gpx(R"(<metadata><name>福州周末</name></metadata>
    <wpt lat="26.06" lon="119.39"><time>2019-01-01T00:00:00Z</time><name> 鼓山
 </name><desc>早点去</desc></wpt>
    <wpt lat="126.06" lon="119.39"><name>三坊七巷</name></wpt>
    <trk><name>走过的路</name><trkseg><trkpt lat="26" lon="119"/></trkseg></trk>)"));
  CHECK(file.format == ImportFormat::gpx);
  CHECK(file.name == "福州周末");
  CHECK(names(file) == Names{"鼓山", "三坊七巷"});
  CHECK(file.stops[0].at->lat == 26.06);
  CHECK(file.stops[0].note == "早点去");
  CHECK(told(file.stops[0].begins) == "never");  // when the waypoint was made
  CHECK_FALSE(file.stops[1].at);                 // not on the earth
  REQUIRE(file.left.size() == 1);
  CHECK(file.left[0].what == "走过的路");
}

TEST_CASE("the routes of a GPX are days, and waypoints that repeat them are not read twice") {
  auto const file = read(gpx(R"(<wpt lat="26" lon="119"><name>A</name></wpt>
    <wpt lat="26" lon="119"><name>C</name></wpt>
    <rte><name>第一天</name><rtept lat="26" lon="119"><name>A</name>
      <time>2026-05-01T09:00:00+08:00</time></rtept>
      <rtept lat="26" lon="119"/></rte>
    <rte><rtept lat="26" lon="119"><name>B</name></rtept></rte>)"));
  CHECK(names(file) == Names{"A", "B", "C"});
  CHECK(file.stops[0].group == 1);
  CHECK(told(file.stops[0].begins) == "2026-05-01T01:00:00Z");
  CHECK(file.stops[1].group == 2);
  CHECK(file.stops[2].group == 0);
  REQUIRE(file.left.size() == 1);
  CHECK(file.left[0].why.en.find("1 points without a name") != std::string::npos);
}

TEST_CASE("a KML has stops in folders, with or without a prefix for its names") {
  auto const file = read(R"(<k:kml xmlns:k="http://www.opengis.net/kml/2.2"><k:Document>
    <k:name>春天</k:name>
    <k:Folder><k:Placemark><k:name>1. 鼓山</k:name><k:Point><k:coordinates>119.39,26.06,0
    </k:coordinates></k:Point><k:TimeSpan><k:begin>2026-05-01T01:00:00Z</k:begin>
    <k:end>2026-05-01T02:30:00Z</k:end></k:TimeSpan></k:Placemark>
    <k:Placemark><k:name>路线</k:name><k:LineString/></k:Placemark></k:Folder>
    <k:Folder><k:Placemark><k:name>西湖</k:name><k:Point/></k:Placemark></k:Folder>
    <k:NetworkLink><k:name>elsewhere</k:name><k:Link><k:href>http://example.com</k:href></k:Link>
    </k:NetworkLink></k:Document></k:kml>)");
  CHECK(file.format == ImportFormat::kml);
  CHECK(file.name == "春天");
  CHECK(names(file) == Names{"鼓山", "西湖"});
  CHECK(file.stops[0].at->lon == 119.39);
  CHECK(told(file.stops[0].ends) == "2026-05-01T02:30:00Z");
  CHECK(file.stops[1].group == 2);
  CHECK(file.left.size() == 2);
}

TEST_CASE("a calendar's events are stops in the order of time") {
  auto const file = read(
      "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Trip\\, mine\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:西湖\r\nDTSTART:20260502T010000Z\r\nDURATION:PT1H30M\r\nEND:"
      "VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:三坊\r\n "
      "七巷\r\nDTSTART;TZID=\"Asia/Shanghai:x\":20260501T090000\r\n"
      "DTEND;TZID=Asia/Shanghai:20260501T110000\r\nGEO:26.08;119.29\r\nDESCRIPTION:a\\nb\r\n"
      "BEGIN:VALARM\r\nDESCRIPTION:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:Hotel\r\nDTSTART;VALUE=DATE:20260501\r\nEND:VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART:20260501T000000Z\r\nEND:"
      "VEVENT\r\n"
      "BEGIN:VEVENT\r\nSUMMARY:When\r\nEND:VEVENT\r\n"
      "BEGIN:VTODO\r\nSUMMARY:Pack\r\nEND:VTODO\r\nEND:VCALENDAR\r\n");
  CHECK(file.format == ImportFormat::ics);
  CHECK(file.name == "Trip, mine");
  CHECK(names(file) == Names{"Hotel", "三坊七巷", "西湖"});
  CHECK(told(file.stops[0].begins) == "2026-05-01T00:00:00Z there, all day");
  CHECK(told(file.stops[1].begins) == "2026-05-01T09:00:00Z there");
  CHECK(file.stops[1].note == "a\nb");
  CHECK(file.stops[1].at->lat == 26.08);
  CHECK(told(file.stops[2].ends) == "2026-05-02T02:30:00Z");
  CHECK(file.left.size() == 3);  // cancelled, without a time, a task
}

TEST_CASE("a table names its columns in Chinese or English, and may come from Excel in GBK") {
  auto const utf8 =
      read("\ufeff名称,日期,开始时间,时长,天气\r\n鼓山,2026/5/1,9:30,90,晴\r\n,,,,\r\n");
  CHECK(utf8.format == ImportFormat::csv);
  CHECK(names(utf8) == Names{"鼓山"});
  CHECK(told(utf8.stops[0].begins) == "2026-05-01T09:30:00Z there");
  CHECK(told(utf8.stops[0].ends) == "2026-05-01T11:00:00Z there");
  CHECK(utf8.left.size() == 2);  // the column 天气, and a line without a name

  // 名称,第几天,开始 / 鼓山,2,10:00
  auto const gbk = read(
      "\xc3\xfb\xb3\xc6,\xb5\xda\xbc\xb8\xcc\xec,\xbf\xaa\xca\xbc\n\xb9\xc4\xc9\xbd,2,10:00\n");
  CHECK(names(gbk) == Names{"鼓山"});
  CHECK(gbk.stops[0].group == 2);
  CHECK(told(gbk.stops[0].begins) == "1970-01-01T10:00:00Z there, any day");
}

TEST_CASE("text is read in the encoding that it says or shows") {
  std::string const utf16("\xff\xfen\0a\0m\0e\0\n\0\x13\x9f\x71\x5c\n\0", 16);
  CHECK(names(read(utf16)) == Names{"鼓山"});
  CHECK(names(read("<?xml version='1.0' encoding='GB2312'?><gpx><wpt lat='26' lon='119'>"
                   "<name>\xb9\xc4\xc9\xbd</name></wpt></gpx>")) == Names{"鼓山"});
  CHECK(refusal("name\n\xff\xff\xff") == "It is no text in an encoding we know.");
  CHECK(refusal(std::string_view("name\n\0a\n", 8)) == "It is no text in an encoding we know.");
}

TEST_CASE("nothing is fetched or blown up by an XML file") {
  auto const bomb = read(R"(<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">
    <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
    <gpx><wpt lat="26" lon="119"><name>&b;&c;</name></wpt></gpx>)");
  CHECK(names(bomb) == Names{"&b;&c;"});
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<Folder>";
  CHECK(refusal("<kml>" + deep) == "Its XML is damaged.");
  std::string closed = deep;
  for (int i = 0; i < 100'000; ++i) closed += "</Folder>";
  CHECK(read("<kml>" + closed + "</kml>").stops.empty());
}

TEST_CASE("what is no trip, or too much of one, is refused with the reason") {
  CHECK(refusal("") == "It is empty.");
  CHECK(refusal("PK\x03\x04zip") == "It is packed, as KMZ is: please unpack it first.");
  CHECK(refusal("<html></html>") == "It is XML, but neither GPX nor KML.");
  CHECK(refusal("<gpx><wpt></gpx>") == "Its XML is damaged.");
  CHECK(refusal("hello").starts_with("It is neither"));
  CHECK(refusal(std::string(most_file_bytes + 1, 'a')) == "It is larger than 2 MiB.");
  std::string many = "name\n";
  for (int i = 0; i < 201; ++i) many += "a\n";
  CHECK(refusal(many) == "It names more than 200 places; a trip has 14 days at most.");
}

TEST_CASE("an event that would last for ages has no end") {
  auto const end_of = [](std::string const& length) {
    return told(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260501T090000\nDURATION:P" + length +
                     "\nEND:VEVENT\n")
                    .stops.at(0)
                    .ends);
  };
  std::string ages;
  for (int i = 0; i < 100'000; ++i) ages += "9999W";
  CHECK(end_of(ages) == "never");
  CHECK(end_of("366D") == "2027-05-02T09:00:00Z there");
  CHECK(end_of("366DT1M") == "never");
}

TEST_CASE("of what is left out so much is told as somebody may read") {
  std::string tracks;
  for (int i = 0; i < 1000; ++i) tracks += "<trk/>";
  std::string tasks = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 1000; ++i) tasks += "BEGIN:VTODO\nSUMMARY:Pack\nEND:VTODO\n";
  std::string lines;
  for (int i = 0; i < 1000; ++i) lines += "<Placemark/>";
  for (auto const& bytes :
       {gpx(tracks), tasks, "<kml>" + lines + "</kml>", "name" + std::string(1000, ',')}) {
    auto const file = read(bytes);
    REQUIRE(file.left.size() == most_file_left + 1);
    CHECK(file.left.back().why.en == "800 more were not taken.");
  }
}

TEST_CASE("however a file is damaged, it is refused or read as text on the earth") {
  std::vector<std::string> const files{
      gpx(R"(<wpt lat="26.06" lon="119.39"><name>鼓山</name></wpt><rte><rtept lat="26" lon="119">
          <name>B</name><time>2026-05-01T09:00:00+08:00</time></rtept></rte>)"),
      R"(<kml><Document><Folder><Placemark><name>1. A</name><Point><coordinates>119.3,26.1,0
          </coordinates></Point><TimeStamp><when>2026-05-01</when></TimeStamp></Placemark></Folder>
          </Document></kml>)",
      "名称,日期,开始,分钟,纬度,经度,备注\n鼓山,2026-05-01,09:30,90,26.06,119.39,\"早,\"\n",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART;TZID=X:20260501T090000\r\n"
      "DURATION:P1DT1H\r\nGEO:26.0;119.3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"};
  std::mt19937_64 random(7);
  auto const below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
  for (auto const& file : files)
    for (int round = 0; round < 500; ++round) {
      auto damaged = file;
      for (std::size_t times = 1 + below(4); times > 0; --times) {
        auto const at = below(damaged.size());
        if (below(2) == 0)
          damaged[at] = static_cast<char>(below(256));
        else
          damaged.erase(at, 1 + below(8));
        if (damaged.empty()) damaged = "x";
      }
      auto const taken = read_trip_file(damaged);
      if (!taken) continue;
      INFO(damaged);
      for (auto const& stop : taken->stops) {
        REQUIRE(base::is_utf8(stop.name));
        REQUIRE((!stop.at || base::is_on_earth(*stop.at)));
      }
    }
}
