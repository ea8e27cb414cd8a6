// SPDX-License-Identifier: Apache-2.0
// Whatever was changed: all that shows a trip shows its visits in the order of the page.
#include <boost/json.hpp>
#include <pugixml.hpp>

#include "trips/exports/calendar.hpp"
#include "trips/exports/features.hpp"
#include "trips/exports/tracks.hpp"
#include "trips/tests/whims.hpp"

using namespace trips;
namespace json = boost::json;

namespace {

using Names = std::vector<std::string>;

TripLabel const some_label{"01J9Z0000000000000000000TR", "福州", 3,
                           base::china_instant(day("2024-10-02"), base::Minutes(600))};

// As the page shows them, which goes through the days and visits of the answer as they come.
Names on_the_page(TierAnswer const& plan) {
  Names names;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits)
      names.push_back(base::to_text(day.date) + " " + visit.place.name.zh);
  return names;
}

// "2024-10-25 鼓山" of a visit's event; "" of anything else.
std::string visit_in(std::string const& event) {
  auto const value = [&](std::string const& name) {
    auto const at = event.find("\r\n" + name);
    if (at == std::string::npos) return std::string();
    auto const from = event.find(':', at) + 1;
    return event.substr(from, event.find("\r\n", from) - from);
  };
  auto const kind = value("CATEGORIES");
  if (kind != "SIGHT" && kind != "MEAL") return {};
  auto const begins = value("DTSTART");
  return begins.substr(0, 4) + "-" + begins.substr(4, 2) + "-" + begins.substr(6, 2) + " " +
         value("SUMMARY");
}

Names in_calendar(std::string calendar) {
  for (auto at = calendar.find("\r\n "); at != std::string::npos; at = calendar.find("\r\n "))
    calendar.erase(at, 3);
  Names names;
  for (auto at = calendar.find("BEGIN:VEVENT"); at != std::string::npos;) {
    auto const next = calendar.find("BEGIN:VEVENT", at + 1);
    auto name = visit_in(calendar.substr(at, next - at));
    if (!name.empty()) names.push_back(std::move(name));
    at = next;
  }
  return names;
}

pugi::xml_document xml_of(std::string const& text) {
  pugi::xml_document document;
  REQUIRE(document.load_string(text.c_str()));
  return document;
}

// Routes are days, in their order; without visits they have no times.
Names in_gpx(TierAnswer const& plan) {
  auto const document = xml_of(to_gpx(some_label, plan, ExportLanguage::zh));
  Names names;
  std::size_t number = 0;
  for (auto const& route : document.child("gpx").children("rte")) {
    auto const date = base::to_text(plan.days.at(number++).date);
    for (auto const& point : route.children("rtept"))
      if (point.child("time")) names.push_back(date + " " + point.child("name").text().get());
  }
  CHECK(number == plan.days.size());
  return names;
}

Names in_kml(TierAnswer const& plan) {
  auto const document = xml_of(to_kml(some_label, plan, ExportLanguage::zh));
  Names names;
  std::size_t number = 0;
  for (auto const& folder : document.child("kml").child("Document").children("Folder")) {
    auto const date = base::to_text(plan.days.at(number++).date);
    for (auto const& mark : folder.children("Placemark")) {
      std::string const name = mark.child("name").text().get();
      auto const count = std::to_string(names.size() + 1) + ". ";
      if (!mark.child("Point")) continue;
      CHECK(name.starts_with(count));
      names.push_back(date + " " + name.substr(count.size()));
    }
  }
  CHECK(number == plan.days.size());
  return names;
}

Names in_geojson(TierAnswer const& plan) {
  auto const document = json::parse(to_geojson(some_label, plan, ExportLanguage::zh));
  Names names;
  for (auto const& feature : document.at("features").as_array()) {
    if (feature.at("geometry").at("type") != "Point") continue;
    auto const& about = feature.at("properties");
    CHECK(about.at("number").to_number<std::size_t>() == names.size() + 1);
    names.push_back(std::string(about.at("date").as_string()) + " " +
                    std::string(about.at("name").as_string()));
  }
  return names;
}

// It has no dates: the names alone, each with the date of the page.
Names in_json_ld(TierAnswer const& plan, Names const& page) {
  auto const document = json::parse(to_json_ld(some_label, plan, ExportLanguage::zh));
  Names names;
  for (auto const& each : document.at("itinerary").at("itemListElement").as_array()) {
    CHECK(each.at("position").to_number<std::size_t>() == names.size() + 1);
    auto const date = names.size() < page.size() ? page[names.size()].substr(0, 11) : "";
    names.push_back(date + std::string(each.at("item").at("name").as_string()));
  }
  return names;
}

void check_one_order(TierAnswer const& plan) {
  auto const page = on_the_page(plan);
  CHECK(in_calendar(to_icalendar(some_label, plan, ExportLanguage::zh)) == page);
  std::vector<CalendarTrip> const one{{some_label, plan.startDate, plan.endDate, plan}};
  CHECK(in_calendar(to_icalendar("all", one, ExportLanguage::zh)) == page);
  CHECK(in_gpx(plan) == page);
  CHECK(in_kml(plan) == page);
  CHECK(in_geojson(plan) == page);
  CHECK(in_json_ld(plan, page) == page);
}

}  // namespace

TEST_CASE("after any changes the page, calendars, tracks and maps have one order") {
  int const runs = wish_count(6);
  std::size_t most = 0;
  for (int run = 0; run < runs; ++run) {
    Desk desk(three_days(), static_cast<std::size_t>(run) % 3);
    Whims whims(desk, 100 + static_cast<unsigned>(run));
    check_one_order(desk.shown(desk.trip));
    for (int step = 0; step < 8; ++step) {
      auto const command = whims.next(desk.trip);
      INFO("run " << run << ": " << to_json(command));
      auto next = desk.editor.apply(desk.trip, command);
      if (!next) continue;
      desk.trip = std::move(*next);
      auto const plan = desk.shown(desk.trip);
      check_one_order(plan);
      most = std::max(most, stops_of(plan).size());
    }
  }
  CHECK(most > 8);
}
