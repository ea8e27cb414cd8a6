// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "notices/live.hpp"
#include "notices/notice.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace notices {

struct InboxQuery {
  std::optional<NoticeId> before;  // only older ones
  bool only_unread = false;
  std::size_t limit = 20;
};

// What people are told, kept in their inboxes. Safe to share between threads.
class Notices {
 public:
  Notices(storage::Database& db, base::Clock const& clock, base::Ids& ids, Live& live)
      : db_(db), clock_(clock), ids_(ids), live_(live), outbox_(db, clock, ids) {}

  // Inside the transaction of what happened: it is told if and only if that is kept. Pages that
  // listen hear it after the commit, and a message goes to the outbox for each channel the person
  // chose, to leave when their quiet hours allow it. False when the person was told of the event
  // before; nothing happens then. A kind that kinds.hpp does not know is a Bug.
  bool tell(storage::Sql& sql, Notice const& notice);

  std::optional<InboxNotice> find(NoticeId id);
  // Newest first.
  std::vector<InboxNotice> list(std::string_view user_id, InboxQuery const& query);
  std::int64_t unread(std::string_view user_id);
  // What a page that saw `last` may have missed, oldest first. A minute before it is repeated:
  // transactions do not end in the order of their ids.
  std::vector<InboxNotice> list_since(std::string_view user_id, NoticeId last, std::size_t most);

  // Marks as read, tells the person's pages and answers what is left unread; ids of others do
  // nothing. Repeatable.
  std::int64_t mark_read(std::string_view user_id, std::vector<NoticeId> const& read);
  // All up to and including `newest`, so that what came meanwhile stays unread.
  std::int64_t mark_all_read(std::string_view user_id, NoticeId newest);

  // Forgets what is older than `age`.
  void remove_old(std::chrono::days age);
  // For the message that an account is gone. Can be repeated.
  void remove_all_of(std::string_view user_id);

 private:
  void send_out(storage::Sql& sql, InboxNotice const& kept);

  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
  Live& live_;
  storage::Outbox outbox_;
};

}  // namespace notices
