// SPDX-License-Identifier: Apache-2.0
#include "http/answers.hpp"
#include "support/canned.hpp"
#include "support/impl/views.hpp"

namespace support {

struct AgentReply {
  std::string text;
  bool is_internal = false;
  bool resolves = false;
  std::vector<objects::ObjectId> files;
};
struct CannedView {
  std::string key;
  std::string title_zh;
  std::string title_en;
  std::string zh;
  std::string en;
};
struct CannedList {
  std::vector<CannedView> replies;
};
BOOST_DESCRIBE_STRUCT(AgentReply, (), (text, is_internal, resolves, files))
BOOST_DESCRIBE_STRUCT(CannedView, (), (key, title_zh, title_en, zh, en))
BOOST_DESCRIBE_STRUCT(CannedList, (), (replies))

http::Rules rules(http::Of<AgentReply>) {
  using http::field;
  return {field("text").length(0, 4000).text("May be empty beside files."), files_rule(),
          field("is_internal").may_be_missing().text("A note for agents alone."),
          field("resolves").may_be_missing().text("This should be all; another word opens it.")};
}

namespace {

constexpr std::size_t most_listed = 200;

template <class View>
View entry_of(Ticket const& ticket, Parts const& parts, std::string const& agent_id) {
  auto made = view_of<View>(ticket);
  made.is_mine = ticket.agent_id == agent_id;
  auto const name = parts.name_of(ticket.user_id);
  made.traveller = made.is_mine ? name : masked(name);
  made.agent = ticket.agent_id.empty() ? std::string() : parts.name_of(ticket.agent_id);
  made.waiting_since = ticket.waiting_since;
  if (ticket.waiting_since)
    made.answer_due_at = *ticket.waiting_since + answer_within(ticket.priority);
  return made;
}

// GET /api/support/queue
struct ListQueue {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    QueueList list;
    auto const& agent = request.principal->user_id;
    auto const unread = parts.tickets.unread_of_agent(agent);
    for (auto const& each : parts.tickets.queue(most_listed)) {
      list.tickets.push_back(entry_of<QueueEntry>(each, parts, agent));
      list.tickets.back().unread = unread_in(unread, each.id);
    }
    return http::ok(http::to_json(list));
  }
};

// GET /api/support/queue/{ticket}
struct OpenQueued {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    auto const found = id ? parts.tickets.find(*id) : std::nullopt;
    return shown_to_agent(found ? base::Result<Ticket>(*found) : no_such_ticket(), parts, request);
  }
};

// POST /api/support/queue/{ticket}/claim and /release
struct Claim {
  Parts const& parts;
  bool releases = false;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    auto const& agent = request.principal->user_id;
    return shown_to_agent(
        releases ? parts.tickets.release(*id, agent) : parts.tickets.claim(*id, agent), parts,
        request);
  }
};

// POST /api/support/queue/{ticket}/replies
struct Answer {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const said = http::parse<AgentReply>(request.body);
    if (!said) return refused(said.error(), request);
    auto const text = said_in(said->text);
    if (!text && said->files.empty()) return blank_text(request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    return shown_to_agent(parts.tickets.reply(*id, {.agent_id = request.principal->user_id,
                                                    .text = text.value_or(""),
                                                    .is_internal = said->is_internal,
                                                    .resolves = said->resolves,
                                                    .files = said->files}),
                          parts, request);
  }
};

// GET /api/support/canned
http::Response list_canned(http::Request const&) {
  CannedList list;
  for (auto const& each : canned_replies())
    list.replies.push_back({std::string(each.key), std::string(each.title_zh),
                            std::string(each.title_en), std::string(each.zh),
                            std::string(each.en)});
  return http::ok(http::to_json(list));
}

}  // namespace

http::Response shown_to_agent(base::Result<Ticket> const& ticket, Parts const& parts,
                              http::Request const& request) {
  if (!ticket) return refused(ticket.error(), request);
  auto made = entry_of<AgentTicket>(*ticket, parts, request.principal->user_id);
  auto const& context = ticket->context;
  if (!context.trip_id.empty()) {
    made.trip_id = context.trip_id;
    if (auto trip = parts.trip_of(ticket->user_id, context.trip_id))
      made.trip = http::RawJson{*std::move(trip)};
  }
  if (context.trip_version > 0) made.trip_version = context.trip_version;
  if (!context.item_id.empty()) made.item_id = context.item_id;
  made.errors = context.errors;
  made.rating_text = ticket->rating_text;
  made.merged_into = TicketId::parse(ticket->merged_into);
  made.messages = views_of(ticket->id, parts.tickets.messages(ticket->id, true), parts, true);
  made.read_to = parts.tickets.read_by_traveller(*ticket);
  made.unread = unread_in(parts.tickets.unread_of_agent(request.principal->user_id), ticket->id);
  made.history = views_of(parts.tickets.history(ticket->id), *ticket, parts);
  made.accesses = views_of(parts.tickets.accesses(ticket->id), parts);
  made.contact = masked(parts.contact_of(ticket->user_id));
  for (auto const& each : parts.tickets.list_of(ticket->user_id, most_listed))
    if (each.id != ticket->id && each.state != TicketState::closed)
      made.others.push_back(view_of<TicketView>(each));
  return http::ok(http::to_json(made));
}

std::vector<http::Endpoint> agent_endpoints(Parts const& parts) {
  return {for_agents(http::get("/api/support/queue"), "listSupportQueue",
                     "Who asks for help: SOS first, then the urgent and the longest wait")
              .answers<QueueList>(200)
              .calls(ListQueue{parts}),
          for_agents(http::get("/api/support/queue/{ticket}"), "openQueued",
                     "A request for help with what it is about")
              .answers<AgentTicket>(200)
              .calls(OpenQueued{parts}),
          for_agents(http::post("/api/support/queue/{ticket}/claim"), "claimRequest",
                     "I answer this one")
              .answers<AgentTicket>(200)
              .calls(Claim{parts, false}),
          for_agents(http::post("/api/support/queue/{ticket}/release"), "releaseRequest",
                     "Somebody else may answer it")
              .answers<AgentTicket>(200)
              .calls(Claim{parts, true}),
          for_agents(http::post("/api/support/queue/{ticket}/replies"), "answerRequest",
                     "Answer, resolve, or leave a note for other agents")
              .takes<AgentReply>()
              .answers<AgentTicket>(200)
              .calls(Answer{parts}),
          for_agents(http::get("/api/support/canned"), "listCannedReplies", "What agents say often")
              .answers<CannedList>(200)
              .calls(&list_canned)};
}

}  // namespace support
