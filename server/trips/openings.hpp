// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "planner/problem.hpp"
#include "trips/city.hpp"
#include "trips/wishes.hpp"

namespace trips {

// How far away a roof may be to which somebody in the open goes when it rains.
constexpr double roof_farthest_m = 20'000;

// When the places of a city may be visited on the days of a trip: worked out once and shared by all
// tiers and tries.
class Openings {
 public:
  using Windows = std::vector<std::vector<planner::Window>>;  // per day of the trip

  Openings(Wishes const& wishes, City const& city);

  // windows_on() each day. For a sight in the open less the times at which no roof within reach
  // could take the visit instead, and less foul weather; on a day without any such roof, where the
  // weather leaves no time on any day, and where the traveller said when to be there, they stay as
  // they are.
  Windows const& windows(places::Place const& place) const;
  // A sight in the open that has foul weather all the time it might be visited.
  bool is_exposed(places::Place const& place) const { return exposed_.contains(&place); }

  // Where somebody caught in the rain may be sent: places under a roof with known hours that meet
  // the needs and are not avoided, those first that are open longest.
  std::vector<places::Place const*> const& roofs() const { return roofs_; }
  // Cuts windows of a sight in the open to when a roof within reach that is none of `taken` (keys
  // of places) could take the visit. A day without such a roof stays as it is. Whether any was cut.
  bool keep_near_roofs(places::Place const& place, std::set<std::string> const& taken,
                       Windows& windows) const;
  bool takes_in(places::Place const& roof, std::size_t day, base::MinuteSpan stay) const;

 private:
  using Spans = std::vector<base::MinuteSpan>;

  std::vector<Spans> spans_of(places::Place const& place) const;
  void keep_fair(places::Place const& place, Skies const& skies, Windows& windows);

  base::Day from_;
  int days_;
  std::vector<places::Place const*> roofs_;
  std::unordered_map<places::Place const*, std::vector<Spans>> roof_spans_;
  std::unordered_map<places::Place const*, Windows> windows_;
  std::set<places::Place const*> exposed_;
};

}  // namespace trips
