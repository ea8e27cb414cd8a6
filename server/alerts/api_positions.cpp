// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/answering.hpp"
#include "alerts/impl/safety_json.hpp"

namespace alerts {

struct NewSharedPosition {
  Position position;
  std::string name;
  std::string note;
  int minutes = 120;
};
BOOST_DESCRIBE_STRUCT(NewSharedPosition, (), (position, name, note, minutes))
http::Rules rules(http::Of<NewSharedPosition>) {
  return {
      http::field("name").length(1, 60).text("As those who have the link shall see me."),
      http::field("note").length(0, 300).may_be_missing(),
      http::field("minutes").range(15, 1440).may_be_missing().text("How long; 120 unless told.")};
}

struct MovedPosition {
  Position position;
};
BOOST_DESCRIBE_STRUCT(MovedPosition, (), (position))

struct SharedPositionView {
  PositionId id;
  Position position;
  std::string name;
  std::string note;
  base::Instant expires_at{};
  base::Instant updated_at{};
  std::optional<std::string> link;
};
BOOST_DESCRIBE_STRUCT(SharedPositionView, (),
                      (id, position, name, note, expires_at, updated_at, link))
http::Rules rules(http::Of<SharedPositionView>) {
  return {http::field("link").text("A path of the web app; told once, when it is made.")};
}
std::string api_name(http::Of<SharedPositionView>) { return "SharedPosition"; }

struct SharedPositionList {
  std::vector<SharedPositionView> positions;
};
BOOST_DESCRIBE_STRUCT(SharedPositionList, (), (positions))

namespace {

using http::Request;
using http::Response;

base::Error not_shared() {
  return base::refuse(base::Refusal::not_found, "This position is not shared any more.");
}

SharedPositionView view_of(SharedPosition const& shared) {
  return {shared.id,         shared.position,   shared.name, shared.note,
          shared.expires_at, shared.updated_at, {}};
}

// POST /api/positions
struct Share {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<NewSharedPosition>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const now = parts.clock.now();
    SharedPosition const shared{.id = parts.ids.next<PositionId>(),
                                .user_id = request.principal->user_id,
                                .position = wanted->position,
                                .name = wanted->name,
                                .note = wanted->note,
                                .expires_at = now + std::chrono::minutes(wanted->minutes),
                                .updated_at = now};
    auto view = view_of(shared);
    view.link =
        "/positions/" + Safety(parts.db, parts.clock, parts.seal).share(shared, parts.random);
    return http::created(http::to_json(view));
  }
};

// GET /api/positions
struct ListShared {
  Parts const& parts;

  Response operator()(Request const& request) const {
    SharedPositionList list;
    for (auto const& shared :
         Safety(parts.db, parts.clock, parts.seal).list_shared_by(request.principal->user_id))
      list.positions.push_back(view_of(shared));
    return http::ok(http::to_json(list));
  }
};

// PUT /api/positions/{position}
struct Move {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const id = http::id<PositionId>(request, "position");
    if (!id) return refused(not_shared(), request);
    auto const wanted = http::parse<MovedPosition>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (!Safety(parts.db, parts.clock, parts.seal)
             .move(*id, request.principal->user_id, wanted->position))
      return refused(not_shared(), request);
    return http::no_content();
  }
};

// DELETE /api/positions/{position}
struct Stop {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const id = http::id<PositionId>(request, "position");
    bool const stopped =
        id &&
        Safety(parts.db, parts.clock, parts.seal).stop_sharing(*id, request.principal->user_id);
    return stopped ? http::no_content() : refused(not_shared(), request);
  }
};

// GET /api/shared-positions/{token}
struct Follow {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const shared = Safety(parts.db, parts.clock, parts.seal)
                            .find_shared(request.params.find("token").value_or(""));
    if (!shared) return refused(not_shared(), request);
    auto answer = http::ok(http::to_json(view_of(*shared)));
    answer.headers.add("Cache-Control", "no-store");
    return answer;
  }
};

}  // namespace

std::vector<http::Endpoint> position_endpoints(Parts const& parts) {
  return {http::post("/api/positions")
              .named("sharePosition", "Share my position by an expiring link", "safety")
              .signed_in()
              .on(http::Lane::db)
              .takes<NewSharedPosition>()
              .answers<SharedPositionView>(201)
              .calls(Share{parts}),
          http::get("/api/positions")
              .named("listSharedPositions", "The positions I share", "safety")
              .signed_in()
              .on(http::Lane::db)
              .answers<SharedPositionList>(200)
              .calls(ListShared{parts}),
          http::put("/api/positions/{position}")
              .named("movePosition", "Say where I am now", "safety")
              .signed_in()
              .on(http::Lane::db)
              .takes<MovedPosition>()
              .answers_nothing()
              .calls(Move{parts}),
          http::delete_("/api/positions/{position}")
              .named("stopSharingPosition", "Stop sharing a position", "safety")
              .signed_in()
              .on(http::Lane::db)
              .answers_nothing()
              .calls(Stop{parts}),
          http::get("/api/shared-positions/{token}")
              .named("followPosition", "Where somebody is who shared it with me", "safety")
              .anyone()
              .on(http::Lane::db)
              .answers<SharedPositionView>(200)
              .calls(Follow{parts})};
}

}  // namespace alerts
