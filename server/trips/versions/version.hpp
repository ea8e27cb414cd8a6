// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/clock.hpp"
#include "planner/plan.hpp"
#include "trips/answer.hpp"
#include "trips/trip_id.hpp"

namespace trips {

// The main branch has the id of its trip.
using BranchId = base::Id<struct Branch>;
// Made by the client: the same one sent twice is one change.
using ChangeId = base::Id<struct TripChange>;
// Counts through all branches of a trip, from 1.
using VersionNumber = std::int64_t;

inline BranchId main_branch(TripId trip) { return BranchId(trip.value()); }

// What made a version. `accepted`: a suggestion or a proposal.
enum class ChangeKind : std::uint8_t { kept, changed, undone, redone, restored, merged, accepted };

// Whose values stand where a branch and the trip changed the same.
enum class MergeSide : std::uint8_t { branch, trip };

// A version without its plan, as histories show it.
struct Version {
  VersionNumber number = 1;
  BranchId branch;
  VersionNumber parent = 0;        // 0: none
  VersionNumber other_parent = 0;  // what was undone, restored or merged; 0: none
  ChangeKind kind = ChangeKind::kept;
  std::string author_id;  // empty: the account is gone
  std::optional<ChangeId> change;
  std::string label_json;  // Words; empty in rows of older releases
  std::string name;        // empty: none
  bool is_draft = false;
  base::Instant created_at{};
};

struct VersionContent {
  std::string itinerary_json;  // empty in rows of older releases
  std::string plan_json;
};

// What a trip's row repeats of the newest version of its main branch, for lists.
struct TripFacts {
  base::Day start_date{};
  base::Day end_date{};
  AmountRange total;
  AmountRange per_person;
};

struct NewVersion {
  TripId trip;
  BranchId branch;
  VersionNumber base = 0;  // what the branch's head must still be
  VersionNumber other_parent = 0;
  ChangeKind kind = ChangeKind::changed;
  VersionContent content;
  TripFacts facts;
  std::string author_id;
  std::optional<ChangeId> change;
  std::string label_json;
  bool is_draft = false;
};

struct TripBranch {
  BranchId id;
  std::string name;  // empty: the main one
  VersionNumber head = 1;
  std::string made_by;
  base::Instant created_at{};
};

}  // namespace trips
