// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/problem.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/command_json.hpp"
#include "trips/impl/difference_json.hpp"
#include "trips/versions/editing.hpp"

// What changes answer with.
namespace trips {

struct ChangedAnswer {
  std::int64_t version = 0;
  TierAnswer plan;
  Difference difference;
  std::vector<ProblemAnswer> problems;
  bool brings_problems = false;
};

struct ConflictAnswer {
  std::optional<ItemId> item;
  std::optional<base::Day> day;
  std::string field;
  http::RawJson mine;
  http::RawJson theirs;
};

struct ChangeConflict : http::Problem {
  std::optional<std::int64_t> current_version;
  std::optional<std::vector<ConflictAnswer>> conflicts;
};

struct ChangeViolation : http::Problem {
  std::optional<std::vector<ProblemAnswer>> problems;
  std::optional<Difference> difference;
  std::optional<TierAnswer> plan;
};

BOOST_DESCRIBE_STRUCT(ChangedAnswer, (), (version, plan, difference, problems, brings_problems))
BOOST_DESCRIBE_STRUCT(ConflictAnswer, (), (item, day, field, mine, theirs))
BOOST_DESCRIBE_STRUCT(ChangeConflict, (http::Problem), (current_version, conflicts))
BOOST_DESCRIBE_STRUCT(ChangeViolation, (http::Problem), (problems, difference, plan))

inline std::string api_name(http::Of<ConflictAnswer>) { return "MergeConflict"; }
inline http::Rules rules(http::Of<ChangedAnswer>) {
  return {http::field("version").text("The new one; of a preview the one it was tried on."),
          http::field("brings_problems").text("A preview: stored with keep_violations alone.")};
}
inline http::Rules rules(http::Of<ConflictAnswer>) {
  using http::field;
  return {field("item").text("None: a day or the whole trip."),
          field("field").example("\"minutes\"").text("What both changed, each to another value."),
          field("mine").text("Whatever JSON the field takes; null: nothing there."),
          field("theirs").text("The same, as it is now.")};
}
inline http::Rules rules(http::Of<ChangeConflict>) {
  return http::Rules{http::field("current_version").text("To make the change on instead.")}.text(
      "Why a change does not fit what others did. Nothing was stored.");
}
inline http::Rules rules(http::Of<ChangeViolation>) {
  using http::field;
  return http::Rules{field("problems").text("What would not hold, with one-tap fixes."),
                     field("plan").text("As it would be; to be kept with keep_violations.")}
      .text("Why a change was not stored.");
}

http::Response change_answer(ChangeOutcome outcome, http::Request const& request);
// Whether each has what its type takes; the refusal points into the body's `commands`.
base::Result<void> check_commands(std::vector<Command> const& commands);
// A refusal of several commands, "/2/item", as of a body that has them in `commands`.
base::Error in_commands(base::Error error);

}  // namespace trips
