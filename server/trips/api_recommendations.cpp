// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "http/event_stream.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/wish_problem.hpp"
#include "trips/recommend.hpp"

namespace trips {

// What the event `stage` tells.
struct StageAnswer {
  std::string stage;
  int done = 0;
  int total = 0;
  Words text;
};
BOOST_DESCRIBE_STRUCT(StageAnswer, (), (stage, done, total, text))

namespace {

std::string_view word_for(Stage::Name name) {
  switch (name) {
    case Stage::Name::destination:
      return "destination";
    case Stage::Name::candidates:
      return "candidates";
    case Stage::Name::optimise:
      return "optimise";
    case Stage::Name::verify:
      return "verify";
    case Stage::Name::tiers:
      return "tiers";
  }
  return "";
}

// POST /api/recommendations
struct Recommend {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wish = http::parse<Wish>(request.body);
    if (!wish) return refused(wish.error(), request);
    bool const wants_events =
        request.headers.get("Accept").find("text/event-stream") != std::string_view::npos;
    if (!wants_events) return planned(*wish, request, {});
    auto const stream = std::make_shared<http::EventStream>(most_bytes);
    return http::events(stream, [*this, wish = *wish, request](http::EventStream& events) {
      tell(wish, request, events);
    });
  }

 private:
  static constexpr std::size_t most_bytes = 4 * 1024 * 1024;  // the body is sent at once

  void tell(Wish const& wish, http::Request const& request, http::EventStream& events) const {
    auto const answer = planned(wish, request, [&](Stage const& stage) {
      StageAnswer const told{std::string(word_for(stage.name)), stage.done, stage.total,
                             stage.text};
      events.send({.data = http::to_json(told), .name = "stage"});
    });
    bool const is_done = answer.status == 200;
    events.send({.data = std::string(answer.content()), .name = is_done ? "done" : "problem"});
  }

  http::Response planned(Wish const& wish, http::Request const& request,
                         Progress const& progress) const {
    auto const began = std::chrono::steady_clock::now();
    auto const catalogue = parts.catalogue.now();
    auto const now = parts.clock.now();
    auto const ways = parts.ways->of(catalogue);
    Sources const sources{parts.areas,    *catalogue,          parts.travel_times,
                          ways.get(),     parts.lexicon.now(), parts.timetable->now(),
                          parts.forecast, parts.worths->now()};
    auto found = recommend(wish, sources, base::china_day(now), progress);
    auto const took = std::chrono::steady_clock::now() - began;
    if (auto const* refused = std::get_if<Refused>(&found)) {
      parts.plan_made(refused->code == "impossible_wish" ? "impossible" : "refused", took);
      return answer_to(*refused, request);
    }
    parts.plan_made("planned", took);
    return kept(wish, std::get<std::vector<TierAnswer>>(std::move(found)), now, request);
  }

  http::Response kept(Wish const& wish, std::vector<TierAnswer> tiers, base::Instant now,
                      http::Request const& request) const {
    auto const id = parts.ids.next<RecommendationId>();
    RecommendationAnswer answer;
    answer.data = std::move(tiers);
    answer.metadata = {id.str(), now};
    answer.links.self = "/api/recommendations/" + id.str();
    auto body = http::to_json(answer);
    Recommendations(parts.db, parts.clock, parts.areas)
        .add(id, request.principal->user_id, body, http::to_json(wish));
    return http::ok(std::move(body));
  }
};

// GET /api/recommendations/{recommendation}
struct ReadRecommendation {
  Parts const& parts;

  std::vector<http::Response> operator()(std::span<http::Request const* const> requests) const {
    std::vector<http::Response> answers(requests.size());
    std::vector<RecommendationKey> keys;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      auto const id = http::id<RecommendationId>(*requests[i], "recommendation");
      if (!id) {
        answers[i] = refused(id.error(), *requests[i]);
        continue;
      }
      keys.push_back({*id, requests[i]->principal->user_id});
      places.push_back(i);
    }
    auto found = Recommendations(parts.db, parts.clock, parts.areas).find_all(keys);
    for (std::size_t i = 0; i < found.size(); ++i)
      answers[places[i]] = answer(std::move(found[i]), *requests[places[i]]);
    return answers;
  }

 private:
  static http::Response answer(std::optional<std::string> body, http::Request const& request) {
    if (body) return http::ok(std::move(*body));
    return refused(base::refuse(base::Refusal::not_found, "There is no such recommendation."),
                   request);
  }
};

}  // namespace

std::vector<http::Endpoint> recommendation_endpoints(Parts const& parts) {
  return {
      http::post("/api/recommendations")
          .named("recommend", "Three priced plans for a wish; as server-sent events when asked for",
                 "recommendations")
          .signed_in()
          .scopes({"plan:read"})
          .on(http::Lane::cpu)
          .takes<Wish>()
          .answers<RecommendationAnswer>(200, "Three tiers, dearest first.")
          .refuses<WishProblem>(422, "The wish is wrong, unclear or impossible.")
          .answers_events("Events `stage`, then `done` with the answer or `problem`.")
          .calls(Recommend{parts}),
      http::get("/api/recommendations/{recommendation}")
          .named("readRecommendation", "A recommendation as it was answered", "recommendations")
          .signed_in()
          .scopes({"plan:read"})
          .on(http::Lane::db)
          .answers<RecommendationAnswer>(200)
          .calls_for_many(ReadRecommendation{parts})};
}

}  // namespace trips
