// SPDX-License-Identifier: Apache-2.0
// links: http pugixml::pugixml
// with: trips/imports/trip_file.cpp trips/imports/own_file.cpp trips/imports/impl/calendar_file.cpp
// with: trips/imports/impl/days_of_stops.cpp trips/imports/impl/file_text.cpp
// with: trips/imports/impl/table_file.cpp trips/imports/impl/tracks.cpp
// with: trips/changes/itinerary.cpp trips/impl/clock_text.cpp places/csv.cpp
// with: trips/clocks.cpp trips/impl/country_letters.cpp notices/time_zone.cpp places/area_code.cpp
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "trips/imports/impl/days_of_stops.hpp"
#include "trips/imports/impl/file_text.hpp"
#include "trips/imports/own_file.hpp"
#include "trips/imports/trip_file.hpp"

namespace {

using std::chrono::days;

void expect_name(std::string const& name) {
  EXPECTS(base::is_utf8(name) && base::length_of(name) <= 80);
  EXPECTS(name.find('\n') == std::string::npos);
}

// Years have four digits in files; a time zone or how long something takes goes a little beyond.
void expect_time(std::optional<trips::FileTime> const& time) {
  constexpr base::Instant first = std::chrono::sys_days(std::chrono::year(-1) / 1 / 1);
  constexpr base::Instant last = std::chrono::sys_days(std::chrono::year(10'002) / 1 / 1);
  if (time) EXPECTS(time->at > first && time->at < last);
}

void expect_stop(trips::FileStop const& stop) {
  expect_name(stop.name);
  EXPECTS(base::is_utf8(stop.note) && base::length_of(stop.note) <= 300);
  EXPECTS(!stop.at || base::is_on_earth(*stop.at));
  EXPECTS(stop.group >= 0);
  expect_time(stop.begins);
  expect_time(stop.ends);
}

// The days of what was read are days of a trip, the clocks are clocks.
void expect_days(trips::TripFile const& file) {
  trips::DaysOfStops when;
  trips::Clocks const clocks(base::Minutes(-570));  // west of UTC by more than hours
  for (std::size_t i = 0; i < file.stops.size(); ++i) when.take(i, file.stops[i], clocks);
  auto const late = when.settle();
  EXPECTS(when.taken() + late.size() == file.stops.size());
  EXPECTS(when.count() >= 1 && when.count() <= trips::DaysOfStops::most_days);
  for (std::size_t i = 0; i < file.stops.size(); ++i) {
    if (!when.is_taken(i)) continue;
    auto const day = when.day_of(i);
    auto const clock = when.clock_of(i);
    auto const stay = when.stay_of(i);
    EXPECTS(!day || *day < static_cast<std::size_t>(when.count()));
    EXPECTS(!clock || (*clock >= base::Minutes(0) && *clock < base::Minutes(24 * 60)));
    EXPECTS(!stay || *stay >= base::Minutes(0));
  }
}

// What was read of a trip of ours is what is written and read again.
void expect_same_again(std::string_view text) {
  auto const trip = trips::read_own_file(text);
  if (!trip) return EXPECTS(!trip.error().why.empty());
  auto const written = trips::to_own_file(*trip);
  auto const again = trips::read_own_file(written);
  EXPECTS(again && trips::to_own_file(*again) == written);
}

}  // namespace

// Any bytes are refused at /file, or are text on the earth within the limits of a trip.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const input(reinterpret_cast<char const*>(bytes), size);
  auto const file = trips::read_trip_file(input);
  if (!file) {
    EXPECTS(file.error().fields.size() == 1 && file.error().fields.front().pointer == "/file");
    return 0;
  }
  if (file->format == trips::ImportFormat::json)
    expect_same_again(trips::text_of_file(input).value());
  EXPECTS(file->stops.size() <= trips::most_file_stops);
  EXPECTS(file->left.size() <= trips::most_file_left + 1);
  expect_name(file->name);
  for (auto const& stop : file->stops) expect_stop(stop);
  for (auto const& left : file->left) expect_name(left.what);
  expect_days(*file);
  return 0;
}
