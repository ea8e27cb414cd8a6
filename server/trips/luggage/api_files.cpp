// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "objects/media_type.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/luggage/luggage_json.hpp"
#include "trips/together/impl/announcing.hpp"

namespace trips {

struct PutFileQuery {
  std::string name;
  std::optional<ItemId> item;
};
struct ChangeTripFile {
  std::string name;
  std::optional<ItemId> item;
};

BOOST_DESCRIBE_STRUCT(PutFileQuery, (), (name, item))
BOOST_DESCRIBE_STRUCT(ChangeTripFile, (), (name, item))

http::Rules rules(http::Of<PutFileQuery>) {
  return {http::field("name").length(1, 120).text("What the file is called."),
          http::field("item").text("Of the itinerary that it belongs to; none: the whole trip.")};
}
http::Rules rules(http::Of<ChangeTripFile>) {
  return {http::field("name").length(1, 120),
          http::field("item").text("Of the itinerary that it belongs to; none: the whole trip.")};
}

namespace {

using objects::ObjectId;
using storage::Sql;

// Refuses (unavailable) where the installation keeps no files.
base::Result<objects::Store*> store_of(Parts const& parts) {
  if (!parts.objects) return base::refuse(base::Refusal::unavailable, "No files are kept here.");
  return parts.objects;
}

// The name and the type as the bytes say; a refusal names what is wrong.
base::Result<LuggageFile> file_from(PutFileQuery const& wanted, http::Request const& request) {
  auto name = objects::checked_name(wanted.name);
  if (!name) return name.error();
  auto const mime = request.headers.get("Content-Type");
  auto const type = objects::checked_type(mime, request.body);
  if (!type) return type.error();
  LuggageFile file;
  file.item = wanted.item;
  file.name = *std::move(name);
  file.type = *type;
  file.bytes = static_cast<std::int64_t>(request.body.size());
  return file;
}

// The bytes stand before their row. Of an upload that is sent again they stand already.
base::Result<void> keep_bytes(objects::Store& store, TripId trip, ObjectId id,
                              std::string_view bytes) {
  auto put = store.put(owner_of_files(trip), id, bytes);
  if (put || put.error().kind != base::Refusal::conflict) return put;
  auto const before = store.get(owner_of_files(trip), id);
  if (before && *before == bytes) return {};
  return put;
}

// PUT /api/trips/{trip}/files/{file}
struct PutOneFile {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<ObjectId>(request, "file");
    if (!id) return refused(id.error(), request);
    auto const wanted = http::parse_query<PutFileQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto file = file_from(*wanted, request);
    if (!file) return refused(file.error(), request);
    file->id = *id;
    file->added_by = who->user_id;
    file->added_at = parts.clock.now();
    auto const done = keep(*who, *file, request.body);
    if (!done) return refused(done.error(), request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }

 private:
  base::Result<void> keep(Asked const& who, LuggageFile const& file, std::string_view bytes) const {
    auto const store = store_of(parts);
    if (!store) return store.error();
    auto room = parts.db.read([&](Sql& sql) { return has_room(sql, who.trip, file); });
    if (!room) return room;
    if (auto kept = keep_bytes(**store, who.trip, file.id, bytes); !kept) return kept;
    auto added = parts.db.write([&](Sql& sql) {
      auto done = add_file(sql, who.trip, file);
      if (done) announce_live(sql, who.trip, parts, "luggage");
      return done;
    });
    if (!added) (void)(*store)->remove(owner_of_files(who.trip), file.id);  // or a sweep does
    return added;
  }
};

// GET /api/trips/{trip}/files/{file}
struct GetOneFile {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<ObjectId>(request, "file");
    if (!id) return refused(id.error(), request);
    auto const store = store_of(parts);
    if (!store) return refused(store.error(), request);
    auto const file = parts.db.read([&](Sql& sql) { return find_file(sql, who->trip, *id); });
    auto bytes = file ? (*store)->get(owner_of_files(who->trip), *id)
                      : base::Result<std::string>(no_such_file());
    if (!bytes) return refused(bytes.error(), request);
    auto answer = http::text_answer(200, objects::mime_of(file->type), *std::move(bytes));
    for (auto& [name, value] : objects::serving_headers(file->name))
      answer.headers.add(std::move(name), std::move(value));
    return answer;
  }
};

// PATCH /api/trips/{trip}/files/{file}
struct ChangeOneFile {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<ChangeTripFile>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<ObjectId>(request, "file");
    if (!id) return refused(id.error(), request);
    auto const name = objects::checked_name(wanted->name);
    if (!name) return refused(base::refuse_field("/name", name.error().why), request);
    auto const done = parts.db.write([&](Sql& sql) {
      auto changed = change_file(sql, who->trip, *id, *name, wanted->item);
      if (changed) announce_live(sql, who->trip, parts, "luggage");
      return changed;
    });
    if (!done) return refused(done.error(), request);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

// DELETE /api/trips/{trip}/files/{file}
struct RemoveOneFile {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<ObjectId>(request, "file");
    if (!id) return refused(id.error(), request);
    parts.db.write([&](Sql& sql) {
      remove_file(sql, who->trip, *id);
      announce_live(sql, who->trip, parts, "luggage");
    });
    if (parts.objects) (void)parts.objects->remove(owner_of_files(who->trip), *id);
    return http::ok(http::to_json(luggage_answer(parts, *who)));
  }
};

}  // namespace

std::vector<http::Endpoint> file_endpoints(Parts const& parts) {
  auto const file = "/api/trips/{trip}/files/{file}";
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db);
    return builder;
  };
  return {named(http::put(file), "putFile", "Attach a file under an id of the client's")
              .body_limit(most_file_bytes)
              .takes_raw("*/*")
              .query<PutFileQuery>()
              .answers<LuggageAnswer>(200)
              .calls(PutOneFile{parts}),
          named(http::get(file), "getFile", "The bytes of a file")
              .answers_raw("*/*")
              .calls(GetOneFile{parts}),
          named(http::patch(file), "changeFile", "Call a file something else, or move it")
              .takes<ChangeTripFile>()
              .answers<LuggageAnswer>(200)
              .calls(ChangeOneFile{parts}),
          named(http::delete_(file), "removeFile", "Remove a file")
              .answers<LuggageAnswer>(200)
              .calls(RemoveOneFile{parts})};
}

}  // namespace trips
