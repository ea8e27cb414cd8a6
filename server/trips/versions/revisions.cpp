// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/versions/editing.hpp"
#include "trips/versions/labels.hpp"
#include "trips/versions/lineage.hpp"

// What the changes of Editing make of the head that they meet.
namespace trips {
namespace {

base::Error no_such_version() {
  return base::refuse(base::Refusal::not_found, "There is no such version.");
}

constexpr std::size_t all_of_them = 1'000'000;

// In words; of rows of older releases none.
Words label_of(std::vector<Version> const& all, VersionNumber number) {
  for (auto const& version : all)
    if (version.number == number)
      if (auto const label = http::parse<Words>(version.label_json)) return *label;
  return {"修改", "Change"};
}

Words taken_back(Words const& label, ChangeKind kind) {
  if (kind == ChangeKind::undone) return {"撤销：" + label.zh, "Undone: " + label.en};
  return {"重做：" + label.zh, "Done again: " + label.en};
}

Words merged_label(std::string const& branch, std::optional<MergeSide> stands) {
  Words label{"合并分支：" + branch, "Merged branch: " + branch};
  if (!stands) return label;
  bool const is_branch = *stands == MergeSide::branch;
  label.zh += is_branch ? "（冲突处用分支的）" : "（冲突处用主行程的）";
  label.en +=
      is_branch ? " (its values where both differ)" : " (the trip's values where both differ)";
  return label;
}

}  // namespace

ChangeOutcome Editing::change(ChangeOrder const& order, VersionNumber base,
                              std::vector<Command> const& commands) {
  auto const old = find(order.trip, base);
  if (!old) return base::refuse_field("/base_version", "There is no such version.");
  auto labelled = order;
  labelled.label = label_of(commands, old->plan, *parts_.catalogue.now());
  return change(labelled, [&](EditedVersion const& head) -> base::Result<Merged> {
    auto mine = tools_.apply(old->itinerary, commands);
    if (!mine) return mine.error();
    if (base == head.number) return Merged{std::move(*mine), {}};
    return merge(old->itinerary, *mine, head.itinerary);
  });
}

ChangeOutcome Editing::change(ChangeOrder const& order, VersionNumber base, Itinerary const& plan) {
  auto const old = find(order.trip, base);
  if (!old) return no_such_version();
  return change(order, [&](EditedVersion const& head) -> base::Result<Merged> {
    if (base == head.number) return Merged{plan, {}};
    return merge(old->itinerary, plan, head.itinerary);
  });
}

// A three-way merge whose base is the version itself: what it changed is what goes.
ChangeOutcome Editing::take_back(ChangeOrder const& order, VersionNumber number) {
  auto const version =
      parts_.db.read([&](storage::Sql& sql) { return Versions(sql).find(order.trip, number); });
  if (!version) return no_such_version();
  auto const done = find(order.trip, number);
  auto const before = find(order.trip, version->parent);
  if (!done || !before) return no_such_version();
  return change(order, [&](EditedVersion const& head) -> base::Result<Merged> {
    return merge(done->itinerary, before->itinerary, head.itinerary);
  });
}

ChangeOutcome Editing::undo(ChangeOrder order) {
  if (auto before = done_before(order)) return std::move(*before);
  auto const undo = stacks(order.trip, order.branch, order.user_id).undo;
  if (undo.empty())
    return base::refuse(base::Refusal::conflict, "There is nothing to undo.", "nothing_to_undo");
  auto const all = all_versions(order.trip);
  order.kind = ChangeKind::undone;
  order.other_parent = undo.back();
  order.label = taken_back(label_of(all, origin_of(all, undo.back())), order.kind);
  order.keeps_violations = true;
  return take_back(order, undo.back());
}

ChangeOutcome Editing::redo(ChangeOrder order) {
  if (auto before = done_before(order)) return std::move(*before);
  auto const redo = stacks(order.trip, order.branch, order.user_id).redo;
  if (redo.empty())
    return base::refuse(base::Refusal::conflict, "There is nothing to redo.", "nothing_to_redo");
  order.kind = ChangeKind::redone;
  order.other_parent = redo.back();
  auto const all = all_versions(order.trip);
  order.label = taken_back(label_of(all, origin_of(all, redo.back())), order.kind);
  order.keeps_violations = true;
  return take_back(order, redo.back());
}

ChangeOutcome Editing::restore(ChangeOrder order, VersionNumber version) {
  auto const wanted = find(order.trip, version);
  if (!wanted) return no_such_version();
  order.kind = ChangeKind::restored;
  order.other_parent = version;
  order.label = {"恢复到版本 " + std::to_string(version),
                 "Restored version " + std::to_string(version)};
  order.keeps_violations = true;
  return change(order, [&](EditedVersion const&) -> base::Result<Merged> {
    return Merged{wanted->itinerary, {}};
  });
}

ChangeOutcome Editing::merge_branch(ChangeOrder order, BranchId from,
                                    std::optional<MergeSide> stands) {
  auto const branch = find_branch(order.trip, from);
  auto const into = find_branch(order.trip, order.branch);
  if (!branch || !into || from == order.branch)
    return base::refuse(base::Refusal::not_found, "There is no such branch.");
  auto const theirs = find(order.trip, branch->head);
  auto const shared =
      find(order.trip, common_ancestor(all_versions(order.trip), branch->head, into->head));
  if (!theirs || !shared) return no_such_version();
  order.kind = ChangeKind::merged;
  order.other_parent = branch->head;
  order.label = merged_label(branch->name, stands);
  order.keeps_violations = true;
  return change(order, [&](EditedVersion const& head) -> base::Result<Merged> {
    // Of a merge the second side stands.
    auto merged = stands == MergeSide::branch
                      ? merge(shared->itinerary, head.itinerary, theirs->itinerary)
                      : merge(shared->itinerary, theirs->itinerary, head.itinerary);
    if (stands) merged.conflicts.clear();
    return merged;
  });
}

std::vector<Version> Editing::all_versions(TripId trip) {
  return parts_.db.read(
      [&](storage::Sql& sql) { return Versions(sql).list(trip, all_of_them, {}); });
}

std::optional<TripBranch> Editing::find_branch(TripId trip, BranchId branch) {
  return parts_.db.read([&](storage::Sql& sql) { return Versions(sql).find_branch(trip, branch); });
}

}  // namespace trips
