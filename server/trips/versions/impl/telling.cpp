// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/impl/telling.hpp"

#include <fmt/format.h>

#include "http/json_text.hpp"
#include "notices/notices.hpp"
#include "storage/sql.hpp"
#include "trips/together/access.hpp"

namespace trips {

// What pages that show the trip hear.
struct TripEvent {
  TripId trip;
  BranchId branch;
  VersionNumber version = 0;
  std::string by;
};
BOOST_DESCRIBE_STRUCT(TripEvent, (), (trip, branch, version, by))

namespace {

notices::Notice notice_of(ChangeOrder const& order, std::string const& member, Parts const& parts) {
  auto const trip = order.trip.str();
  auto const today = base::to_text(base::china_day(parts.clock.now()));
  // What was proposed and taken matters to everybody each time; other changes come in their dozens.
  auto const happened =
      order.kind == ChangeKind::accepted ? order.change.str() : order.user_id + "/" + today;
  return {.kind = "trip_changed",
          .user_id = member,
          .title = {"行程有改动", "A trip was changed"},
          .text = {order.label.zh, order.label.en},
          .link = "/trips/" + trip,
          .severity = notices::Severity::info,
          .event_key = fmt::format("trip_changed/{}/{}", trip, happened)};
}

}  // namespace

void tell_members(storage::Sql& sql, ChangeOrder const& order, VersionNumber version,
                  Parts const& parts) {
  auto const members = list_member_ids(sql, order.trip);
  if (parts.notices)
    for (auto const& member : members)
      if (member != order.user_id) parts.notices->tell(sql, notice_of(order, member, parts));
  if (!parts.live) return;
  auto event = http::to_json(TripEvent{order.trip, order.branch, version, order.user_id});
  sql.after_commit([live = parts.live, members, event = std::move(event)] {
    for (auto const& member : members) live->publish(member, "trip", event);
  });
}

}  // namespace trips
