// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "trips/together/access.hpp"

// Changes that members propose and vote on. All functions run inside the caller's transaction or
// read; who may call them is judged by access() before.
namespace trips {

// Also the id of the change that accepting it makes: however often, it is made once.
using SuggestionId = base::Id<struct TripSuggestion>;

enum class SuggestionState : std::uint8_t { open, accepted, declined };

struct Suggestion {
  SuggestionId id;
  std::int64_t base_version = 1;
  std::string author_id;       // empty: the account is gone
  std::string commands_json;   // as they were sent
  std::string itinerary_json;  // a whole plan instead; empty: the commands are meant
  std::string label_json;
  std::string note;
  SuggestionState state = SuggestionState::open;
  std::int64_t version = 0;  // that came of it; 0: none
  base::Instant created_at{};
  int votes_for = 0;
  int votes_against = 0;
  std::optional<bool> my_vote;  // of who asks
};

void add_suggestion(storage::Sql& sql, TripId trip, Suggestion const& suggestion);
std::optional<Suggestion> find_suggestion(storage::Sql& sql, TripId trip, SuggestionId id,
                                          std::string_view user_id);
std::vector<Suggestion> list_suggestions(storage::Sql& sql, TripId trip, std::string_view user_id);
// False when it is not open any more.
bool settle_suggestion(storage::Sql& sql, SuggestionId id, SuggestionState state,
                       std::int64_t version);
// Nothing takes the vote back.
void vote(storage::Sql& sql, SuggestionId id, std::string_view user_id, std::optional<bool> is_for);

}  // namespace trips
