// SPDX-License-Identifier: Apache-2.0
#include "trips/luggage/luggage.hpp"

#include <algorithm>

#include "storage/sql.hpp"
#include "trips/purse/expenses.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

Note note_from(Row const& row) {
  return {NoteId::parse(row[0].value()).value(), std::stoi(row[1].value()), row[2].value_or(""),
          row[3].value_or(""), base::instant_from_us(std::stoll(row[4].value()))};
}

LuggageFile file_from(Row const& row) {
  LuggageFile file;
  file.id = objects::ObjectId::parse(row[0].value()).value();
  file.item = ItemId::parse(row[1].value_or(""));
  file.name = row[2].value_or("");
  file.type = objects::media_type_from(row[3].value_or("")).value();
  file.bytes = std::stoll(row[4].value());
  file.added_by = row[5].value_or("");
  file.added_at = base::instant_from_us(std::stoll(row[6].value()));
  return file;
}

base::Error note_changed() {
  return base::refuse(base::Refusal::conflict,
                      "Others changed the same meanwhile. Nothing of yours is lost.",
                      "note_changed");
}

void write_note(Sql& sql, std::string const& trip, int version, Note const& note) {
  auto const id = note.id.str();
  long long const now_us = base::to_us(note.updated_at);
  sql << "DELETE FROM trip_notes WHERE trip_id = :trip AND id = :id", use(trip), use(id);
  sql << "INSERT INTO trip_notes (trip_id, id, version, body, written_by, updated_at_us) "
         "VALUES (:trip, :id, :version, :body, :by, :now)",
      use(trip), use(id), use(version), use(note.text), use(note.written_by), use(now_us);
}

}  // namespace

std::vector<Note> list_notes(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Note> notes;
  for (auto const& row : sql.list_rows("SELECT id, version, body, written_by, updated_at_us "
                                       "FROM trip_notes WHERE trip_id = ? ORDER BY id",
                                       {key}))
    notes.push_back(note_from(row));
  return notes;
}

std::optional<Note> find_note(Sql& sql, TripId trip, NoteId id) {
  for (auto& note : list_notes(sql, trip))
    if (note.id == id) return std::move(note);
  return std::nullopt;
}

base::Result<void> put_note(Sql& sql, TripId trip, int base, Note const& note) {
  hold_trip(sql, trip);
  auto const now = find_note(sql, trip, note.id);
  if (now && now->version == base + 1 && now->text == note.text) return {};
  if ((now ? now->version : 0) != base) return note_changed();
  if (!now && list_notes(sql, trip).size() >= most_notes)
    return base::refuse(base::Refusal::conflict, "A trip can have 100 notes.");
  write_note(sql, trip.str(), base + 1, note);
  return {};
}

base::Result<void> remove_note(Sql& sql, TripId trip, int base, NoteId note) {
  hold_trip(sql, trip);
  auto const now = find_note(sql, trip, note);
  if (!now) return {};
  if (now->version != base) return note_changed();
  auto const key = trip.str();
  auto const id = note.str();
  sql << "DELETE FROM trip_notes WHERE trip_id = :trip AND id = :id", use(key), use(id);
  return {};
}

objects::Owner owner_of_files(TripId trip) { return {"trip", trip.value()}; }

std::vector<LuggageFile> list_files(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<LuggageFile> files;
  for (auto const& row :
       sql.list_rows("SELECT id, item_id, name, media_type, bytes, added_by, added_at_us "
                     "FROM trip_files WHERE trip_id = ? ORDER BY id",
                     {key}))
    files.push_back(file_from(row));
  return files;
}

std::optional<LuggageFile> find_file(Sql& sql, TripId trip, objects::ObjectId id) {
  for (auto& file : list_files(sql, trip))
    if (file.id == id) return std::move(file);
  return std::nullopt;
}

base::Result<void> has_room(Sql& sql, TripId trip, LuggageFile const& file) {
  auto const before = list_files(sql, trip);
  std::int64_t bytes = file.bytes;
  for (auto const& each : before) {
    if (each.id == file.id) return {};
    bytes += each.bytes;
  }
  if (before.size() >= most_files)
    return base::refuse(base::Refusal::conflict, "A trip can have 60 files.", "files_full");
  if (bytes > most_bytes_of_files)
    return base::refuse(base::Refusal::conflict, "The files of a trip can have 100 MiB.",
                        "files_full");
  return {};
}

base::Error no_such_file() {
  return base::refuse(base::Refusal::not_found, "There is no such file.");
}

base::Result<void> add_file(Sql& sql, TripId trip, LuggageFile const& file) {
  hold_trip(sql, trip);
  if (find_file(sql, trip, file.id)) return {};
  if (auto room = has_room(sql, trip, file); !room) return room;
  auto const key = trip.str();
  auto const id = file.id.str();
  auto const item = file.item ? file.item->str() : std::string();
  std::string const type(objects::mime_of(file.type));
  long long const size = file.bytes;
  long long const now_us = base::to_us(file.added_at);
  sql << "INSERT INTO trip_files (trip_id, id, item_id, name, media_type, bytes, added_by, "
         "added_at_us) VALUES (:trip, :id, :item, :name, :type, :bytes, :by, :now)",
      use(key), use(id), use(item), use(file.name), use(type), use(size), use(file.added_by),
      use(now_us);
  return {};
}

