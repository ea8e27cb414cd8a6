// SPDX-License-Identifier: Apache-2.0
#include "trips/api.hpp"

#include <array>
#include <iterator>

#include "http/json_text.hpp"
#include "http/language.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/wish_problem.hpp"

namespace trips {

namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"It is too old to be kept; ask again.", "这份推荐过旧，无法保存，请重新规划。"},
    {"Must be a next_cursor.", "须为上一页的 next_cursor。"},
    {"Must be a time such as 14:30.", "须为时间，如 14:30。"},
    {"Must not be blank.", "不能为空。"},
    {"The recommendation has no such tier.", "这份推荐没有这个档次。"},
    {"There is no such recommendation.", "没有这份推荐。"},
    {"There is no such trip.", "没有这个行程。"},
});

ChangeAnswer answer_from(Change const& change) { return {change.field, {change.value}}; }

template <class T>
std::optional<std::vector<T>> unless_empty(std::vector<T> const& values) {
  return values.empty() ? std::nullopt : std::optional(values);
}

}  // namespace

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

http::Response answer_to(Refused const& refused, http::Request const& request) {
  bool const is_english = request.locale == http::Locale::en;
  auto const chosen = [&](Words const& words) { return is_english ? words.en : words.zh; };
  base::Error error{base::Refusal::invalid, chosen(refused.why), refused.code};
  for (auto const& field : refused.fields)
    error.fields.push_back({field.pointer, chosen(field.detail)});
  auto answer = http::refusal(error, request);
  WishProblem problem{http::problem_from(answer.status, error, request)};
  problem.choices = unless_empty(refused.choices);
  problem.conflicts = unless_empty(refused.conflicts);
  problem.conflicting = unless_empty(refused.conflicting);
  std::vector<RelaxationAnswer> relaxations;
  for (auto const& each : refused.relaxations) {
    RelaxationAnswer told{each.id, each.text, answer_from(each.change), {}, each.size};
    if (each.also) told.also = answer_from(*each.also);
    relaxations.push_back(std::move(told));
  }
  problem.relaxations = unless_empty(relaxations);
  answer.body = http::to_json(problem);
  return answer;
}

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  auto all = recommendation_endpoints(parts);
  auto more = trip_endpoints(parts);
  std::move(more.begin(), more.end(), std::back_inserter(all));
  auto introductions = introduction_endpoints(parts);
  std::move(introductions.begin(), introductions.end(), std::back_inserter(all));
  return all;
}

void remove_all_of(std::string_view user_id, Parts const& parts) {
  SavedTrips(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
  Recommendations(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
}

}  // namespace trips
