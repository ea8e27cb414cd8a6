// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "storage/errors.hpp"
#include "storage/sql.hpp"
#include "support/impl/ticket_rows.hpp"
#include "support/tickets.hpp"

// How far each side has read: one mark of a person in a request.
namespace support {
namespace {

using base::Result;
using soci::use;
using storage::Row;
using storage::Sql;

// True: the mark went forward.
bool move_mark(Sql& sql, TicketId ticket, std::string const& user, MessageId message) {
  auto const of = ticket.str();
  auto const read = message.str();
  if (storage::unless_duplicate([&] {
        sql << "INSERT INTO support_reads (ticket_id, user_id, read_id) VALUES (:of, :user, :read)",
            use(of), use(user), use(read);
      }))
    return true;
  auto const known = sql.find_row(
      "SELECT read_id FROM support_reads WHERE ticket_id = ? AND user_id = ?", {of, user});
  if (known && (*known)[0].value() >= read) return false;
  sql << "UPDATE support_reads SET read_id = :read WHERE ticket_id = :of AND user_id = :user "
         "AND read_id < :read2",
      use(read), use(of), use(user), use(read);
  return true;
}

std::optional<MessageId> mark_in(std::optional<Row> const& row) {
  if (!row || !(*row)[0]) return std::nullopt;
  return MessageId::parse(*(*row)[0]);
}

UnreadCounts counts_in(std::vector<Row> const& rows) {
  UnreadCounts counts;
  for (auto const& row : rows) counts[row[0].value()] = std::stoll(row[1].value());
  return counts;
}

}  // namespace

Result<void> Tickets::mark_read(TicketId id, MessageId message, Reader const& reader) {
  bool const is_agent = reader.user_id.empty();
  std::string const who(is_agent ? reader.agent_id : reader.user_id);
  auto const agents = parts_.agents();
  return parts_.db.write([&](Sql& sql) -> Result<void> {
    auto const ticket = find_ticket(sql, id);
    if (!ticket || (!is_agent && ticket->user_id != who)) return no_such_ticket();
    auto const of = id.str();
    auto const read = message.str();
    auto const said = sql.find_row(
        "SELECT is_internal FROM support_messages WHERE id = ? AND ticket_id = ?", {read, of});
    if (!said || (!is_agent && (*said)[0] == "1"))
      return base::refuse_field("/message", "There is no such message.");
    if (!move_mark(sql, id, who, message)) return {};
    auto const hearers = is_agent ? std::vector{ticket->user_id} : agents;
    sql.after_commit(
        [&live = parts_.live, hearers, json = fmt::format(R"({{"ticket":"{}"}})", of)] {
          for (auto const& each : hearers) live.publish(each, "support", json);
        });
    return {};
  });
}

std::optional<MessageId> Tickets::read_by_agents(Ticket const& ticket) {
  auto const of = ticket.id.str();
  return mark_in(parts_.db.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT MAX(read_id) FROM support_reads WHERE ticket_id = ? AND user_id <> ?",
        {of, ticket.user_id});
  }));
}

std::optional<MessageId> Tickets::read_by_traveller(Ticket const& ticket) {
  auto const of = ticket.id.str();
  return mark_in(parts_.db.read([&](Sql& sql) {
    return sql.find_row("SELECT read_id FROM support_reads WHERE ticket_id = ? AND user_id = ?",
                        {of, ticket.user_id});
  }));
}

UnreadCounts Tickets::unread_of_traveller(std::string_view user_id) {
  return counts_in(parts_.db.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT m.ticket_id, COUNT(*) FROM support_tickets t JOIN support_messages m "
        "ON m.ticket_id = t.id LEFT JOIN support_reads r ON r.ticket_id = t.id AND r.user_id = ? "
        "WHERE t.user_id = ? AND t.state <> 'closed' AND m.is_of_agent = 1 AND m.is_internal = 0 "
        "AND (r.read_id IS NULL OR m.id > r.read_id) GROUP BY m.ticket_id",
        {user_id, user_id});
  }));
}

UnreadCounts Tickets::unread_of_agent(std::string_view agent_id) {
  return counts_in(parts_.db.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT m.ticket_id, COUNT(*) FROM support_tickets t JOIN support_messages m "
        "ON m.ticket_id = t.id LEFT JOIN support_reads r ON r.ticket_id = t.id AND r.user_id = ? "
        "WHERE t.state IN ('open', 'waiting') AND m.is_of_agent = 0 "
        "AND (r.read_id IS NULL OR m.id > r.read_id) GROUP BY m.ticket_id",
        {agent_id});
  }));
}

void Tickets::announce(TicketId id) {
  auto const ticket = find(id);
  if (!ticket) return;
  auto hearers = parts_.agents();
  hearers.push_back(ticket->user_id);
  auto const json = fmt::format(R"({{"ticket":"{}"}})", id.str());
  for (auto const& each : hearers) parts_.live.publish(each, "support", json);
}

}  // namespace support
