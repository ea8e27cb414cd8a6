// SPDX-License-Identifier: Apache-2.0
#include "accounts/secrets.hpp"
#include "accounts/users.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/together/asked.hpp"
#include "trips/together/described.hpp"
#include "trips/together/impl/announcing.hpp"
#include "trips/together/invitations.hpp"
#include "trips/versions/versions_json.hpp"

namespace trips {

struct Invite {
  std::optional<std::string> user_name;
  MemberRole role = MemberRole::viewer;
};
struct InvitationAnswer {
  InvitationId id;
  MemberRole role = MemberRole::viewer;
  std::optional<Person> person;
  std::optional<std::string> token;
  base::Instant expires_at{};
};
struct InvitationList {
  std::vector<InvitationAnswer> invitations;
};
struct OpenInvitation {
  InvitationId id;
  std::string trip_name;
  std::string destination;
  base::Day start_date{};
  base::Day end_date{};
  MemberRole role = MemberRole::viewer;
  std::optional<Person> invited_by;
  base::Instant expires_at{};
  std::optional<TripId> trip;
};
struct OpenInvitationList {
  std::vector<OpenInvitation> invitations;
};
struct JoinedTrip {
  TripId trip;
  MemberRole role = MemberRole::viewer;
};

BOOST_DESCRIBE_STRUCT(Invite, (), (user_name, role))
BOOST_DESCRIBE_STRUCT(InvitationAnswer, (), (id, role, person, token, expires_at))
BOOST_DESCRIBE_STRUCT(InvitationList, (), (invitations))
BOOST_DESCRIBE_STRUCT(OpenInvitation, (),
                      (id, trip_name, destination, start_date, end_date, role, invited_by,
                       expires_at, trip))
BOOST_DESCRIBE_STRUCT(OpenInvitationList, (), (invitations))
BOOST_DESCRIBE_STRUCT(JoinedTrip, (), (trip, role))

std::string api_name(http::Of<InvitationAnswer>) { return "TripInvitation"; }
http::Rules rules(http::Of<Invite>) {
  return {http::field("user_name").length(1, 60).text("Whom; without it a link is made."),
          http::field("role").text("Not owner.")};
}
http::Rules rules(http::Of<InvitationAnswer>) {
  return {http::field("person").text("None: for whoever has the link."),
          http::field("token").text("Of a link, told once, when it is made.")};
}
http::Rules rules(http::Of<OpenInvitation>) {
  return {http::field("trip").text("Only for whoever is a member already.")};
}

namespace {

using storage::Sql;

base::Error no_such_invitation() {
  return base::refuse(base::Refusal::not_found, "There is no such invitation, or it is over.");
}

// POST /api/trips/{trip}/invitations
struct Ask {
  Parts const& parts;
  static constexpr std::size_t most_open = 50;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<Invite>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (wanted->role == MemberRole::owner)
      return refused(base::refuse_field("/role", "Nobody can be invited as the owner."), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    Invitation invitation;
    if (wanted->user_name) {
      auto const user =
          accounts::Users(parts.db, parts.clock, parts.ids).find_by_name(*wanted->user_name);
      if (!user || access(parts.db, who->trip, user->id.str()))
        return refused(base::refuse_field("/user_name", "There is nobody of that name to invite."),
                       request);
      invitation.user_id = user->id.str();
    }
    invitation.trip = who->trip;
    invitation.role = wanted->role;
    invitation.invited_by = who->user_id;
    return made(std::move(invitation), request);
  }

 private:
  http::Response made(Invitation invitation, http::Request const& request) const {
    invitation.id = parts.ids.next<InvitationId>();
    invitation.created_at = parts.clock.now();
    invitation.expires_at = invitation.created_at + invitation_lifetime;
    auto const token = invitation.is_link() ? accounts::random_token(parts.random) : std::string();
    auto const added = parts.db.write([&](Sql& sql) -> base::Result<void> {
      if (list_invitations(sql, invitation.trip, invitation.created_at).size() >= most_open)
        return base::refuse(base::Refusal::conflict, "A trip can have 50 open invitations.");
      add_invitation(sql, invitation, token.empty() ? "" : accounts::token_hash(token));
      if (!invitation.is_link()) announce_invitation(sql, invitation, parts);
      return {};
    });
    if (!added) return refused(added.error(), request);
    InvitationAnswer answer{invitation.id, invitation.role, {}, {}, invitation.expires_at};
    if (invitation.is_link()) answer.token = token;
    answer.person = Names(parts).find(invitation.user_id);
    return http::created(http::to_json(answer));
  }
};

// GET /api/trips/{trip}/invitations
struct ListOfTrip {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    InvitationList list;
    Names names(parts);
    for (auto const& each : parts.db.read(
             [&](Sql& sql) { return list_invitations(sql, who->trip, parts.clock.now()); }))
      list.invitations.push_back(
          {each.id, each.role, names.find(each.user_id), {}, each.expires_at});
    return http::ok(http::to_json(list));
  }
};

// DELETE /api/trips/{trip}/invitations/{invitation}
struct Revoke {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<InvitationId>(request, "invitation");
    if (!id) return refused(id.error(), request);
    bool const removed =
        parts.db.write([&](Sql& sql) { return remove_invitation(sql, who->trip, *id); });
    return removed ? http::no_content() : refused(no_such_invitation(), request);
  }
};

