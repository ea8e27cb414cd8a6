// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/way_speeds.hpp"

#include <algorithm>
#include <charconv>
#include <span>

namespace travel {

XINGQU_WORD_TABLE(Traveller, XINGQU_TRAVELLERS)

namespace {

using Words = std::span<std::string_view const>;

struct StreetClass {
  std::string_view highway;
  double walk;  // km/h; 0: not without a tag that allows it
  double cycle;
  double drive;
};

constexpr double walking = 4.5;
constexpr double cycling = 14;
constexpr double pushing = 4;

constexpr StreetClass classes[] = {
    {"motorway", 0, 0, 95},
    {"motorway_link", 0, 0, 50},
    {"trunk", 0, 0, 70},
    {"trunk_link", 0, 0, 40},
    {"primary", walking, cycling, 50},
    {"primary_link", walking, cycling, 30},
    {"secondary", walking, cycling, 45},
    {"secondary_link", walking, cycling, 28},
    {"tertiary", walking, cycling, 38},
    {"tertiary_link", walking, cycling, 25},
    {"unclassified", walking, cycling, 32},
    {"residential", walking, cycling, 25},
    {"road", walking, cycling, 25},
    {"living_street", walking, 11, 12},
    {"service", walking, 12, 15},
    {"track", walking, 11, 0},
    {"path", walking, 11, 0},
    {"bridleway", walking, 0, 0},
    {"cycleway", walking, cycling, 0},
    {"footway", walking, 0, 0},
    {"pedestrian", walking, 0, 0},
    {"platform", walking, 0, 0},
    {"corridor", walking, 0, 0},
    {"steps", 2.8, 0, 0},
};

// Who the tags speak of, the closest word first.
Words access_keys(Traveller traveller) {
  static constexpr std::string_view walk[] = {"foot", "access"};
  static constexpr std::string_view cycle[] = {"bicycle", "vehicle", "access"};
  static constexpr std::string_view drive[] = {"motorcar", "motor_vehicle", "vehicle", "access"};
  if (traveller == Traveller::walk) return walk;
  return traveller == Traveller::cycle ? Words(cycle) : Words(drive);
}

enum class Access { unsaid, yes, no };

bool is_one_of(std::string_view word, Words words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Access access_of(OsmObject const& object, Traveller traveller) {
  static constexpr std::string_view allowed[] = {"yes",         "designated", "permissive",
                                                 "destination", "customers",  "official",
                                                 "public",      "permit"};
  static constexpr std::string_view refused[] = {
      "no",        "private",    "agricultural", "forestry",    "delivery", "military",
      "emergency", "restricted", "use_sidepath", "discouraged", "residents"};
  for (auto const key : access_keys(traveller)) {
    auto const said = object.tag(key);
    if (is_one_of(said, allowed)) return Access::yes;
    if (is_one_of(said, refused)) return Access::no;
  }
  return Access::unsaid;
}

// Whoever is only named by the general word "access" is not invited onto a motorway.
bool is_invited(OsmObject const& way, Traveller traveller) {
  auto const said = way.tag(access_keys(traveller)[0]);
  return said == "yes" || said == "designated" || said == "permissive" || said == "official";
}

double of_class(StreetClass const& street, Traveller traveller) {
  if (traveller == Traveller::walk) return street.walk;
  return traveller == Traveller::cycle ? street.cycle : street.drive;
}

double when_invited(StreetClass const& street, Traveller traveller) {
  if (traveller == Traveller::walk) return walking;
  if (traveller == Traveller::cycle) return street.highway == "steps" ? 0 : 9;
  return street.highway == "track" || street.highway == "pedestrian" ? 12 : 0;
}

bool has_sidewalk(OsmObject const& way) {
  for (auto const key : {"sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"})
    if (auto const said = way.tag(key); !said.empty() && said != "no" && said != "none")
      return true;
  return false;
}

double limit_of(OsmObject const& way) {
  auto const said = way.tag("maxspeed");
  if (said == "walk") return 7;
  double limit = 0;
  auto const [end, error] = std::from_chars(said.data(), said.data() + said.size(), limit);
  if (error != std::errc{} || limit < 5) return 1'000;
  bool const in_miles = said.find("mph") != std::string_view::npos && end != nullptr;
  return in_miles ? limit * 1.609 : limit;
}

double surface_factor(OsmObject const& way, Traveller traveller) {
  static constexpr std::string_view loose[] = {"unpaved", "gravel", "pebblestone", "dirt", "earth",
                                               "ground",  "grass",  "fine_gravel", "wood"};
  static constexpr std::string_view deep[] = {"sand", "mud", "snow", "rock"};
  auto const surface = way.tag("surface");
  if (is_one_of(surface, deep)) return 0.5;
  if (!is_one_of(surface, loose)) return 1;
  return traveller == Traveller::walk ? 1 : 0.7;
}

bool is_one_way_by_itself(OsmObject const& way) {
  auto const junction = way.tag("junction");
  auto const highway = way.tag("highway");
  return junction == "roundabout" || junction == "circular" || highway == "motorway" ||
         highway == "motorway_link";
}

void close_one_way(OsmObject const& way, Traveller traveller, WaySpeed& speed) {
  auto said = way.tag("oneway");
  if (traveller == Traveller::walk) {
    said = way.tag("oneway:foot");
  } else if (traveller == Traveller::cycle) {
    auto const own = way.tag("oneway:bicycle");
    if (!own.empty()) said = own;
    if (own.empty() && way.tag("cycleway").substr(0, 8) == "opposite") return;
  }
  bool const is_implied = traveller != Traveller::walk && said.empty() && is_one_way_by_itself(way);
  if (said == "yes" || said == "true" || said == "1" || is_implied) speed.backward = 0;
  if (said == "-1" || said == "reverse") speed.forward = 0;
}

}  // namespace

WaySpeed speed_on(OsmObject const& way, Traveller traveller) {
  auto const highway = way.tag("highway");
  auto const* const street = std::find_if(std::begin(classes), std::end(classes),
                                          [&](auto const& one) { return one.highway == highway; });
  if (street == std::end(classes) || way.tag("area") == "yes") return {};
  auto const access = access_of(way, traveller);
  if (access == Access::no) return {};
  double speed = of_class(*street, traveller);
  if (speed == 0 && traveller == Traveller::walk && has_sidewalk(way)) speed = walking;
  if (speed == 0 && is_invited(way, traveller)) speed = when_invited(*street, traveller);
  if (speed == 0 && traveller == Traveller::cycle && of_class(*street, Traveller::walk) > 0 &&
      highway == "pedestrian")
    speed = pushing;
  if (traveller == Traveller::drive) speed = std::min(speed, limit_of(way));
  speed *= surface_factor(way, traveller);
  WaySpeed both{speed, speed};
  close_one_way(way, traveller, both);
  return both;
}

bool is_stopped_at(OsmObject const& node, Traveller traveller) {
  static constexpr std::string_view for_everyone[] = {"wall", "fence", "hedge", "city_wall"};
  static constexpr std::string_view open_to_cars[] = {
      "cattle_grid", "border_control", "toll_booth",        "sally_port", "gate",       "lift_gate",
      "no",          "entrance",       "height_restrictor", "arch",       "swing_gate", "kerb"};
  static constexpr std::string_view closed_to_bicycles[] = {"turnstile", "stile", "kissing_gate",
                                                            "full-height_turnstile"};
  auto const barrier = node.tag("barrier");
  if (barrier.empty()) return false;
  auto const access = access_of(node, traveller);
  if (access != Access::unsaid) return access == Access::no;
  if (traveller == Traveller::drive) return !is_one_of(barrier, open_to_cars);
  if (is_one_of(barrier, for_everyone)) return true;
  return traveller == Traveller::cycle && is_one_of(barrier, closed_to_bicycles);
}

bool is_restricted(OsmObject const& restriction, Traveller traveller) {
  if (traveller == Traveller::walk || restriction.tag("type") != "restriction") return false;
  auto const except = restriction.tag("except");
  auto const own = traveller == Traveller::cycle ? "bicycle" : "motorcar";
  if (except.find(own) != std::string_view::npos) return false;
  if (traveller == Traveller::drive && except.find("motor_vehicle") != std::string_view::npos)
    return false;
  if (!restriction.tag("restriction").empty()) return true;
  return !restriction.tag(std::string("restriction:") + own).empty();
}

}  // namespace travel
