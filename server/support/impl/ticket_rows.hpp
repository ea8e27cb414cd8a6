// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

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

}  // namespace support
