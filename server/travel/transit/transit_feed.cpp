// SPDX-License-Identifier: Apache-2.0
#include "travel/transit/transit_feed.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "travel/impl/binary_file.hpp"
#include "travel/transit/impl/gtfs_table.hpp"

namespace travel {
namespace {

using Index = std::unordered_map<std::string, std::uint32_t>;

constexpr std::size_t most_departures = 2'000;  // of one line of frequencies.txt

std::optional<places::Mode> mode_of(int route_type) {
  switch (route_type) {
    case 0:   // tram
    case 1:   // metro
    case 2:   // rail
    case 12:  // monorail
      return places::Mode::metro;
    case 3:   // bus
    case 11:  // trolleybus
      return places::Mode::bus;
    default:
      break;
  }
  if (route_type / 100 == 7 || route_type == 800) return places::Mode::bus;
  bool const is_on_rails = route_type / 100 == 1 || route_type / 100 == 4 || route_type / 100 == 9;
  return is_on_rails ? std::optional(places::Mode::metro) : std::nullopt;
}

std::optional<base::Day> day_from(std::string_view text) {  // 20261122
  if (text.size() != 8) return std::nullopt;
  auto const part = [&](std::size_t at, std::size_t size) {
    return std::string(text.substr(at, size));
  };
  return base::parse_day(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2));
}

class Reading {
 public:
  explicit Reading(std::filesystem::path zip) : zip_(std::move(zip)) {}
  base::Result<TransitFeed> feed();

 private:
  struct Line {
    places::Mode mode = places::Mode::bus;
    std::string name;
  };
  struct Raw {  // a line of stop_times.txt
    std::uint32_t trip = 0;
    std::int64_t order = 0;
    std::uint32_t stop = 0;
    std::optional<std::int32_t> arrive_s;
    std::optional<std::int32_t> depart_s;
  };

  using Take = std::function<void(GtfsRow const&)>;
  base::Result<void> read(std::string const& table, bool is_needed, Take const& take);
  base::Result<void> read_all();
  std::uint32_t service(std::string const& id);
  void take_stop(GtfsRow const& row);
  void take_route(GtfsRow const& row);
  void take_calendar(GtfsRow const& row);
  void take_exception(GtfsRow const& row);
  void take_trip(GtfsRow const& row);
  void take_call(GtfsRow const& row);
  void take_frequency(GtfsRow const& row);
  void finish();
  std::vector<TransitFeed::Call> calls_of(std::span<Raw> raws) const;
  void add_trip(std::uint32_t trip, std::vector<TransitFeed::Call> const& calls,
                std::int32_t later);

