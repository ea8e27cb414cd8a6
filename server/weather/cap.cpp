// SPDX-License-Identifier: Apache-2.0
#include "weather/cap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "weather/impl/xml.hpp"

namespace weather {
namespace {

using base::Instant;

constexpr std::string_view cap_namespace = "urn:oasis:names:tc:emergency:cap:1.2";
constexpr std::size_t most_areas = 200;      // of one warning
constexpr std::size_t most_points = 20'000;  // of one polygon

std::optional<double> number_from(std::string_view told) {
  double made = 0;
  auto const [end, error] = std::from_chars(told.data(), told.data() + told.size(), made);
  bool const is_whole = error == std::errc() && end == told.data() + told.size();
  return is_whole ? std::optional(made) : std::nullopt;
}

std::optional<base::LatLon> position_from(std::string_view told) {
  auto const comma = told.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  auto const lat = number_from(told.substr(0, comma)), lon = number_from(told.substr(comma + 1));
  if (!lat || !lon || !base::is_on_earth({*lat, *lon})) return std::nullopt;
  return base::LatLon{*lat, *lon};
}

std::vector<std::string> words_of(std::string told) {
  std::replace_if(
      told.begin(), told.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  auto words = base::split(told, ' ');
  std::erase_if(words, [](auto const& word) { return word.empty(); });
  return words;
}

// Empty unless it is closed and has four points at least.
std::vector<base::LatLon> polygon_from(std::string told) {
  std::vector<base::LatLon> points;
  for (auto const& word : words_of(std::move(told))) {
    auto const at = position_from(word);
    if (!at || points.size() == most_points) return {};
    points.push_back(*at);
  }
  bool const is_closed = points.size() >= 4 && points.front() == points.back();
  return is_closed ? points : std::vector<base::LatLon>();
}

std::optional<CapCircle> circle_from(std::string told) {
  auto const words = words_of(std::move(told));
  if (words.size() != 2) return std::nullopt;
  auto const at = position_from(words[0]);
  auto const kilometres = number_from(words[1]);
  if (!at || !kilometres || !(*kilometres >= 0 && *kilometres <= 20'100)) return std::nullopt;
  return CapCircle{*at, *kilometres * 1000};
}

// Codes of other countries may have six digits as well, so the name must say whose they are.
std::optional<places::AreaCode> code_from(pugi::xml_node geocode) {
  auto const name = base::fold(text(geocode, "valueName"));
  bool const is_china =
      name.find("adcode") != std::string::npos || name.find("gb/t 2260") != std::string::npos;
  return is_china ? places::AreaCode::parse(text(geocode, "value")) : std::nullopt;
}

CapArea area_from(pugi::xml_node node) {
  CapArea made{.name = text(node, "areaDesc")};
  for (auto const child : children(node, "polygon"))
    if (auto points = polygon_from(child.text().get()); !points.empty())
      made.polygons.push_back(std::move(points));
  for (auto const child : children(node, "circle"))
    if (auto const circle = circle_from(child.text().get())) made.circles.push_back(*circle);
  for (auto const child : children(node, "geocode"))
    if (auto const code = code_from(child)) made.codes.push_back(*code);
  return made;
}

Severity severity_of(pugi::xml_node info, std::string const& headline) {
  auto const told = severity_from_word(text(info, "severity")).value_or(Severity::unknown);
  if (told != Severity::unknown) return told;
  for (auto const parameter : children(info, "parameter"))
    if (base::fold(text(parameter, "valueName")).find("color") != std::string::npos)
      if (auto const colour = severity_from_colour(text(parameter, "value"))) return *colour;
  return severity_in(headline);
}

bool says_all_clear(pugi::xml_node info) {
  auto const responses = children(info, "responseType");
  return std::any_of(responses.begin(), responses.end(), [](pugi::xml_node response) {
    return base::trim(response.text().get()) == "AllClear";
  });
}

// Absent is fine, nonsense is not.
bool read_time(pugi::xml_node info, std::string_view name, std::optional<Instant>& into) {
  auto const told = text(info, name);
  into = told.empty() ? std::nullopt : cap_time(told);
  return told.empty() || into;
}

std::optional<CapWarning> warning_from(pugi::xml_node info, CapMessage const& message, Instant sent,
                                       std::string const& sender) {
  std::optional<Instant> effective, onset, expires;
  if (!read_time(info, "effective", effective) || !read_time(info, "onset", onset) ||
      !read_time(info, "expires", expires))
    return std::nullopt;
  auto const headline = text(info, "headline");
  auto const event = text(info, "event");
  auto const office = text(info, "senderName");
  auto const language = text(info, "language");
  auto const hazard = hazard_in(event);
  CapWarning made{{.id = message.id,
                   .source = "cap",
                   .language = base::fold(language).starts_with("zh") ? "zh" : "en",
                   .sender = office.empty() ? sender : office,
                   .event = event,
                   .hazard = hazard == Hazard::other ? hazard_in(headline) : hazard,
                   .severity = severity_of(info, headline),
                   .issued = effective.value_or(sent),
                   .onset = onset,
                   .expires = expires.value_or(effective.value_or(sent) + usual_life),
                   .headline = headline,
                   .description = text(info, "description"),
                   .instruction = text(info, "instruction"),
                   .area = {},
                   .attribution = office.empty() ? sender : office}};
  for (auto const area : children(info, "area"))
    if (made.areas.size() < most_areas) made.areas.push_back(area_from(area));
  return made;
}

bool is_inside(std::vector<base::LatLon> const& polygon, base::LatLon at) {
  bool inside = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    auto const& a = polygon[i];
    auto const& b = polygon[j];
    bool const crosses = (a.lat > at.lat) != (b.lat > at.lat);
    if (crosses && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon)
      inside = !inside;
  }
  return inside;
}

base::Error no_cap(std::string why) { return base::refuse(base::Refusal::invalid, std::move(why)); }

base::Result<pugi::xml_node> alert_in(pugi::xml_document& document, std::string_view xml) {
  if (xml.size() > most_cap_bytes) return no_cap("The document is larger than a megabyte.");
  auto const found = root_of(document, xml);
  if (!found) return found.error();
  auto const root = *found;
  std::string_view const name = root.name();
  auto const colon = name.find(':');
  auto const prefix = colon == std::string_view::npos
                          ? std::string("xmlns")
                          : "xmlns:" + std::string(name.substr(0, colon));
  bool const is_cap = root.attribute(prefix.c_str()).value() == cap_namespace;
  if (local_name(root) != "alert" || !is_cap) return no_cap("This is no alert of CAP 1.2.");
  return root;
}

std::optional<MessageType> type_from(std::string_view word) {
  if (word == "Alert") return MessageType::alert;
  if (word == "Update") return MessageType::update;
  if (word == "Cancel") return MessageType::cancel;
  return std::nullopt;
}

}  // namespace

bool CapArea::covers(Whereabouts const& where) const {
  auto const is_around = [&where](auto const& polygon) { return is_inside(polygon, where.at); };
  auto const is_near = [&where](CapCircle const& circle) {
    return base::distance_m(circle.at, where.at) <= circle.radius_m;
  };
  auto const is_of = [&where](places::AreaCode code) {
    return where.area != places::AreaCode() && (code.covers(where.area) || where.area.covers(code));
  };
  return std::any_of(polygons.begin(), polygons.end(), is_around) ||
         std::any_of(circles.begin(), circles.end(), is_near) ||
         std::any_of(codes.begin(), codes.end(), is_of);
}

base::Result<CapMessage> read_cap(std::string_view xml) {
  pugi::xml_document document;
  auto const root = alert_in(document, xml);
  if (!root) return root.error();
  auto const sender = text(*root, "sender"), identifier = text(*root, "identifier");
  auto const sent_text = text(*root, "sent");
  auto const sent = cap_time(sent_text);
  auto const type_text = text(*root, "msgType");
  if (sender.empty() || identifier.empty()) return no_cap("It has no sender or no identifier.");
  if (!sent) return no_cap(fmt::format("{} is no time of CAP.", sent_text));
  auto const type = type_from(type_text);
  CapMessage made{.id = fmt::format("{},{},{}", sender, identifier, sent_text),
                  .type = type.value_or(MessageType::alert),
                  .supersedes = words_of(text(*root, "references"))};
  made.is_for_public =
      type && text(*root, "status") == "Actual" && text(*root, "scope") == "Public";
  for (auto const info : children(*root, "info")) {
    auto warning = warning_from(info, made, *sent, sender);
    if (!warning) return no_cap("A time in it is no time of CAP.");
    if (!says_all_clear(info)) made.warnings.push_back(*std::move(warning));
  }
  return made;
}

WarningMessage message_for(CapMessage const& message, Whereabouts const& where) {
  WarningMessage made{.id = message.id, .type = message.type, .supersedes = message.supersedes};
  for (auto const& [warning, areas] : message.warnings) {
    auto const around = std::find_if(areas.begin(), areas.end(),
                                     [&where](CapArea const& area) { return area.covers(where); });
    if (around == areas.end()) continue;
    made.warnings.push_back(warning);
    made.warnings.back().area = around->name;
  }
  return made;
}

}  // namespace weather