base::Result<void> change_file(Sql& sql, TripId trip, objects::ObjectId file,
                               std::string const& name, std::optional<ItemId> item) {
  hold_trip(sql, trip);
  if (!find_file(sql, trip, file)) return no_such_file();
  auto const key = trip.str();
  auto const id = file.str();
  auto const item_text = item ? item->str() : std::string();
  sql << "UPDATE trip_files SET name = :name, item_id = :item WHERE trip_id = :trip AND id = :id",
      use(name), use(item_text), use(key), use(id);
  return {};
}

void remove_file(Sql& sql, TripId trip, objects::ObjectId file) {
  auto const key = trip.str();
  auto const id = file.str();
  sql << "DELETE FROM trip_files WHERE trip_id = :trip AND id = :id", use(key), use(id);
}

void remove_objects(objects::Store& store, TripId trip) {
  (void)store.remove_all(owner_of_files(trip));  // what is left is swept
}

void sweep_files(storage::Database& db, objects::Store& store, base::Instant now) {
  for (auto const& owner : store.list_owners("trip")) {
    TripId const trip(owner.id);
    auto const key = trip.str();
    bool exists = false;
    auto const rows = db.read([&](Sql& sql) {
      exists = sql.find_row("SELECT id FROM trips WHERE id = ?", {key}).has_value();
      return list_files(sql, trip);
    });
    if (!exists) remove_objects(store, trip);
    for (auto const id : store.list(owner)) {
      bool const is_known = std::any_of(rows.begin(), rows.end(),
                                        [&](LuggageFile const& file) { return file.id == id; });
      if (!is_known && store.put_at(owner, id) < now - std::chrono::hours(1))
        (void)store.remove(owner, id);
    }
  }
}

std::vector<PackingLine> list_packing(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<PackingLine> lines;
  for (auto const& row : sql.list_rows("SELECT id, label, is_shared, suggestion FROM trip_packing "
                                       "WHERE trip_id = ? ORDER BY id",
                                       {key}))
    lines.push_back({PackingId::parse(row[0].value()).value(),
                     row[1].value_or(""),
                     row[2].value() == "1",
                     row[3].value_or(""),
                     {}});
  for (auto const& row : sql.list_rows("SELECT line_id, person_id FROM trip_packed "
                                       "WHERE trip_id = ? ORDER BY line_id, person_id",
                                       {key})) {
    auto const at = std::find_if(lines.begin(), lines.end(), [&](PackingLine const& line) {
      return line.id.str() == row[0].value();
    });
    if (at != lines.end()) at->packed_by.push_back(row[1].value());
  }
  return lines;
}

base::Result<void> put_packing(Sql& sql, TripId trip, PackingLine const& line) {
  hold_trip(sql, trip);
  auto const before = list_packing(sql, trip);
  bool const is_known = std::any_of(before.begin(), before.end(),
                                    [&](PackingLine const& each) { return each.id == line.id; });
  auto const key = trip.str();
  auto const id = line.id.str();
  int const is_shared = line.is_shared ? 1 : 0;
  if (is_known) {
    sql << "UPDATE trip_packing SET label = :label, is_shared = :shared "
           "WHERE trip_id = :trip AND id = :id",
        use(line.label), use(is_shared), use(key), use(id);
    return {};
  }
  if (before.size() >= most_packing_lines)
    return base::refuse(base::Refusal::conflict, "A packing list can have 300 lines.");
  sql << "INSERT INTO trip_packing (trip_id, id, label, is_shared, suggestion) "
         "VALUES (:trip, :id, :label, :shared, :suggestion)",
      use(key), use(id), use(line.label), use(is_shared), use(line.suggestion);
  return {};
}

void remove_packing(Sql& sql, TripId trip, PackingId line) {
  auto const key = trip.str();
  auto const id = line.str();
  sql << "DELETE FROM trip_packing WHERE trip_id = :trip AND id = :id", use(key), use(id);
}

base::Result<void> pack(Sql& sql, TripId trip, PackingId line, std::string const& person,
                        bool is_packed) {
  hold_trip(sql, trip);
  auto const lines = list_packing(sql, trip);
  auto const at = std::find_if(lines.begin(), lines.end(),
                               [&](PackingLine const& each) { return each.id == line; });
  if (at == lines.end()) return base::refuse(base::Refusal::not_found, "There is no such line.");
  auto const key = trip.str();
  auto const id = line.str();
  if (at->is_shared)
    sql << "DELETE FROM trip_packed WHERE trip_id = :trip AND line_id = :line", use(key), use(id);
  else
    sql << "DELETE FROM trip_packed WHERE trip_id = :trip AND line_id = :line AND "
           "person_id = :person",
        use(key), use(id), use(person);
  if (is_packed)
    sql << "INSERT INTO trip_packed (trip_id, line_id, person_id) VALUES (:trip, :line, :person)",
        use(key), use(id), use(person);
  return {};
}

}  // namespace trips
