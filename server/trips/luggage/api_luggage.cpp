// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/luggage/luggage_json.hpp"
#include "trips/together/impl/announcing.hpp"

namespace trips {

struct PutNote {
  int base_version = 0;
  std::string text;
};
struct RemoveNoteQuery {
  int version = 0;
};
struct PutPacking {
  std::string label;
  bool is_shared = false;
  std::optional<std::string> suggestion;
};
struct PackLine {
  bool is_packed = true;
};

BOOST_DESCRIBE_STRUCT(PutNote, (), (base_version, text))
BOOST_DESCRIBE_STRUCT(RemoveNoteQuery, (), (version))
BOOST_DESCRIBE_STRUCT(PutPacking, (), (label, is_shared, suggestion))
BOOST_DESCRIBE_STRUCT(PackLine, (), (is_packed))

http::Rules rules(http::Of<PutNote>) {
  return {
      http::field("base_version").range(0, 1'000'000'000).text("0: there is none of this id yet."),
      http::field("text").length(1, 5000)};
}
http::Rules rules(http::Of<RemoveNoteQuery>) {
  return {http::field("version").range(1, 1'000'000'000).text("That is to be removed.")};
}
http::Rules rules(http::Of<PutPacking>) {
  return {http::field("label").length(1, 80),
          http::field("is_shared").text("One for all; else everybody brings their own."),
          http::field("suggestion").length(1, 24).text("The key of what it is taken from.")};
}

namespace {

using storage::Sql;

http::Response note_refused(Parts const& parts, base::Error const& error, Asked const& who,
                            NoteId id, http::Request const& request) {
  auto answer = refused(error, request);
  if (error.code != "note_changed") return answer;
  NoteConflict problem{http::problem_from(answer.status, in_language(error, request), request), {}};
  auto const now = parts.db.read([&](Sql& sql) { return find_note(sql, who.trip, id); });
  if (now) problem.current = note_answer(*now);
  answer.body = http::to_json(problem);
  return answer;
}

// GET /api/trips/{trip}/luggage
struct GetLuggage {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

// PUT /api/trips/{trip}/notes/{note}
struct PutOneNote {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<PutNote>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<NoteId>(request, "note");
    if (!id) return refused(id.error(), request);
    if (base::trim(wanted->text).empty())
      return refused(base::refuse_field("/text", "Must not be blank."), request);
    Note const note{*id, 0, wanted->text, who->user_id, parts.clock.now()};
    auto const done = parts.db.write([&](Sql& sql) {
      auto put = put_note(sql, who->trip, wanted->base_version, note);
      if (put) announce_live(sql, who->trip, parts, "luggage");
      return put;
    });
    if (!done) return note_refused(parts, done.error(), *who, *id, request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

// DELETE /api/trips/{trip}/notes/{note}
struct RemoveOneNote {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const wanted = http::parse_query<RemoveNoteQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const id = http::id<NoteId>(request, "note");
    if (!id) return refused(id.error(), request);
    auto const done = parts.db.write([&](Sql& sql) {
      auto removed = remove_note(sql, who->trip, wanted->version, *id);
      if (removed) announce_live(sql, who->trip, parts, "luggage");
      return removed;
    });
    if (!done) return note_refused(parts, done.error(), *who, *id, request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

// PUT /api/trips/{trip}/packing/{line}
struct PutOneLine {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<PutPacking>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<PackingId>(request, "line");
    if (!id) return refused(id.error(), request);
    std::string const label(base::trim(wanted->label));
    if (label.empty()) return refused(base::refuse_field("/label", "Must not be blank."), request);
    PackingLine const line{*id, label, wanted->is_shared, wanted->suggestion.value_or(""), {}};
    auto const done = parts.db.write([&](Sql& sql) {
      auto put = put_packing(sql, who->trip, line);
      if (put) announce_live(sql, who->trip, parts, "luggage");
      return put;
    });
    if (!done) return refused(done.error(), request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

// DELETE /api/trips/{trip}/packing/{line}
struct RemoveOneLine {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<PackingId>(request, "line");
    if (!id) return refused(id.error(), request);
    parts.db.write([&](Sql& sql) {
      remove_packing(sql, who->trip, *id);
      announce_live(sql, who->trip, parts, "luggage");
    });
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

base::Result<void> may_pack(Sql& sql, Asked const& who, PackingId id) {
  auto const lines = list_packing(sql, who.trip);
  bool const is_shared = std::any_of(lines.begin(), lines.end(), [&](PackingLine const& line) {
    return line.id == id && line.is_shared;
  });
  if (is_shared && who.role < MemberRole::editor)
    return base::refuse(base::Refusal::forbidden, "Your role in this trip does not allow that.");
  return {};
}

// PUT /api/trips/{trip}/packing/{line}/packed
struct Pack {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<PackLine>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<PackingId>(request, "line");
    if (!id) return refused(id.error(), request);
    auto const done = parts.db.write([&](Sql& sql) -> base::Result<void> {
      if (auto may = may_pack(sql, *who, *id); !may) return may;
      auto packed = pack(sql, who->trip, *id, who->user_id, wanted->is_packed);
      if (packed) announce_live(sql, who->trip, parts, "luggage");
      return packed;
    });
    if (!done) return refused(done.error(), request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

}  // namespace

std::vector<http::Endpoint> luggage_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db).answers<LuggageAnswer>(200);
    return builder;
  };
  constexpr auto changed = "Others changed or removed it meanwhile.";
  return {named(http::get("/api/trips/{trip}/luggage"), "getLuggage",
                "Notes, files and the packing list of a trip")
              .calls(GetLuggage{parts}),
          named(http::put("/api/trips/{trip}/notes/{note}"), "putNote",
                "Write a note under an id of the client's, or change it")
              .takes<PutNote>()
              .refuses<NoteConflict>(409, changed)
              .calls(PutOneNote{parts}),
          named(http::delete_("/api/trips/{trip}/notes/{note}"), "removeNote", "Take a note out")
              .query<RemoveNoteQuery>()
              .refuses<NoteConflict>(409, changed)
              .calls(RemoveOneNote{parts}),
          named(http::put("/api/trips/{trip}/packing/{line}"), "putPackingLine",
                "Put something on the packing list under an id of the client's, or change it")
              .takes<PutPacking>()
              .calls(PutOneLine{parts}),
          named(http::delete_("/api/trips/{trip}/packing/{line}"), "removePackingLine",
                "Take something off the packing list")
              .calls(RemoveOneLine{parts}),
          named(http::put("/api/trips/{trip}/packing/{line}/packed"), "pack",
                "Say that one has packed something; what is shared is packed for all")
              .takes<PackLine>()
              .calls(Pack{parts})};
}

}  // namespace trips
