// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/problem.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/luggage/luggage.hpp"
#include "trips/luggage/suggestions.hpp"
#include "trips/together/asked.hpp"

// What is taken along with a trip, on the wire.
namespace trips {

struct LuggagePerson {
  std::string id;
  std::string name;
  bool is_me = false;
};

struct NoteAnswer {
  NoteId id;
  int version = 1;
  std::string text;
  std::string written_by;
  base::Instant updated_at{};
};

struct TripFileAnswer {
  objects::ObjectId id;
  std::optional<ItemId> item;
  std::string name;
  std::string media_type;
  std::int64_t bytes = 0;
  std::string added_by;
  base::Instant added_at{};
};

struct PackingAnswer {
  PackingId id;
  std::string label;
  bool is_shared = false;
  std::optional<std::string> suggestion;
  bool is_packed = false;
  std::vector<std::string> packed_by;
};

struct LuggageAnswer {
  std::vector<LuggagePerson> people;
  std::vector<NoteAnswer> notes;
  std::vector<TripFileAnswer> files;
  std::vector<PackingAnswer> packing;
  std::vector<PackingSuggestion> suggestions;
};

struct NoteConflict : http::Problem {
  std::optional<NoteAnswer> current;
};

BOOST_DESCRIBE_STRUCT(LuggagePerson, (), (id, name, is_me))
BOOST_DESCRIBE_STRUCT(NoteAnswer, (), (id, version, text, written_by, updated_at))
BOOST_DESCRIBE_STRUCT(TripFileAnswer, (), (id, item, name, media_type, bytes, added_by, added_at))
BOOST_DESCRIBE_STRUCT(PackingAnswer, (), (id, label, is_shared, suggestion, is_packed, packed_by))
BOOST_DESCRIBE_STRUCT(PackingSuggestion, (), (key, label, why, is_shared))
BOOST_DESCRIBE_STRUCT(LuggageAnswer, (), (people, notes, files, packing, suggestions))
BOOST_DESCRIBE_STRUCT(NoteConflict, (http::Problem), (current))

inline std::string api_name(http::Of<NoteAnswer>) { return "Note"; }
inline std::string api_name(http::Of<TripFileAnswer>) { return "TripFile"; }
inline std::string api_name(http::Of<PackingAnswer>) { return "PackingLine"; }
inline std::string api_name(http::Of<LuggageAnswer>) { return "Luggage"; }
inline http::Rules rules(http::Of<LuggagePerson>) {
  return {http::field("name").text("Empty: the account is gone.")};
}
inline http::Rules rules(http::Of<NoteAnswer>) {
  return {http::field("version").text("To change it on."),
          http::field("written_by").text("Who changed it last.")};
}
inline http::Rules rules(http::Of<TripFileAnswer>) {
  return {http::field("item").text("Of the itinerary; it may be gone meanwhile. None: the trip.")};
}
inline http::Rules rules(http::Of<PackingAnswer>) {
  return {http::field("is_shared").text("One for all; else everybody brings their own."),
          http::field("suggestion").text("The key of what it was taken from."),
          http::field("is_packed").text("By whoever asks; what is shared by anybody.")};
}
inline http::Rules rules(http::Of<LuggageAnswer>) {
  return {
      http::field("suggestions").text("What the plan gives reason to pack and is no line yet.")};
}
inline http::Rules rules(http::Of<NoteConflict>) {
  return http::Rules{http::field("current").text("As it is now; none: somebody removed it.")}.text(
      "Why a note was not changed. Nothing was stored.");
}

LuggageAnswer luggage_answer(Parts const& parts, Asked const& who);
NoteAnswer note_answer(Note const& note);

}  // namespace trips
