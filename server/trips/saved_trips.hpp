// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "places/areas.hpp"
#include "planner/plan.hpp"
#include "storage/database.hpp"
#include "trips/answer.hpp"
#include "trips/recommendations.hpp"

namespace trips {

using TripId = base::Id<struct Trip>;

// A kept plan as lists show it.
struct TripSummary {
  TripId id;
  RecommendationId recommendation_id;
  std::string name;
  std::string destination;
  Words destination_name;  // derived from `destination`, not stored
  base::Day start_date{};
  base::Day end_date{};
  planner::Tier tier = planner::Tier::economy;
  AmountRange total;
  AmountRange per_person;
  base::Instant created_at{};
};

// Trips are seen by their owner alone: for everybody else they do not exist.
class SavedTrips {
 public:
  SavedTrips(storage::Database& db, base::Clock const& clock, places::Areas const& areas)
      : db_(db), clock_(clock), areas_(areas) {}

  // `plan_json`: the tier as it was answered, kept as the trip's first version.
  void add(TripSummary const& trip, std::string_view user_id, std::string_view plan_json);
  std::optional<TripSummary> find(TripId id, std::string_view user_id);
  std::optional<std::string> find_plan(TripId id, std::string_view user_id);
  // Newest first; those after `after` in this order, if given.
  std::vector<TripSummary> list(std::string_view user_id, std::size_t limit,
                                std::optional<TripId> after);
  // False when there is no such trip of that person.
  bool rename(TripId id, std::string_view user_id, std::string_view name);
  bool remove(TripId id, std::string_view user_id);
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  places::Areas const& areas_;
};

}  // namespace trips