std::optional<OpenInvitation> open_answer(Sql& sql, Invitation const& invitation,
                                          std::string const& user) {
  auto const key = invitation.trip.str();
  auto const row =
      sql.find_row("SELECT name, destination, start_date, end_date FROM trips WHERE id = ?", {key});
  if (!row) return std::nullopt;
  auto const text = [&](std::size_t column) { return (*row)[column].value(); };
  OpenInvitation answer;
  answer.id = invitation.id;
  answer.trip_name = text(0);
  answer.destination = text(1);
  answer.start_date = base::parse_day(text(2)).value();
  answer.end_date = base::parse_day(text(3)).value();
  answer.role = invitation.role;
  answer.invited_by = Person{invitation.invited_by, {}};
  answer.expires_at = invitation.expires_at;
  if (access(sql, invitation.trip, user)) answer.trip = invitation.trip;
  return answer;
}

void name_who_invited(OpenInvitation& answer, Names& names) {
  answer.invited_by = names.find(answer.invited_by->id);
}

// GET /api/invitations
struct ListMine {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const& user = request.principal->user_id;
    OpenInvitationList list;
    parts.db.read([&](Sql& sql) {
      list.invitations.clear();
      for (auto const& each : list_invitations_of(sql, user, parts.clock.now()))
        if (auto answer = open_answer(sql, each, user)) list.invitations.push_back(*answer);
    });
    Names names(parts);
    for (auto& each : list.invitations) name_who_invited(each, names);
    return http::ok(http::to_json(list));
  }
};

// GET /api/invitations/{token}
struct ReadOne {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const& user = request.principal->user_id;
    auto const token = request.params.find("token").value_or("");
    auto answer = parts.db.read([&](Sql& sql) -> std::optional<OpenInvitation> {
      auto const found = find_invitation(sql, token, user, parts.clock.now());
      return found ? open_answer(sql, *found, user) : std::nullopt;
    });
    if (!answer) return refused(no_such_invitation(), request);
    Names names(parts);
    name_who_invited(*answer, names);
    return http::ok(http::to_json(*answer));
  }
};

// POST /api/invitations/{token}/accept
struct Accept {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const& user = request.principal->user_id;
    auto const token = request.params.find("token").value_or("");
    auto const joined = parts.db.write([&](Sql& sql) -> base::Result<JoinedTrip> {
      auto const found = find_invitation(sql, token, user, parts.clock.now());
      if (!found) return no_such_invitation();
      accept_invitation(sql, *found, user, parts.clock.now());
      announce_live(sql, found->trip, parts);
      return JoinedTrip{found->trip, access(sql, found->trip, user).value()};
    });
    if (!joined) return refused(joined.error(), request);
    return http::ok(http::to_json(*joined));
  }
};

}  // namespace

std::vector<http::Endpoint> invitation_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db);
    return builder;
  };
  return {named(http::post("/api/trips/{trip}/invitations"), "invite",
                "Invite somebody by name, or make a link")
              .takes<Invite>()
              .answers<InvitationAnswer>(201)
              .calls(Ask{parts}),
          named(http::get("/api/trips/{trip}/invitations"), "listInvitations",
                "Invitations of a trip that are still good")
              .answers<InvitationList>(200)
              .calls(ListOfTrip{parts}),
          named(http::delete_("/api/trips/{trip}/invitations/{invitation}"), "revokeInvitation",
                "Take an invitation back")
              .answers_nothing()
              .calls(Revoke{parts}),
          named(http::get("/api/invitations"), "listMyInvitations", "Trips I am invited to")
              .answers<OpenInvitationList>(200)
              .calls(ListMine{parts}),
          named(http::get("/api/invitations/{token}"), "readInvitation", "What I am invited to")
              .answers<OpenInvitation>(200)
              .calls(ReadOne{parts}),
          named(http::post("/api/invitations/{token}/accept"), "acceptInvitation", "Join a trip")
              .answers<JoinedTrip>(200)
              .calls(Accept{parts})};
}

}  // namespace trips
