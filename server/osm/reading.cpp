// SPDX-License-Identifier: Apache-2.0
#include "osm/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "osm/impl/tag_names.hpp"
#include "osm/impl/tag_values.hpp"

namespace osm {
namespace {

using places::Known;
using places::Place;
using places::Price;

constexpr std::string_view licence = "© OpenStreetMap contributors, ODbL 1.0";

bool is_out_of_use(Element const& element) {
  static constexpr std::array<std::string_view, 4> states{"disused", "abandoned", "demolished",
                                                          "construction"};
  auto const says_so = [&](std::string_view state) { return element.has(state, "yes"); };
  return std::ranges::any_of(states, says_so) || element.has("opening_hours", "closed");
}

bool is_private(Element const& element) {
  auto const access = element.find("access");
  return access == "private" || access == "no";
}

// Sunrise is told in China's time, which says nothing elsewhere.
bool follows_the_sun(std::string_view hours) {
  static constexpr std::array<std::string_view, 4> words{"sunrise", "sunset", "dawn", "dusk"};
  return std::ranges::any_of(words,
                             [&](auto word) { return hours.find(word) != std::string_view::npos; });
}

void read_hours(Element const& element, KindRule const& rule, Place& place) {
  auto const text = one_line(element.find("opening_hours"), longest_sentence);
  if (text.empty()) {
    if (rule.stands_open) place.hours = places::OpeningHours::parse("24/7", place.at).value();
    return;
  }
  auto const hours = places::OpeningHours::parse(text, place.at, place.area);
  bool const is_elsewhere = place.area.is_abroad() && follows_the_sun(text);
  if (hours && !is_elsewhere && base::length_of(hours->text()) <= longest_sentence)
    place.hours = *hours;
  else
    place.hours_unread = text;
}

bool has_no_gate(Element const& element, KindRule const& rule) {
  return rule.stands_open && element.find("fee").empty() && element.find("charge").empty() &&
         element.find("opening_hours").empty();
}

void read_prices(Element const& element, KindRule const& rule, Place& place) {
  place.prices.basis = rule.basis;
  if (rule.basis != places::PriceBasis::ticket) return;
  if (element.has("fee", "no") || has_no_gate(element, rule))
    place.prices.adult = place.prices.child = place.prices.senior = Price::free();
  else if (auto const charge = yuan_from(element.find("charge")))
    place.prices.adult = Price::of(*charge);
}

// A double room where nobody says more, as is usual; in a hostel one pays for a bed.
void read_lodging(Element const& element, Place& place) {
  if (!place.is_lodging()) return;
  if (auto const stars = whole_from(element.find("stars")); stars && *stars >= 1 && *stars <= 5)
    place.stars = stars;
  place.sleeps = place.kinds.front() == places::Kind::hostel ? 1 : 2;
  auto const rooms = whole_from(element.find("rooms"));
  auto const beds = whole_from(element.find("beds"));
  if (rooms && beds && *rooms > 0 && *beds >= *rooms) place.sleeps = std::min(20, *beds / *rooms);
}

void read_needs(Element const& element, Place& place) {
  place.step_free = known_from(element.find("wheelchair"));
  auto const dogs = element.find("dog").empty() ? element.find("pets") : element.find("dog");
  place.pet_friendly = dogs == "leashed" ? Known::yes : known_from(dogs);
  place.kid_friendly = known_from(element.find("kids_area"));
  auto const reservation = element.find("reservation");
  if (reservation == "required") place.booking = places::Booking::required;
  if (reservation == "recommended") place.booking = places::Booking::recommended;
  if (reservation == "no") place.booking = places::Booking::none;
}

void read_tags(Element const& element, KindRule const& rule, Place& place) {
  place.kinds = rule.kinds;
  place.setting = rule.setting;
  place.visit = rule.visit;
  place.tags = rule.tags;
  for (auto const& word : base::split(element.find("cuisine"), ';'))
    if (auto const cuisine = cuisine_from(word);
        cuisine && std::ranges::find(place.cuisines, *cuisine) == place.cuisines.end())
      place.cuisines.push_back(*cuisine);
  auto const add_if = [&](bool holds, places::Tag tag) {
    if (holds && !place.has(tag)) place.tags.push_back(tag);
  };
  add_if(element.find("heritage") == "1" || !element.find("whc:criteria").empty(),
         places::Tag::unesco);
  add_if(place.is_lodging() && element.has("internet_access", "wlan"), places::Tag::business);
  add_if(place.is_lodging() && element.has("swimming_pool", "yes"), places::Tag::pool);
  add_if(place.prices.adult.state() == places::PriceState::free && place.is_sight(),
         places::Tag::free_entry);
}

// Nobody counts visitors in OpenStreetMap. Whom the world knows, it describes: in an encyclopaedia
// and in many languages.
int popularity_of(Element const& element) {
  auto const starts = [&](std::string_view prefix) {
    return static_cast<int>(std::ranges::count_if(
        element.tags, [&](auto const& tag) { return tag.first.starts_with(prefix); }));
  };
  int points = 15;
  points += element.find("wikidata").empty() ? 0 : 15;
  points += element.find("wikipedia").empty() ? 0 : 12;
  points += std::min(30, 3 * starts("name:"));
  points += element.find("heritage").empty() ? 0 : 8;
  points += element.find("website").empty() ? 0 : 4;
  points += element.find("opening_hours").empty() ? 0 : 4;
  return std::min(points, 95);
}

void write_notes(Element const& element, KindRule const& rule, Place& place) {
  auto const said = one_line(element.find("description"), 120);
  bool const is_chinese = has_chinese(said);
  place.note_zh = is_chinese || said.empty() ? rule.label_zh : rule.label_zh + "：" + said;
  if (is_chinese) place.note_zh = said;
  place.note_en = said.empty() || is_chinese ? rule.label_en : rule.label_en + ": " + said;
  if (has_no_gate(element, rule)) {
    place.note_zh += "。按类别推定随时可去、不收门票。";
    place.note_en += ". Taken to be open at any hour and free, as its kind is.";
  }
  if (place.is_lodging() && element.find("beds").empty()) {
    place.note_zh += "。每间入住人数按通常情况估计。";
    place.note_en += ". How many a room sleeps is what is usual.";
  }
}

}  // namespace

XINGQU_WORD_TABLE(Skip, XINGQU_OSM_SKIPS)

std::variant<Found, Skip> read_place(Element const& element, Reading const& reading) {
  if (element.is_deleted) return Skip::deleted;
  auto const* const rule = reading.rules.find(element);
  if (!rule) return Skip::of_no_kind;
  auto const names = names_of(element);
  if (!names) return Skip::unnamed;
  if (is_out_of_use(element)) return Skip::out_of_use;
  if (is_private(element)) return Skip::private_ground;
  if (element.box.is_empty()) return Skip::without_position;
  Found found{.tags = element.tags.size(), .is_incomplete = element.is_incomplete};
  auto& place = found.place;
  place.key = places::PlaceKey(fmt::format("osm-{}-{}", to_word(element.type), element.id));
  place.name_zh = names->zh;
  place.name_en = names->en;
  place.aliases = names->others;
  place.at = element.box.centre();
  auto const area = reading.areas.area_of(place.at);
  if (!area) return Skip::outside_area;
  place.area = *area;
  place.address = address_of(element);
  read_hours(element, *rule, place);
  read_prices(element, *rule, place);
  read_tags(element, *rule, place);
  read_lodging(element, place);
  read_needs(element, place);
  place.popularity = popularity_of(element);
  write_notes(element, *rule, place);
  place.source = "OpenStreetMap " + element.name();
  place.as_of = reading.as_of;
  place.licence = licence;
  return found;
}

}  // namespace osm
