// SPDX-License-Identifier: Apache-2.0
#include "feedback/api.hpp"
#include "feedback/impl/views.hpp"

namespace feedback {
namespace {

struct FaultGiven {
  OpinionFault fault{};
};
struct OpinionsQuery {
  std::optional<OpinionSubject> subject;
  std::optional<OpinionState> state;
  std::optional<int> skip;
};
struct OpinionStepView {
  std::string actor;
  OpinionDone done = OpinionDone::hide;
  std::optional<OpinionFault> fault;
  base::Instant at{};
};
struct DeskOpinion {
  OpinionId id;
  OpinionSubject subject = OpinionSubject::place;
  std::string subject_key;
  std::string title;
  int stars = 0;
  std::vector<std::string> remarks;
  std::string text;
  bool is_hidden = false;
  bool is_newcomers = false;
  std::int64_t reports = 0;
  base::Instant updated_at{};
  std::vector<OpinionStepView> history;
};
struct DeskOpinions {
  std::vector<DeskOpinion> opinions;
  bool has_more = false;
};

BOOST_DESCRIBE_STRUCT(FaultGiven, (), (fault))
BOOST_DESCRIBE_STRUCT(OpinionsQuery, (), (subject, state, skip))
BOOST_DESCRIBE_STRUCT(OpinionStepView, (), (actor, done, fault, at))
BOOST_DESCRIBE_STRUCT(DeskOpinion, (),
                      (id, subject, subject_key, title, stars, remarks, text, is_hidden,
                       is_newcomers, reports, updated_at, history))
BOOST_DESCRIBE_STRUCT(DeskOpinions, (), (opinions, has_more))

http::Rules rules(http::Of<OpinionsQuery>) { return {http::field("skip").range(0, 100'000)}; }
http::Rules rules(http::Of<DeskOpinion>) {
  using http::field;
  return {field("title").text("The name of the place; empty: it is gone, or a plan."),
          field("is_newcomers").text("Of an account that was young then; it counts for little."),
          field("reports").text("Readers who think that it should not be there.")};
}

// Trips are called what their people like, which is nobody else's business.
std::string title_of(Parts const& parts, About const& about, http::Locale locale) {
  return about.subject == OpinionSubject::place ? parts.place_name(about.key, locale) : "";
}

DeskOpinion desk_view(Parts const& parts, ReadOpinion const& read, http::Locale locale) {
  auto const& opinion = read.opinion;
  DeskOpinion made{.id = opinion.id,
                   .subject = opinion.about.subject,
                   .subject_key = opinion.about.key,
                   .title = title_of(parts, opinion.about, locale),
                   .stars = opinion.said.stars,
                   .remarks = opinion.said.remarks,
                   .text = opinion.said.text,
                   .is_hidden = opinion.is_hidden,
                   .is_newcomers = !read.is_settled,
                   .reports = read.reports,
                   .updated_at = opinion.updated_at};
  for (auto const& step : parts.desk.steps_of(opinion.id))
    made.history.push_back({step.actor_id.empty() ? "" : parts.name_of(step.actor_id), step.done,
                            step.fault, step.at});
  return made;
}

// GET /api/feedback
struct ListOpinions {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<OpinionsQuery>(request.query);
    if (!query) return refused(query.error(), request);
    constexpr std::size_t most_shown = 50;
    auto const found = parts.desk.list({.subject = query->subject,
                                        .state = query->state.value_or(OpinionState::all),
                                        .limit = most_shown + 1,
                                        .skip = query->skip.value_or(0)});
    DeskOpinions made{.has_more = found.size() > most_shown};
    for (auto const& each : found)
      if (made.opinions.size() < most_shown)
        made.opinions.push_back(desk_view(parts, each, request.locale));
    return http::ok(http::to_json(made));
  }
};

// POST /api/feedback/{opinion}/reports
struct ReportOpinion {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<OpinionId>(request, "opinion");
    if (!id) return refused(id.error(), request);
    auto const given = http::parse<FaultGiven>(request.body);
    if (!given) return refused(given.error(), request);
    auto const done = parts.desk.report(*id, request.principal->user_id, given->fault);
    return done ? http::no_content() : refused(done.error(), request);
  }
};

// PUT and DELETE /api/feedback/{opinion}/hiding
struct HideOpinion {
  Parts const& parts;
  http::Method method;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<OpinionId>(request, "opinion");
    if (!id) return refused(id.error(), request);
    auto const done = change(*id, request);
    if (!done) return refused(done.error(), request);
    auto const now = parts.desk.find(*id);
    if (!now)
      return refused(base::refuse(base::Refusal::not_found, "There is no such opinion."), request);
    return http::ok(http::to_json(desk_view(parts, *now, request.locale)));
  }

 private:
  base::Result<void> change(OpinionId id, http::Request const& request) const {
    auto const& actor = request.principal->user_id;
    if (method == http::Method::delete_) return parts.desk.show(id, actor);
    auto const given = http::parse<FaultGiven>(request.body);
    if (!given) return given.error();
    return parts.desk.hide(id, actor, given->fault);
  }
};

}  // namespace

std::vector<http::Endpoint> desk_endpoints(Parts const& parts) {
  std::vector<std::string> const readers{"agent", "operator", "admin"};
  return {
      http::get("/api/feedback")
          .named("listFeedback", "What travellers say, the newest first", "feedback")
          .only(readers)
          .on(http::Lane::db)
          .query<OpinionsQuery>()
          .answers<DeskOpinions>(200)
          .calls(ListOpinions{parts}),
      http::post("/api/feedback/{opinion}/reports")
          .named("reportFeedback", "Say that an opinion should not be there", "feedback")
          .signed_in()
          .on(http::Lane::db)
          .takes<FaultGiven>()
          .answers_nothing()
          .calls(ReportOpinion{parts}),
      http::put("/api/feedback/{opinion}/hiding")
          .named("hideFeedback", "Hide an opinion, so that it counts no more", "feedback")
          .only(readers)
          .on(http::Lane::db)
          .takes<FaultGiven>()
          .answers<DeskOpinion>(200)
          .calls(HideOpinion{parts, http::Method::put}),
      http::delete_("/api/feedback/{opinion}/hiding")
          .named("showFeedback", "Show an opinion, and settle what was reported of it", "feedback")
          .only(readers)
          .on(http::Lane::db)
          .answers<DeskOpinion>(200)
          .calls(HideOpinion{parts, http::Method::delete_})};
}

}  // namespace feedback
