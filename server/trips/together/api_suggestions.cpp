// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/together/impl/announcing.hpp"
#include "trips/together/suggesting.hpp"
#include "trips/versions/editing.hpp"
#include "trips/versions/labels.hpp"

namespace trips {

struct Suggest {
  std::int64_t base_version = 1;
  std::vector<Command> commands;
  std::optional<std::string> note;
};
struct SuggestionList {
  std::vector<SuggestionAnswer> suggestions;
};
struct CastVote {
  std::optional<bool> is_for;
};
struct AcceptSuggestion {
  std::optional<bool> keep_violations;
};

BOOST_DESCRIBE_STRUCT(Suggest, (), (base_version, commands, note))
BOOST_DESCRIBE_STRUCT(SuggestionList, (), (suggestions))
BOOST_DESCRIBE_STRUCT(CastVote, (), (is_for))
BOOST_DESCRIBE_STRUCT(AcceptSuggestion, (), (keep_violations))

http::Rules rules(http::Of<Suggest>) {
  using http::field;
  return {field("base_version").range(1, 1'000'000'000), field("commands").items(1, 100),
          field("note").length(0, 300).text("Why.")};
}
http::Rules rules(http::Of<CastVote>) {
  return {http::field("is_for").text("Absent: the vote is taken back.")};
}

namespace {

using storage::Sql;

base::Error no_such_suggestion() {
  return base::refuse(base::Refusal::not_found, "There is no such suggestion.");
}
base::Error settled_before() {
  return base::refuse(base::Refusal::conflict, "That was decided already.");
}

std::vector<Command> commands_of(Suggestion const& suggestion) {
  auto commands = http::parse<std::vector<Command>>(suggestion.commands_json);
  return commands ? std::move(*commands) : std::vector<Command>();
}

// The suggestion of the path, for whoever may do at least `least`.
struct Named {
  Asked who;
  Suggestion suggestion;
};
base::Result<Named> named_in(Parts const& parts, http::Request const& request, MemberRole least) {
  auto const who = asked(parts, request, least);
  if (!who) return who.error();
  auto const id = http::id<SuggestionId>(request, "suggestion");
  if (!id) return id.error();
  auto found =
      parts.db.read([&](Sql& sql) { return find_suggestion(sql, who->trip, *id, who->user_id); });
  if (!found) return no_such_suggestion();
  return Named{*who, std::move(*found)};
}

// POST /api/trips/{trip}/suggestions
struct Make {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<Suggest>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::suggester);
    if (!who) return refused(who.error(), request);
    if (auto const checked = check_commands(wanted->commands); !checked)
      return refused(checked.error(), request);
    auto const tools = editing_tools(parts);
    auto const old = Editing(parts, tools).find(who->trip, wanted->base_version);
    if (!old)
      return refused(base::refuse_field("/base_version", "There is no such version."), request);
    auto const tried = tools.apply(old->itinerary, wanted->commands);
    if (!tried) return refused(in_commands(tried.error()), request);
    auto const label = label_of(wanted->commands, old->plan, *parts.catalogue.now());
    return suggest(parts, *who,
                   {wanted->base_version, wanted->commands, {}, label, wanted->note.value_or("")});
  }
};

// GET /api/trips/{trip}/suggestions
struct ListThem {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    SuggestionList list;
    Names names(parts);
    for (auto const& each :
         parts.db.read([&](Sql& sql) { return list_suggestions(sql, who->trip, who->user_id); }))
      list.suggestions.push_back(answer_of(each, names));
    return http::ok(http::to_json(list));
  }
};

ChangeOrder order_for(Named const& named) {
  ChangeOrder order;
  order.trip = named.who.trip;
  order.branch = main_branch(order.trip);
  order.user_id = named.who.user_id;
  order.change = ChangeId(named.suggestion.id.value());
  order.kind = ChangeKind::accepted;
  if (auto label = http::parse<Words>(named.suggestion.label_json)) order.label = *label;
  return order;
}

// On the trip as it is now, with what others did since it was suggested.
ChangeOutcome made_of(Suggestion const& suggestion, ChangeOrder const& order, Parts const& parts) {
  Editing editing(parts, editing_tools(parts));
  if (suggestion.itinerary_json.empty())
    return editing.change(order, suggestion.base_version, commands_of(suggestion));
  auto const plan = parse_itinerary(suggestion.itinerary_json);
  if (!plan) return plan.error();
  return editing.change(order, suggestion.base_version, *plan);
}

// GET /api/trips/{trip}/suggestions/{suggestion}/preview
struct Preview {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const named = named_in(parts, request, MemberRole::viewer);
    if (!named) return refused(named.error(), request);
    auto order = order_for(*named);
    order.is_preview = true;
    return change_answer(made_of(named->suggestion, order, parts), request);
  }
};

// POST /api/trips/{trip}/suggestions/{suggestion}/accept
struct Accept {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<AcceptSuggestion>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const named = named_in(parts, request, MemberRole::editor);
    if (!named) return refused(named.error(), request);
    auto const& suggestion = named->suggestion;
    if (suggestion.state == SuggestionState::declined) return refused(settled_before(), request);
    auto order = order_for(*named);
    order.keeps_violations = wanted->keep_violations.value_or(false);
    auto outcome = made_of(suggestion, order, parts);
    if (auto const* changed = std::get_if<Changed>(&outcome))
      parts.db.write([&](Sql& sql) {
        settle_suggestion(sql, suggestion.id, SuggestionState::accepted, changed->version);
        announce_live(sql, order.trip, parts);
      });
    return change_answer(std::move(outcome), request);
  }
};

