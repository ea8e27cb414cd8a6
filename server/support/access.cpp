// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "storage/sql.hpp"
#include "support/impl/access_rows.hpp"
#include "support/impl/ticket_rows.hpp"
#include "support/tickets.hpp"

// Agents in travellers' trips: asked for, allowed for a while, taken back, and all of it told.
namespace support {
namespace {

using base::Refusal;
using base::Result;
using storage::Sql;

constexpr std::chrono::minutes looks_once_in{10};

base::Error not_claimed() {
  return base::refuse(Refusal::conflict, "You have not claimed this request.");
}

bool is_in_use(Access const& access, base::Instant now) {
  if (access.state == AccessState::asked) return true;
  return access.state == AccessState::allowed && access.until > now;
}

notices::Notice access_notice(Ticket const& ticket, Access const& asked) {
  return {.kind = "support_reply",
          .user_id = ticket.user_id,
          .title = {"客服请求查看您的行程：" + ticket.subject,
                    "Support asks for access to your trip: " + ticket.subject},
          .text = {asked.reason, asked.reason},
          .link = "/support/" + ticket.id.str(),
          .event_key = "support_access " + asked.id.str()};
}

// At most 120 bytes, of whole characters.
std::string shortened(std::string_view what) {
  constexpr std::size_t most = 120;
  if (what.size() <= most) return std::string(what);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xc0u) == 0x80u) --end;
  return std::string(what.substr(0, end)) + "…";
}

}  // namespace

Result<Ticket> Tickets::ask_access(TicketId id, AskAccess const& asked) {
  auto const key = parts_.ids.next<AccessId>();
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.agent_id != asked.agent_id) return not_claimed();
    if (ticket.state == TicketState::closed || ticket.state == TicketState::resolved)
      return base::refuse(Refusal::conflict, "This request is closed; please open a new one.");
    if (ticket.context.trip_id.empty())
      return base::refuse(Refusal::conflict, "No trip is attached to this request.");
    for (auto const& each : list_accesses(sql, id))
      if (is_in_use(each, ticket.updated_at))
        return base::refuse(Refusal::conflict, "Access was asked for already.");
    Access access{.id = key,
                  .ticket = id,
                  .agent_id = asked.agent_id,
                  .trip_id = ticket.context.trip_id,
                  .reach = asked.reach,
                  .reason = asked.reason,
                  .asked_at = ticket.updated_at};
    insert_access(sql, access);
    note(sql, ticket, asked.agent_id, TicketStep::asked_access, key.str(), asked.reason);
    parts_.notices.tell(sql, access_notice(ticket, access));
    return {};
  });
}

Result<Ticket> Tickets::allow_access(TicketId id, AccessId key, AllowAccess const& allowed) {
  return changed(id, allowed.user_id, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    auto access = find_access(sql, key);
    if (!access || access->ticket != id || access->state != AccessState::asked)
      return base::refuse(Refusal::conflict, "Nobody asks for this access any more.");
    if (access->reach < allowed.reach)
      return base::refuse_field("/reach", "Support did not ask for that much.");
    access->reach = allowed.reach;
    access->state = AccessState::allowed;
    access->until = ticket.updated_at + allowed.lasts;
    if (auto const opened = parts_.door.open(sql, *access, allowed.user_id); !opened)
      return opened.error();
    update_access(sql, *access);
    note(sql, ticket, allowed.user_id, TicketStep::let_in, key.str(),
         fmt::format("{} {} min", http::word_of(allowed.reach), allowed.lasts.count()));
    return {};
  });
}

Result<Ticket> Tickets::end_access(TicketId id, AccessId key, std::string_view by) {
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    auto access = find_access(sql, key);
    if (!access || access->ticket != id || (by != ticket.user_id && by != access->agent_id))
      return no_such_ticket();
    if (!is_in_use(*access, ticket.updated_at)) return {};
    bool const is_declined = access->state == AccessState::asked && by == ticket.user_id;
    parts_.door.shut(sql, key, ticket.updated_at);
    access->state = is_declined ? AccessState::declined : AccessState::ended;
    update_access(sql, *access);
    note(sql, ticket, by, is_declined ? TicketStep::declined : TicketStep::access_ended, key.str());
    return {};
  });
}

std::vector<Access> Tickets::accesses(TicketId id) {
  auto found = parts_.db.read([&](Sql& sql) { return list_accesses(sql, id); });
  for (auto& each : found)
    if (each.state == AccessState::allowed && !is_in_use(each, now()))
      each.state = AccessState::ended;
  return found;
}

// Whoever has a request no more has no business in its trip.
void Tickets::end_idle_accesses(Sql& sql, Ticket const& ticket) {
  bool const is_over = ticket.state == TicketState::closed || ticket.state == TicketState::resolved;
  for (auto& each : list_accesses(sql, ticket.id)) {
    if (!is_in_use(each, ticket.updated_at)) continue;
    if (!is_over && each.agent_id == ticket.agent_id) continue;
    parts_.door.shut(sql, each.id, ticket.updated_at);
    each.state = AccessState::ended;
    update_access(sql, each);
    note(sql, ticket, each.agent_id, TicketStep::access_ended, each.id.str());
  }
}

void Tickets::access_used(Sql& sql, AccessId key, std::int64_t version, std::string_view what) {
  auto const access = find_access(sql, key);
  auto ticket = access ? find_ticket(sql, access->ticket) : std::nullopt;
  if (!ticket) return;  // it went with its traveller; the trip may have passed on
  auto const step = version == 0 ? TicketStep::saw_trip : TicketStep::changed_trip;
  auto const now = parts_.clock.now();
  if (step == TicketStep::saw_trip) {
    auto const history = list_changes(sql, ticket->id);
    bool const is_noted = std::any_of(history.begin(), history.end(), [&](auto const& each) {
      return each.step == step && each.other_id == key.str() && now - each.at < looks_once_in;
    });
    if (is_noted) return;
  }
  ticket->updated_at = now;
  auto const detail = version == 0 ? "" : fmt::format("{}: {}", version, shortened(what));
  note(sql, *ticket, access->agent_id, step, key.str(), detail);
  tell_pages(sql, *ticket, {access->agent_id});
}

Result<Ticket> Tickets::reveal(TicketId id, std::string_view agent_id, std::string const& reason) {
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.agent_id != agent_id) return not_claimed();
    note(sql, ticket, agent_id, TicketStep::revealed, {}, reason);
    return {};
  });
}

}  // namespace support
