// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "http/kinds.hpp"

namespace support {

using TicketId = base::Id<struct TicketRow>;
using ChangeId = base::Id<struct ChangeRow>;
using AccessId = base::Id<struct AccessRow>;
using MessageId = base::Id<struct MessageRow>;

// open: who asked waits for us; waiting: we wait for who asked; resolved: we think it is done, and
// another word opens it again; closed: for good.
enum class TicketState : std::uint8_t { open, waiting, resolved, closed };
BOOST_DESCRIBE_ENUM(TicketState, open, waiting, resolved, closed)

enum class TicketTopic : std::uint8_t { trip, account, app, safety, other };
BOOST_DESCRIBE_ENUM(TicketTopic, trip, account, app, safety, other)

enum class TicketPriority : std::uint8_t { normal, urgent, sos };
BOOST_DESCRIBE_ENUM(TicketPriority, normal, urgent, sos)

// How soon the first words of a request, or the next ones, are to be answered.
constexpr std::chrono::minutes answer_within(TicketPriority priority) {
  switch (priority) {
    case TicketPriority::sos:
      return std::chrono::minutes(2);
    case TicketPriority::urgent:
      return std::chrono::minutes(15);
    case TicketPriority::normal:
      break;
  }
  return std::chrono::hours(4);
}

// What a question is about, as the page knew it when it was asked.
struct Context {
  std::string trip_id = {};  // empty: no trip
  std::int64_t trip_version = 0;
  std::string item_id = {};              // empty: all of the trip
  std::vector<std::string> errors = {};  // the last ones the page met
};

// Somebody who asks for help, until it was given.
struct Ticket {
  TicketId id;
  std::string user_id;
  std::string subject;
  TicketTopic topic = TicketTopic::other;
  TicketPriority priority = TicketPriority::normal;
  TicketState state = TicketState::open;
  Context context;
  std::string agent_id;  // who has claimed it; empty: nobody
  base::Instant created_at{};
  base::Instant updated_at{};
  std::optional<base::Instant> waiting_since;  // the first words that nobody has answered
  std::optional<base::Instant> first_answer_at;
  std::optional<base::Instant> resolved_at;
  std::optional<int> stars;  // 1 to 5
  std::string rating_text;
  std::string merged_into;  // the request that goes on with it; empty: none
};

// Why a file of a letter was not kept.
enum class LetterFileFault : std::uint8_t { too_large, unknown_type, too_many };
BOOST_DESCRIBE_ENUM(LetterFileFault, too_large, unknown_type, too_many)

struct LetterFile {
  LetterFileFault why = LetterFileFault::unknown_type;
  std::string name;
};

// What is known of words that came by e-mail.
struct ByMail {
  std::string sender = {};    // an address; empty: the one of the account
  std::string original = {};  // all that the letter says; empty: no more than the message
  std::vector<LetterFile> refused = {};
};

struct Message {
  MessageId id;
  std::string author_id;
  bool is_of_agent = false;
  bool is_internal = false;  // a note that who asks never sees
  std::string text;
  base::Instant created_at{};
  std::optional<ByMail> mail = {};  // none: written on the page
};

// What became of a ticket, one step after the other.
enum class TicketStep : std::uint8_t {
  opened,
  claimed,
  released,
  transferred,
  answered,
  resolved,
  reopened,
  closed,
  rated,
  merged,  // into another, or another into it
  asked_access,
  let_in,
  declined,
  access_ended,
  saw_trip,
  changed_trip,
  revealed,
};
BOOST_DESCRIBE_ENUM(TicketStep, opened, claimed, released, transferred, answered, resolved,
                    reopened, closed, rated, merged, asked_access, let_in, declined, access_ended,
                    saw_trip, changed_trip, revealed)

struct TicketChange {
  std::string actor_id;
  TicketStep step = TicketStep::opened;
  std::string other_id = {};  // transferred: to this agent; merged: with this ticket
  base::Instant at{};
  std::string detail = {};  // a reason; a version and what was done
};

// How far an agent may go in the trip of a request.
enum class TripReach : std::uint8_t { see, change };
BOOST_DESCRIBE_ENUM(TripReach, see, change)

// asked: the traveller has not said yet; allowed: until its time; ended: taken back, given back,
// or its time is over.
enum class AccessState : std::uint8_t { asked, allowed, declined, ended };
BOOST_DESCRIBE_ENUM(AccessState, asked, allowed, declined, ended)

// An agent's way into the trip of a request, by the consent of who asked.
struct Access {
  AccessId id;
  TicketId ticket;
  std::string agent_id;
  std::string trip_id;
  TripReach reach = TripReach::see;
  std::string reason;
  AccessState state = AccessState::asked;
  base::Instant asked_at{};
  std::optional<base::Instant> until;
};

}  // namespace support
