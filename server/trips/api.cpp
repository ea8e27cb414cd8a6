// SPDX-License-Identifier: Apache-2.0
#include "trips/api.hpp"

#include <iterator>

#include "http/json_text.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"

namespace trips {

// A relaxation on the wire; its value is whatever JSON the field takes.
struct ChangeAnswer {
  std::string field;
  http::RawJson value;
};
struct RelaxationAnswer {
  std::string id;
  Words text;
  ChangeAnswer change;
  std::optional<ChangeAnswer> also;
  double size = 0;
};
BOOST_DESCRIBE_STRUCT(ChangeAnswer, (), (field, value))
BOOST_DESCRIBE_STRUCT(RelaxationAnswer, (), (id, text, change, also, size))

namespace {

ChangeAnswer answer_from(Change const& change) { return {change.field, {change.value}}; }

// RFC 9457 lets a problem carry members of its own.
template <class T>
void add_member(http::Response& problem, std::string_view name, std::vector<T> const& values) {
  if (values.empty() || !problem.body.ends_with('}')) return;
  problem.body.pop_back();
  problem.body.append(",\"").append(name).append("\":");
  http::append_json(problem.body, values);
  problem.body += '}';
}

}  // namespace

http::Response answer_to(Refused const& refused, http::Request const& request) {
  bool const is_english = request.locale == http::Locale::en;
  auto const chosen = [&](Words const& words) { return is_english ? words.en : words.zh; };
  base::Error error{base::Refusal::invalid, chosen(refused.why), refused.code};
  for (auto const& field : refused.fields)
    error.fields.push_back({field.pointer, chosen(field.detail)});
  auto problem = http::refusal(error, request);
  add_member(problem, "choices", refused.choices);
  add_member(problem, "conflicts", refused.conflicts);
  add_member(problem, "conflicting", refused.conflicting);
  std::vector<RelaxationAnswer> relaxations;
  for (auto const& each : refused.relaxations) {
    RelaxationAnswer told{each.id, each.text, answer_from(each.change), {}, each.size};
    if (each.also) told.also = answer_from(*each.also);
    relaxations.push_back(std::move(told));
  }
  add_member(problem, "relaxations", relaxations);
  return problem;
}

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  auto all = recommendation_endpoints(parts);
  auto more = trip_endpoints(parts);
  std::move(more.begin(), more.end(), std::back_inserter(all));
  return all;
}

void remove_all_of(std::string_view user_id, Parts const& parts) {
  SavedTrips(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
  Recommendations(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
}

}  // namespace trips
