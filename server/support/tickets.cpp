// SPDX-License-Identifier: Apache-2.0
#include "support/tickets.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "storage/sql.hpp"
#include "support/files.hpp"
#include "support/impl/letter_rows.hpp"
#include "support/impl/ticket_rows.hpp"

namespace support {
namespace {

using base::Refusal;
using base::Result;
using soci::use;
using storage::Sql;

void insert(Sql& sql, MessageId id, TicketId ticket, Message const& message) {
  std::string const key = id.str();
  std::string const of = ticket.str();
  int const is_of_agent = message.is_of_agent;
  int const is_internal = message.is_internal;
  long long const at_us = base::to_us(message.created_at);
  sql << "INSERT INTO support_messages (id, ticket_id, author_id, is_of_agent, is_internal, said, "
         "created_at_us) VALUES (:id, :ticket, :author, :agent, :internal, :said, :at)",
      use(key), use(of), use(message.author_id), use(is_of_agent), use(is_internal),
      use(message.text), use(at_us);
}

// Words come as people write them; more is a program or a quarrel.
constexpr std::size_t most_in_a_minute = 12;

Result<void> may_say_more(Sql& sql, Ticket const& ticket) {
  auto const id = ticket.id.str();
  auto const row = sql.find_row(
      "SELECT COUNT(*) FROM support_messages WHERE ticket_id = ? AND author_id = ? "
      "AND created_at_us > ?",
      {id, ticket.user_id, base::to_us(ticket.updated_at - std::chrono::minutes(1))});
  if (std::stoull((*row)[0].value()) < most_in_a_minute) return {};
  return base::refuse(Refusal::too_many, "That was a lot at once; please wait a minute.");
}

notices::Notice reply_notice(Ticket const& ticket, MessageId message, std::string const& text) {
  return {.kind = "support_reply",
          .user_id = ticket.user_id,
          .title = {"客服回复了：" + ticket.subject, "Support answered: " + ticket.subject},
          .text = {text, text},
          .link = "/support/" + ticket.id.str(),
          .event_key = "support_reply " + message.str()};
}

notices::Notice request_notice(Ticket const& ticket, std::string const& agent_id) {
  return {.kind = "support_request",
          .user_id = agent_id,
          .title = {"有人急需帮助：" + ticket.subject, "Somebody needs help: " + ticket.subject},
          .text = {},
          .link = "/console/" + ticket.id.str(),
          .severity = ticket.priority == TicketPriority::sos ? notices::Severity::urgent
                                                             : notices::Severity::warning,
          .event_key = "support_request " + ticket.id.str()};
}

}  // namespace

std::optional<TicketId> request_answered(notices::Notice const& notice) {
  constexpr std::string_view page = "/support/";
  if (notice.kind != "support_reply" || !notice.link.starts_with(page)) return std::nullopt;
  return TicketId::parse(std::string_view(notice.link).substr(page.size()));
}

Result<Ticket> Tickets::open(NewTicket const& asked) {
  auto const now = parts_.clock.now();
  Ticket ticket{.id = asked.id ? *asked.id : parts_.ids.next<TicketId>(),
                .user_id = asked.user_id,
                .subject = asked.subject,
                .topic = asked.topic,
                .priority = asked.priority,
                .context = asked.context,
                .created_at = now,
                .updated_at = now,
                .waiting_since = now};
  auto const message = parts_.ids.next<MessageId>();
  auto const agents = parts_.agents();
  return parts_.db.write([&](Sql& sql) -> Result<Ticket> {
    if (auto known = find_ticket(sql, ticket.id)) return *known;
    auto const row = sql.find_row(
        "SELECT COUNT(*) FROM support_tickets WHERE user_id = ? AND state IN ('open', 'waiting')",
        {asked.user_id});
    bool const is_too_many = std::stoull((*row)[0].value()) >= most_unresolved;
    if (is_too_many && asked.priority != TicketPriority::sos)
      return base::refuse(Refusal::conflict,
                          "Several requests of yours are still open; please write there.");
    insert_ticket(sql, ticket);
    insert(sql, message, ticket.id,
           {.author_id = asked.user_id, .text = asked.text, .created_at = now});
    note(sql, ticket, asked.user_id, TicketStep::opened);
    if (ticket.priority != TicketPriority::normal)
      for (auto const& agent : agents) parts_.notices.tell(sql, request_notice(ticket, agent));
    tell_pages(sql, ticket, agents);
    return ticket;
  });
}

std::optional<Ticket> Tickets::find(TicketId id) {
  return parts_.db.read([&](Sql& sql) { return find_ticket(sql, id); });
}

std::optional<Ticket> Tickets::find_of(std::string_view user_id, TicketId id) {
  auto found = find(id);
  if (found && found->user_id != user_id) found.reset();
  return found;
}

std::vector<Ticket> Tickets::list_of(std::string_view user_id, std::size_t limit) {
  return parts_.db.read([&](Sql& sql) { return list_tickets_of(sql, user_id, limit); });
}

std::vector<Ticket> Tickets::queue(std::size_t limit) {
  return parts_.db.read([&](Sql& sql) { return list_waiting_tickets(sql, limit); });
}

std::vector<Message> Tickets::messages(TicketId id, bool with_internal) {
  auto found = parts_.db.read([&](Sql& sql) { return list_messages(sql, id); });
  if (!with_internal) std::erase_if(found, [](Message const& each) { return each.is_internal; });
  return found;
}

std::vector<TicketChange> Tickets::history(TicketId id) {
  return parts_.db.read([&](Sql& sql) { return list_changes(sql, id); });
}

std::vector<Ticket> Tickets::list_since(base::Instant since, std::size_t limit) {
  return parts_.db.read([&](Sql& sql) { return list_tickets_since(sql, since, limit); });
}

// Writes first, so that two changes of one ticket follow each other on either database.
Result<Ticket> Tickets::changed(TicketId id, std::string_view user_id,
                                std::function<Result<void>(Sql&, Ticket&)> change) {
  auto const agents = parts_.agents();
  return parts_.db.write([&](Sql& sql) -> Result<Ticket> {
    touch_ticket(sql, id, parts_.clock.now());
    auto ticket = find_ticket(sql, id);
    if (!ticket || (!user_id.empty() && ticket->user_id != user_id)) return no_such_ticket();
    if (auto const done = change(sql, *ticket); !done) return done.error();
    update_ticket(sql, *ticket);
    end_idle_accesses(sql, *ticket);
    tell_pages(sql, *ticket, agents);
    return *ticket;
  });
}

Result<Ticket> Tickets::say(TicketId id, std::string_view user_id, std::string const& text,
                            std::vector<objects::ObjectId> const& files,
                            std::optional<LetterSaid> const& letter) {
  auto const message = parts_.ids.next<MessageId>();
  return changed(id, user_id, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.state == TicketState::closed)
      return base::refuse(Refusal::conflict, "This request is closed; please open a new one.");
    if (auto const may = may_say_more(sql, ticket); !may) return may.error();
    if (ticket.state != TicketState::open) ticket.waiting_since = ticket.updated_at;
    if (ticket.state == TicketState::resolved)
      note(sql, ticket, ticket.user_id, TicketStep::reopened);
    ticket.state = TicketState::open;
    ticket.resolved_at.reset();
    insert(sql, message, id,
           {.author_id = ticket.user_id, .text = text, .created_at = ticket.updated_at});
    if (letter && !insert_letter(sql, message, *letter, ticket.updated_at))
      return base::refuse(Refusal::conflict, "This letter was taken before.");
    return send_files(sql, id, message, ticket.user_id, files);
  });
}

