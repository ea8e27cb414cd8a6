// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "objects/media_type.hpp"
#include "objects/store.hpp"
#include "storage/database.hpp"
#include "trips/changes/commands.hpp"
#include "trips/trip_id.hpp"

// What travellers take along with a trip: notes, files such as tickets, and a packing list. All
// functions run inside the caller's transaction or read; who may call them is judged by access()
// before. A writer holds the trip's row until its transaction ends.
namespace trips {

using NoteId = base::Id<struct TripNoteTag>;
using PackingId = base::Id<struct PackingTag>;

inline constexpr std::size_t most_notes = 100;
inline constexpr std::size_t most_files = 60;
inline constexpr std::size_t most_packing_lines = 300;
inline constexpr std::int64_t most_file_bytes = 10LL << 20;
inline constexpr std::int64_t most_bytes_of_files = 100LL << 20;  // of one trip

struct Note {
  NoteId id;
  int version = 1;  // counts changes, so that of two at once none is lost
  std::string text;
  std::string written_by;
  base::Instant updated_at{};
};

// By age, the oldest first.
std::vector<Note> list_notes(storage::Sql& sql, TripId trip);
std::optional<Note> find_note(storage::Sql& sql, TripId trip, NoteId id);
// Writes the note on its version `base`; 0: there is none yet. Sent again it is written once.
// Refuses (conflict, note_changed) when others changed or removed it meanwhile.
base::Result<void> put_note(storage::Sql& sql, TripId trip, int base, Note const& note);
// Removing what is not there is done already; otherwise as put_note.
base::Result<void> remove_note(storage::Sql& sql, TripId trip, int base, NoteId id);

// The bytes are the object of the same id.
struct LuggageFile {
  objects::ObjectId id;
  std::optional<ItemId> item;  // of the itinerary, which may be gone; none: of the whole trip
  std::string name;
  objects::MediaType type = objects::MediaType::pdf;
  std::int64_t bytes = 0;
  std::string added_by;
  base::Instant added_at{};
};

objects::Owner owner_of_files(TripId trip);
std::vector<LuggageFile> list_files(storage::Sql& sql, TripId trip);
std::optional<LuggageFile> find_file(storage::Sql& sql, TripId trip, objects::ObjectId id);
// Refuses (conflict, files_full) beyond the limits of a trip; of a file that is there already there
// is room. Asked before its bytes are kept, and again when its row is written.
base::Result<void> has_room(storage::Sql& sql, TripId trip, LuggageFile const& file);
// Sent again it is one file. Refuses as has_room.
base::Result<void> add_file(storage::Sql& sql, TripId trip, LuggageFile const& file);
base::Error no_such_file();
// Another name, another item. Refuses `not_found`.
base::Result<void> change_file(storage::Sql& sql, TripId trip, objects::ObjectId id,
                               std::string const& name, std::optional<ItemId> item);
void remove_file(storage::Sql& sql, TripId trip, objects::ObjectId id);

// After the trip is gone, or what was written of it.
void remove_objects(objects::Store& store, TripId trip);
// Removes the objects of trips that are gone, and those without a row that are older than an hour:
// what a crash left behind between the bytes and their row. Can be repeated.
void sweep_files(storage::Database& db, objects::Store& store, base::Instant now);

struct PackingLine {
  PackingId id;
  std::string label;
  bool is_shared = false;              // one for all; else everybody brings their own
  std::string suggestion;              // it was taken from; empty: their own
  std::vector<std::string> packed_by;  // ids of people
};

// In the order they were written down.
std::vector<PackingLine> list_packing(storage::Sql& sql, TripId trip);
// Adds it or changes its label and whose it is; ticks stay. Refuses (conflict) beyond the limit.
base::Result<void> put_packing(storage::Sql& sql, TripId trip, PackingLine const& line);
void remove_packing(storage::Sql& sql, TripId trip, PackingId id);
// Said twice it is said once. Refuses `not_found`.
base::Result<void> pack(storage::Sql& sql, TripId trip, PackingId id, std::string const& person,
                        bool is_packed);

}  // namespace trips
