// SPDX-License-Identifier: Apache-2.0
#include "http/answers.hpp"
#include "support/impl/views.hpp"

// Agents in travellers' trips and at their personal data, as far as these let them.
namespace support {

struct AskForAccess {
  TripReach reach = TripReach::see;
  std::string reason;
};
struct LetIn {
  TripReach reach = TripReach::see;
  std::optional<int> minutes;
};
struct RevealContact {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AskForAccess, (), (reach, reason))
BOOST_DESCRIBE_STRUCT(LetIn, (), (reach, minutes))
BOOST_DESCRIBE_STRUCT(RevealContact, (), (reason))

http::Rules rules(http::Of<AskForAccess>) {
  using http::field;
  return {field("reach").text("see: the trip, as it is and was; change: also change it."),
          field("reason").length(1, 300).text("The traveller reads it.")};
}
http::Rules rules(http::Of<LetIn>) {
  using http::field;
  return {field("reach").text("At most what was asked for."),
          field("minutes").range(5, 1440).text("120 unless told.")};
}
http::Rules rules(http::Of<RevealContact>) {
  return {http::field("reason").length(3, 300).text("It stands in the history of the request.")};
}

namespace {

http::Response blank_reason(http::Request const& request) {
  return refused(base::refuse_field("/reason", "Must not be blank."), request);
}

// POST /api/support/queue/{ticket}/accesses
struct AskAgent {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<AskForAccess>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const reason = said_in(wanted->reason);
    if (!reason) return blank_reason(request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    return shown_to_agent(
        parts.tickets.ask_access(*id, {request.principal->user_id, wanted->reach, *reason}), parts,
        request);
  }
};

// PUT /api/support/tickets/{ticket}/accesses/{access}
struct Allow {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<LetIn>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const id = http::id<TicketId>(request, "ticket");
    auto const access = http::id<AccessId>(request, "access");
    if (!id || !access) return refused(no_such_ticket(), request);
    AllowAccess const allowed{request.principal->user_id, wanted->reach,
                              std::chrono::minutes(wanted->minutes.value_or(120))};
    return shown(parts.tickets.allow_access(*id, *access, allowed), parts, request);
  }
};

// DELETE /api/support/tickets/{ticket}/accesses/{access}, and the same of the queue
struct End {
  Parts const& parts;
  bool is_agent = false;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    auto const access = http::id<AccessId>(request, "access");
    if (!id || !access) return refused(no_such_ticket(), request);
    auto const ended = parts.tickets.end_access(*id, *access, request.principal->user_id);
    return is_agent ? shown_to_agent(ended, parts, request) : shown(ended, parts, request);
  }
};

// POST /api/support/queue/{ticket}/contact
struct Reveal {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<RevealContact>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const reason = said_in(wanted->reason);
    if (!reason) return blank_reason(request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    auto const noted = parts.tickets.reveal(*id, request.principal->user_id, *reason);
    if (!noted) return refused(noted.error(), request);
    auto const contact = parts.contact_of(noted->user_id);
    return http::ok(http::to_json(ContactView{contact.email, contact.phone}));
  }
};

}  // namespace

std::vector<http::Endpoint> access_endpoints(Parts const& parts) {
  auto const mine = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "support").signed_in().on(http::Lane::db);
    return builder;
  };
  return {for_agents(http::post("/api/support/queue/{ticket}/accesses"), "askForAccess",
                     "Ask the traveller to see or change the trip that a request is about")
              .takes<AskForAccess>()
              .answers<AgentTicket>(200)
              .calls(AskAgent{parts}),
          for_agents(http::delete_("/api/support/queue/{ticket}/accesses/{access}"),
                     "giveAccessBack", "I need the trip no more")
              .answers<AgentTicket>(200)
              .calls(End{parts, true}),
          for_agents(http::post("/api/support/queue/{ticket}/contact"), "revealContact",
                     "How the traveller can be reached, for a reason that they can read")
              .takes<RevealContact>()
              .answers<ContactView>(200)
              .calls(Reveal{parts}),
          mine(http::put("/api/support/tickets/{ticket}/accesses/{access}"), "letSupportIn",
               "Let support see or change my trip for a while")
              .takes<LetIn>()
              .answers<TicketDetail>(200)
              .calls(Allow{parts}),
          mine(http::delete_("/api/support/tickets/{ticket}/accesses/{access}"), "keepSupportOut",
               "Decline, or take back at once")
              .answers<TicketDetail>(200)
              .calls(End{parts})};
}

}  // namespace support
