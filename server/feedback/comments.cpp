// SPDX-License-Identifier: Apache-2.0
#include "feedback/comments.hpp"

#include <fmt/format.h>

#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace feedback {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

constexpr std::string_view comment_columns =
    "id, user_id, kind, stars, said, page, version, wants_answer, settled_at_us, created_at_us";

Comment comment_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  return {.id = CommentId::parse(text(0)).value(),
          .user_id = text(1),
          .kind = http::enum_from<CommentKind>(text(2)).value(),
          .stars = std::stoi(text(3)),
          .text = text(4),
          .page = text(5),
          .version = text(6),
          .wants_answer = text(7) == "1",
          .state = text(8) == "0" ? CommentState::open : CommentState::settled,
          .created_at = base::instant_from_us(std::stoll(text(9)))};
}

std::optional<Comment> find_comment(Sql& sql, CommentId id) {
  static auto const statement =
      fmt::format("SELECT {} FROM comments WHERE id = ?", comment_columns);
  auto const key = id.str();
  auto const row = sql.find_row(statement, {key});
  if (!row) return std::nullopt;
  return comment_from(*row);
}

// Whether it is there already; refuses what must not be.
base::Result<bool> is_taken(Sql& sql, Comment const& comment, base::Instant now) {
  if (auto const known = find_comment(sql, comment.id)) {
    if (known->user_id == comment.user_id) return true;
    return base::refuse(base::Refusal::conflict, "Somebody else's words have this id.");
  }
  auto const day_ago_us = base::to_us(now - std::chrono::days(1));
  auto const row =
      sql.find_row("SELECT COUNT(*) FROM comments WHERE user_id = ? AND created_at_us > ?",
                   {comment.user_id, day_ago_us});
  auto const most =
      comment.user_id.empty() ? Comments::most_of_visitors_a_day : Comments::most_of_person_a_day;
  if (std::stoll((*row)[0].value()) >= most)
    return base::refuse(base::Refusal::too_many, "That is a lot for one day; please go on later.");
  return false;
}

void insert_comment(Sql& sql, Comment const& comment, long long now_us) {
  auto const id = comment.id.str();
  std::string const kind(http::word_of(comment.kind));
  int const answer = comment.wants_answer ? 1 : 0;
  soci::statement insert =
      (sql.prepare << "INSERT INTO comments (id, user_id, kind, stars, said, page, version, "
                      "wants_answer, settled_at_us, created_at_us) VALUES (:id, :user, :kind, "
                      ":stars, :said, :page, :version, :answer, 0, :created)",
       use(id), use(comment.user_id), use(kind), use(comment.stars), use(comment.text),
       use(comment.page), use(comment.version), use(answer), use(now_us));
  storage::unless_duplicate([&] { insert.execute(true); });
}

}  // namespace

base::Result<void> Comments::may_take(Comment const& comment) {
  auto const now = clock_.now();
  auto const known = db_.read([&](Sql& sql) { return is_taken(sql, comment, now); });
  if (!known) return known.error();
  return {};
}

base::Result<void> Comments::take(Comment const& comment) {
  auto const now = clock_.now();
  return db_.write([&](Sql& sql) -> base::Result<void> {
    auto const known = is_taken(sql, comment, now);
    if (!known) return known.error();
    if (!*known) insert_comment(sql, comment, static_cast<long long>(base::to_us(now)));
    return {};
  });
}

std::vector<Comment> Comments::list(CommentFilter const& filter) {
  static auto const statement = fmt::format(
      "SELECT {} FROM comments WHERE (? = '' OR kind = ?) AND (? = '' OR (? = 'open' AND "
      "settled_at_us = 0) OR (? = 'settled' AND settled_at_us > 0)) ORDER BY created_at_us DESC, "
      "id DESC LIMIT ? OFFSET ?",
      comment_columns);
  auto const kind = filter.kind ? http::word_of(*filter.kind) : "";
  auto const state = filter.state ? http::word_of(*filter.state) : "";
  std::vector<Comment> made;
  for (auto const& row : db_.read([&](Sql& sql) {
         return sql.list_rows(statement,
                              {kind, kind, state, state, state, filter.limit, filter.skip});
       }))
    made.push_back(comment_from(row));
  return made;
}

std::optional<Comment> Comments::find(CommentId id) {
  return db_.read([&](Sql& sql) { return find_comment(sql, id); });
}

base::Result<Comment> Comments::move(CommentId id, CommentState state) {
  auto const now_us = static_cast<long long>(base::to_us(clock_.now()));
  long long const settled_us = state == CommentState::settled ? now_us : 0;
  auto const key = id.str();
  return db_.write([&](Sql& sql) -> base::Result<Comment> {
    sql << "UPDATE comments SET settled_at_us = :settled WHERE id = :id", use(settled_us), use(key);
    if (auto known = find_comment(sql, id)) return *known;
    return base::refuse(base::Refusal::not_found, "There is no such comment.");
  });
}

void Comments::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  if (user.empty()) return;  // visitors' words are nobody's
  db_.write([&](Sql& sql) { sql << "DELETE FROM comments WHERE user_id = :user", use(user); });
}

}  // namespace feedback
