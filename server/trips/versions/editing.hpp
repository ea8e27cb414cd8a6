// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "trips/api.hpp"
#include "trips/changes/difference.hpp"
#include "trips/changes/proposals.hpp"
#include "trips/changes/render.hpp"
#include "trips/versions/history.hpp"
#include "trips/versions/merge.hpp"
#include "trips/versions/versions.hpp"

namespace trips {

// A version as changes meet it.
struct EditedVersion {
  VersionNumber number = 0;
  Itinerary itinerary;
  TierAnswer plan;
};

// Who changes what, and how.
struct ChangeOrder {
  TripId trip;
  BranchId branch;
  std::string user_id;
  ChangeId change;
  ChangeKind kind = ChangeKind::changed;
  VersionNumber other_parent = 0;
  Words label;
  bool keeps_violations = false;  // else a change that brings any is refused
  bool is_preview = false;        // nothing is stored
};

// What came of it. `version`: the new one; of a preview the head it was tried on.
struct Changed {
  VersionNumber version = 0;
  TierAnswer plan;
  Difference difference;
  bool is_merged = false;        // with what others did meanwhile
  bool brings_problems = false;  // that were not there
};
// Others changed the same meanwhile.
struct ChangeConflicted {
  VersionNumber current_version = 0;
  std::vector<MergeConflict> conflicts;
};
// It would violate what was in order before.
struct ChangeViolates {
  TierAnswer plan;
  Difference difference;
};
using ChangeOutcome = std::variant<Changed, ChangeConflicted, ChangeViolates, base::Error>;

// What becomes of the head of a branch. Asked again when somebody else was faster.
using Revision = std::function<base::Result<Merged>(EditedVersion const& head)>;

// How itineraries are changed, laid out and compared: by an Editor with the facts of one moment.
struct EditingTools {
  std::function<base::Result<Itinerary>(Itinerary const&, std::vector<Command> const&)> apply;
  std::function<base::Result<Rendered>(Itinerary const&)> render;
  std::function<Difference(TierAnswer const& before, TierAnswer const& after)> compare;
  // Ways round a disruption, of each kind or of one.
  std::function<std::vector<Proposal>(Itinerary const&, Disruption const&,
                                      std::optional<ProposalKind>)>
      propose = {};
};
EditingTools editing_tools(Parts const& parts);

// The one way to a new version: revise the head, check everything anew, append by compare-and-set,
// tell the members. Refuses what trips::standing() does not allow.
class Editing {
 public:
  Editing(Parts const& parts, EditingTools tools) : parts_(parts), tools_(std::move(tools)) {}

  ChangeOutcome change(ChangeOrder const& order, Revision const& revise);

  // Commands made on version `base`; what others did since is merged.
  ChangeOutcome change(ChangeOrder const& order, VersionNumber base,
                       std::vector<Command> const& commands);
  // A whole plan that was made of version `base`; what others did since is merged.
  ChangeOutcome change(ChangeOrder const& order, VersionNumber base, Itinerary const& plan);
  // Takes back the last thing that this person did on the branch, and leaves what others did since.
  ChangeOutcome undo(ChangeOrder order);
  ChangeOutcome redo(ChangeOrder order);
  // Makes the branch as it was at `version`, whoever changed it since.
  ChangeOutcome restore(ChangeOrder order, VersionNumber version);
  // What a branch changed since it left, on the main one. What both changed is refused with both
  // values, unless somebody who has seen them says whose are to stand.
  ChangeOutcome merge_branch(ChangeOrder order, BranchId from,
                             std::optional<MergeSide> stands = {});

  std::optional<EditedVersion> find(TripId trip, VersionNumber number);
  UndoStacks stacks(TripId trip, BranchId branch, std::string_view user_id);

 private:
  ChangeOutcome take_back(ChangeOrder const& order, VersionNumber number);
  std::optional<ChangeOutcome> attempt(ChangeOrder const& order, Revision const& revise);
  base::Result<EditedVersion> head(ChangeOrder const& order);
  base::Result<Appended> append(ChangeOrder const& order, VersionNumber head,
                                Itinerary const& itinerary, TierAnswer const& plan);
  std::optional<ChangeOutcome> done_before(ChangeOrder const& order);
  std::vector<Version> all_versions(TripId trip);
  std::optional<TripBranch> find_branch(TripId trip, BranchId branch);

  Parts const& parts_;
  EditingTools tools_;
};

}  // namespace trips
