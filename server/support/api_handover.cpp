// SPDX-License-Identifier: Apache-2.0
#include "http/answers.hpp"
#include "support/impl/views.hpp"

namespace support {

struct GiveTo {
  std::string agent_id;
};
struct MergeWith {
  TicketId from;
};
struct AgentView {
  std::string id;
  std::string name;
  std::int64_t claimed = 0;
  bool is_me = false;
};
struct AgentList {
  std::vector<AgentView> agents;
};
BOOST_DESCRIBE_STRUCT(GiveTo, (), (agent_id))
BOOST_DESCRIBE_STRUCT(MergeWith, (), (from))
BOOST_DESCRIBE_STRUCT(AgentView, (), (id, name, claimed, is_me))
BOOST_DESCRIBE_STRUCT(AgentList, (), (agents))

http::Rules rules(http::Of<GiveTo>) { return {http::field("agent_id").length(1, 26)}; }
http::Rules rules(http::Of<MergeWith>) {
  return {http::field("from").text("Of the same person; what was said there comes here.")};
}
http::Rules rules(http::Of<AgentView>) {
  return {http::field("claimed").text("Requests this agent answers now.")};
}

namespace {

constexpr std::size_t most_counted = 1000;

// POST /api/support/queue/{ticket}/typing
struct TypeAsAgent {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id || !parts.tickets.tell_typing(*id, {})) return refused(no_such_ticket(), request);
    return http::no_content();
  }
};

// POST /api/support/queue/{ticket}/transfer
struct Give {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<GiveTo>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    auto const& who = *request.principal;
    return shown_to_agent(
        parts.tickets.transfer(
            *id, {.by = who.user_id, .to = wanted->agent_id, .overrules = who.role == "admin"}),
        parts, request);
  }
};

// POST /api/support/queue/{ticket}/merge
struct Merge {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<MergeWith>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    return shown_to_agent(parts.tickets.merge(wanted->from, *id, request.principal->user_id), parts,
                          request);
  }
};

// GET /api/support/agents
struct ListAgents {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    AgentList list;
    auto const queue = parts.tickets.queue(most_counted);
    for (auto const& id : parts.tickets.agents())
      list.agents.push_back({id, parts.name_of(id),
                             std::count_if(queue.begin(), queue.end(),
                                           [&](auto const& each) { return each.agent_id == id; }),
                             id == request.principal->user_id});
    return http::ok(http::to_json(list));
  }
};

}  // namespace

std::vector<http::Endpoint> handover_endpoints(Parts const& parts) {
  return {for_agents(http::post("/api/support/queue/{ticket}/typing"), "tellAnswering",
                     "I am writing an answer; told to who asked and kept nowhere")
              .answers_nothing()
              .calls(TypeAsAgent{parts}),
          for_agents(http::post("/api/support/queue/{ticket}/transfer"), "transferRequest",
                     "Another agent answers it; admins may give away what others have claimed")
              .takes<GiveTo>()
              .answers<AgentTicket>(200)
              .calls(Give{parts}),
          for_agents(http::post("/api/support/queue/{ticket}/merge"), "mergeRequests",
                     "Two requests of one person become this one")
              .takes<MergeWith>()
              .answers<AgentTicket>(200)
              .calls(Merge{parts}),
          for_agents(http::get("/api/support/agents"), "listAgents",
                     "Who answers, and how much each has claimed")
              .answers<AgentList>(200)
              .calls(ListAgents{parts})};
}

}  // namespace support
