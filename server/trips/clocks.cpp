// SPDX-License-Identifier: Apache-2.0
#include "trips/clocks.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <mutex>
#include <sstream>
#include <unordered_map>

#include "trips/answer.hpp"
#include "trips/impl/country_letters.hpp"

namespace trips {
namespace {

using base::Instant;
using base::Minutes;
using notices::TimeZone;

struct ZoneSeat {
  std::string zone;
  base::LatLon at;  // of the city it has its name from
};

using ZoneSeats = std::unordered_map<std::string, std::vector<ZoneSeat>>;  // by country

// +4342 or -0315 degrees and minutes, +513030 with seconds; three digits of degrees for longitudes.
std::optional<double> degrees_in(std::string_view text, std::size_t degree_digits) {
  auto const number = [&](std::size_t from, std::size_t size) {
    int value = 0;
    auto const part = from < text.size() ? text.substr(from, size) : std::string_view();
    std::from_chars(part.data(), part.data() + part.size(), value);
    return static_cast<double>(value);
  };
  if (text.size() < 1 + degree_digits + 2) return std::nullopt;
  auto const minutes = number(1 + degree_digits, 2) + number(3 + degree_digits, 2) / 60;
  auto const value = number(1, degree_digits) + minutes / 60;
  return text.front() == '-' ? -value : value;
}

std::optional<base::LatLon> position_in(std::string_view text) {
  auto const middle = text.find_first_of("+-", 1);
  if (middle == std::string_view::npos) return std::nullopt;
  auto const lat = degrees_in(text.substr(0, middle), 2);
  auto const lon = degrees_in(text.substr(middle), 3);
  if (!lat || !lon) return std::nullopt;
  return base::LatLon{*lat, *lon};
}

// The tz database's own table: country, position, name and remarks, with tabs between.
ZoneSeats read_seats() {
  ZoneSeats seats;
  std::ifstream table("/usr/share/zoneinfo/zone.tab");
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string country;
    std::string position;
    std::string zone;
    if (!(fields >> country >> position >> zone)) continue;
    if (auto const at = position_in(position)) seats[country].push_back({zone, *at});
  }
  return seats;
}

ZoneSeat const* nearest_seat(places::AreaCode area, base::LatLon at) {
  static auto const all = read_seats();
  auto const found = all.find(std::string(country_letters(area)));
  if (found == all.end()) return nullptr;
  auto const& seats = found->second;
  return &*std::min_element(seats.begin(), seats.end(), [at](auto const& a, auto const& b) {
    return base::distance_m(a.at, at) < base::distance_m(b.at, at);
  });
}

// Each is read once; nullptr when the system does not know it.
std::shared_ptr<TimeZone const> rules_of(std::string const& zone) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::shared_ptr<TimeZone const>> known;
  std::scoped_lock const lock(mutex);
  auto const [entry, is_new] = known.try_emplace(zone);
  if (is_new)
    if (auto const rules = TimeZone::find(zone))
      entry->second = std::make_shared<TimeZone const>(*rules);
  return entry->second;
}

}  // namespace

std::optional<Clocks> Clocks::at(places::AreaCode area, base::LatLon at) {
  if (!area.is_abroad()) return Clocks(base::china_offset);
  auto const* const seat = nearest_seat(area, at);
  auto rules = seat ? rules_of(seat->zone) : nullptr;
  if (!rules) return std::nullopt;
  Clocks clocks{Minutes(0)};
  clocks.zone_ = seat->zone;
  clocks.rules_ = std::move(rules);
  return clocks;
}

Minutes Clocks::offset_at(Instant at) const {
  return rules_ ? std::chrono::floor<Minutes>(rules_->offset_at(at)) : offset_;
}

Minutes Clocks::offset_on(base::Day day) const {
  return offset_at(instant_of(day, std::chrono::hours(12)));
}

Minutes Clocks::standard_offset() const {
  constexpr auto begin = std::chrono::sys_days(std::chrono::year(1970) / 1 / 1);
  constexpr auto end = std::chrono::sys_days(std::chrono::year(2038) / 1 / 1);
  auto const changes = changes_between(begin, end);
  auto const last = std::find_if(changes.rbegin(), changes.rend(),
                                 [](TimeZone::Change const& each) { return !each.is_daylight; });
  return last == changes.rend() ? offset_at(end) : std::chrono::floor<Minutes>(last->offset);
}

Instant Clocks::instant_of(base::Day day, Minutes clock) const {
  Instant const shown = Instant(day.time_since_epoch()) + clock;
  // No zone is a day away from UTC, nor do clocks change twice within days.
  auto const before = offset_at(shown - std::chrono::days(1));
  auto const after = offset_at(shown + std::chrono::days(1));
  bool const is_after = offset_at(shown - before) != before && offset_at(shown - after) == after;
  return shown - (is_after ? after : before);
}

std::vector<TimeZone::Change> Clocks::changes_between(Instant from, Instant until) const {
  if (!rules_) return {};
  return rules_->changes_between(from, until);
}

Clocks clocks_of(TierAnswer const& plan) {
  Minutes const own(plan.utc_offset_minutes);
  auto const area = places::AreaCode::parse(plan.needs.city);
  if (!area || plan.days.empty()) return Clocks(own);
  auto const& first = plan.days.front();
  auto const there = Clocks::at(*area, {first.start.lat, first.start.lon});
  bool const is_theirs = there && there->offset_on(first.date) == own;
  return is_theirs ? *there : Clocks(own);
}

RideClocks clocks_of(RideAnswer const& ride, Clocks const& of_plan) {
  auto const with = [&](std::optional<int> offset) {
    return offset ? Clocks(Minutes(*offset)) : of_plan;
  };
  return {with(ride.depart_offset_minutes), with(ride.arrive_offset_minutes)};
}

}  // namespace trips
