// SPDX-License-Identifier: Apache-2.0
#include "trips/exposure.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/clocks.hpp"
#include "trips/impl/answer_json.hpp"

namespace trips {
namespace {

using base::Instant;
using base::LatLon;
using soci::use;
using std::chrono::hours;
using std::chrono::minutes;
using storage::Row;
using storage::Sql;

// The longest that anything of a trip lasts; a night does not reach into the next one.
constexpr hours longest{48};
constexpr int cells_a_degree = 4;
constexpr int cells_around = 360 * cells_a_degree;
// Beyond this many cells a box is read in bands, whatever the time.
constexpr int most_cells = 4096;

int band_of(double lat) { return static_cast<int>(std::floor((lat + 90) * cells_a_degree)); }
int column_of(double lon) { return static_cast<int>(std::floor((lon + 180) * cells_a_degree)); }

GeoBox box_of(Exposure const& exposure) {
  auto const [a, b] = std::pair(exposure.from_at, exposure.to_at);
  return {{std::min(a.lat, b.lat), std::min(a.lon, b.lon)},
          {std::max(a.lat, b.lat), std::max(a.lon, b.lon)}};
}

void each_band(GeoBox const& box, auto&& call) {  // first and last cell of each
  for (int band = band_of(box.south_west.lat); band <= band_of(box.north_east.lat); ++band)
    call(band * cells_around + column_of(box.south_west.lon),
         band * cells_around + column_of(box.north_east.lon));
}

std::vector<int> cells_of(GeoBox const& box) {
  std::vector<int> cells;
  each_band(box, [&](int first, int last) {
    for (int cell = first; cell <= last; ++cell) cells.push_back(cell);
  });
  return cells;
}

minutes clock_from(std::string_view text) {  // "09:05"; past midnight "24:30"
  int hour = 0;
  int minute = 0;
  auto const colon = std::min(text.find(':'), text.size());
  std::from_chars(text.data(), text.data() + colon, hour);
  if (colon < text.size())
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), minute);
  return hours(hour) + minutes(minute);
}

ExposureKind kind_of(planner::Mode mode) {
  switch (mode) {
    case planner::Mode::walk:
    case planner::Mode::bike:
      return ExposureKind::walk;
    case planner::Mode::taxi:
      return ExposureKind::drive;
    case planner::Mode::bus:
    case planner::Mode::metro:
      break;
  }
  return ExposureKind::transit;
}

// Collects the exposures of one plan.
class Reader {
 public:
  Reader(TierAnswer const& plan, places::Catalogue const& catalogue)
      : plan_(plan), clocks_(clocks_of(plan)), catalogue_(catalogue) {}

  std::vector<Exposure> read() {
    for (auto const& day : plan_.days) {
      add_stays(day);
      add_ways(day);
      if (day.lodging) add_night(day);
    }
    add_rides();
    std::stable_sort(made_.begin(), made_.end(),
                     [](auto const& a, auto const& b) { return a.from < b.from; });
    return std::move(made_);
  }

 private:
  Instant instant_of(base::Day day, minutes clock) const { return clocks_.instant_of(day, clock); }

  Exposure& add(ExposureKind kind, base::Day day, PlaceRef const& place) {
    auto const key = places::PlaceKey::parse(place.key);
    auto const* const known = key ? catalogue_.find(*key) : nullptr;
    LatLon const at{place.lat, place.lon};
    made_.push_back({.kind = kind,
                     .day = day,
                     .place = place.key,
                     .from_at = at,
                     .to_at = at,
                     .area = known ? known->area : places::AreaCode(),
                     .is_outdoor = place.is_outdoor});
    return made_.back();
  }

  void add_stays(DayAnswer const& day) {
    for (auto const& visit : day.visits) {
      auto& stay = add(ExposureKind::visit, day.date, visit.place);
      stay.from = instant_of(day.date, clock_from(visit.start));
      stay.until = instant_of(day.date, clock_from(visit.end));
    }
  }

  void add_ways(DayAnswer const& day) {
    for (std::size_t i = 0; i < day.legs.size() && i <= day.visits.size(); ++i) {
      auto const& leg = day.legs[i];
      auto const& from = i == 0 ? day.start : day.visits[i - 1].place;
      auto& way =
          add(kind_of(leg.mode), day.date, i < day.visits.size() ? day.visits[i].place : day.end);
      way.from_at = {from.lat, from.lon};
      way.is_outdoor = way.kind == ExposureKind::walk;
      way.from = instant_of(day.date, clock_from(leg.start));
      way.until = instant_of(day.date, clock_from(leg.end));
    }
  }

  // From the evening, when the day is over, until one leaves in the morning.
  void add_night(DayAnswer const& day) {
    auto const over = day.legs.empty() ? hours(20) : clock_from(day.legs.back().end);
    auto& night = add(ExposureKind::night, day.date, *day.lodging);
    night.is_outdoor = false;
    night.from = instant_of(day.date, over);
    night.until = std::max(night.from, instant_of(day.date, hours(24 + 8)));
  }