  std::filesystem::path zip_;
  TransitFeed feed_;
  Index stops_;
  Index services_;
  std::unordered_map<std::string, Line> lines_;
  Index trips_;
  std::vector<TransitFeed::Trip> drafts_;  // by trips_
  std::vector<Raw> raws_;
  std::unordered_map<std::uint32_t, std::vector<std::int32_t>> departures_;  // of frequencies
};

base::Result<void> Reading::read(std::string const& table, bool is_needed, Take const& take) {
  auto const found = read_table(zip_, table, take);
  if (!found) return found.error();
  if (*found || !is_needed) return {};
  return base::refuse(base::Refusal::invalid, "The feed has no " + table + ".");
}

base::Result<void> Reading::read_all() {
  struct Table {
    char const* name;
    bool is_needed;
    void (Reading::*take)(GtfsRow const&);
  };
  for (auto const& table : {Table{"stops.txt", true, &Reading::take_stop},
                            Table{"routes.txt", true, &Reading::take_route},
                            Table{"calendar.txt", false, &Reading::take_calendar},
                            Table{"calendar_dates.txt", false, &Reading::take_exception},
                            Table{"trips.txt", true, &Reading::take_trip},
                            Table{"stop_times.txt", true, &Reading::take_call},
                            Table{"frequencies.txt", false, &Reading::take_frequency}}) {
    auto const take = [&](GtfsRow const& row) { (this->*table.take)(row); };
    if (auto const done = read(table.name, table.is_needed, take); !done) return done.error();
  }
  return {};
}

void Reading::take_stop(GtfsRow const& row) {
  auto const lat = row.number("stop_lat");
  auto const lon = row.number("stop_lon");
  if (!lat || !lon || !base::is_on_earth({*lat, *lon})) return;
  auto const index = static_cast<std::uint32_t>(feed_.stops.size());
  if (!stops_.emplace(row.text("stop_id"), index).second) return;
  feed_.stops.push_back({std::string(row.text("stop_name")), {*lat, *lon}});
}

void Reading::take_route(GtfsRow const& row) {
  auto const type = row.number("route_type");
  auto const mode = type ? mode_of(static_cast<int>(*type)) : std::nullopt;
  if (!mode) return;
  auto const brief = row.text("route_short_name");
  auto const name = brief.empty() ? row.text("route_long_name") : brief;
  lines_.emplace(row.text("route_id"), Line{*mode, std::string(name)});
}

std::uint32_t Reading::service(std::string const& id) {
  auto const index = static_cast<std::uint32_t>(feed_.services.size());
  auto const [found, is_new] = services_.emplace(id, index);
  if (is_new) feed_.services.emplace_back();
  return found->second;
}

void Reading::take_calendar(GtfsRow const& row) {
  auto const from = day_from(row.text("start_date"));
  auto const until = day_from(row.text("end_date"));
  if (!from || !until) return;
  auto& made = feed_.services[service(std::string(row.text("service_id")))];
  made.from = *from;
  made.until = *until;
  unsigned bit = 0;
  for (auto const* const day :
       {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
    made.weekdays = static_cast<std::uint8_t>(made.weekdays | (row.text(day) == "1") << bit++);
}

void Reading::take_exception(GtfsRow const& row) {
  auto const day = day_from(row.text("date"));
  if (!day) return;
  auto& made = feed_.services[service(std::string(row.text("service_id")))];
  if (row.text("exception_type") == "1") made.added.insert(*day);
  if (row.text("exception_type") == "2") made.removed.insert(*day);
}

void Reading::take_trip(GtfsRow const& row) {
  auto const line = lines_.find(std::string(row.text("route_id")));
  auto const runs = services_.find(std::string(row.text("service_id")));
  if (line == lines_.end() || runs == services_.end()) {
    ++feed_.skipped;
    return;
  }
  auto const index = static_cast<std::uint32_t>(drafts_.size());
  if (!trips_.emplace(row.text("trip_id"), index).second) return;
  drafts_.push_back({line->second.mode, runs->second, line->second.name, 0, 0});
}

void Reading::take_call(GtfsRow const& row) {
  auto const trip = trips_.find(std::string(row.text("trip_id")));
  auto const stop = stops_.find(std::string(row.text("stop_id")));
  auto const order = row.number("stop_sequence");
  if (trip == trips_.end() || stop == stops_.end() || !order) return;
  auto arrive = row.seconds("arrival_time");
  auto depart = row.seconds("departure_time");
  if (!arrive) arrive = depart;
  if (!depart) depart = arrive;
  raws_.push_back({trip->second, static_cast<std::int64_t>(*order), stop->second, arrive, depart});
}

void Reading::take_frequency(GtfsRow const& row) {
  auto const trip = trips_.find(std::string(row.text("trip_id")));
  auto const from = row.seconds("start_time");
  auto const until = row.seconds("end_time");
  auto const every = row.number("headway_secs");
  if (trip == trips_.end() || !from || !until || !every || *every < 1) return;
  auto& departures = departures_[trip->second];
  auto const step = static_cast<std::int32_t>(*every);
  for (auto at = *from; at < *until && departures.size() < most_departures; at += step)
    departures.push_back(at);
}

// Calls between two that have a time lie evenly between them. Empty if the times make no sense.
std::vector<TransitFeed::Call> Reading::calls_of(std::span<Raw> raws) const {
  std::vector<TransitFeed::Call> calls;
  if (raws.size() < 2 || !raws.front().depart_s || !raws.back().arrive_s) return calls;
  std::size_t timed = 0;
  for (std::size_t i = 0; i < raws.size(); ++i) {
    if (raws[i].arrive_s) {
      for (auto between = timed + 1; between < i; ++between) {
        auto const span = *raws[i].arrive_s - *raws[timed].depart_s;
        auto const part = static_cast<std::int32_t>(between - timed) * span /
                          static_cast<std::int32_t>(i - timed);
        raws[between].arrive_s = raws[between].depart_s = *raws[timed].depart_s + part;
      }
      timed = i;
    }
  }
  for (auto const& raw : raws) {
    bool const falls =
        *raw.depart_s < *raw.arrive_s || (!calls.empty() && *raw.arrive_s < calls.back().depart_s);
    if (falls) return {};
    calls.push_back({raw.stop, *raw.arrive_s, *raw.depart_s});
  }
  return calls;
}

void Reading::add_trip(std::uint32_t trip, std::vector<TransitFeed::Call> const& calls,
                       std::int32_t later) {
  auto made = drafts_[trip];
  made.first_call = static_cast<std::uint32_t>(feed_.calls.size());
  made.calls = static_cast<std::uint32_t>(calls.size());
  for (auto const& call : calls)
    feed_.calls.push_back({call.stop, call.arrive_s + later, call.depart_s + later});
  feed_.trips.push_back(std::move(made));
}

void Reading::finish() {
  std::stable_sort(raws_.begin(), raws_.end(), [](Raw const& a, Raw const& b) {
    return std::tie(a.trip, a.order) < std::tie(b.trip, b.order);
  });
  std::size_t used = 0;
  for (std::size_t first = 0; first < raws_.size();) {
    auto last = first;
    while (last < raws_.size() && raws_[last].trip == raws_[first].trip) ++last;
    auto const trip = raws_[first].trip;
    auto const calls = calls_of(std::span(raws_).subspan(first, last - first));
    first = last;
    if (calls.empty()) continue;
    ++used;
    auto const repeated = departures_.find(trip);
    if (repeated == departures_.end()) {
      add_trip(trip, calls, 0);
    } else {
      for (auto const at : repeated->second) add_trip(trip, calls, at - calls.front().depart_s);
    }
  }
  feed_.skipped += drafts_.size() - used;
}

base::Result<TransitFeed> Reading::feed() {
  if (auto const done = read_all(); !done) return done.error();
  finish();
  if (feed_.trips.empty())
    return base::refuse(base::Refusal::invalid, "None of the feed's trips can be used.");
  auto const name = zip_.filename().string();
  feed_.name = name.substr(0, name.find('.'));
  return std::move(feed_);
}

}  // namespace

bool TransitFeed::Service::runs_on(base::Day day) const {
  if (removed.contains(day)) return false;
  if (added.contains(day)) return true;
  auto const weekday =
      std::chrono::weekday(std::chrono::sys_days(day.time_since_epoch())).iso_encoding() - 1;
  return from <= day && day <= until && (weekdays >> weekday & 1) != 0;
}

base::Day TransitFeed::typical_day() const {
  std::vector<std::size_t> weight(services.size());
  for (auto const& trip : trips) ++weight[trip.service];
  std::optional<base::Day> begin;
  for (auto const& service : services) {
    if (service.weekdays != 0 && (!begin || service.from < *begin)) begin = service.from;
    if (!service.added.empty() && (!begin || *service.added.begin() < *begin))
      begin = *service.added.begin();
  }
  base::Day best = begin.value_or(base::Day{});
  std::size_t most = 0;
  for (auto day = best; day < begin.value_or(base::Day{}) + std::chrono::days(21);
       day += std::chrono::days(1)) {
    std::size_t running = 0;
    for (std::size_t i = 0; i < services.size(); ++i)
      if (services[i].runs_on(day)) running += weight[i];
    if (running <= most) continue;
    most = running;
    best = day;
  }
  return best;
}

base::Result<TransitFeed> read_gtfs(std::filesystem::path const& zip) {
  if (!std::filesystem::exists(zip))
    return base::refuse(base::Refusal::not_found, zip.string() + " cannot be read.");
  auto feed = Reading(std::filesystem::absolute(zip)).feed();
  if (feed) feed->digest = checksum_of_file(zip);
  return feed;
}

}  // namespace travel
