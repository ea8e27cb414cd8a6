// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "storage/sql.hpp"
#include "support/files.hpp"
#include "support/impl/ticket_rows.hpp"
#include "support/tickets.hpp"

// Agents among themselves: one gives a request to another, two requests become one.
namespace support {
namespace {

using base::Refusal;
using base::Result;
using storage::Sql;

bool is_of_another(Ticket const& ticket, std::string_view agent_id) {
  return !ticket.agent_id.empty() && ticket.agent_id != agent_id;
}

base::Error claimed_by_another() {
  return base::refuse(Refusal::conflict, "Another agent has claimed this request.");
}

notices::Notice transfer_notice(Ticket const& ticket, ChangeId change) {
  return {.kind = "support_request",
          .user_id = ticket.agent_id,
          .title = {"有求助转交给您：" + ticket.subject, "Given to you: " + ticket.subject},
          .text = {},
          .link = "/console/" + ticket.id.str(),
          .event_key = "support_transfer " + change.str()};
}

std::optional<base::Instant> earlier(std::optional<base::Instant> const& one,
                                     std::optional<base::Instant> const& other) {
  if (!one || !other) return one ? one : other;
  return std::min(*one, *other);
}

Result<void> may_merge(Ticket const& from, Ticket const& into, std::string_view agent_id) {
  if (from.id == into.id || from.user_id != into.user_id)
    return base::refuse(Refusal::conflict, "Only two requests of one person can be merged.");
  if (from.state == TicketState::closed || into.state == TicketState::closed)
    return base::refuse(Refusal::conflict, "A closed request cannot be merged.");
  if (is_of_another(from, agent_id) || is_of_another(into, agent_id)) return claimed_by_another();
  return {};
}

void take_over(Ticket& into, Ticket const& from) {
  into.priority = std::max(into.priority, from.priority);
  into.waiting_since = earlier(into.waiting_since, from.waiting_since);
  into.first_answer_at = earlier(into.first_answer_at, from.first_answer_at);
  into.state = std::min(into.state, from.state);
  if (into.state != TicketState::resolved) into.resolved_at.reset();
  if (into.agent_id.empty()) into.agent_id = from.agent_id;
  if (into.context.trip_id.empty()) into.context = from.context;
}

}  // namespace

Result<Ticket> Tickets::transfer(TicketId id, Transfer const& transfer) {
  auto const answering = parts_.agents();
  if (std::find(answering.begin(), answering.end(), transfer.to) == answering.end())
    return base::refuse_field("/agent_id", "There is no such agent.");
  auto const change = parts_.ids.next<ChangeId>();
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.state == TicketState::closed)
      return base::refuse(Refusal::conflict, "This request is closed; please open a new one.");
    if (is_of_another(ticket, transfer.by) && !transfer.overrules) return claimed_by_another();
    if (ticket.agent_id == transfer.to) return {};
    ticket.agent_id = transfer.to;
    insert_change(sql, change, id,
                  {transfer.by, TicketStep::transferred, transfer.to, ticket.updated_at});
    if (transfer.to != transfer.by) parts_.notices.tell(sql, transfer_notice(ticket, change));
    return {};
  });
}

Result<Ticket> Tickets::merge(TicketId from_id, TicketId into_id, std::string_view agent_id) {
  auto const listeners = parts_.agents();
  auto const now = parts_.clock.now();
  return parts_.db.write([&](Sql& sql) -> Result<Ticket> {
    // In one order, so that two merges never wait for each other.
    touch_ticket(sql, std::min(from_id, into_id), now);
    touch_ticket(sql, std::max(from_id, into_id), now);
    auto from = find_ticket(sql, from_id);
    auto into = find_ticket(sql, into_id);
    if (!from || !into) return no_such_ticket();
    if (auto const may = may_merge(*from, *into, agent_id); !may) return may.error();
    move_messages(sql, from_id, into_id);
    move_files(sql, from_id, into_id);
    take_over(*into, *from);
    from->state = TicketState::closed;
    from->waiting_since.reset();
    from->merged_into = into_id.str();
    update_ticket(sql, *from);
    update_ticket(sql, *into);
    end_idle_accesses(sql, *from);
    note(sql, *from, agent_id, TicketStep::merged, into_id.str());
    note(sql, *into, agent_id, TicketStep::merged, from_id.str());
    tell_pages(sql, *from, listeners);
    tell_pages(sql, *into, listeners);
    return *into;
  });
}

bool Tickets::tell_typing(TicketId id, std::string_view user_id) {
  auto const ticket = find(id);
  bool const is_agent = user_id.empty();
  if (!ticket || (!is_agent && ticket->user_id != user_id)) return false;
  if (ticket->state == TicketState::closed) return false;
  auto const json = fmt::format(R"({{"ticket":"{}","is_of_agent":{}}})", id.str(), is_agent);
  auto const hearers = is_agent                   ? std::vector{ticket->user_id}
                       : ticket->agent_id.empty() ? parts_.agents()
                                                  : std::vector{ticket->agent_id};
  for (auto const& each : hearers) parts_.live.publish(each, "support_typing", json);
  return true;
}

}  // namespace support
