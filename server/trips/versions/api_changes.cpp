// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "trips/impl/answering.hpp"
#include "trips/together/asked.hpp"
#include "trips/versions/changes_json.hpp"
#include "trips/versions/described.hpp"
#include "trips/versions/editing.hpp"

namespace trips {

struct MakeChanges {
  std::int64_t base_version = 1;
  ChangeId change_id;
  std::vector<Command> commands;
  std::optional<BranchId> branch;
  std::optional<bool> is_preview;
  std::optional<bool> keep_violations;
};
struct TakeBack {
  ChangeId change_id;
  std::optional<BranchId> branch;
};
struct RestoreVersion {
  std::int64_t version = 1;
  ChangeId change_id;
  std::optional<BranchId> branch;
};
struct MergeBranch {
  ChangeId change_id;
  std::optional<MergeSide> stands;
};

BOOST_DESCRIBE_STRUCT(MakeChanges, (),
                      (base_version, change_id, commands, branch, is_preview, keep_violations))
BOOST_DESCRIBE_STRUCT(TakeBack, (), (change_id, branch))
BOOST_DESCRIBE_STRUCT(RestoreVersion, (), (version, change_id, branch))
BOOST_DESCRIBE_STRUCT(MergeBranch, (), (change_id, stands))

http::Rules rules(http::Of<MakeChanges>) {
  using http::field;
  return {field("base_version").range(1, 1'000'000'000).text("What the commands were made on."),
          field("change_id").text("Made by the client; the same one sent again is one change."),
          field("commands").items(1, 100),
          field("branch").text("The main one unless told."),
          field("is_preview").text("Nothing is stored."),
          field("keep_violations").text("Keep it as a draft even if something is violated.")};
}
http::Rules rules(http::Of<RestoreVersion>) {
  return {http::field("version").range(1, 1'000'000'000)};
}

http::Rules rules(http::Of<MergeBranch>) {
  return {http::field("stands").text(
      "Whose values are taken where both changed the same; refused with both unless told.")};
}

namespace {

ChangeOrder order_of(Asked const& who, ChangeId change, std::optional<BranchId> branch) {
  ChangeOrder order;
  order.trip = who.trip;
  order.branch = branch.value_or(main_branch(who.trip));
  order.user_id = who.user_id;
  order.change = change;
  return order;
}

// POST /api/trips/{trip}/changes
struct ChangeTrip {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<MakeChanges>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    bool const is_preview = wanted->is_preview.value_or(false);
    auto const who =
        asked_also_by_support(parts, request, is_preview ? MemberRole::viewer : MemberRole::editor);
    if (!who) return refused(who.error(), request);
    if (auto const checked = check_commands(wanted->commands); !checked)
      return refused(checked.error(), request);
    auto order = order_of(*who, wanted->change_id, wanted->branch);
    order.is_preview = is_preview;
    order.keeps_violations = wanted->keep_violations.value_or(false);
    Editing editing(parts, editing_tools(parts));
    return change_answer(editing.change(order, wanted->base_version, wanted->commands), request);
  }
};

// POST /api/trips/{trip}/undo and /redo
struct Back {
  Parts const& parts;
  ChangeOutcome (Editing::*take_back)(ChangeOrder);

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<TakeBack>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    Editing editing(parts, editing_tools(parts));
    return change_answer((editing.*take_back)(order_of(*who, wanted->change_id, wanted->branch)),
                         request);
  }
};

// POST /api/trips/{trip}/restore
struct Restore {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<RestoreVersion>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    return change_answer(
        Editing(parts, editing_tools(parts))
            .restore(order_of(*who, wanted->change_id, wanted->branch), wanted->version),
        request);
  }
};

// POST /api/trips/{trip}/branches/{branch}/merge
struct Merge {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<MergeBranch>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const from = http::id<BranchId>(request, "branch");
    if (!from) return refused(from.error(), request);
    return change_answer(
        Editing(parts, editing_tools(parts))
            .merge_branch(order_of(*who, wanted->change_id, {}), *from, wanted->stands),
        request);
  }
};

template <class Body>
http::EndpointBuilder changing(char const* path, char const* id, char const* summary) {
  auto builder = http::post(path);
  builder.named(id, summary, "trips").signed_in().scopes({"trips:write"}).on(http::Lane::cpu);
  builder.template takes<Body>()
      .template answers<ChangedAnswer>(200)
      .template refuses<ChangeConflict>(409, "Others changed the same meanwhile.")
      .template refuses<ChangeViolation>(422, "A field is wrong, or the plan would not hold.");
  return builder;
}

}  // namespace

std::vector<http::Endpoint> editing_endpoints(Parts const& parts) {
  return {changing<MakeChanges>("/api/trips/{trip}/changes", "changeTrip", "Change a trip")
              .calls(ChangeTrip{parts}),
          changing<TakeBack>("/api/trips/{trip}/undo", "undoChange", "Take my last change back")
              .calls(Back{parts, &Editing::undo}),
          changing<TakeBack>("/api/trips/{trip}/redo", "redoChange", "Do it again")
              .calls(Back{parts, &Editing::redo}),
          changing<RestoreVersion>("/api/trips/{trip}/restore", "restoreVersion",
                                   "Make the trip as it was at a version")
              .calls(Restore{parts}),
          changing<MergeBranch>("/api/trips/{trip}/branches/{branch}/merge", "mergeBranch",
                                "Bring what a branch changed into the main one")
              .calls(Merge{parts})};
}

}  // namespace trips
