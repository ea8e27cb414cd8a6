// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/tracks.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <set>
#include <sstream>

namespace trips {
namespace {

using pugi::xml_document;
using pugi::xml_node;

// What XML 1.0 cannot say at all (control characters) is left out.
std::string sayable(std::string_view text) {
  std::string out;
  for (char const c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
  return out;
}

void add(xml_node parent, char const* name, std::string_view text) {
  if (!text.empty()) parent.append_child(name).text().set(sayable(text).c_str());
}

std::string written(xml_document& document) {
  auto head = document.prepend_child(pugi::node_declaration);
  head.append_attribute("version") = "1.0";
  head.append_attribute("encoding") = "UTF-8";
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

std::string day_name(DayAnswer const& day, int number, ExportLanguage language) {
  auto const date = base::to_text(day.date);
  return language == ExportLanguage::en ? fmt::format("Day {} · {}", number, date)
                                        : fmt::format("第 {} 天 · {}", number, date);
}

xml_node add_point(xml_node parent, char const* name, PlaceRef const& place) {
  auto point = parent.append_child(name);
  point.append_attribute("lat") = fmt::format("{:.6f}", place.lat).c_str();
  point.append_attribute("lon") = fmt::format("{:.6f}", place.lon).c_str();
  return point;
}

void add_waypoint(xml_node gpx, PlaceRef const& place, ExportLanguage language) {
  auto point = add_point(gpx, "wpt", place);
  add(point, "name", in_language(place.name, language));
  add(point, "desc", place.address);
  add(point, "src", place.source);
}

// From where the day begins, past its visits, to where it ends.
void add_route(xml_node gpx, Clocks const& clocks, DayAnswer const& day, int number,
               ExportLanguage language) {
  auto route = gpx.append_child("rte");
  add(route, "name", day_name(day, number, language));
  auto const passes = [&](PlaceRef const& place, std::string_view clock) {
    auto point = add_point(route, "rtept", place);
    if (!clock.empty()) add(point, "time", base::to_text(moment_of(clocks, day.date, clock)));
    add(point, "name", in_language(place.name, language));
  };
  passes(day.start, "");
  for (auto const& visit : day.visits) passes(visit.place, visit.start);
  passes(day.end, "");
}

std::string coordinates(PlaceRef const& place) {
  return fmt::format("{:.6f},{:.6f}", place.lon, place.lat);
}

void add_placemark(xml_node folder, TripStop const& stop, ExportLanguage language) {
  auto const& visit = *stop.visit;
  auto mark = folder.append_child("Placemark");
  add(mark, "name", fmt::format("{}. {}", stop.number, in_language(visit.place.name, language)));
  add(mark, "address", visit.place.address);
  add(mark, "description", in_language(visit.why, language));
  auto span = mark.append_child("TimeSpan");
  add(span, "begin", base::to_text(stop.begins));
  add(span, "end", base::to_text(stop.ends));
  add(mark.append_child("Point"), "coordinates", coordinates(visit.place));
}

void add_line(xml_node folder, DayAnswer const& day, std::string const& name) {
  std::string path = coordinates(day.start);
  for (auto const& visit : day.visits) path.append(" ").append(coordinates(visit.place));
  path.append(" ").append(coordinates(day.end));
  auto mark = folder.append_child("Placemark");
  add(mark, "name", name);
  auto line = mark.append_child("LineString");
  add(line, "tessellate", "1");
  add(line, "coordinates", path);
}

}  // namespace

std::string to_gpx(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  xml_document document;
  auto gpx = document.append_child("gpx");
  gpx.append_attribute("version") = "1.1";
  gpx.append_attribute("creator") = "Xingqu";
  gpx.append_attribute("xmlns") = "http://www.topografix.com/GPX/1/1";
  auto about = gpx.append_child("metadata");
  add(about, "name", trip.name);
  add(about, "desc", in_language(plan.destination_name, language));
  add(about, "time", base::to_text(trip.changed_at));
  std::set<std::string> known;
  for (auto const& stop : stops_of(plan))
    if (known.insert(stop.visit->place.key).second) add_waypoint(gpx, stop.visit->place, language);
  for (auto const& day : plan.days)
    if (day.lodging && known.insert(day.lodging->key).second)
      add_waypoint(gpx, *day.lodging, language);
  auto const clocks = clocks_of(plan);
  int number = 0;
  for (auto const& day : plan.days) add_route(gpx, clocks, day, ++number, language);
  return written(document);
}

std::string to_kml(TripLabel const& trip, TierAnswer const& plan, ExportLanguage language) {
  xml_document document;
  auto kml = document.append_child("kml");
  kml.append_attribute("xmlns") = "http://www.opengis.net/kml/2.2";
  auto whole = kml.append_child("Document");
  add(whole, "name", trip.name);
  add(whole, "description", in_language(plan.summary, language));
  auto const stops = stops_of(plan);
  int number = 0;
  for (auto const& day : plan.days) {
    auto folder = whole.append_child("Folder");
    auto const name = day_name(day, ++number, language);
    add(folder, "name", name);
    for (auto const& stop : stops)
      if (stop.day == number) add_placemark(folder, stop, language);
    add_line(folder, day, name);
  }
  return written(document);
}

}  // namespace trips
