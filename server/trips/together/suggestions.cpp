// SPDX-License-Identifier: Apache-2.0
#include "trips/together/suggestions.hpp"

#include "storage/sql.hpp"
#include "trips/together/described.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

// Of so many newest ones.
constexpr std::int64_t most_listed = 200;

Suggestion suggestion_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  Suggestion suggestion;
  suggestion.id = SuggestionId::parse(text(0)).value();
  suggestion.base_version = std::stoll(text(1));
  suggestion.author_id = text(2);
  suggestion.commands_json = text(3);
  suggestion.label_json = text(4);
  suggestion.note = text(5);
  suggestion.state = http::enum_from<SuggestionState>(text(6)).value();
  suggestion.version = std::stoll(text(7));
  suggestion.created_at = base::instant_from_us(std::stoll(text(8)));
  suggestion.itinerary_json = text(9);
  return suggestion;
}

void count_votes(Sql& sql, TripId trip, std::vector<Suggestion>& suggestions,
                 std::string_view user_id) {
  auto const of = trip.str();
  auto const rows = sql.list_rows(
      "SELECT suggestion_id, v.user_id, is_for FROM trip_votes v JOIN trip_suggestions s "
      "ON s.id = v.suggestion_id WHERE s.trip_id = ?",
      {of});
  for (auto& suggestion : suggestions)
    for (auto const& row : rows) {
      if (row[0] != suggestion.id.str()) continue;
      bool const is_for = row[2] == "1";
      ++(is_for ? suggestion.votes_for : suggestion.votes_against);
      if (row[1] == user_id) suggestion.my_vote = is_for;
    }
}

}  // namespace

void add_suggestion(Sql& sql, TripId trip, Suggestion const& suggestion) {
  auto const id = suggestion.id.str();
  auto const key = trip.str();
  long long const base = suggestion.base_version;
  long long const now_us = base::to_us(suggestion.created_at);
  sql << "INSERT INTO trip_suggestions (id, trip_id, base_version, author_id, commands, label, "
         "note, state, created_at_us, itinerary) VALUES (:id, :trip, :base, :author, :commands, "
         ":label, :note, 'open', :now, :itinerary)",
      use(id), use(key), use(base), use(suggestion.author_id), use(suggestion.commands_json),
      use(suggestion.label_json), use(suggestion.note), use(now_us), use(suggestion.itinerary_json);
}

std::optional<Suggestion> find_suggestion(Sql& sql, TripId trip, SuggestionId id,
                                          std::string_view user_id) {
  auto const key = id.str();
  auto const of = trip.str();
  auto const row = sql.find_row(
      "SELECT id, base_version, author_id, commands, label, note, state, version_number, "
      "created_at_us, itinerary FROM trip_suggestions WHERE id = ? AND trip_id = ?",
      {key, of});
  if (!row) return std::nullopt;
  std::vector<Suggestion> found{suggestion_from(*row)};
  count_votes(sql, trip, found, user_id);
  return std::move(found.front());
}

std::vector<Suggestion> list_suggestions(Sql& sql, TripId trip, std::string_view user_id) {
  auto const of = trip.str();
  std::vector<Suggestion> suggestions;
  for (auto const& row : sql.list_rows(
           "SELECT id, base_version, author_id, commands, label, note, state, version_number, "
           "created_at_us, itinerary FROM trip_suggestions WHERE trip_id = ? ORDER BY id DESC "
           "LIMIT ?",
           {of, most_listed}))
    suggestions.push_back(suggestion_from(row));
  count_votes(sql, trip, suggestions, user_id);
  return suggestions;
}

bool settle_suggestion(Sql& sql, SuggestionId id, SuggestionState state, std::int64_t version) {
  auto const key = id.str();
  std::string const word(http::word_of(state));
  long long const number = version;
  soci::statement update =
      (sql.prepare << "UPDATE trip_suggestions SET state = :state, version_number = :version "
                      "WHERE id = :id AND state = 'open'",
       use(word), use(number), use(key));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

void vote(Sql& sql, SuggestionId id, std::string_view user_id, std::optional<bool> is_for) {
  auto const key = id.str();
  std::string const user(user_id);
  sql << "DELETE FROM trip_votes WHERE suggestion_id = :id AND user_id = :user", use(key),
      use(user);
  if (!is_for) return;
  int const word = *is_for ? 1 : 0;
  sql << "INSERT INTO trip_votes (suggestion_id, user_id, is_for) VALUES (:id, :user, :for)",
      use(key), use(user), use(word);
}

}  // namespace trips
