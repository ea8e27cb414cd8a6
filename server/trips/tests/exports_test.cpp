// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "trips/exports/booklet.hpp"
#include "trips/exports/calendar.hpp"
#include "trips/exports/features.hpp"
#include "trips/exports/paper.hpp"
#include "trips/exports/tracks.hpp"
#include "trips/tests/town.hpp"

using namespace trips;
namespace json = boost::json;

namespace {

TripLabel const label{"01J9Z0000000000000000000TR", "福州, 三天; 一家人", 3,
                      base::china_instant(day("2024-10-02"), base::Minutes(600))};

TierAnswer a_plan() {
  static TierAnswer const plan = Town().tiers(three_days()).at(1);
  return plan;
}

// A calendar as its readers see it: folded lines are one again.
std::vector<std::string> lines_of(std::string const& calendar) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < calendar.size();) {
    auto const end = calendar.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    REQUIRE(end - at <= 75);
    auto const line = calendar.substr(at, end - at);
    if (line.starts_with(' '))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
    at = end + 2;
  }
  return lines;
}

std::vector<std::string> values(std::vector<std::string> const& lines, std::string const& name) {
  std::vector<std::string> found;
  for (auto const& line : lines)
    if (line.starts_with(name + ":")) found.push_back(line.substr(name.size() + 1));
  return found;
}

std::vector<std::string> names_in_order(TierAnswer const& plan) {
  std::vector<std::string> names;
  for (auto const& stop : stops_of(plan)) names.push_back(stop.visit->place.name.zh);
  return names;
}

pugi::xml_document parsed(std::string const& xml) {
  pugi::xml_document document;
  REQUIRE(document.load_string(xml.c_str()));
  return document;
}

}  // namespace

TEST_CASE("a calendar shows each visit at the clocks of the place") {
  auto const plan = a_plan();
  auto const lines = lines_of(to_icalendar(label, plan, ExportLanguage::zh));
  CHECK(lines.front() == "BEGIN:VCALENDAR");
  CHECK(lines.back() == "END:VCALENDAR");
  CHECK(values(lines, "X-WR-CALNAME").at(0) == "福州\\, 三天\\; 一家人");
  CHECK(values(lines, "TZOFFSETTO").at(0) == "+0800");
  auto const& first = plan.days[0].visits.at(0);
  auto clock = first.start;
  clock.erase(clock.find(':'), 1);
  CHECK(values(lines, "DTSTART;TZID=Etc/GMT-8").at(0) == "20241025T" + clock + "00");
  CHECK(values(lines, "SUMMARY").at(0) == first.place.name.zh);
  CHECK(values(lines, "SEQUENCE").at(0) == "2");
}

TEST_CASE("a visit after midnight is on the day after") {
  auto plan = a_plan();
  plan.days[0].visits.resize(1);
  plan.days[0].visits[0].start = "23:30";
  plan.days[0].visits[0].end = "24:45";
  plan.utc_offset_minutes = 330;
  auto const lines = lines_of(to_icalendar(label, plan, ExportLanguage::zh));
  CHECK(values(lines, "DTEND;TZID=UTC+0530").at(0) == "20241026T004500");
  CHECK(base::to_text(stops_of(plan)[0].ends) == "2024-10-25T19:15:00Z");
}

TEST_CASE("a calendar abroad follows the clocks through the end of summer time") {
  auto plan = a_plan();
  REQUIRE(base::to_text(plan.days.at(2).date) == "2024-10-27");
  plan.needs.city = "925000";
  plan.days[0].start.lat = 48.85;
  plan.days[0].start.lon = 2.35;
  plan.utc_offset_minutes = 120;
  auto const lines = lines_of(to_icalendar(label, plan, ExportLanguage::en));
  CHECK(values(lines, "TZID") == std::vector<std::string>{"Europe/Paris"});
  CHECK(values(lines, "TZOFFSETTO") == std::vector<std::string>{"+0200", "+0100"});
  CHECK(values(lines, "TZOFFSETFROM") == std::vector<std::string>{"+0100", "+0200"});
  auto const starts = values(lines, "DTSTART");
  CHECK(starts.at(0) == "20240331T020000");  // of summer time
  CHECK(starts.at(1) == "20241027T030000");  // of winter time
  for (auto const& stop : stops_of(plan)) {
    auto const hours_ahead = stop.day == 3 ? std::chrono::hours(1) : std::chrono::hours(2);
    CHECK(base::to_text(stop.begins + hours_ahead).substr(11, 5) == stop.visit->start);
    auto clock = stop.visit->start;
    clock.erase(clock.find(':'), 1);
    auto const begun = values(lines, "DTSTART;TZID=Europe/Paris");
    CHECK(begun.at(static_cast<std::size_t>(stop.number) - 1).substr(9) == clock + "00");
  }
}

