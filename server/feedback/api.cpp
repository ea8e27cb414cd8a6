// SPDX-License-Identifier: Apache-2.0
#include "feedback/api.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "feedback/impl/views.hpp"

namespace feedback {
namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"There is no such place.", "没有这个地点。"},
    {"There is no such trip of yours.", "您没有这个行程。"},
    {"No such plan was offered to you.", "没有向您推荐过这个方案。"},
    {"There is no such opinion.", "没有这条评价。"},
    {"That is a lot for one day; please go on later.", "今天的评价已经很多了，请稍后再继续。"},
    {"A place can be rated from the day on that a trip of yours visits it.",
     "行程中到访这个地点的当天起，才可以评价。"},
    {"A trip can be rated from its last day on.", "行程的最后一天起，才可以评价。"},
    {"Says the same twice.", "不能重复选择。"},
    {"There is no such comment.", "没有这条意见。"},
    {"Somebody else's words have this id.", "这个编号已被使用，请重新填写。"},
    {"Must not be blank.", "不能为空白。"},
    {"Please sign in to get an answer.", "登录后才能收到答复。"},
    {"Too many attempts; please wait a moment.", "提交得太频繁，请稍候再试。"},
    {"Several requests of yours are still open; please write there.",
     "您还有几个求助没有解决，请在那里继续说。"},
});

// What was sent, trimmed; refuses a remark that is made twice.
template <class Given>
base::Result<Said> said_from(http::Request const& request) {
  auto const given = http::parse<Given>(request.body);
  if (!given) return given.error();
  Said made{.stars = given->stars, .text = std::string(base::trim(given->text.value_or("")))};
  for (auto const remark : given->remarks) made.remarks.emplace_back(http::word_of(remark));
  auto sorted = made.remarks;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return base::refuse_field("/remarks", "Says the same twice.");
  return made;
}

std::string param(http::Request const& request, std::string_view name) {
  return std::string(request.params.find(name).value());
}

// What was sent with PUT, nothing of the other verbs; refuses what is no opinion.
template <class Given>
base::Result<Said> body_of(http::Method method, http::Request const& request) {
  if (method != http::Method::put) return Said();
  return said_from<Given>(request);
}

// What the three verbs on one's own opinion have in common; `may_give` refuses first words only.
base::Result<void> change(Parts const& parts, http::Method method, About const& about,
                          http::Request const& request, Said const& said,
                          base::Result<void> const& may_give) {
  std::string_view const user = request.principal->user_id;
  if (method == http::Method::delete_) parts.opinions.take_back(about, user);
  if (method != http::Method::put) return {};
  if (!may_give && !parts.opinions.find(about, user)) return may_give.error();
  bool const is_settled = parts.account_since(user) + parts.settled_after <= parts.clock.now();
  auto const kept = parts.opinions.give(about, {user, is_settled}, said);
  if (!kept) return kept.error();
  return {};
}

// GET /api/places/{key}/feedback
struct ReadPlace {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    About const about{OpinionSubject::place, param(request, "key")};
    if (!parts.is_place(about.key))
      return refused(base::refuse(base::Refusal::not_found, "There is no such place."), request);
    auto const summary = parts.opinions.summary(about);
    auto const voices = summary.voices();
    PlaceFeedback made{.count = voices.opinions,
                       .by_stars = {summary.by_stars.begin(), summary.by_stars.end()},
                       .newest = summary.newest};
    if (voices.opinions > 0)
      made.stars = static_cast<double>(voices.stars) / static_cast<double>(voices.opinions);
    for (auto const& [word, count] : summary.remarks)
      if (auto const remark = http::enum_from<PlaceRemark>(word))
        made.remarks.push_back({*remark, count});
    constexpr std::int64_t most_words = 20;
    for (auto const& each : parts.opinions.list_words(about, most_words))
      made.words.push_back(opinion_view<PlaceOpinionView>(each));
    return http::ok(http::to_json(made));
  }
};

// GET, PUT and DELETE /api/places/{key}/feedback/mine
struct OfPlace {
  Parts const& parts;
  http::Method method;

  http::Response operator()(http::Request const& request) const {
    auto const said = body_of<PlaceOpinionGiven>(method, request);
    if (!said) return refused(said.error(), request);
    About const about{OpinionSubject::place, param(request, "key")};
    auto const& user = request.principal->user_id;
    if (!parts.is_place(about.key))
      return refused(base::refuse(base::Refusal::not_found, "There is no such place."), request);
    auto const visited = parts.visited_on(user, about.key);
    base::Result<void> may_give;
    if (!visited)
      may_give =
          base::refuse(base::Refusal::conflict,
                       "A place can be rated from the day on that a trip of yours visits it.");
    auto const done = change(parts, method, about, request, *said, may_give);
    if (!done) return refused(done.error(), request);
    if (method == http::Method::delete_) return http::no_content();
    auto const mine = parts.opinions.find(about, user);
    MyPlaceOpinion made{.may_give = visited || mine, .visited_on = visited};
    if (mine) made.opinion = opinion_view<PlaceOpinionView>(*mine);
    return http::ok(http::to_json(made));
  }
};

