// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/together/asked.hpp"
#include "trips/together/described.hpp"
#include "trips/together/impl/announcing.hpp"
#include "trips/together/members.hpp"
#include "trips/versions/versions_json.hpp"

namespace trips {

struct MemberAnswer {
  std::string id;
  std::string name;
  MemberRole role = MemberRole::viewer;
  bool is_me = false;
  base::Instant joined_at{};
};
struct MemberList {
  std::vector<MemberAnswer> members;
};
struct ChangeMember {
  MemberRole role = MemberRole::viewer;
};

BOOST_DESCRIBE_STRUCT(MemberAnswer, (), (id, name, role, is_me, joined_at))
BOOST_DESCRIBE_STRUCT(MemberList, (), (members))
BOOST_DESCRIBE_STRUCT(ChangeMember, (), (role))

std::string api_name(http::Of<MemberAnswer>) { return "TripMember"; }

namespace {

using storage::Sql;

MemberList list_answer(Parts const& parts, Asked const& who) {
  MemberList list;
  Names names(parts);
  for (auto const& member : parts.db.read([&](Sql& sql) { return list_members(sql, who.trip); })) {
    auto const person = names.find(member.user_id);
    list.members.push_back({member.user_id, person ? person->name : "", member.role,
                            member.user_id == who.user_id, member.joined_at});
  }
  return list;
}

// GET /api/trips/{trip}/members
struct ListMembers {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    return http::ok(http::to_json(list_answer(parts, *who)));
  }
};

// PATCH /api/trips/{trip}/members/{member}
struct ChangeOne {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<ChangeMember>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::owner);
    if (!who) return refused(who.error(), request);
    auto const member = std::string(request.params.find("member").value_or(""));
    auto const done = parts.db.write([&](Sql& sql) -> base::Result<void> {
      auto changed = set_role(sql, who->trip, member, wanted->role);
      if (changed) announce_role(sql, *who, member, wanted->role, parts);
      return changed;
    });
    if (!done) return refused(done.error(), request);
    return http::ok(http::to_json(list_answer(parts, *who)));
  }
};

// DELETE /api/trips/{trip}/members/{member}
struct RemoveOne {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const member = std::string(request.params.find("member").value_or(""));
    bool const is_me = member == who->user_id;
    if (!is_me && who->role != MemberRole::owner)
      return refused(
          base::refuse(base::Refusal::forbidden, "Your role in this trip does not allow that."),
          request);
    auto const done = parts.db.write(
        [&](Sql& sql) -> base::Result<void> { return remove_member(sql, who->trip, member); });
    return done ? http::no_content() : refused(done.error(), request);
  }
};

}  // namespace

std::vector<http::Endpoint> member_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db);
    return builder;
  };
  return {named(http::get("/api/trips/{trip}/members"), "listMembers", "Who takes part in a trip")
              .scopes({"trips:read"})
              .answers<MemberList>(200)
              .calls(ListMembers{parts}),
          named(http::patch("/api/trips/{trip}/members/{member}"), "changeMember",
                "Give a member another role; a new owner makes the old one an editor")
              .takes<ChangeMember>()
              .answers<MemberList>(200)
              .calls(ChangeOne{parts}),
          named(http::delete_("/api/trips/{trip}/members/{member}"), "removeMember",
                "Take somebody out of a trip, or leave it")
              .answers_nothing()
              .calls(RemoveOne{parts})};
}

}  // namespace trips
