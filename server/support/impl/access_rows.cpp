// SPDX-License-Identifier: Apache-2.0
#include "support/impl/access_rows.hpp"

#include "storage/sql.hpp"

namespace support {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

Access access_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  Access made;
  made.id = AccessId::parse(text(0)).value();
  made.ticket = TicketId::parse(text(1)).value();
  made.agent_id = text(2);
  made.trip_id = text(3);
  made.reach = http::enum_from<TripReach>(text(4)).value();
  made.reason = text(5);
  made.state = http::enum_from<AccessState>(text(6)).value();
  made.asked_at = base::instant_from_us(std::stoll(text(7)));
  if (row[8]) made.until = base::instant_from_us(std::stoll(*row[8]));
  return made;
}

}  // namespace

void insert_access(Sql& sql, Access const& access) {
  auto const id = access.id.str();
  auto const ticket = access.ticket.str();
  std::string const reach(http::word_of(access.reach));
  std::string const state(http::word_of(access.state));
  long long const asked_us = base::to_us(access.asked_at);
  sql << "INSERT INTO support_accesses (id, ticket_id, agent_id, trip_id, reach, reason, state, "
         "asked_at_us) VALUES (:id, :ticket, :agent, :trip, :reach, :reason, :state, :asked)",
      use(id), use(ticket), use(access.agent_id), use(access.trip_id), use(reach),
      use(access.reason), use(state), use(asked_us);
}

void update_access(Sql& sql, Access const& access) {
  auto const id = access.id.str();
  std::string const reach(http::word_of(access.reach));
  std::string const state(http::word_of(access.state));
  long long const until_us = access.until ? base::to_us(*access.until) : 0;
  auto has_end = access.until ? soci::i_ok : soci::i_null;
  sql << "UPDATE support_accesses SET reach = :reach, state = :state, until_us = :until "
         "WHERE id = :id",
      use(reach), use(state), use(until_us, has_end), use(id);
}

std::optional<Access> find_access(Sql& sql, AccessId id) {
  auto const key = id.str();
  auto const row = sql.find_row(
      "SELECT id, ticket_id, agent_id, trip_id, reach, reason, state, asked_at_us, until_us "
      "FROM support_accesses WHERE id = ?",
      {key});
  if (!row) return std::nullopt;
  return access_from(*row);
}

std::vector<Access> list_accesses(Sql& sql, TicketId ticket) {
  auto const key = ticket.str();
  std::vector<Access> made;
  for (auto const& row : sql.list_rows(
           "SELECT id, ticket_id, agent_id, trip_id, reach, reason, state, asked_at_us, until_us "
           "FROM support_accesses WHERE ticket_id = ? ORDER BY id DESC LIMIT 50",
           {key}))
    made.push_back(access_from(row));
  return made;
}

}  // namespace support
