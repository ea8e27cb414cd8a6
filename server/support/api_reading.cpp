// SPDX-License-Identifier: Apache-2.0
#include "http/answers.hpp"
#include "support/impl/views.hpp"

// How far each side has read.
namespace support {

struct ReadTo {
  MessageId message;
};
BOOST_DESCRIBE_STRUCT(ReadTo, (), (message))

http::Rules rules(http::Of<ReadTo>) {
  return {
      http::field("message").text("The last one that was seen; an earlier one changes nothing.")};
}

namespace {

// PUT /api/support/tickets/{ticket}/read, and the same of the queue
struct MarkRead {
  Parts const& parts;
  bool is_agent = false;
  http::Response operator()(http::Request const& request) const {
    auto const read = http::parse<ReadTo>(request.body);
    if (!read) return refused(read.error(), request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    auto const& who = request.principal->user_id;
    auto const reader =
        is_agent ? Tickets::Reader{.agent_id = who} : Tickets::Reader{.user_id = who};
    if (auto const marked = parts.tickets.mark_read(*id, read->message, reader); !marked)
      return refused(marked.error(), request);
    return http::no_content();
  }
};

}  // namespace

std::vector<http::Endpoint> reading_endpoints(Parts const& parts) {
  auto mine = http::put("/api/support/tickets/{ticket}/read");
  mine.named("markHelpRead", "I have seen all up to this message", "support")
      .signed_in()
      .on(http::Lane::db);
  return {mine.takes<ReadTo>().answers_nothing().calls(MarkRead{parts}),
          for_agents(http::put("/api/support/queue/{ticket}/read"), "markQueuedRead",
                     "I have seen all up to this message")
              .takes<ReadTo>()
              .answers_nothing()
              .calls(MarkRead{parts, true})};
}

}  // namespace support
