// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/own_file.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/text.hpp"
#include "http/json_text.hpp"

namespace trips {
namespace {

namespace json = boost::json;
using std::chrono::days;

constexpr std::string_view format_name = "xingqu.trip";
constexpr int newest_format = 1;
constexpr std::int64_t most_days = 14;
constexpr std::size_t most_items = 40;  // of a day, and of the tray
constexpr base::Minutes latest{30 * 60};

bool is_of_a_day(base::Minutes at) { return at >= base::Minutes(0) && at <= latest; }

bool is_item(Item const& item) {
  bool const has_time = is_of_a_day(item.start) && is_of_a_day(item.minutes);
  bool const has_words = !item.place.empty() && item.place.size() <= 80;
  return has_time && has_words && (!item.note || item.note->size() <= 2000);
}

bool are_items(std::vector<Item> const& items, std::set<ItemId>& seen) {
  return items.size() <= most_items &&
         std::all_of(items.begin(), items.end(), [&](Item const& item) {
           return is_item(item) && seen.insert(item.id).second;
         });
}

bool is_day(ItineraryDay const& day, std::set<ItemId>& seen) {
  auto const is_short = [](KeptWay const& way) { return way.from.size() + way.to.size() <= 160; };
  return is_of_a_day(day.sets_out) && day.lodging.size() <= 80 && are_items(day.items, seen) &&
         day.ways.size() <= 2 * most_items &&
         std::all_of(day.ways.begin(), day.ways.end(), is_short);
}

// What every itinerary keeps to that the product makes.
bool is_trip(Itinerary const& itinerary) {
  auto const& wish = itinerary.wish;
  auto const count = (wish.endDate - wish.startDate).count() + 1;
  if (count < 1 || count > most_days) return false;
  if (itinerary.days.size() != static_cast<std::size_t>(count)) return false;
  std::set<ItemId> seen;
  for (std::size_t d = 0; d < itinerary.days.size(); ++d)
    if (itinerary.days[d].date != wish.startDate + days(d) || !is_day(itinerary.days[d], seen))
      return false;
  return are_items(itinerary.tray, seen);
}

base::Error no_trip() {
  return base::refuse_field("/file", "It is no trip of ours, or it was damaged.");
}

}  // namespace

std::string to_own_file(OwnTrip const& trip) {
  auto itinerary = trip.itinerary;
  itinerary.rides.clear();
  std::string text = R"({"format":"xingqu.trip","version":1,"name":)";
  http::append_json(text, trip.name);
  return text.append(",\"itinerary\":").append(to_json(itinerary)).append("}\n");
}

base::Result<OwnTrip> read_own_file(std::string_view text) {
  boost::system::error_code error;
  auto const root = json::parse(text, error);  // 32 levels deep at most
  if (error || !root.is_object()) return no_trip();
  auto const& file = root.as_object();
  auto const* format = file.if_contains("format");
  auto const* version = file.if_contains("version");
  auto const* name = file.if_contains("name");
  auto const* itinerary = file.if_contains("itinerary");
  bool const is_ours = format && *format == json::value(format_name) && version &&
                       version->is_int64() && name && name->is_string() && itinerary;
  if (!is_ours) return no_trip();
  if (version->as_int64() > newest_format)
    return base::refuse_field("/file", "A newer release wrote it than this one can read.");
  auto read = parse_itinerary(json::serialize(*itinerary));
  if (!read || !is_trip(*read)) return no_trip();
  read->rides.clear();
  std::string const called(base::trim(std::string_view(name->as_string())));
  if (called.empty() || base::length_of(called) > 60) return no_trip();
  return OwnTrip{called, std::move(*read)};
}

}  // namespace trips