  // Of a ride only the end in the trip's city has a position.
  void add_rides() {
    if (plan_.days.empty()) return;
    for (auto const& ride : plan_.rides) {
      bool const is_there = ride.arrive_day <= plan_.days.front().date;
      auto const& end = is_there ? plan_.days.front().start : plan_.days.back().end;
      auto& made = add(ExposureKind::ride, is_there ? ride.arrive_day : ride.depart_day, end);
      made.is_outdoor = false;
      auto const own = clocks_of(ride, clocks_);
      made.from = own.departs.instant_of(ride.depart_day, clock_from(ride.departs));
      made.until =
          std::max(made.from, own.arrives.instant_of(ride.arrive_day, clock_from(ride.arrives)));
      made.from = std::max(made.from, made.until - longest);
    }
  }

  TierAnswer const& plan_;
  Clocks clocks_;
  places::Catalogue const& catalogue_;
  std::vector<Exposure> made_;
};

std::pair<int, int> micro_degrees(LatLon at) {
  return {static_cast<int>(std::lround(at.lat * 1e6)), static_cast<int>(std::lround(at.lon * 1e6))};
}

void insert_row(Sql& sql, std::string const& trip, int number, long long version, int cell,
                Exposure const& exposure) {
  std::string const kind(http::word_of(exposure.kind));
  std::string const day = base::to_text(exposure.day);
  int const area = exposure.area.value();
  int const outdoor = exposure.is_outdoor ? 1 : 0;
  long long const from = base::to_us(exposure.from);
  long long const until = base::to_us(exposure.until);
  auto const [lat, lon] = micro_degrees(exposure.from_at);
  auto const [to_lat, to_lon] = micro_degrees(exposure.to_at);
  sql << "INSERT INTO trip_exposures (trip_id, row_number_in, version_number, kind, day, "
         "place_key, lat_e6, lon_e6, to_lat_e6, to_lon_e6, cell, area_code, is_outdoor, "
         "from_at_us, "
         "until_at_us) VALUES (:trip, :number, :version, :kind, :day, :place, :lat, :lon, "
         ":to_lat, :to_lon, :cell, :area, :outdoor, :from, :until)",
      use(trip), use(number), use(version), use(kind), use(day), use(exposure.place), use(lat),
      use(lon), use(to_lat), use(to_lon), use(cell), use(area), use(outdoor), use(from), use(until);
}

#define XINGQU_EXPOSURE_COLUMNS                                                                  \
  "trip_id, kind, day, place_key, lat_e6, lon_e6, to_lat_e6, to_lon_e6, area_code, is_outdoor, " \
  "from_at_us, until_at_us"

double degrees_in(std::string const& text) { return std::stod(text) / 1e6; }

Exposure exposure_from(Row const& row) {
  auto const text = [&row](std::size_t column) -> std::string const& { return *row[column]; };
  return {.kind = http::enum_from<ExposureKind>(text(1)).value(),
          .day = base::parse_day(text(2)).value(),
          .place = text(3),
          .from_at = {degrees_in(text(4)), degrees_in(text(5))},
          .to_at = {degrees_in(text(6)), degrees_in(text(7))},
          .area = places::AreaCode(std::stoi(text(8))),
          .is_outdoor = text(9) == "1",
          .from = base::instant_from_us(std::stoll(text(10))),
          .until = base::instant_from_us(std::stoll(text(11)))};
}

}  // namespace

int cell_of(LatLon at) { return band_of(at.lat) * cells_around + column_of(at.lon); }

std::vector<Exposure> exposures_of(TierAnswer const& plan, places::Catalogue const& catalogue) {
  return Reader(plan, catalogue).read();
}

void expose(Sql& sql, TripId trip, std::int64_t version, TierAnswer const& plan,
            places::Catalogue const& catalogue) {
  std::string const id = trip.str();
  sql << "DELETE FROM trip_exposures WHERE trip_id = :trip", use(id);
  int number = 0;
  for (auto const& exposure : exposures_of(plan, catalogue))
    for (int const cell : cells_of(box_of(exposure)))
      insert_row(sql, id, number++, version, cell, exposure);
}

std::size_t expose_missing(storage::Database& db, places::Catalogue const& catalogue,
                           std::size_t limit) {
  auto const rows = db.read([limit](Sql& sql) {
    return sql.list_rows(
        "SELECT v.trip_id, v.version_number, v.plan FROM trip_versions v JOIN trip_branches b "
        "ON b.id = v.trip_id AND b.head_version = v.version_number AND b.trip_id = v.trip_id "
        "WHERE NOT EXISTS (SELECT 1 FROM trip_exposures e WHERE e.trip_id = v.trip_id) LIMIT ?",
        {static_cast<std::int64_t>(limit)});
  });
  std::size_t done = 0;
  for (auto const& row : rows) {
    auto const plan = http::parse<TierAnswer>(*row[2]);
    if (!plan) continue;
    db.write([&](Sql& sql) {
      expose(sql, TripId::parse(*row[0]).value(), std::stoll(*row[1]), *plan, catalogue);
    });
    ++done;
  }
  return done;
}

