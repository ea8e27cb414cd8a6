// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/clock.hpp"
#include "base/geo.hpp"
#include "places/catalogue.hpp"
#include "storage/database.hpp"
#include "trips/answer.hpp"
#include "trips/saved_trips.hpp"

namespace trips {

// What somebody does who is exposed to the world: stays at a place by day or by night, or is on
// the way — on foot or by bicycle, by car, by bus or metro, or between cities.
enum class ExposureKind : std::uint8_t { visit, night, walk, drive, transit, ride };
BOOST_DESCRIBE_ENUM(ExposureKind, visit, night, walk, drive, transit, ride)

// Where a trip is at which time.
struct Exposure {
  ExposureKind kind = ExposureKind::visit;
  base::Day day{};        // the service day it belongs to
  std::string place;      // the key; of a way: where it leads
  base::LatLon from_at;   // of a way: where it begins
  base::LatLon to_at;     // where a way ends, else the same
  places::AreaCode area;  // the district of the place; AreaCode(): unknown
  bool is_outdoor = false;
  base::Instant from{};  // half open
  base::Instant until{};
  friend bool operator==(Exposure const&, Exposure const&) = default;
};

// Of all visits, ways and nights of a plan, and of its rides where the trip meets them; by time.
std::vector<Exposure> exposures_of(TierAnswer const& plan, places::Catalogue const& catalogue);

// Writes what the newest version of a trip is exposed to, in place of what was before. Inside the
// transaction that adds the version.
void expose(storage::Sql& sql, TripId trip, std::int64_t version, TierAnswer const& plan,
            places::Catalogue const& catalogue);
// The same for trips that nobody has done it for: those of older releases. Answers how many there
// were, at most `limit` of them.
std::size_t expose_missing(storage::Database& db, places::Catalogue const& catalogue,
                           std::size_t limit);

std::vector<Exposure> list_exposures(storage::Sql& sql, TripId trip);

// The last day until `until` on which the newest version of a trip of that person has a visit at
// the place.
std::optional<base::Day> last_visit(storage::Sql& sql, std::string_view user_id,
                                    std::string_view place_key, base::Day until);

// The quarter of a degree each way that a position lies in, by which rows are found.
int cell_of(base::LatLon at);

// Corners of a stretch of the earth; none of ours crosses the meridian of 180 degrees.
struct GeoBox {
  base::LatLon south_west;
  base::LatLon north_east;
};

// What may be touched: at one of these places, in one of these districts or in one of these boxes,
// from less than two days before `from` until `until`. More than was asked for may be found.
struct ExposureSearch {
  base::Instant from{};
  base::Instant until{};
  std::vector<std::string> places = {};
  std::vector<places::AreaCode> districts = {};
  std::vector<GeoBox> boxes = {};
};
// Calls `found` for every one of them, perhaps several times for the same; reads each row by an
// index and keeps no more of them in memory than one district or cell has.
void search_exposures(storage::Sql& sql, ExposureSearch const& search,
                      std::function<void(TripId, Exposure const&)> const& found);

// The cities with trips in them that begin something within a time; by code.
std::vector<places::AreaCode> list_cities_exposed(storage::Sql& sql, base::Instant from,
                                                  base::Instant until);

}  // namespace trips
