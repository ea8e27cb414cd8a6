// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "places/vocabulary_described.hpp"

// What goes over the wire. Include it from .cpp files only.
namespace places {

struct AreaQuery {
  std::string query;
  int limit = 20;
};
BOOST_DESCRIBE_STRUCT(AreaQuery, (), (query, limit))
inline http::Rules rules(http::Of<AreaQuery>) {
  return {http::field("query")
              .length(0, 100)
              .may_be_missing()
              .text("A name or its beginning, in Chinese or Latin letters; empty lists the cities "
                    "with places, the one with the most first.")
              .example("\"福州市鼓楼区\""),
          http::field("limit").range(1, 100).may_be_missing()};
}

struct AreaView {
  std::string adcode;
  AreaLevel level = AreaLevel::district;
  std::string name_zh;
  std::string name_en;
  std::string path_zh;
  std::string path_en;
  base::LatLon at;
  std::int64_t places = 0;
};
BOOST_DESCRIBE_STRUCT(AreaView, (), (adcode, level, name_zh, name_en, path_zh, path_en, at, places))
inline http::Rules rules(http::Of<AreaView>) {
  return {http::field("adcode").text("Division code of GB/T 2260.").example("\"350102\""),
          http::field("path_zh").example("\"福建省福州市鼓楼区\""),
          http::field("at").text("Roughly its centre, WGS-84."),
          http::field("places").text("How many places the catalogue has there.")};
}

struct AreaList {
  std::optional<AreaView> match;
  bool is_ambiguous = false;
  std::vector<AreaView> areas;
};
BOOST_DESCRIBE_STRUCT(AreaList, (), (match, is_ambiguous, areas))
inline http::Rules rules(http::Of<AreaList>) {
  return {http::field("match").text("The one area that the whole query names."),
          http::field("is_ambiguous").text("Several areas have that very name: ask which."),
          http::field("areas").text("For a picker, the likeliest first.")};
}

struct AreaDetail {
  AreaView area;
  std::optional<AreaView> parent;
  std::vector<AreaView> children;
};
BOOST_DESCRIBE_STRUCT(AreaDetail, (), (area, parent, children))

// What a place must be known to offer.
enum class Offer : std::uint8_t { step_free, kid_friendly, pet_friendly, free_entry, indoor };
BOOST_DESCRIBE_ENUM(Offer, step_free, kid_friendly, pet_friendly, free_entry, indoor)

struct PlaceQuery {
  std::optional<std::string> area;
  std::vector<Kind> kind;
  std::vector<Cuisine> cuisine;
  std::vector<Tag> tag;
  std::vector<Offer> offer;
  std::optional<std::string> query;
  std::optional<std::vector<double>> near;
  double radius_m = 5000;
  int limit = 20;
  int offset = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceQuery, (),
                      (area, kind, cuisine, tag, offer, query, near, radius_m, limit, offset))
inline http::Rules rules(http::Of<PlaceQuery>) {
  return {
      http::field("area")
          .pattern("[1-9][0-9]{5}", "Must be a division code of six digits.")
          .text("Province, city or district."),
      http::field("kind").items(0, 20).may_be_missing().text("Any of these kinds."),
      http::field("cuisine").items(0, 20).may_be_missing().text("Any of these cuisines."),
      http::field("tag").items(0, 20).may_be_missing().text("All of these tags."),
      http::field("offer").items(0, 5).may_be_missing().text("All of these; unknown is not yes."),
      http::field("query").length(1, 100).text(
          "A name, its pinyin or initials, the beginning or a part of one, what such a thing "
          "is called (museum); spelling mistakes are forgiven. At most a thousand are found."),
      http::field("near").items(2, 2).range(-180, 180).text("Latitude and longitude, WGS-84."),
      http::field("radius_m").range(1, 100'000).may_be_missing().text("Around `near`."),
      http::field("limit").range(1, 100).may_be_missing(),
      http::field("offset").range(0, 100'000).may_be_missing()};
}

struct PriceView {
  PriceState state = PriceState::unknown;
  std::optional<base::Money> amount;
};
BOOST_DESCRIBE_STRUCT(PriceView, (), (state, amount))

struct PricesView {
  PriceBasis basis = PriceBasis::none;
  PriceView adult;
  PriceView child;
  PriceView senior;
};
BOOST_DESCRIBE_STRUCT(PricesView, (), (basis, adult, child, senior))
inline http::Rules rules(http::Of<PricesView>) {
  return {http::field("basis").text("ticket: per person; meal: average per person; room_night: "
                                    "the room, in `adult`."),
          http::field("child").text("6 to 17 years; under 6 is free."),
          http::field("senior").text("65 and older.")};
}

struct PlaceSummary {
  std::string key;
  std::string name_zh;
  std::string name_en;
  std::vector<Kind> kinds;
  base::LatLon at;
  std::string adcode;
  PricesView prices;
  Setting setting = Setting::outdoor;
  std::vector<Cuisine> cuisines;
  std::vector<Tag> tags;
  std::optional<int> stars;
  int popularity = 0;
  std::string note_zh;
  std::string note_en;
  bool is_verified = false;
  std::optional<double> distance_m;
};
BOOST_DESCRIBE_STRUCT(PlaceSummary, (),
                      (key, name_zh, name_en, kinds, at, adcode, prices, setting, cuisines, tags,
                       stars, popularity, note_zh, note_en, is_verified, distance_m))
inline http::Rules rules(http::Of<PlaceSummary>) {
  return {http::field("kinds").text("The main kind first."),
          http::field("distance_m").text("From `near`, as the crow flies.")};
}

struct PlaceList {
  std::int64_t total = 0;
  std::vector<PlaceSummary> places;
};
BOOST_DESCRIBE_STRUCT(PlaceList, (), (total, places))

struct OpenSpan {
  std::string from;
  std::string until;
};
BOOST_DESCRIBE_STRUCT(OpenSpan, (), (from, until))
inline http::Rules rules(http::Of<OpenSpan>) {
  return {http::field("until").text("26:00 is two o'clock after midnight.")};
}

struct OpenToday {
  base::Day day{};
  std::vector<OpenSpan> spans;
  bool is_open_now = false;
  bool is_approximate = false;
  std::optional<std::string> holiday_zh;
  std::optional<std::string> holiday_en;
};
BOOST_DESCRIBE_STRUCT(OpenToday, (),
                      (day, spans, is_open_now, is_approximate, holiday_zh, holiday_en))
inline http::Rules rules(http::Of<OpenToday>) {
  return {http::field("is_approximate")
              .text("The hours depend on the sun, on an open end, or on a holiday that is not "
                    "announced yet.")};
}

struct VisitMinutes {
  base::Minutes min{};
  base::Minutes usual{};
  base::Minutes max{};
};
BOOST_DESCRIBE_STRUCT(VisitMinutes, (), (min, usual, max))

struct PlaceDetail {
  PlaceSummary place;
  std::string area_zh;
  std::string area_en;
  std::vector<std::string> aliases;
  std::string address;
  std::optional<std::string> opening_hours;
  std::optional<std::string> opening_hours_zh;
  std::optional<std::string> opening_hours_en;
  std::optional<std::string> hours_unread;
  std::optional<OpenToday> today;
  std::optional<base::Minutes> last_entry_min;
  std::optional<VisitMinutes> visit_min;
  std::optional<int> sleeps;
  Booking booking = Booking::unknown;
  Known step_free = Known::unknown;
  Known kid_friendly = Known::unknown;
  Known pet_friendly = Known::unknown;
  std::string source;
  std::optional<std::string> licence;
  base::Day as_of{};
};
BOOST_DESCRIBE_STRUCT(PlaceDetail, (),
                      (place, area_zh, area_en, aliases, address, opening_hours, opening_hours_zh,
                       opening_hours_en, hours_unread, today, last_entry_min, visit_min, sleeps,
                       booking, step_free, kid_friendly, pet_friendly, source, licence, as_of))
inline http::Rules rules(http::Of<PlaceDetail>) {
  return {
      http::field("opening_hours")
          .text("In the opening_hours syntax of OpenStreetMap; absent: unknown.")
          .example("\"Tu-Su 09:00-17:00; PH off\""),
      http::field("hours_unread")
          .text("Opening hours as the source has them, where they cannot be read here."),
      http::field("today").text("Absent abroad, where it is another time of day."),
      http::field("licence").text("Of the source, where it is not the project's own."),
      http::field("last_entry_min").text("Minutes before closing after which nobody is let in."),
      http::field("visit_min").text("Minutes of a stay."),
      http::field("source").text("Where the facts come from."),
      http::field("as_of").text("The day the facts were known to be so.")};
}

}  // namespace places
