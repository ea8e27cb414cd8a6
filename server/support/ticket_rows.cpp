// SPDX-License-Identifier: Apache-2.0
#include "support/impl/ticket_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "storage/sql.hpp"
#include "support/impl/letter_rows.hpp"

namespace support {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

std::optional<base::Instant> instant_in(std::optional<std::string> const& column) {
  if (!column) return std::nullopt;
  return base::instant_from_us(std::stoll(*column));
}

Ticket ticket_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  Ticket made;
  made.id = TicketId::parse(text(0)).value();
  made.user_id = text(1);
  made.subject = text(2);
  made.topic = http::enum_from<TicketTopic>(text(3)).value();
  made.priority = static_cast<TicketPriority>(std::stoi(text(4)));
  made.state = http::enum_from<TicketState>(text(5)).value();
  made.context = {text(6), std::stoll(text(7)), text(8), base::split(text(9), '\n')};
  made.agent_id = text(10);
  made.created_at = instant_in(row[11]).value();
  made.updated_at = instant_in(row[12]).value();
  made.waiting_since = instant_in(row[13]);
  made.first_answer_at = instant_in(row[14]);
  made.resolved_at = instant_in(row[15]);
  if (row[16]) made.stars = std::stoi(*row[16]);
  made.rating_text = text(17);
  made.merged_into = text(18);
  return made;
}

std::vector<Ticket> tickets_from(std::vector<Row> const& rows) {
  std::vector<Ticket> made;
  for (auto const& row : rows) made.push_back(ticket_from(row));
  return made;
}

// A number for a column that may be NULL.
struct Nullable {
  long long value = 0;
  soci::indicator indicator = soci::i_null;
};
Nullable nullable(std::optional<base::Instant> const& at) {
  if (!at) return {};
  return {base::to_us(*at), soci::i_ok};
}

constexpr std::string_view find_statement =
    "SELECT id, user_id, subject, topic, priority, state, trip_id, trip_version, item_id, errors, "
    "agent_id, created_at_us, updated_at_us, waiting_since_us, first_answer_at_us, resolved_at_us, "
    "stars, rating_text, merged_into FROM support_tickets WHERE id = ?";
constexpr std::string_view list_statement =
    "SELECT id, user_id, subject, topic, priority, state, trip_id, trip_version, item_id, errors, "
    "agent_id, created_at_us, updated_at_us, waiting_since_us, first_answer_at_us, resolved_at_us, "
    "stars, rating_text, merged_into FROM support_tickets WHERE user_id = ? "
    "ORDER BY updated_at_us DESC, id DESC LIMIT ?";
constexpr std::string_view since_statement =
    "SELECT id, user_id, subject, topic, priority, state, trip_id, trip_version, item_id, errors, "
    "agent_id, created_at_us, updated_at_us, waiting_since_us, first_answer_at_us, resolved_at_us, "
    "stars, rating_text, merged_into FROM support_tickets WHERE created_at_us >= ? "
    "ORDER BY created_at_us, id LIMIT ?";
constexpr std::string_view queue_statement =
    "SELECT id, user_id, subject, topic, priority, state, trip_id, trip_version, item_id, errors, "
    "agent_id, created_at_us, updated_at_us, waiting_since_us, first_answer_at_us, resolved_at_us, "
    "stars, rating_text, merged_into FROM support_tickets WHERE state IN ('open', 'waiting') "
    "ORDER BY CASE WHEN priority = 2 THEN 0 ELSE 1 END, CASE WHEN state = 'open' THEN 0 ELSE 1 "
    "END, "
    "priority DESC, waiting_since_us, id LIMIT ?";

}  // namespace

void insert_ticket(Sql& sql, Ticket const& ticket) {
  std::string const id = ticket.id.str();
  std::string const topic(http::word_of(ticket.topic));
  std::string const state(http::word_of(ticket.state));
  int const priority = static_cast<int>(ticket.priority);
  long long const version = ticket.context.trip_version;
  auto const errors = fmt::format("{}", fmt::join(ticket.context.errors, "\n"));
  long long const created_us = base::to_us(ticket.created_at);
  auto waiting = nullable(ticket.waiting_since);
  sql << "INSERT INTO support_tickets (id, user_id, subject, topic, priority, state, trip_id, "
         "trip_version, item_id, errors, agent_id, created_at_us, updated_at_us, "
         "waiting_since_us, rating_text) VALUES (:id, :user, :subject, :topic, :priority, :state, "
         ":trip, :version, :item, :errors, '', :created, :updated, :waiting, '')",
      use(id), use(ticket.user_id), use(ticket.subject), use(topic), use(priority), use(state),
      use(ticket.context.trip_id), use(version), use(ticket.context.item_id), use(errors),
      use(created_us), use(created_us), use(waiting.value, waiting.indicator);
}

std::optional<Ticket> find_ticket(Sql& sql, TicketId id) {
  std::string const key = id.str();
  auto const row = sql.find_row(find_statement, {key});
  if (!row) return std::nullopt;
  return ticket_from(*row);
}

