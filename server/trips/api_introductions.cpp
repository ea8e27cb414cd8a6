// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "http/described.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"

namespace trips {

// What readers of a plan are told first.
struct IntroductionAnswer {
  std::string text;
  IntroductionWriter written_by = IntroductionWriter::rules;
  std::optional<std::string> model;
  std::optional<std::string> code;
};

BOOST_DESCRIBE_ENUM(IntroductionWriter, rules, model)
BOOST_DESCRIBE_STRUCT(IntroductionAnswer, (), (text, written_by, model, code))

http::Rules rules(http::Of<IntroductionAnswer>) {
  return {http::field("written_by").text("model: it was checked against the plan."),
          http::field("model").example("\"ernie-4.0-8k\""),
          http::field("code").text("Why no model wrote it though one was asked: LLM-101 …")};
}

namespace {

http::Response introduced(TierAnswer const& tier, std::string key, Parts const& parts,
                          http::Request const& request) {
  auto made = parts.introducer->introduce(tier, {.key = std::move(key),
                                                 .person = request.principal->user_id,
                                                 .locale = request.locale,
                                                 .traceparent = request.traceparent});
  IntroductionAnswer answer{std::move(made.text), made.written_by, {}, {}};
  if (!made.model.empty()) answer.model = std::move(made.model);
  if (!made.code.empty()) answer.code = std::move(made.code);
  return http::ok(http::to_json(answer));
}

// GET /api/recommendations/{recommendation}/introductions/{tier}
struct IntroduceTier {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<RecommendationId>(request, "recommendation");
    if (!id) return refused(id.error(), request);
    auto const body =
        Recommendations(parts.db, parts.clock, parts.areas).find(*id, request.principal->user_id);
    if (!body) return refused(not_found("There is no such recommendation."), request);
    auto const answer = http::parse<RecommendationAnswer>(*body);
    if (!answer)  // written by a release that had other fields
      return refused(not_found("There is no such recommendation."), request);
    auto const tier = request.params.find("tier").value_or("");
    for (auto const& plan : answer->data)
      if (http::word_of(plan.tier) == tier)
        return introduced(plan, id->str() + std::string(tier), parts, request);
    return refused(not_found("The recommendation has no such tier."), request);
  }

 private:
  static base::Error not_found(std::string why) {
    return base::refuse(base::Refusal::not_found, std::move(why));
  }
};

// GET /api/trips/{trip}/introduction
struct IntroduceTrip {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TripId>(request, "trip");
    if (!id) return refused(id.error(), request);
    auto const body =
        SavedTrips(parts.db, parts.clock, parts.areas).find_plan(*id, request.principal->user_id);
    auto const plan = http::parse<TierAnswer>(body.value_or("{}"));
    if (!body || !plan)
      return refused(base::refuse(base::Refusal::not_found, "There is no such trip."), request);
    return introduced(*plan, fmt::format("{} {}", id->str(), std::hash<std::string>()(*body)),
                      parts, request);
  }
};

}  // namespace

std::vector<http::Endpoint> introduction_endpoints(Parts const& parts) {
  return {http::get("/api/recommendations/{recommendation}/introductions/{tier}")
              .named("introduceTier", "A short text at the head of a plan", "recommendations")
              .signed_in()
              .scopes({"plan:read"})
              .on(http::Lane::outbound)
              .answers<IntroductionAnswer>(200)
              .calls(IntroduceTier{parts}),
          http::get("/api/trips/{trip}/introduction")
              .named("introduceTrip", "A short text at the head of a kept plan", "trips")
              .signed_in()
              .scopes({"trips:read"})
              .on(http::Lane::outbound)
              .answers<IntroductionAnswer>(200)
              .calls(IntroduceTrip{parts})};
}

}  // namespace trips
