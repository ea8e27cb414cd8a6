// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/described.hpp"
#include "http/language.hpp"
#include "support/api.hpp"
#include "support/impl/ticket_rows.hpp"

// Tickets as the API writes them.
namespace support {

struct FileView {
  objects::ObjectId id;
  std::string name;
  std::string type;
  std::int64_t size = 0;
};
struct LetterView {
  std::optional<std::string> sender;
  std::optional<std::string> original;
  std::vector<LetterFile> refused;
};
struct MessageView {
  MessageId id;
  bool is_of_agent = false;
  bool is_internal = false;
  std::string author;
  std::string text;
  base::Instant created_at{};
  std::vector<FileView> files;
  std::optional<LetterView> mail;
};
struct TicketView {
  TicketId id;
  std::string subject;
  TicketTopic topic = TicketTopic::other;
  TicketPriority priority = TicketPriority::normal;
  TicketState state = TicketState::open;
  base::Instant created_at{};
  base::Instant updated_at{};
  std::optional<int> stars;
};
struct TicketEntry : TicketView {
  std::int64_t unread = 0;
};
struct TicketList {
  std::vector<TicketEntry> tickets;
};
struct TicketChangeView {
  TicketStep step = TicketStep::opened;
  bool is_of_agent = false;
  std::string actor;
  std::string other;
  std::string detail;
  base::Instant at{};
};
struct AccessView {
  AccessId id;
  std::string agent;
  TripReach reach = TripReach::see;
  std::string reason;
  AccessState state = AccessState::asked;
  base::Instant asked_at{};
  std::optional<base::Instant> until;
};
struct ContactView {
  std::string email;
  std::string phone;
};
struct TicketDetail : TicketView {
  std::optional<std::string> trip_id;
  std::optional<TicketId> merged_into;
  bool may_be_rated = false;
  std::string rating_text;
  std::vector<MessageView> messages;
  std::optional<MessageId> read_to;
  std::vector<TicketChangeView> history;
  std::vector<AccessView> accesses;
};
struct QueueEntry : TicketView {
  std::string traveller;  // masked
  std::string agent;
  bool is_mine = false;
  std::optional<base::Instant> waiting_since;
  std::optional<base::Instant> answer_due_at;
  std::int64_t unread = 0;
};
struct QueueList {
  std::vector<QueueEntry> tickets;
};
struct AgentTicket : QueueEntry {
  std::optional<std::string> trip_id;
  std::optional<std::int64_t> trip_version;
  std::optional<std::string> item_id;
  std::optional<http::RawJson> trip;
  std::vector<std::string> errors;
  std::string rating_text;
  std::optional<TicketId> merged_into;
  std::vector<MessageView> messages;
  std::optional<MessageId> read_to;
  std::vector<TicketChangeView> history;
  std::vector<AccessView> accesses;
  ContactView contact;
  std::vector<TicketView> others;
};

BOOST_DESCRIBE_STRUCT(FileView, (), (id, name, type, size))
BOOST_DESCRIBE_STRUCT(LetterFile, (), (why, name))
BOOST_DESCRIBE_STRUCT(LetterView, (), (sender, original, refused))
BOOST_DESCRIBE_STRUCT(MessageView, (),
                      (id, is_of_agent, is_internal, author, text, created_at, files, mail))
BOOST_DESCRIBE_STRUCT(TicketView, (),
                      (id, subject, topic, priority, state, created_at, updated_at, stars))
BOOST_DESCRIBE_STRUCT(TicketEntry, (TicketView), (unread))
BOOST_DESCRIBE_STRUCT(TicketList, (), (tickets))
BOOST_DESCRIBE_STRUCT(TicketChangeView, (), (step, is_of_agent, actor, other, detail, at))
BOOST_DESCRIBE_STRUCT(AccessView, (), (id, agent, reach, reason, state, asked_at, until))
BOOST_DESCRIBE_STRUCT(ContactView, (), (email, phone))
BOOST_DESCRIBE_STRUCT(TicketDetail, (TicketView),
                      (trip_id, merged_into, may_be_rated, rating_text, messages, read_to, history,
                       accesses))
BOOST_DESCRIBE_STRUCT(QueueEntry, (TicketView),
                      (traveller, agent, is_mine, waiting_since, answer_due_at, unread))
BOOST_DESCRIBE_STRUCT(QueueList, (), (tickets))
BOOST_DESCRIBE_STRUCT(AgentTicket, (QueueEntry),
                      (trip_id, trip_version, item_id, trip, errors, rating_text, merged_into,
                       messages, read_to, history, accesses, contact, others))

inline http::Rules rules(http::Of<TicketView>) {
  using http::field;
  return {field("state").text("open: waits for an agent; waiting: for who asked."),
          field("priority").text("sos comes first in the queue."),
          field("stars").text("1 to 5, by who asked.")};
}
inline http::Rules rules(http::Of<MessageView>) {
  return {http::field("is_internal").text("A note that who asked never sees."),
          http::field("mail").text("It came by e-mail.")};
}
inline http::Rules rules(http::Of<LetterView>) {
  using http::field;
  return {field("sender").text("The address it came from, when it is not the account's; masked."),
          field("original").text("All that the letter says, when it is more than the message."),
          field("refused").text("Files that were not kept.")};
}
inline http::Rules rules(http::Of<TicketEntry>) {
  return {http::field("unread").text("Answers that I have not seen.")};
}
inline std::string api_name(http::Of<LetterView>) { return "SupportLetter"; }
inline std::string api_name(http::Of<FileView>) { return "SupportFile"; }
inline std::string api_name(http::Of<AccessView>) { return "TripAccess"; }
inline std::string api_name(http::Of<ContactView>) { return "TravellerContact"; }
inline http::Rules rules(http::Of<AccessView>) {
  using http::field;
  return {field("state").text("allowed: until its time; ended: taken or given back, or over."),
          field("agent").text("Who asks; empty: gone.")};
}
inline http::Rules rules(http::Of<TicketChangeView>) {
  return {
      http::field("detail").text("Why; or the version that support made, and what was done."),
      http::field("actor").text("The agent who did it; empty: who asked, or an agent who is gone."),
      http::field("other").text("transferred: the agent it went to; merged: the request.")};
}
inline http::Rules rules(http::Of<TicketDetail>) {
  return {http::field("merged_into").text("The request in which the talk goes on."),
          http::field("read_to").text("The last message that support has seen.")};
}
inline http::Rules rules(http::Of<QueueEntry>) {
  using http::field;
  return {field("traveller").text("Masked until the request is claimed by who looks."),
          field("agent").text("Who has claimed it; empty: nobody."),
          field("waiting_since").text("The first words that nobody has answered."),
          field("answer_due_at").text("When they are to be answered at the latest."),
          field("unread").text("Words of the traveller that I have not seen.")};
}
inline http::Rules rules(http::Of<AgentTicket>) {
  using http::field;
  return {field("trip").text("As its owner sees it now; absent: none, or it is gone."),
          field("errors").text("What the traveller's page met last."),
          field("read_to").text("The last message that the traveller has seen."),
          field("contact").text("Masked; to be revealed with a reason."),
          field("others").text("More requests of the same person that could be merged into it.")};
}

// Fills what every view has.
template <class View>
View view_of(Ticket const& ticket) {
  View made;
  made.id = ticket.id;
  made.subject = ticket.subject;
  made.topic = ticket.topic;
  made.priority = ticket.priority;
  made.state = ticket.state;
  made.created_at = ticket.created_at;
  made.updated_at = ticket.updated_at;
  made.stars = ticket.stars;
  return made;
}

FileView view_of(File const& file);
// With the files of each, as who asked sees them or as agents do.
std::vector<MessageView> views_of(TicketId ticket, std::vector<Message> const& messages,
                                  Parts const& parts, bool is_for_agents);
std::vector<TicketChangeView> views_of(std::vector<TicketChange> const& history,
                                       Ticket const& ticket, Parts const& parts);
std::vector<AccessView> views_of(std::vector<Access> const& accesses, Parts const& parts);
// The first and the last character of a name, and how long it is does not show.
std::string masked(std::string_view name);
ContactView masked(Contact const& contact);

http::Response refused(base::Error const& error, http::Request const& request);

http::Response shown(base::Result<Ticket> const& ticket, Parts const& parts,
                     http::Request const& request, unsigned status = 200);

inline std::int64_t unread_in(UnreadCounts const& counts, TicketId ticket) {
  auto const found = counts.find(ticket.str());
  return found == counts.end() ? 0 : found->second;
}

// Text that must say something, trimmed; nullopt: blank.
std::optional<std::string> said_in(std::string_view text);
http::Response blank_text(http::Request const& request);
// As many files as a message can have.
http::Field files_rule();

// An endpoint that lets in agents and admins alone.
http::EndpointBuilder for_agents(http::EndpointBuilder builder, char const* id,
                                 char const* summary);
std::vector<http::Endpoint> agent_endpoints(Parts const& parts);
std::vector<http::Endpoint> handover_endpoints(Parts const& parts);
std::vector<http::Endpoint> reading_endpoints(Parts const& parts);
std::vector<http::Endpoint> file_endpoints(Parts const& parts);
std::vector<http::Endpoint> access_endpoints(Parts const& parts);
std::vector<http::Endpoint> figures_endpoints(Parts const& parts);
http::Response shown_to_agent(base::Result<Ticket> const& ticket, Parts const& parts,
                              http::Request const& request);

}  // namespace support