std::vector<Ticket> list_tickets_of(Sql& sql, std::string_view user_id, std::size_t limit) {
  return tickets_from(sql.list_rows(list_statement, {user_id, static_cast<std::int64_t>(limit)}));
}

std::vector<Ticket> list_waiting_tickets(Sql& sql, std::size_t limit) {
  return tickets_from(sql.list_rows(queue_statement, {static_cast<std::int64_t>(limit)}));
}

void touch_ticket(Sql& sql, TicketId id, base::Instant now) {
  std::string const key = id.str();
  long long const now_us = base::to_us(now);
  sql << "UPDATE support_tickets SET updated_at_us = :now WHERE id = :id", use(now_us), use(key);
}

void update_ticket(Sql& sql, Ticket const& ticket) {
  std::string const id = ticket.id.str();
  std::string const state(http::word_of(ticket.state));
  auto waiting = nullable(ticket.waiting_since);
  auto answered = nullable(ticket.first_answer_at);
  auto resolved = nullable(ticket.resolved_at);
  int const stars = ticket.stars.value_or(0);
  int const priority = static_cast<int>(ticket.priority);
  long long const version = ticket.context.trip_version;
  auto has_stars = ticket.stars ? soci::i_ok : soci::i_null;
  sql << "UPDATE support_tickets SET state = :state, agent_id = :agent, "
         "waiting_since_us = :waiting, first_answer_at_us = :answered, "
         "resolved_at_us = :resolved, stars = :stars, rating_text = :rating, priority = :priority, "
         "merged_into = :merged, trip_id = :trip, trip_version = :version, item_id = :item "
         "WHERE id = :id",
      use(state), use(ticket.agent_id), use(waiting.value, waiting.indicator),
      use(answered.value, answered.indicator), use(resolved.value, resolved.indicator),
      use(stars, has_stars), use(ticket.rating_text), use(priority), use(ticket.merged_into),
      use(ticket.context.trip_id), use(version), use(ticket.context.item_id), use(id);
}

std::vector<Message> list_messages(Sql& sql, TicketId id) {
  std::string const key = id.str();
  auto const rows = sql.list_rows(
      "SELECT m.id, m.author_id, m.is_of_agent, m.is_internal, m.said, m.created_at_us, l.sender, "
      "l.original, l.refused_files FROM support_messages m LEFT JOIN support_letters l "
      "ON l.message_id = m.id WHERE m.ticket_id = ? ORDER BY m.id",
      {key});
  std::vector<Message> made;
  for (auto const& row : rows) {
    auto const text = [&](std::size_t column) { return row[column].value(); };
    made.push_back({.id = MessageId::parse(text(0)).value(),
                    .author_id = text(1),
                    .is_of_agent = text(2) == "1",
                    .is_internal = text(3) == "1",
                    .text = text(4),
                    .created_at = base::instant_from_us(std::stoll(text(5))),
                    .mail = {}});
    if (row[6]) made.back().mail = ByMail{text(6), text(7), letter_files_from(text(8))};
  }
  return made;
}

void move_messages(Sql& sql, TicketId from, TicketId into) {
  std::string const old_key = from.str();
  std::string const new_key = into.str();
  sql << "UPDATE support_messages SET ticket_id = :into WHERE ticket_id = :of", use(new_key),
      use(old_key);
}

std::vector<Ticket> list_tickets_since(Sql& sql, base::Instant since, std::size_t limit) {
  return tickets_from(
      sql.list_rows(since_statement, {base::to_us(since), static_cast<std::int64_t>(limit)}));
}

void insert_change(Sql& sql, ChangeId id, TicketId ticket, TicketChange const& change) {
  std::string const key = id.str();
  std::string const of = ticket.str();
  std::string const step(http::word_of(change.step));
  long long const at_us = base::to_us(change.at);
  sql << "INSERT INTO support_changes (id, ticket_id, actor_id, step, other_id, changed_at_us, "
         "detail) VALUES (:id, :ticket, :actor, :step, :other, :at, :detail)",
      use(key), use(of), use(change.actor_id), use(step), use(change.other_id), use(at_us),
      use(change.detail);
}

std::vector<TicketChange> list_changes(Sql& sql, TicketId id) {
  std::string const key = id.str();
  auto const rows = sql.list_rows(
      "SELECT actor_id, step, other_id, changed_at_us, detail FROM support_changes "
      "WHERE ticket_id = ? ORDER BY id",
      {key});
  std::vector<TicketChange> made;
  for (auto const& row : rows)
    made.push_back({row[0].value(), http::enum_from<TicketStep>(row[1].value()).value(),
                    row[2].value(), base::instant_from_us(std::stoll(row[3].value())),
                    row[4].value()});
  return made;
}

base::Error no_such_ticket() {
  return base::refuse(base::Refusal::not_found, "There is no such request for help.");
}

}  // namespace support
