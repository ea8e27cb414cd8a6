// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/together/asked.hpp"
#include "trips/together/described.hpp"
#include "trips/versions/changes_json.hpp"
#include "trips/versions/versions_json.hpp"

// Suggestions on the wire, and how one is made.
namespace trips {

struct SuggestionAnswer {
  SuggestionId id;
  std::int64_t base_version = 1;
  std::optional<Person> by;
  std::vector<Command> commands;
  bool is_whole_plan = false;
  Words label;
  std::string note;
  SuggestionState state = SuggestionState::open;
  std::optional<std::int64_t> version;
  base::Instant created_at{};
  int votes_for = 0;
  int votes_against = 0;
  std::optional<bool> my_vote;
};
BOOST_DESCRIBE_STRUCT(SuggestionAnswer, (),
                      (id, base_version, by, commands, is_whole_plan, label, note, state, version,
                       created_at, votes_for, votes_against, my_vote))
inline std::string api_name(http::Of<SuggestionAnswer>) { return "TripSuggestion"; }
inline http::Rules rules(http::Of<SuggestionAnswer>) {
  using http::field;
  return {field("commands").text("What it would do; none where it is a whole plan."),
          field("is_whole_plan").text("Such as a way round an event."),
          field("version").text("That came of accepting it.")};
}

// What somebody suggests, tried before: the commands, or a whole plan made of that version.
struct Suggested {
  std::int64_t base_version = 1;
  std::vector<Command> commands;
  std::optional<Itinerary> plan;
  Words label;
  std::string note;
};
// Keeps it and tells everybody who may decide about it; answers 201 with a SuggestionAnswer.
http::Response suggest(Parts const& parts, Asked const& who, Suggested const& made);

SuggestionAnswer answer_of(Suggestion const& suggestion, Names& names);

}  // namespace trips
