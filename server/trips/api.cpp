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
    {"A trip has at most 14 days.", "一次行程最多 14 天。"},
    {"It is in the trip already.", "行程里已经有了。"},
    {"It is no place to see or to eat at.", "这里不是游览或用餐的地方。"},
    {"It is too old to be kept; ask again.", "这份推荐过旧，无法保存，请重新规划。"},
    {"It waits in the tray: give it a day first.", "它还在待定区，请先放到某一天。"},
    {"Must be a next_cursor.", "须为上一页的 next_cursor。"},
    {"Must be a time such as 14:30.", "须为时间，如 14:30。"},
    {"Must not be blank.", "不能为空。"},
    {"No change of the trip was understood in that.", "没有读懂要怎样修改行程。"},
    {"Nothing on that day can be set aside.", "那天没有可以放下的安排。"},
    {"Nothing on that day is in the open.", "那天没有室外的安排。"},
    {"The end lies before the start.", "结束日期不能早于开始日期。"},
    {"The recommendation has no such tier.", "这份推荐没有这个档次。"},
    {"The trip has no such day.", "行程里没有这一天。"},
    {"The trip has no such item.", "行程里没有这一项。"},
    {"The trip has no such night.", "行程里没有这一晚。"},
    {"The trip has that item.", "行程里已有这一项。"},
    {"There is no such house with room for all of you.", "没有这家住得下所有人的住处。"},
    {"There is no such place in the city.", "这个城市的资料里没有这个地点。"},
    {"There is no such recommendation.", "没有这份推荐。"},
    {"There is no such trip.", "没有这个行程。"},
    {"This change does not take that.", "这种修改不需要这个字段。"},
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
  auto changes = change_endpoints(parts);
  std::move(changes.begin(), changes.end(), std::back_inserter(all));
  auto introductions = introduction_endpoints(parts);
  std::move(introductions.begin(), introductions.end(), std::back_inserter(all));
  return all;
}

void remove_all_of(std::string_view user_id, Parts const& parts) {
  SavedTrips(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
  Recommendations(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
}

}  // namespace trips
