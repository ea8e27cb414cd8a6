// SPDX-License-Identifier: Apache-2.0
#include "trips/together/impl/announcing.hpp"

#include <fmt/format.h>

#include "http/json_text.hpp"
#include "notices/notices.hpp"
#include "storage/sql.hpp"
#include "trips/together/members.hpp"

namespace trips {

struct TogetherEvent {
  TripId trip;
};
BOOST_DESCRIBE_STRUCT(TogetherEvent, (), (trip))

namespace {

Words name_of(MemberRole role) {
  switch (role) {
    case MemberRole::viewer:
      return {"只能查看", "see it"};
    case MemberRole::suggester:
      return {"可以提建议", "suggest changes"};
    case MemberRole::editor:
      return {"可以修改", "change it"};
    case MemberRole::owner:
      break;
  }
  return {"是主人", "do everything as its owner"};
}

std::string name_of_trip(storage::Sql& sql, TripId trip) {
  auto const key = trip.str();
  auto const row = sql.find_row("SELECT name FROM trips WHERE id = ?", {key});
  return row ? (*row)[0].value_or("") : std::string();
}

void tell(storage::Sql& sql, notices::Notice const& notice, Parts const& parts) {
  if (parts.notices) parts.notices->tell(sql, notice);
}

}  // namespace

void announce_role(storage::Sql& sql, Asked const& by, std::string const& member, MemberRole role,
                   Parts const& parts) {
  announce_live(sql, by.trip, parts);
  if (member == by.user_id) return;
  auto const trip = name_of_trip(sql, by.trip);
  auto const may = name_of(role);
  tell(sql,
       {.kind = "member_changed",
        .user_id = member,
        .title = {"你在行程中的角色变了", "Your role in a trip was changed"},
        .text = {fmt::format("在“{}”中你现在{}。", trip, may.zh),
                 fmt::format("In “{}” you may now {}.", trip, may.en)},
        .link = "/trips/" + by.trip.str(),
        .event_key = fmt::format("member_changed/{}/{}", by.trip.str(), parts.ids.next().str())},
       parts);
}

void announce_invitation(storage::Sql& sql, Invitation const& invitation, Parts const& parts) {
  auto const trip = name_of_trip(sql, invitation.trip);
  tell(sql,
       {.kind = "invitation",
        .user_id = invitation.user_id,
        .title = {"邀请你加入行程", "You are invited to a trip"},
        .text = {fmt::format("加入“{}”吗？", trip), fmt::format("Join “{}”?", trip)},
        .link = "/invitations/" + invitation.id.str(),
        .event_key = "invitation/" + invitation.id.str()},
       parts);
}

void announce_suggestion(storage::Sql& sql, Asked const& by, SuggestionId id, Words const& label,
                         Parts const& parts) {
  announce_live(sql, by.trip, parts);
  for (auto const& member : list_members(sql, by.trip)) {
    if (member.role < MemberRole::editor || member.user_id == by.user_id) continue;
    tell(sql,
         {.kind = "suggestion",
          .user_id = member.user_id,
          .title = {"有人建议修改行程", "Somebody suggests a change"},
          .text = {label.zh, label.en},
          .link = "/trips/" + by.trip.str() + "/together",
          .event_key = "suggestion/" + id.str()},
         parts);
  }
}

void announce_live(storage::Sql& sql, TripId trip, Parts const& parts, std::string const& event) {
  if (!parts.live) return;
  auto const members = list_member_ids(sql, trip);
  auto const which = http::to_json(TogetherEvent{trip});
  sql.after_commit([live = parts.live, members, event, which] {
    for (auto const& member : members) live->publish(member, event, which);
  });
}

}  // namespace trips