bool Tickets::has_letter(std::string_view key) {
  return parts_.db.read([&](Sql& sql) {
    return sql.find_row("SELECT message_id FROM support_letters WHERE letter_key = ?", {key})
        .has_value();
  });
}

Result<Ticket> Tickets::close(TicketId id, std::string_view user_id) {
  return changed(id, user_id, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.state != TicketState::closed) note(sql, ticket, user_id, TicketStep::closed);
    ticket.state = TicketState::closed;
    ticket.waiting_since.reset();
    return {};
  });
}

Result<Ticket> Tickets::rate(TicketId id, std::string_view user_id, int stars,
                             std::string const& text) {
  return changed(id, user_id, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (!ticket.first_answer_at)
      return base::refuse(Refusal::conflict, "There is no answer yet that could be rated.");
    note(sql, ticket, user_id, TicketStep::rated);
    ticket.stars = stars;
    ticket.rating_text = text;
    return {};
  });
}

Result<Ticket> Tickets::resolve(TicketId id) {
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.state == TicketState::closed || ticket.state == TicketState::resolved) return {};
    ticket.state = TicketState::resolved;
    ticket.waiting_since.reset();
    ticket.resolved_at = ticket.updated_at;
    note(sql, ticket, ticket.user_id, TicketStep::resolved);
    return {};
  });
}

