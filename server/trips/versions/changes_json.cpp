// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/changes_json.hpp"

#include "trips/impl/answering.hpp"

namespace trips {
namespace {

base::Error const conflicting{base::Refusal::conflict,
                              "Others changed the same meanwhile. Nothing of yours is lost.",
                              "E-808"};
base::Error const violating{base::Refusal::invalid,
                            "The plan would not hold. Choose a fix, or keep it as a draft.",
                            "plan_violated"};

// The plain problem, in the language of who asks, with further members.
template <class Problem>
http::Response answer_with(base::Error const& error, http::Request const& request,
                           std::function<void(Problem&)> const& fill) {
  auto answer = refused(error, request);
  Problem problem{http::problem_from(answer.status, in_language(error, request), request)};
  fill(problem);
  answer.body = http::to_json(problem);
  return answer;
}

http::Response conflict_answer(ChangeConflicted const& conflicted, http::Request const& request) {
  return answer_with<ChangeConflict>(conflicting, request, [&](ChangeConflict& problem) {
    problem.current_version = conflicted.current_version;
    problem.conflicts.emplace();
    for (auto const& each : conflicted.conflicts)
      problem.conflicts->push_back(
          {each.item, each.day, each.field, {each.mine_json}, {each.theirs_json}});
  });
}

http::Response violation_answer(ChangeViolates const& violates, http::Request const& request) {
  return answer_with<ChangeViolation>(violating, request, [&](ChangeViolation& problem) {
    problem.problems = violates.plan.problems;
    problem.difference = violates.difference;
    problem.plan = violates.plan;
  });
}

}  // namespace

http::Response change_answer(ChangeOutcome outcome, http::Request const& request) {
  if (auto const* changed = std::get_if<Changed>(&outcome))
    return http::ok(http::to_json(ChangedAnswer{
        changed->version, changed->plan, changed->difference,
        changed->plan.problems.value_or(std::vector<ProblemAnswer>()), changed->brings_problems}));
  if (auto const* conflicted = std::get_if<ChangeConflicted>(&outcome))
    return conflict_answer(*conflicted, request);
  if (auto const* violates = std::get_if<ChangeViolates>(&outcome))
    return violation_answer(*violates, request);
  return refused(in_commands(std::get<base::Error>(outcome)), request);
}

base::Result<void> check_commands(std::vector<Command> const& commands) {
  for (std::size_t i = 0; i < commands.size(); ++i)
    if (auto const checked = check(commands[i]); !checked) {
      auto error = checked.error();
      for (auto& field : error.fields)
        field.pointer = "/commands/" + std::to_string(i) + field.pointer;
      return error;
    }
  return {};
}

base::Error in_commands(base::Error error) {
  auto const is_numbered = [](std::string const& pointer) {
    return pointer.size() > 1 && pointer[0] == '/' && pointer[1] >= '0' && pointer[1] <= '9';
  };
  for (auto& field : error.fields)
    if (is_numbered(field.pointer)) field.pointer.insert(0, "/commands");
  return error;
}

}  // namespace trips