TEST_CASE("no two events of a calendar have the same name, and all keep it in the next version") {
  auto const plan = a_plan();
  auto const uids = values(lines_of(to_icalendar(label, plan, ExportLanguage::zh)), "UID");
  CHECK(std::set(uids.begin(), uids.end()).size() == uids.size());
  auto later = label;
  later.version = 4;
  CHECK(values(lines_of(to_icalendar(later, plan, ExportLanguage::en)), "UID") == uids);
}

TEST_CASE("pages, calendars and maps have one order") {
  auto const plan = a_plan();
  auto const names = names_in_order(plan);
  REQUIRE(names.size() > 6);

  auto summaries = values(lines_of(to_icalendar(label, plan, ExportLanguage::zh)), "SUMMARY");
  summaries.resize(names.size());
  CHECK(summaries == names);

  std::vector<std::string> kml_names;
  auto const kml = parsed(to_kml(label, plan, ExportLanguage::zh));
  for (auto const& mark : kml.select_nodes("//Placemark[Point]/name")) {
    std::string const name = mark.node().text().get();
    kml_names.push_back(name.substr(name.find(". ") + 2));
  }
  CHECK(kml_names == names);

  std::vector<std::string> gpx_names;
  auto const gpx = parsed(to_gpx(label, plan, ExportLanguage::zh));
  for (auto const& point : gpx.select_nodes("//rtept[time]/name"))
    gpx_names.push_back(point.node().text().get());
  CHECK(gpx_names == names);

  auto const geojson = json::parse(to_geojson(label, plan, ExportLanguage::zh));
  std::vector<std::string> features;
  for (auto const& feature : geojson.at("features").as_array())
    if (feature.at("geometry").at("type") == "Point")
      features.emplace_back(feature.at("properties").at("name").as_string());
  CHECK(features == names);

  auto const json_ld = json::parse(to_json_ld(label, plan, ExportLanguage::zh));
  std::vector<std::string> items;
  for (auto const& item : json_ld.at("itinerary").at("itemListElement").as_array())
    items.emplace_back(item.at("item").at("name").as_string());
  CHECK(items == names);
}

TEST_CASE("GeoJSON has longitude first") {
  auto const plan = a_plan();
  auto const first = json::parse(to_geojson(label, plan, ExportLanguage::en)).at("features").at(0);
  CHECK(first.at("geometry").at("coordinates").at(0).as_double() > 100);
  CHECK(std::string(first.at("properties").at("name").as_string()) ==
        plan.days[0].visits[0].place.name.en);
}

TEST_CASE("what XML cannot say is left out of tracks") {
  auto plan = a_plan();
  plan.days[0].visits[0].place.name.zh = "<鼓山> & \x01\"";
  auto const gpx = parsed(to_gpx(label, plan, ExportLanguage::zh));
  CHECK(std::string(gpx.child("gpx").child("wpt").child("name").text().get()) == "<鼓山> & \"");
}

TEST_CASE("a trip on paper is a PDF and the same every time") {
  auto const plan = a_plan();
  auto const pdf = to_pdf(label, plan, ExportLanguage::zh);
  CHECK(pdf.starts_with("%PDF-1."));
  CHECK(pdf.size() > 10'000);
  CHECK(to_pdf(label, plan, ExportLanguage::zh) == pdf);
  auto empty = plan;
  empty.days.clear();
  empty.ledger.clear();
  CHECK(to_pdf(label, empty, ExportLanguage::en).starts_with("%PDF-1."));
}

TEST_CASE("a draft, a long trip and signs that no font has are papers as well") {
  auto const plan = a_plan();
  auto const pages = [](std::string const& pdf) {
    auto const at = pdf.find("/Count ");  // of the page tree
    return at == std::string::npos ? 0 : std::stoi(pdf.substr(at + 7));
  };
  auto draft = plan;
  draft.problems.emplace();
  draft.days[0].visits[0].problems.emplace();
  for (int i = 0; i < 40; ++i)
    draft.days[0].visits[0].problems->push_back(
        {.check = "too_long", .text = {"太长", "too long"}});
  CHECK(pages(to_pdf(label, draft, ExportLanguage::zh)) >
        pages(to_pdf(label, plan, ExportLanguage::zh)));
  auto long_trip = plan;
  while (long_trip.days.size() < 5) long_trip.days.push_back(plan.days[0]);
  CHECK(pages(to_pdf(label, long_trip, ExportLanguage::zh)) > 3);
  auto named = label;
  named.name = "🌸👨‍👩‍👧 ☂️";
  CHECK(to_pdf(named, plan, ExportLanguage::en).starts_with("%PDF-1."));
}
