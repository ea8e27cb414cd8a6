// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "notices/channels.hpp"
#include "support/files.hpp"
#include "support/reply_addresses.hpp"
#include "support/tickets.hpp"

namespace letters {
struct IncomingLetter;
}

namespace support {

// What became of a letter.
enum class LetterFate : std::uint8_t {
  taken,
  taken_before,
  ignored,   // of a program, or our own
  answered,  // not taken; a letter told the person why
  refused,   // for good: it is no letter to a request of ours
  later,     // to be brought again in a while
};
BOOST_DESCRIBE_ENUM(LetterFate, taken, taken_before, ignored, answered, refused, later)
struct LetterEnd {
  LetterFate fate = LetterFate::taken;
  std::string why;  // for the log of who brought it; no words of the letter
};

struct LetterBoxParts {
  Tickets& tickets;
  Files& files;
  ReplyAddresses const& addresses;
  std::string our_sender;  // of our mail; what comes from it is our own
  std::string public_url;  // without a slash at its end
  std::function<std::optional<notices::Recipient>(std::string const& user_id)> recipient;
  std::function<base::Result<void>(notices::Letter const&)> send;
};

// Takes letters that answer requests for help. A letter says who writes by the address it was sent
// to, never by what stands in From. Safe to share between threads.
class LetterBox {
 public:
  explicit LetterBox(LetterBoxParts parts) : parts_(std::move(parts)) {}

  // One message as mail servers hand it over. Again, it is taken_before.
  LetterEnd take(std::string_view bytes);

 private:
  std::optional<Ticket> addressed_in(letters::IncomingLetter const& letter);
  LetterEnd say(Ticket const& ticket, letters::IncomingLetter const& letter,
                std::string const& key);
  LetterEnd answer(Ticket const& ticket, std::string const& why);
  std::vector<objects::ObjectId> bring_files(Ticket const& ticket,
                                             letters::IncomingLetter const& letter,
                                             std::string const& key,
                                             std::vector<LetterFile>& refused);

  LetterBoxParts parts_;
};

// Letters are taken by another process than the one whose pages listen: this one looks for them
// and tells its pages. Asked every second, by one thread.
class LetterNews {
 public:
  LetterNews(storage::Database& db, base::Clock const& clock, Tickets& tickets)
      : db_(db), clock_(clock), tickets_(tickets), looked_at_(clock.now()) {}
  void look();

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  Tickets& tickets_;
  base::Instant looked_at_;
  std::set<MessageId> told_;
};

}  // namespace support
