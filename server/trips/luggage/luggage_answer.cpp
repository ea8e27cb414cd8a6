// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/luggage/luggage_json.hpp"
#include "trips/together/members.hpp"
#include "trips/versions/versions.hpp"

namespace trips {
namespace {

using storage::Sql;

// Of the newest plan; nothing of one that an old release wrote.
std::vector<PackingSuggestion> suggestions_of(Sql& sql, TripId trip) {
  auto const newest = Versions(sql).find_newest(trip);
  if (!newest) return {};
  auto const plan = http::parse<TierAnswer>(newest->content.plan_json);
  if (!plan) return {};
  auto const code = places::AreaCode::parse(plan->needs.city);
  return suggest_packing(*plan, code && code->is_abroad());
}

PackingAnswer packing_answer(PackingLine const& line, std::string const& me) {
  auto const& by = line.packed_by;
  bool const is_packed =
      line.is_shared ? !by.empty() : std::find(by.begin(), by.end(), me) != by.end();
  auto const suggestion = line.suggestion.empty() ? std::nullopt : std::optional(line.suggestion);
  return {line.id, line.label, line.is_shared, suggestion, is_packed, by};
}

TripFileAnswer file_answer(LuggageFile const& file) {
  return {file.id,    file.item,     file.name,    std::string(objects::mime_of(file.type)),
          file.bytes, file.added_by, file.added_at};
}

std::vector<LuggagePerson> people_of(std::vector<std::string> ids, Asked const& who,
                                     Parts const& parts) {
  std::vector<LuggagePerson> people;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (auto const& id : ids) people.push_back({id, name_of_person(parts, id), id == who.user_id});
  return people;
}

}  // namespace

NoteAnswer note_answer(Note const& note) {
  return {note.id, note.version, note.text, note.written_by, note.updated_at};
}

LuggageAnswer luggage_answer(Parts const& parts, Asked const& who) {
  LuggageAnswer luggage;
  std::vector<std::string> ids;
  parts.db.read([&](Sql& sql) {
    ids = list_member_ids(sql, who.trip);
    for (auto const& note : list_notes(sql, who.trip)) luggage.notes.push_back(note_answer(note));
    for (auto const& file : list_files(sql, who.trip)) luggage.files.push_back(file_answer(file));
    for (auto const& line : list_packing(sql, who.trip))
      luggage.packing.push_back(packing_answer(line, who.user_id));
    luggage.suggestions = suggestions_of(sql, who.trip);
  });
  std::erase_if(luggage.suggestions, [&](PackingSuggestion const& suggestion) {
    return std::any_of(
        luggage.packing.begin(), luggage.packing.end(),
        [&](PackingAnswer const& line) { return line.suggestion == suggestion.key; });
  });
  for (auto const& note : luggage.notes) ids.push_back(note.written_by);
  for (auto const& file : luggage.files) ids.push_back(file.added_by);
  for (auto const& line : luggage.packing)
    ids.insert(ids.end(), line.packed_by.begin(), line.packed_by.end());
  luggage.people = people_of(std::move(ids), who, parts);
  return luggage;
}

}  // namespace trips
