// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <map>
#include <string_view>

#include "base/result.hpp"
#include "notices/notices.hpp"
#include "objects/store.hpp"
#include "storage/database.hpp"
#include "support/ticket.hpp"

namespace support {

struct NewTicket {
  std::string user_id;
  std::string subject;
  TicketTopic topic = TicketTopic::other;
  TicketPriority priority = TicketPriority::normal;
  std::string text;
  Context context = {};
  std::optional<TicketId> id = {};  // made by the caller: the same one again is the same ticket
};

struct Reply {
  std::string agent_id;
  std::string text;
  bool is_internal = false;
  bool resolves = false;
  std::vector<objects::ObjectId> files = {};
};

// The request in which a notice tells of an answer; nullopt: it tells of something else.
std::optional<TicketId> request_answered(notices::Notice const& notice);

// A letter that becomes a message.
struct LetterSaid {
  std::string key;  // 64 hexadecimal digits; the same letter has the same
  ByMail mail;
};

// What a person has not seen, by the ids of requests; those with nothing are not in it.
using UnreadCounts = std::map<std::string, std::int64_t, std::less<>>;

// Who gives a ticket to whom.
struct Transfer {
  std::string by;
  std::string to;
  bool overrules = false;  // also what another agent has claimed
};

// What an agent asks of who asked for help.
struct AskAccess {
  std::string agent_id;
  TripReach reach = TripReach::see;
  std::string reason;
};
// What they allow, which may be less.
struct AllowAccess {
  std::string user_id;
  TripReach reach = TripReach::see;
  std::chrono::minutes lasts = std::chrono::hours(2);
};

// Port: lets agents into trips, inside the transaction; by the module that keeps them.
struct TripDoor {
  std::function<base::Result<void>(storage::Sql&, Access const&, std::string const& allowed_by)>
      open = [](auto&, auto const&, auto const&) { return base::Result<void>(); };
  std::function<void(storage::Sql&, AccessId, base::Instant now)> shut = [](auto&, auto, auto) {};
};

struct TicketParts {
  storage::Database& db;
  base::Clock const& clock;
  base::Ids& ids;
  notices::Notices& notices;
  notices::Live& live;
  std::function<std::vector<std::string>()> agents;  // ids of everybody who answers
  TripDoor door = {};
};

// What people ask and what agents answer. Each change is told to the pages of both sides. A ticket
// of somebody else does not exist for who asks. Safe to share between threads.
class Tickets {
 public:
  explicit Tickets(TicketParts parts) : parts_(std::move(parts)) {}

  static constexpr std::size_t most_unresolved = 5;  // of one person; more is refused (conflict)
  base::Result<Ticket> open(NewTicket const& asked);
  std::optional<Ticket> find(TicketId id);
  std::optional<Ticket> find_of(std::string_view user_id, TicketId id);
  std::vector<Ticket> list_of(std::string_view user_id, std::size_t limit);  // newest word first
  std::vector<Message> messages(TicketId id, bool with_internal);
  std::vector<TicketChange> history(TicketId id);  // oldest first

  // By who asked. Opens a resolved ticket again; a closed one is refused (conflict).
  // A letter is taken once; again it is refused (conflict).
  base::Result<Ticket> say(TicketId id, std::string_view user_id, std::string const& text,
                           std::vector<objects::ObjectId> const& files = {},
                           std::optional<LetterSaid> const& letter = std::nullopt);
  bool has_letter(std::string_view key);
  base::Result<Ticket> close(TicketId id, std::string_view user_id);
  // Once an agent has answered; again replaces it.
  base::Result<Ticket> rate(TicketId id, std::string_view user_id, int stars,
                            std::string const& text);

  // By agents. SOS first, then who waits for us before who does not, the urgent and the longest
  // wait before others.
  std::vector<Ticket> queue(std::size_t limit);
  // Refuses (conflict) what somebody else has claimed. Repeatable.
  base::Result<Ticket> claim(TicketId id, std::string_view agent_id);
  base::Result<Ticket> release(TicketId id, std::string_view agent_id);
  // Claims what nobody has. A note neither claims nor answers.
  base::Result<Ticket> reply(TicketId id, Reply const& reply);

