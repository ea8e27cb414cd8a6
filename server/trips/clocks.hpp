// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "notices/time_zone.hpp"
#include "places/area_code.hpp"

namespace trips {

struct TierAnswer;
struct RideAnswer;

// The clocks that a plan's times are read from.
class Clocks {
 public:
  // The same offset all year.
  explicit Clocks(base::Minutes offset) : offset_(offset) {}
  // Those people at a place live by: Beijing's in all of China, abroad those of the country's time
  // zone whose own city is nearest. nullopt when the system's tz database has none.
  static std::optional<Clocks> at(places::AreaCode area, base::LatLon at);

  std::string const& zone() const { return zone_; }  // Europe/Paris; empty: one offset all year
  base::Minutes offset_at(base::Instant at) const;   // ahead of UTC
  base::Minutes offset_on(base::Day day) const;      // at its noon
  // Without summer time, which no one offset of a place can tell: what plans and their places are
  // compared by.
  base::Minutes standard_offset() const;
  // When they show that many minutes after the day's midnight. Of two such moments the first; a
  // time that is skipped is counted on from before the gap.
  base::Instant instant_of(base::Day day, base::Minutes clock) const;
  // The moment as they show it, as if it were UTC.
  base::Instant shown_at(base::Instant at) const { return at + offset_at(at); }
  // As TimeZone::changes_between; none for one offset all year.
  std::vector<notices::TimeZone::Change> changes_between(base::Instant from,
                                                         base::Instant until) const;

 private:
  base::Minutes offset_{};
  std::string zone_;
  std::shared_ptr<notices::TimeZone const> rules_;
};

// A plan that was made with other offsets than its place has keeps its own, all year.
Clocks clocks_of(TierAnswer const& plan);

// Those at the ends of a ride: its own, where it says them, else those of its plan.
struct RideClocks {
  Clocks departs;
  Clocks arrives;
};
RideClocks clocks_of(RideAnswer const& ride, Clocks const& of_plan);

}  // namespace trips
