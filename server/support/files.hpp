// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "objects/media_type.hpp"
#include "objects/store.hpp"
#include "storage/database.hpp"
#include "support/ticket.hpp"

namespace support {

// What somebody put beside their words.
struct File {
  objects::ObjectId id;  // made by the client: the same one again is the same file
  TicketId ticket;
  TicketId home;                     // where its bytes lie, also after merging
  std::optional<MessageId> message;  // none: not sent yet
  std::string author_id;
  std::string name;
  objects::MediaType type = objects::MediaType::text;
  std::int64_t size = 0;
  base::Instant created_at{};
};

// What is brought, as the client says it is.
struct NewFile {
  objects::ObjectId id;
  TicketId ticket;
  std::string author_id;
  std::string name;
  std::string mime_type;
  std::string_view bytes;
};

// Files in conversations: brought first, then sent with a message, by their ids. What was never
// sent goes after a day. Safe to share between threads.
class Files {
 public:
  static constexpr std::size_t most_bytes = 8U << 20;
  static constexpr std::size_t most_of_message = 5;
  static constexpr std::size_t most_unsent = 10;  // of one person in one request

  Files(storage::Database& db, base::Clock const& clock, objects::Store& store)
      : db_(db), clock_(clock), store_(store) {}

  // Refuses (invalid) what is no file of its type, (too_large) and (conflict) too many, or an id
  // that another file has. Repeatable. Who may bring files to the request is judged before.
  base::Result<File> bring(NewFile const& brought);
  // nullopt: there is none, or it was not sent yet and somebody else brought it.
  std::optional<File> find(TicketId ticket, objects::ObjectId id, std::string_view reader_id);
  base::Result<std::string> bytes(File const& file) const;
  std::vector<File> list(TicketId ticket);  // that were sent, oldest first

  // Removes the bytes of all that a person was told and told in their own requests; to be called
  // before the rows go. Repeatable.
  base::Result<void> remove_all_of(std::string_view user_id);

 private:
  void remove_unsent(TicketId ticket);

  storage::Database& db_;
  base::Clock const& clock_;
  objects::Store& store_;
};

// Inside the transaction that says a message. Refuses (invalid, at /files) files that are not
// there, were sent before or were brought by somebody else.
base::Result<void> send_files(storage::Sql& sql, TicketId ticket, MessageId message,
                              std::string_view author_id, std::span<objects::ObjectId const> files);
// When two requests become one.
void move_files(storage::Sql& sql, TicketId from, TicketId into);

}  // namespace support