  // To another agent, who is told. Refuses (invalid) who does not answer, and (conflict) what
  // somebody else has claimed.
  base::Result<Ticket> transfer(TicketId id, Transfer const& transfer);
  // Two requests of one traveller become one: what was said in `from` goes to `into`, which is as
  // pressing as the more pressing of them; `from` is closed and says where it went. Refuses
  // (conflict) requests of two people, closed ones, and what another agent has claimed.
  base::Result<Ticket> merge(TicketId from, TicketId into, std::string_view agent_id);
  std::vector<std::string> agents() const { return parts_.agents(); }
  base::Instant now() const { return parts_.clock.now(); }

  // Who has claimed a request may ask to see or change its trip. One way in at a time. It ends
  // when its time is over, at the word of either side, and when the agent has the request no more
  // or it is resolved. Whatever is done by it stands in the history.
  base::Result<Ticket> ask_access(TicketId id, AskAccess const& asked);
  // By who asked for help. Refuses (conflict) what nobody asks for any more, and (invalid) more
  // than was asked for.
  base::Result<Ticket> allow_access(TicketId id, AccessId access, AllowAccess const& allowed);
  // By who asked for help (declines, or takes back at once) or by the agent. Repeatable.
  base::Result<Ticket> end_access(TicketId id, AccessId access, std::string_view by);
  std::vector<Access> accesses(TicketId id);  // newest first, as they are now
  // For whoever keeps trips: support looked at a trip (version 0) or made a version of it. Looking
  // is noted once in ten minutes.
  void access_used(storage::Sql& sql, AccessId access, std::int64_t version, std::string_view what);
  // The agent who has claimed it reads personal data; the reason stands in the history.
  base::Result<Ticket> reveal(TicketId id, std::string_view agent_id, std::string const& reason);

  // Somebody writes at this moment: told to the pages of the other side and kept nowhere.
  // `user_id` is who asked, or empty for an agent. False: there is no such open ticket of theirs.
  bool tell_typing(TicketId id, std::string_view user_id);

  // Somebody has seen all up to and including a message, which never becomes less. The pages of the
  // other side are told. `user_id` is who asked, `agent_id` somebody who answers; one is empty.
  // Refuses (not_found) a message that is none of the request's, or that they may not see.
  struct Reader {
    std::string_view user_id = {};
    std::string_view agent_id = {};
  };
  base::Result<void> mark_read(TicketId id, MessageId message, Reader const& reader);
  // How far the other side has seen: of agents, the one who has seen most. nullopt: nothing yet.
  std::optional<MessageId> read_by_agents(Ticket const& ticket);
  std::optional<MessageId> read_by_traveller(Ticket const& ticket);
  // Messages of the other side that they have not seen, in requests that are not closed.
  UnreadCounts unread_of_traveller(std::string_view user_id);
  UnreadCounts unread_of_agent(std::string_view agent_id);

  // Tells the pages of both sides that a request changed, wherever it did.
  void announce(TicketId id);

  // What was asked since then, oldest first, for figures.
  std::vector<Ticket> list_since(base::Instant since, std::size_t limit);

  // What it was about is over, without a word. Repeatable.
  base::Result<Ticket> resolve(TicketId id);

  // For the message that an account is gone. What it asked goes with it; what it answered stays,
  // and what it had claimed is free again. Can be repeated.
  void remove_all_of(std::string_view user_id);

 private:
  base::Result<Ticket> changed(TicketId id, std::string_view user_id,
                               std::function<base::Result<void>(storage::Sql&, Ticket&)> change);
  void note(storage::Sql& sql, Ticket const& ticket, std::string_view actor_id, TicketStep step,
            std::string_view other_id = {}, std::string_view detail = {});
  void end_idle_accesses(storage::Sql& sql, Ticket const& ticket);
  void tell_pages(storage::Sql& sql, Ticket const& ticket, std::vector<std::string> listeners);

  TicketParts parts_;
};

}  // namespace support