// GET, PUT and DELETE /api/trips/{trip}/feedback
struct OfTrip {
  Parts const& parts;
  http::Method method;

  http::Response operator()(http::Request const& request) const {
    auto const said = body_of<PlanOpinionGiven>(method, request);
    if (!said) return refused(said.error(), request);
    About const about{OpinionSubject::plan, param(request, "trip")};
    auto const& user = request.principal->user_id;
    auto const trip = parts.trip_of(user, about.key);
    if (!trip)
      return refused(base::refuse(base::Refusal::not_found, "There is no such trip of yours."),
                     request);
    base::Result<void> may_give;
    if (!trip->is_over)
      may_give = base::refuse(base::Refusal::conflict, "A trip can be rated from its last day on.");
    auto const done = change(parts, method, about, request, *said, may_give);
    if (!done) return refused(done.error(), request);
    if (method == http::Method::delete_) return http::no_content();
    return http::ok(http::to_json(told(about, user, *trip)));
  }

 private:
  MyTripOpinions told(About const& about, std::string const& user, TripSoFar const& trip) const {
    MyTripOpinions made;
    if (auto const mine = parts.opinions.find(about, user))
      made.opinion = opinion_view<PlanOpinionView>(*mine);
    made.may_give = trip.is_over || made.opinion;
    for (auto const& visit : trip.visits) {
      RatedVisit rated{.place_key = visit.place_key, .day = visit.day};
      if (auto const mine = parts.opinions.find({OpinionSubject::place, visit.place_key}, user))
        rated.opinion = opinion_view<PlaceOpinionView>(*mine);
      made.visits.push_back(std::move(rated));
    }
    return made;
  }
};

// GET, PUT and DELETE /api/recommendations/{recommendation}/feedback/{tier}
struct OfOffer {
  Parts const& parts;
  http::Method method;

  http::Response operator()(http::Request const& request) const {
    auto const said = body_of<PlanOpinionGiven>(method, request);
    if (!said) return refused(said.error(), request);
    auto const recommendation = param(request, "recommendation");
    auto const tier = param(request, "tier");
    auto const& user = request.principal->user_id;
    if (!parts.was_offered(user, recommendation, tier))
      return refused(base::refuse(base::Refusal::not_found, "No such plan was offered to you."),
                     request);
    About const about{OpinionSubject::offer, recommendation + "." + tier};
    auto const done = change(parts, method, about, request, *said, {});
    if (!done) return refused(done.error(), request);
    if (method == http::Method::delete_) return http::no_content();
    MyOfferOpinion made;
    if (auto const mine = parts.opinions.find(about, user))
      made.opinion = opinion_view<PlanOpinionView>(*mine);
    return http::ok(http::to_json(made));
  }
};

template <class Given, class Answer, class Handler>
void add_three(std::vector<http::Endpoint>& made, Parts const& parts, std::string const& pattern,
               std::array<char const*, 3> ids, char const* what) {
  auto const named = [&](http::EndpointBuilder builder, char const* id, char const* verb) {
    builder.named(id, verb + std::string(what), "feedback").signed_in().on(http::Lane::db);
    return builder;
  };
  made.push_back(named(http::get(pattern), ids[0], "What I said of ")
                     .template answers<Answer>(200)
                     .calls(Handler{parts, http::Method::get}));
  made.push_back(named(http::put(pattern), ids[1], "Say, or say anew, how I found ")
                     .template takes<Given>()
                     .template answers<Answer>(200)
                     .calls(Handler{parts, http::Method::put}));
  made.push_back(named(http::delete_(pattern), ids[2], "Take back what I said of ")
                     .answers_nothing()
                     .calls(Handler{parts, http::Method::delete_}));
}

}  // namespace

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  std::vector<http::Endpoint> made{
      http::get("/api/places/{key}/feedback")
          .named("readPlaceFeedback", "What travellers say of a place", "feedback")
          .anyone()
          .on(http::Lane::db)
          .answers<PlaceFeedback>(200)
          .calls(ReadPlace{parts})};
  add_three<PlaceOpinionGiven, MyPlaceOpinion, OfPlace>(
      made, parts, "/api/places/{key}/feedback/mine",
      {"readMyPlaceFeedback", "givePlaceFeedback", "takeBackPlaceFeedback"}, "a place");
  add_three<PlanOpinionGiven, MyTripOpinions, OfTrip>(
      made, parts, "/api/trips/{trip}/feedback",
      {"readTripFeedback", "givePlanFeedback", "takeBackPlanFeedback"}, "a trip");
  add_three<PlanOpinionGiven, MyOfferOpinion, OfOffer>(
      made, parts, "/api/recommendations/{recommendation}/feedback/{tier}",
      {"readOfferFeedback", "giveOfferFeedback", "takeBackOfferFeedback"}, "an offered plan");
  for (auto& endpoint : desk_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : comment_endpoints(parts)) made.push_back(std::move(endpoint));
  return made;
}

}  // namespace feedback