Result<Ticket> Tickets::claim(TicketId id, std::string_view agent_id) {
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (!ticket.agent_id.empty() && ticket.agent_id != agent_id)
      return base::refuse(Refusal::conflict, "Another agent has claimed this request.");
    if (ticket.agent_id.empty()) note(sql, ticket, agent_id, TicketStep::claimed);
    ticket.agent_id = agent_id;
    return {};
  });
}

Result<Ticket> Tickets::release(TicketId id, std::string_view agent_id) {
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    if (ticket.agent_id != agent_id)
      return base::refuse(Refusal::conflict, "You have not claimed this request.");
    note(sql, ticket, agent_id, TicketStep::released);
    ticket.agent_id.clear();
    return {};
  });
}

Result<Ticket> Tickets::reply(TicketId id, Reply const& reply) {
  auto const message = parts_.ids.next<MessageId>();
  return changed(id, {}, [&](Sql& sql, Ticket& ticket) -> Result<void> {
    insert(sql, message, id,
           {.author_id = reply.agent_id,
            .is_of_agent = true,
            .is_internal = reply.is_internal,
            .text = reply.text,
            .created_at = ticket.updated_at});
    if (auto const sent = send_files(sql, id, message, reply.agent_id, reply.files); !sent)
      return sent.error();
    if (reply.is_internal) return {};
    if (ticket.state == TicketState::closed)
      return base::refuse(Refusal::conflict, "This request is closed; please open a new one.");
    if (!ticket.agent_id.empty() && ticket.agent_id != reply.agent_id)
      return base::refuse(Refusal::conflict, "Another agent has claimed this request.");
    if (ticket.agent_id.empty()) note(sql, ticket, reply.agent_id, TicketStep::claimed);
    if (!ticket.first_answer_at) note(sql, ticket, reply.agent_id, TicketStep::answered);
    if (reply.resolves) note(sql, ticket, reply.agent_id, TicketStep::resolved);
    ticket.agent_id = reply.agent_id;
    ticket.waiting_since.reset();
    if (!ticket.first_answer_at) ticket.first_answer_at = ticket.updated_at;
    ticket.state = reply.resolves ? TicketState::resolved : TicketState::waiting;
    if (reply.resolves) ticket.resolved_at = ticket.updated_at;
    parts_.notices.tell(sql, reply_notice(ticket, message, reply.text));
    return {};
  });
}

void Tickets::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  parts_.db.write([&](Sql& sql) {
    sql << "DELETE FROM support_tickets WHERE user_id = :user", use(user);
    sql << "DELETE FROM support_reads WHERE user_id = :user", use(user);
    sql << "UPDATE support_tickets SET agent_id = '' WHERE agent_id = :user", use(user);
  });
}

void Tickets::note(Sql& sql, Ticket const& ticket, std::string_view actor_id, TicketStep step,
                   std::string_view other_id, std::string_view detail) {
  insert_change(
      sql, parts_.ids.next<ChangeId>(), ticket.id,
      {std::string(actor_id), step, std::string(other_id), ticket.updated_at, std::string(detail)});
}

// Pages only learn that something changed and ask for what they may see.
void Tickets::tell_pages(Sql& sql, Ticket const& ticket, std::vector<std::string> listeners) {
  listeners.push_back(ticket.user_id);
  sql.after_commit([&live = parts_.live, listeners = std::move(listeners),
                    json = fmt::format(R"({{"ticket":"{}"}})", ticket.id.str())] {
    for (auto const& each : listeners) live.publish(each, "support", json);
  });
}

}  // namespace support
