// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
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
#include "trips/together/access.hpp"
#include "trips/trip_id.hpp"
#include "trips/versions/version.hpp"

namespace trips {

// A kept plan as lists show it.
struct TripSummary {
  TripId id;
  std::optional<RecommendationId> recommendation_id;  // none: it was imported
  std::string name;
  std::string destination;
  Words destination_name;  // derived from `destination`, not stored
  base::Day start_date{};
  base::Day end_date{};
  planner::Tier tier = planner::Tier::economy;
  AmountRange total;
  AmountRange per_person;
  base::Instant created_at{};
  MemberRole role = MemberRole::owner;  // of who asks
};

// What a plan says of a trip; its ids, name and hour are left to the caller.
TripSummary summary_of(TierAnswer const& plan);

// Trips as whoever has a role in them sees them; for everybody else they do not exist.
class SavedTrips {
 public:
  SavedTrips(storage::Database& db, base::Clock const& clock, places::Areas const& areas)
      : db_(db), clock_(clock), areas_(areas) {}

  // `content`: the first version. `also`: done in the same transaction.
  void add(TripSummary const& trip, std::string_view user_id, VersionContent const& content,
           std::function<void(storage::Sql&)> const& also = {}, bool is_draft = false);
  std::optional<TripSummary> find(TripId id, std::string_view user_id);
  // For who stands so towards it, as judged before.
  std::optional<TripSummary> find_as(TripId id, MemberRole role);
  // Of the newest version on the main branch.
  std::optional<std::string> find_plan(TripId id, std::string_view user_id);
  // Newest first; those after `after` in this order, if given.
  std::vector<TripSummary> list(std::string_view user_id, std::size_t limit,
                                std::optional<TripId> after);
  // For editors. False when there is no trip that this person may rename.
  bool rename(TripId id, std::string_view user_id, std::string_view name);
  // For its owner.
  bool remove(TripId id, std::string_view user_id);
  // When an account goes: its trips pass to the editor who joined first, or go with it where there
  // is none; so do its memberships, invitations, share links and votes, and its name everywhere.
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  places::Areas const& areas_;
};

}  // namespace trips
