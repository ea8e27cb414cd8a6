// SPDX-License-Identifier: Apache-2.0
#include "travel/preparing.hpp"

#include <algorithm>

#include "travel/leg_along.hpp"

namespace travel {
namespace {

using places::LegSource;

constexpr std::size_t asked_places_max = 400;
constexpr std::size_t rows_at_once = 50;  // between two looks whether to stop
constexpr std::chrono::minutes patience{2};
constexpr std::chrono::seconds patience_at_once{10};
constexpr std::chrono::days engines_hold{7};

base::Day today(base::Clock const& clock) {
  return base::Day(std::chrono::floor<std::chrono::days>(clock.now()).time_since_epoch());
}

PreparedCity::Ways work_out(LiveStreets const& streets, CityPoints const& wanted) {
  PreparedCity::Ways ways;
  for (std::size_t i = 0; i < ways.size(); ++i)
    ways[i] = find_ways(*streets.now(), *streets.transits(), wanted.points, prepared_modes[i]);
  return ways;
}

bool is_empty(PreparedCity::Ways const& ways) {
  return std::all_of(ways.begin(), ways.end(),
                     [](KeptWays const& table) { return table.ways.empty(); });
}

}  // namespace

bool Preparing::is_current(PreparedCity const& city, CityPoints const& wanted,
                           TableEngines const& engines) const {
  bool const holds = city.made_from() == WayGrounds{streets_.digest(), engines.names} &&
                     city.points() == wanted.points;
  return holds && (!engines.engine || today(clock_) - city.made_on() < engines_hold);
}

// Of the streets and the points of now, whoever was asked besides.
std::shared_ptr<PreparedCity const> Preparing::find_kept(CityPoints const& wanted) const {
  auto const fits = [&](PreparedCity const& city) {
    return city.made_from().streets == streets_.digest() && city.points() == wanted.points;
  };
  if (auto in_use = streets_.prepared(wanted.city); in_use && fits(*in_use)) return in_use;
  auto read = load_prepared(wanted.city, folder_);
  if (!read || !fits(*read)) return nullptr;
  return std::make_shared<PreparedCity const>(std::move(*read));
}

Prepared Preparing::prepare(CityPoints const& wanted, TableEngines const& engines,
                            std::stop_token stop) {
  WayGrounds from{streets_.digest(), {}};  // before the streets are asked: newer ones win
  auto const kept = find_kept(wanted);
  if (kept && is_current(*kept, wanted, engines)) {
    if (streets_.prepared(wanted.city) == kept) return Prepared::there;
    streets_.add(kept);
    return Prepared::taken_over;
  }
  bool const has_streets = kept && !kept->asked_engines();
  if (has_streets) streets_.add(kept);  // while the engines are asked
  auto ways = has_streets ? kept->all_ways() : work_out(streets_, wanted);
  bool const has_asked = engines.engine && ask(engines, wanted, ways, stop);
  if (has_asked) from.engines = engines.names;
  if (!has_asked && is_empty(ways)) return Prepared::unknown;
  if (has_streets && !has_asked) return Prepared::engines_left;
  auto const city = std::make_shared<PreparedCity const>(wanted.city, std::move(from),
                                                         today(clock_), wanted.points, ways);
  save_prepared(*city, folder_);
  streets_.add(city);
  return engines.engine && !has_asked ? Prepared::engines_left : Prepared::anew;
}

bool Preparing::ask(TableEngines const& engines, CityPoints const& wanted, PreparedCity::Ways& ways,
                    std::stop_token const& stop) const {
  auto asked = ways;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    auto const mode = prepared_modes[i];
    if (traveller_by(mode) && !ask_in(mode, *engines.engine, wanted, asked[i], stop)) return false;
  }
  ways = std::move(asked);
  return true;
}

bool Preparing::ask_in(places::Mode mode, StreetEngine& engine, CityPoints const& wanted,
                       KeptWays& ways, std::stop_token const& stop) const {
  auto const until = clock_.now() + patience;
  auto const size = wanted.points.size();
  auto const asked = std::min(size, asked_places_max);
  auto const part = [&](std::size_t first, std::size_t last) {
    return std::vector(wanted.points.begin() + static_cast<std::ptrdiff_t>(first),
                       wanted.points.begin() + static_cast<std::ptrdiff_t>(last));
  };
  auto const to = part(0, asked);
  auto const origin = ways.index_of({LegSource::engine, {}});
  ways.ways.resize(size * size);
  for (std::size_t row = 0; row < asked; row += rows_at_once) {
    auto const now = clock_.now();
    if (stop.stop_requested() || now >= until) return false;
    auto const from = part(row, std::min(asked, row + rows_at_once));
    auto const table = engine.table(traveller_by(mode).value(), from, to,
                                    std::min(until, now + patience_at_once), "");
    if (!table) return false;
    for (std::size_t i = 0; i < table->size(); ++i) {
      auto const a = row + i / asked;
      auto const b = i % asked;
      auto const& reach = (*table)[i];
      if (!reach || wanted.points[a] == wanted.points[b]) continue;
      auto& way = ways.ways[a * size + b];
      way = kept(*reach, way.access_dm / 10.0, origin);
    }
  }
  return true;
}

}  // namespace travel
