// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "trips/changes/edit.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/difference_json.hpp"
#include "trips/impl/editing.hpp"
#include "trips/impl/wish_json.hpp"
#include "trips/together/asked.hpp"

namespace trips {

struct OfBranch {
  std::optional<BranchId> branch;
};
struct AlternativesAnswer {
  std::vector<Alternative> alternatives;
};
struct SaidWords {
  std::string text;
  std::optional<std::int64_t> base_version;
  std::optional<BranchId> branch;
};
struct PreviewAnswer {
  std::int64_t version = 1;
  TierAnswer plan;
  Difference difference;
  std::vector<ProblemAnswer> problems;
};
struct WordsAnswer {
  std::int64_t version = 1;
  std::vector<Command> commands;
  std::vector<Words> understood;
  std::vector<std::string> not_understood;
  std::optional<PreviewAnswer> preview;
};

BOOST_DESCRIBE_STRUCT(OfBranch, (), (branch))
BOOST_DESCRIBE_STRUCT(Alternative, (), (place, command, total, minutes, score, why))
BOOST_DESCRIBE_STRUCT(AlternativesAnswer, (), (alternatives))
BOOST_DESCRIBE_STRUCT(SaidWords, (), (text, base_version, branch))
BOOST_DESCRIBE_STRUCT(PreviewAnswer, (), (version, plan, difference, problems))
BOOST_DESCRIBE_STRUCT(WordsAnswer, (), (version, commands, understood, not_understood, preview))

std::string api_name(http::Of<Alternative>) { return "VisitAlternative"; }
http::Rules rules(http::Of<Alternative>) {
  using http::field;
  return {field("command").text("The change that takes it."),
          field("total").text("After less before, for the whole party."),
          field("minutes").text("On the way, after less before."),
          field("score").text("What the visit is worth to this party, after less before.")};
}
http::Rules rules(http::Of<OfBranch>) {
  return {http::field("branch").text("Of which they are; the main one unless told.")};
}
http::Rules rules(http::Of<SaidWords>) {
  return {http::field("text").length(1, 300).example("\"第二天轻松点\""),
          http::field("base_version").min(1).text("The one on the screen; the newest is read."),
          http::field("branch").text("On which they are read; the main one unless told.")};
}
http::Rules rules(http::Of<PreviewAnswer>) {
  return {http::field("version").text("The newest, which the commands were tried on."),
          http::field("plan").text("As it would be.")};
}
http::Rules rules(http::Of<WordsAnswer>) {
  return {http::field("version").text("The newest, which the words were read on."),
          http::field("understood").text("One sentence for each command."),
          http::field("not_understood").text("Parts of the text that mean nothing to us."),
          http::field("preview").text("Absent: the commands cannot be carried out.")};
}

namespace {

http::Response no_such_trip(http::Request const& request) {
  return refused(base::refuse(base::Refusal::not_found, "There is no such trip."), request);
}

// GET /api/trips/{trip}/items/{item}/alternatives
struct Alternatives {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TripId>(request, "trip");
    auto const item = http::id<ItemId>(request, "item");
    if (!id) return no_such_trip(request);
    if (!item) return refused(item.error(), request);
    auto const query = http::parse_query<OfBranch>(request.query);
    if (!query) return refused(query.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const kept = kept_itinerary(parts, *id, who->user_id, query->branch);
    if (!kept) return no_such_trip(request);
    auto const found = EditingFacts(parts).editor().alternatives(kept->itinerary, *item);
    if (!found) return refused(found.error(), request);
    return http::ok(http::to_json(AlternativesAnswer{*found}));
  }
};

// POST /api/trips/{trip}/words
struct ReadWords {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TripId>(request, "trip");
    if (!id) return no_such_trip(request);
    auto const said = http::parse<SaidWords>(request.body);
    if (!said) return refused(said.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const kept = kept_itinerary(parts, *id, who->user_id, said->branch);
    if (!kept) return no_such_trip(request);
    EditingFacts facts(parts);
    auto const read = facts.editor().commands_from_words(kept->itinerary, said->text);
    if (!read) return refused(read.error(), request);
    WordsAnswer answer{kept->version, read->commands, read->understood, read->not_understood, {}};
    auto const changed = facts.editor().apply_all(kept->itinerary, read->commands);
    if (changed) answer.preview = preview(facts.editor(), *kept, *changed);
    return http::ok(http::to_json(answer));
  }

 private:
  static std::optional<PreviewAnswer> preview(Editor& editor, KeptItinerary const& before,
                                              Itinerary const& after) {
    auto const was = editor.render(before.itinerary, WithFixes::no);
    auto const is = editor.render(after, WithFixes::no);
    if (!was || !is) return std::nullopt;
    return PreviewAnswer{before.version, is->plan, difference(was->plan, is->plan),
                         is->plan.problems.value()};
  }
};

}  // namespace

std::vector<http::Endpoint> change_endpoints(Parts const& parts) {
  return {http::get("/api/trips/{trip}/items/{item}/alternatives")
              .named("listAlternatives", "What might take the place of a visit, ranked", "trips")
              .signed_in()
              .scopes({"trips:read"})
              .on(http::Lane::cpu)
              .query<OfBranch>()
              .answers<AlternativesAnswer>(200, "Each was tried and breaks no rule that held.")
              .calls(Alternatives{parts}),
          http::post("/api/trips/{trip}/words")
              .named("readTripWords", "Changes of a trip in plain words, and what they would do",
                     "trips")
              .signed_in()
              .scopes({"trips:read", "trips:write"})
              .on(http::Lane::cpu)
              .takes<SaidWords>()
              .answers<WordsAnswer>(200, "Nothing is changed yet.")
              .calls(ReadWords{parts})};
}

}  // namespace trips
