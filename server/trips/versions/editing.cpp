// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/editing.hpp"

#include <set>
#include <tuple>

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/exposure.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/together/access.hpp"
#include "trips/versions/described.hpp"
#include "trips/versions/impl/telling.hpp"
#include "trips/versions/item_ids.hpp"

namespace trips {
namespace {

using base::Refusal;
using storage::Sql;

// How often a change begins anew because somebody else was faster.
constexpr int attempts = 16;

base::Error no_such_trip() { return base::refuse(Refusal::not_found, "There is no such trip."); }

base::Error too_old() {
  return base::refuse(Refusal::conflict, "This trip is too old to be changed; plan it again.",
                      "too_old");
}

base::Result<EditedVersion> edited_from(VersionNumber number, VersionContent const& content,
                                        TripId trip, base::Ids& ids) {
  auto plan = http::parse<TierAnswer>(content.plan_json);
  if (!plan) return too_old();
  give_item_ids(*plan, trip);
  if (content.itinerary_json.empty()) {
    auto itinerary = itinerary_of(wish_from(*plan), *plan, ids);
    return EditedVersion{number, std::move(itinerary), std::move(*plan)};
  }
  auto itinerary = parse_itinerary(content.itinerary_json);
  if (!itinerary) return too_old();
  return EditedVersion{number, std::move(*itinerary), std::move(*plan)};
}

using ProblemKey = std::tuple<std::string, std::string, std::string>;

std::set<ProblemKey> problems_of(TierAnswer const& plan) {
  std::set<ProblemKey> keys;
  for (auto const& problem : plan.problems.value_or(std::vector<ProblemAnswer>()))
    keys.emplace(problem.check, problem.day ? base::to_text(*problem.day) : "",
                 problem.item ? problem.item->str() : "");
  return keys;
}

// What was out of order before may stay so.
bool brings_problems(TierAnswer const& before, TierAnswer const& after) {
  auto const known = problems_of(before);
  for (auto const& problem : problems_of(after))
    if (!known.contains(problem)) return true;
  return false;
}

TripFacts facts_of(TierAnswer const& plan) {
  return {plan.startDate, plan.endDate, plan.total, plan.per_person};
}

bool is_draft(TierAnswer const& plan) { return plan.problems && !plan.problems->empty(); }

}  // namespace

ChangeOutcome Editing::change(ChangeOrder const& order, Revision const& revise) {
  if (auto before = done_before(order)) return std::move(*before);
  for (int i = 0; i < attempts; ++i)
    if (auto outcome = attempt(order, revise)) return std::move(*outcome);
  return base::refuse(Refusal::conflict,
                      "Many people are changing this trip at once. Please try again.", "E-808");
}

// Nothing: somebody else was faster.
std::optional<ChangeOutcome> Editing::attempt(ChangeOrder const& order, Revision const& revise) {
  auto const head = this->head(order);
  if (!head) return head.error();
  auto revised = revise(*head);
  if (!revised) return revised.error();
  if (!revised->conflicts.empty())
    return ChangeConflicted{head->number, std::move(revised->conflicts)};
  auto rendered = tools_.render(revised->itinerary);
  if (!rendered) return rendered.error();
  revised->itinerary.rides = rendered->plan.rides;  // what was chosen stays chosen
  Changed changed{head->number, std::move(rendered->plan), {}};
  changed.difference = tools_.compare(head->plan, changed.plan);
  changed.brings_problems = brings_problems(head->plan, changed.plan);
  if (order.is_preview) return changed;
  if (!order.keeps_violations && changed.brings_problems)
    return ChangeViolates{std::move(changed.plan), std::move(changed.difference)};
  auto const appended = append(order, head->number, revised->itinerary, changed.plan);
  if (!appended) return appended.error();
  if (appended->how == Appended::How::stale) return std::nullopt;
  if (appended->how == Appended::How::repeated) return done_before(order);
  changed.version = appended->number;
  return changed;
}

base::Result<EditedVersion> Editing::head(ChangeOrder const& order) {
  auto const branch = parts_.db.read([&](Sql& sql) -> std::optional<TripBranch> {
    if (!standing(sql, order.trip, order.user_id, parts_.clock.now())) return std::nullopt;
    return Versions(sql).find_branch(order.trip, order.branch);
  });
  if (!branch) return no_such_trip();
  auto found = find(order.trip, branch->head);
  return found ? base::Result<EditedVersion>(std::move(*found)) : too_old();
}

base::Result<Appended> Editing::append(ChangeOrder const& order, VersionNumber head,
                                       Itinerary const& itinerary, TierAnswer const& plan) {
  NewVersion next;
  next.trip = order.trip;
  next.branch = order.branch;
  next.base = head;
  next.other_parent = order.other_parent;
  next.kind = order.kind;
  next.content = {to_json(itinerary), http::to_json(plan)};
  next.facts = facts_of(plan);
  next.author_id = order.user_id;
  next.change = order.change;
  next.label_json = http::to_json(order.label);
  next.is_draft = is_draft(plan);
  auto const catalogue = parts_.catalogue.now();
  return parts_.db.write([&](Sql& sql) -> base::Result<Appended> {
    auto const stands = standing(sql, order.trip, order.user_id, parts_.clock.now());
    if (!stands || stands->role < MemberRole::editor) return no_such_trip();
    auto const appended = Versions(sql).append(next, parts_.clock.now());
    if (!appended) return no_such_trip();
    if (appended->how != Appended::How::added) return *appended;
    if (order.branch == main_branch(order.trip))
      expose(sql, order.trip, appended->number, plan, *catalogue);
    tell_members(sql, order, appended->number, parts_);
    if (stands->grant)
      parts_.grant_used(
          sql, {*stands->grant, appended->number, order.label.zh + " / " + order.label.en});
    return *appended;
  });
}

// The same change again, as when its answer was lost on the way.
std::optional<ChangeOutcome> Editing::done_before(ChangeOrder const& order) {
  if (order.is_preview) return std::nullopt;
  auto const before = parts_.db.read([&](Sql& sql) -> std::optional<Version> {
    if (!standing(sql, order.trip, order.user_id, parts_.clock.now())) return std::nullopt;
    return Versions(sql).find_change(order.trip, order.change);
  });
  if (!before) return std::nullopt;
  auto made = find(order.trip, before->number);
  if (!made) return too_old();
  Changed changed{before->number, std::move(made->plan), {}};
  if (auto const parent = find(order.trip, before->parent))
    changed.difference = tools_.compare(parent->plan, changed.plan);
  return changed;
}

std::optional<EditedVersion> Editing::find(TripId trip, VersionNumber number) {
  auto const content =
      parts_.db.read([&](Sql& sql) { return Versions(sql).find_content(trip, number); });
  if (!content) return std::nullopt;
  auto edited = edited_from(number, *content, trip, parts_.ids);
  return edited ? std::optional(std::move(*edited)) : std::nullopt;
}

UndoStacks Editing::stacks(TripId trip, BranchId branch, std::string_view user_id) {
  return undo_stacks(parts_.db.read(
      [&](Sql& sql) { return Versions(sql).list_of_author(trip, branch, user_id); }));
}

}  // namespace trips
