// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "base/result.hpp"
#include "support/ticket.hpp"

namespace storage {
class Sql;
}

// Tickets and their messages as rows.
namespace support {

void insert_ticket(storage::Sql& sql, Ticket const& ticket);
std::optional<Ticket> find_ticket(storage::Sql& sql, TicketId id);
std::vector<Ticket> list_tickets_of(storage::Sql& sql, std::string_view user_id, std::size_t limit);
std::vector<Ticket> list_waiting_tickets(storage::Sql& sql, std::size_t limit);
void touch_ticket(storage::Sql& sql, TicketId id, base::Instant now);  // none there: nothing
void update_ticket(storage::Sql& sql, Ticket const& ticket);  // all that can change but the time
std::vector<Message> list_messages(storage::Sql& sql, TicketId id);
void move_messages(storage::Sql& sql, TicketId from, TicketId into);
std::vector<Ticket> list_tickets_since(storage::Sql& sql, base::Instant since, std::size_t limit);
void insert_change(storage::Sql& sql, ChangeId id, TicketId ticket, TicketChange const& change);
std::vector<TicketChange> list_changes(storage::Sql& sql, TicketId id);

base::Error no_such_ticket();

}  // namespace support