std::vector<Exposure> list_exposures(Sql& sql, TripId trip) {
  std::string const id = trip.str();
  std::vector<Exposure> listed;
  for (auto const& row :
       sql.list_rows("SELECT " XINGQU_EXPOSURE_COLUMNS " FROM trip_exposures WHERE trip_id = ? "
                     "ORDER BY row_number_in",
                     {id})) {
    auto exposure = exposure_from(row);
    if (listed.empty() || listed.back() != exposure) listed.push_back(std::move(exposure));
  }
  return listed;
}

std::optional<base::Day> last_visit(Sql& sql, std::string_view user_id, std::string_view place_key,
                                    base::Day until) {
  auto const last = base::to_text(until);
  std::int64_t const kept_within_us = base::to_us(base::Instant(std::chrono::days(1)));
  auto const row = sql.find_row(
      "SELECT MAX(e.day) FROM trip_exposures e JOIN trip_members m ON m.trip_id = e.trip_id "
      "JOIN trips t ON t.id = e.trip_id WHERE m.user_id = ? AND e.place_key = ? AND "
      "e.kind = 'visit' AND e.day <= ? AND t.created_at_us <= e.until_at_us + ?",
      {user_id, place_key, last, kept_within_us});
  if (!row || !(*row)[0]) return std::nullopt;
  return base::parse_day(*(*row)[0]);
}

void search_exposures(Sql& sql, ExposureSearch const& search,
                      std::function<void(TripId, Exposure const&)> const& found) {
  std::int64_t const from = base::to_us(search.from - longest);
  std::int64_t const until = base::to_us(search.until);
  auto const tell = [&found](std::vector<Row> const& rows) {
    for (auto const& row : rows) found(TripId::parse(*row[0]).value(), exposure_from(row));
  };
  for (auto const& place : search.places)
    tell(sql.list_rows("SELECT " XINGQU_EXPOSURE_COLUMNS " FROM trip_exposures WHERE place_key = ? "
                       "AND from_at_us > ? AND from_at_us < ?",
                       {place, from, until}));
  for (auto const district : search.districts)
    tell(sql.list_rows("SELECT " XINGQU_EXPOSURE_COLUMNS " FROM trip_exposures WHERE area_code = ? "
                       "AND from_at_us > ? AND from_at_us < ?",
                       {static_cast<std::int64_t>(district.value()), from, until}));
  auto const read_cell = [&](int cell) {
    tell(sql.list_rows("SELECT " XINGQU_EXPOSURE_COLUMNS " FROM trip_exposures WHERE cell = ? "
                       "AND from_at_us > ? AND from_at_us < ?",
                       {std::int64_t{cell}, from, until}));
  };
  auto const read_band = [&](int first, int last) {
    tell(sql.list_rows("SELECT " XINGQU_EXPOSURE_COLUMNS
                       " FROM trip_exposures WHERE cell BETWEEN ? AND ? "
                       "AND from_at_us > ? AND from_at_us < ?",
                       {std::int64_t{first}, std::int64_t{last}, from, until}));
  };
  for (auto const& box : search.boxes) {
    int const columns = column_of(box.north_east.lon) - column_of(box.south_west.lon) + 1;
    int const bands = band_of(box.north_east.lat) - band_of(box.south_west.lat) + 1;
    bool const is_wide = columns * bands > most_cells;
    each_band(box, [&](int first, int last) {
      if (is_wide) return read_band(first, last);
      for (int cell = first; cell <= last; ++cell) read_cell(cell);
    });
  }
}

std::vector<places::AreaCode> list_cities_exposed(Sql& sql, Instant from, Instant until) {
  std::vector<places::AreaCode> cities;
  std::int64_t last = 0;
  for (;;) {  // from district to district by the index
    auto const next =
        sql.find_row("SELECT MIN(area_code) FROM trip_exposures WHERE area_code > ?", {last});
    if (!next || !(*next)[0]) return cities;
    last = std::stoll(*(*next)[0]);
    auto const city = places::AreaCode(static_cast<std::int32_t>(last)).city();
    if (!cities.empty() && cities.back() == city) continue;
    auto const meets = sql.find_row(
        "SELECT 1 FROM trip_exposures WHERE area_code = ? AND from_at_us >= ? AND from_at_us < ? "
        "LIMIT 1",
        {last, base::to_us(from), base::to_us(until)});
    if (meets) cities.push_back(city);
  }
}

}  // namespace trips