// POST /api/trips/{trip}/suggestions/{suggestion}/decline
struct Decline {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const named = named_in(parts, request, MemberRole::suggester);
    if (!named) return refused(named.error(), request);
    auto const& [who, suggestion] = *named;
    if (who.role < MemberRole::editor && suggestion.author_id != who.user_id)
      return refused(
          base::refuse(base::Refusal::forbidden, "Your role in this trip does not allow that."),
          request);
    bool const declined = parts.db.write([&, id = suggestion.id, trip = who.trip](Sql& sql) {
      bool const done = settle_suggestion(sql, id, SuggestionState::declined, 0);
      announce_live(sql, trip, parts);
      return done;
    });
    if (!declined && suggestion.state != SuggestionState::declined)
      return refused(settled_before(), request);
    return http::no_content();
  }
};

// PUT /api/trips/{trip}/suggestions/{suggestion}/vote
struct Vote {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<CastVote>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const named = named_in(parts, request, MemberRole::suggester);
    if (!named) return refused(named.error(), request);
    auto const& who = named->who;
    auto const id = named->suggestion.id;
    auto const now = parts.db.write([&](Sql& sql) {
      vote(sql, id, who.user_id, wanted->is_for);
      announce_live(sql, who.trip, parts);
      return find_suggestion(sql, who.trip, id, who.user_id);
    });
    if (!now) return refused(no_such_suggestion(), request);
    Names names(parts);
    return http::ok(http::to_json(answer_of(*now, names)));
  }
};

}  // namespace

SuggestionAnswer answer_of(Suggestion const& suggestion, Names& names) {
  SuggestionAnswer answer;
  answer.id = suggestion.id;
  answer.base_version = suggestion.base_version;
  answer.by = names.find(suggestion.author_id);
  answer.commands = commands_of(suggestion);
  answer.is_whole_plan = !suggestion.itinerary_json.empty();
  if (auto label = http::parse<Words>(suggestion.label_json)) answer.label = std::move(*label);
  answer.note = suggestion.note;
  answer.state = suggestion.state;
  if (suggestion.version != 0) answer.version = suggestion.version;
  answer.created_at = suggestion.created_at;
  answer.votes_for = suggestion.votes_for;
  answer.votes_against = suggestion.votes_against;
  answer.my_vote = suggestion.my_vote;
  return answer;
}

http::Response suggest(Parts const& parts, Asked const& who, Suggested const& made) {
  Suggestion suggestion;
  suggestion.id = parts.ids.next<SuggestionId>();
  suggestion.base_version = made.base_version;
  suggestion.author_id = who.user_id;
  suggestion.commands_json = http::to_json(made.commands);
  if (made.plan) suggestion.itinerary_json = to_json(*made.plan);
  suggestion.label_json = http::to_json(made.label);
  suggestion.note = base::trim(made.note);
  suggestion.created_at = parts.clock.now();
  parts.db.write([&](Sql& sql) {
    add_suggestion(sql, who.trip, suggestion);
    announce_suggestion(sql, who, suggestion.id, made.label, parts);
  });
  Names names(parts);
  return http::created(http::to_json(answer_of(suggestion, names)));
}

std::vector<http::Endpoint> suggestion_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db);
    return builder;
  };
  auto const of = [](char const* rest) {
    return std::string("/api/trips/{trip}/suggestions") + rest;
  };
  return {named(http::post(of("")), "suggest", "Suggest a change")
              .on(http::Lane::cpu)
              .takes<Suggest>()
              .answers<SuggestionAnswer>(201)
              .calls(Make{parts}),
          named(http::get(of("")), "listSuggestions", "What members suggest, newest first")
              .answers<SuggestionList>(200)
              .calls(ListThem{parts}),
          named(http::get(of("/{suggestion}/preview")), "previewSuggestion",
                "What a suggestion would do to the trip as it is now")
              .on(http::Lane::cpu)
              .answers<ChangedAnswer>(200, "Nothing is changed yet.")
              .refuses<ChangeConflict>(409, "Others changed the same meanwhile.")
              .calls(Preview{parts}),
          named(http::post(of("/{suggestion}/accept")), "acceptSuggestion",
                "Make what was suggested; sent again it is made once")
              .on(http::Lane::cpu)
              .takes<AcceptSuggestion>()
              .answers<ChangedAnswer>(200)
              .refuses<ChangeConflict>(409, "Others changed the same meanwhile.")
              .refuses<ChangeViolation>(422, "A field is wrong, or the plan would not hold.")
              .calls(Accept{parts}),
          named(http::post(of("/{suggestion}/decline")), "declineSuggestion",
                "Decline a suggestion, or take one's own back")
              .answers_nothing()
              .calls(Decline{parts}),
          named(http::put(of("/{suggestion}/vote")), "voteOnSuggestion",
                "Vote for or against a suggestion")
              .takes<CastVote>()
              .answers<SuggestionAnswer>(200)
              .calls(Vote{parts})};
}

}  // namespace trips
