// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "http/kinds.hpp"
#include "storage/database.hpp"

namespace feedback {

using CommentId = base::Id<struct Comment>;

enum class CommentKind : std::uint8_t { idea, fault, praise, other };
BOOST_DESCRIBE_ENUM(CommentKind, idea, fault, praise, other)

// open: nobody has dealt with it.
enum class CommentState : std::uint8_t { open, settled };
BOOST_DESCRIBE_ENUM(CommentState, open, settled)

// What somebody says of the product itself, and what their page told with it.
struct Comment {
  CommentId id;         // made by the page: the same one again is the same comment
  std::string user_id;  // empty: a visitor
  CommentKind kind = CommentKind::other;
  int stars = 0;  // 0: none given
  std::string text;
  std::string page;     // where it was said; empty: not told
  std::string version;  // of the product; empty: not told
  bool wants_answer = false;
  CommentState state = CommentState::open;
  base::Instant created_at{};
};

struct CommentFilter {
  std::optional<CommentKind> kind;  // none: of all
  std::optional<CommentState> state;
  std::int64_t limit = 50;
  std::int64_t skip = 0;
};

// Comments on the product. Safe to share between threads.
class Comments {
 public:
  Comments(storage::Database& db, base::Clock const& clock) : db_(db), clock_(clock) {}

  // Repeatable. Refuses (conflict) an id that somebody else used, and (too_many) more than a
  // person, or all visitors together, say within a day.
  static constexpr std::int64_t most_of_person_a_day = 20;
  static constexpr std::int64_t most_of_visitors_a_day = 500;
  base::Result<void> may_take(Comment const& comment);
  base::Result<void> take(Comment const& comment);

  std::vector<Comment> list(CommentFilter const& filter);  // the newest first
  std::optional<Comment> find(CommentId id);
  // Repeatable; refuses (not_found) what does not exist.
  base::Result<Comment> move(CommentId id, CommentState state);

  // For the message that an account is gone. Can be repeated.
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
};

}  // namespace feedback
