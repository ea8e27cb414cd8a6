// SPDX-License-Identifier: Apache-2.0
#include "assistant/conversations.hpp"

#include "assistant/impl/turn_json.hpp"
#include "base/text.hpp"
#include "storage/sql.hpp"

namespace assistant {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

constexpr std::size_t longest_title = 40;  // characters

std::string_view word_of(Turn::Role role) {
  if (role == Turn::Role::user) return "user";
  return role == Turn::Role::model ? "model" : "function";
}

Turn::Role role_from(std::string_view word) {
  if (word == "user") return Turn::Role::user;
  return word == "model" ? Turn::Role::model : Turn::Role::function;
}

Conversation conversation_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  return {ConversationId::parse(text(0)).value(), text(1),
          base::instant_from_us(std::stoll(text(2))), base::instant_from_us(std::stoll(text(3)))};
}

KeptTurn turn_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  KeptTurn turn;
  turn.role = role_from(text(0));
  turn.text = text(1);
  auto calls = calls_from(text(2));
  if (turn.role == Turn::Role::model) turn.calls = std::move(calls);
  if (turn.role == Turn::Role::function && !calls.empty()) turn.answers = calls.front();
  if (turn.role == Turn::Role::function && calls.size() > 1) turn.consent = calls[1].arguments;
  turn.written_by = text(3);
  turn.code = text(4);
  turn.is_stopped = text(5) == "1";
  turn.created_at = base::instant_from_us(std::stoll(text(6)));
  return turn;
}

std::string title_from(std::string_view text) {
  std::string title;
  std::size_t characters = 0;
  for (char const c : base::trim(text)) {
    bool const begins = (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
    if (begins && ++characters > longest_title) return title + "…";
    title += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return title;
}

// Of a function: the call that it answers, then the one that waits for consent.
std::vector<FunctionCall> kept_calls(KeptTurn const& turn) {
  if (turn.role != Turn::Role::function) return turn.calls;
  std::vector<FunctionCall> calls{turn.answers};
  if (!turn.consent.empty()) calls.push_back({{}, turn.answers.name, turn.consent, {}});
  return calls;
}

void insert(Sql& sql, std::string const& id, long long number, KeptTurn const& turn) {
  std::string const role(word_of(turn.role));
  auto const calls = calls_json(kept_calls(turn));
  int const is_stopped = turn.is_stopped;
  long long const at_us = base::to_us(turn.created_at);
  sql << "INSERT INTO conversation_turns (conversation_id, turn_number, role, said, calls, "
         "written_by, code, is_stopped, created_at_us) VALUES (:id, :number, :role, :said, "
         ":calls, :by, :code, :stopped, :at)",
      use(id), use(number), use(role), use(turn.text), use(calls), use(turn.written_by),
      use(turn.code), use(is_stopped), use(at_us);
}

}  // namespace

Conversation Conversations::add(ConversationId id, std::string_view user_id) {
  std::string const key = id.str();
  std::string const user(user_id);
  auto const now = clock_.now();
  long long const now_us = base::to_us(now);
  db_.write([&](Sql& sql) {
    sql << "INSERT INTO conversations (id, user_id, title, created_at_us, updated_at_us) "
           "VALUES (:id, :user, '', :created, :updated)",
        use(key), use(user), use(now_us), use(now_us);
  });
  return {id, {}, now, now};
}

std::optional<Conversation> Conversations::find(ConversationId id, std::string_view user_id) {
  std::string const key = id.str();
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT id, title, created_at_us, updated_at_us FROM conversations "
        "WHERE id = ? AND user_id = ?",
        {key, user_id});
  });
  if (!row) return std::nullopt;
  return conversation_from(*row);
}

std::vector<Conversation> Conversations::list(std::string_view user_id, std::size_t limit) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT id, title, created_at_us, updated_at_us FROM conversations WHERE user_id = ? "
        "ORDER BY updated_at_us DESC, id DESC LIMIT ?",
        {user_id, static_cast<std::int64_t>(limit)});
  });
  std::vector<Conversation> list;
  for (auto const& row : rows) list.push_back(conversation_from(row));
  return list;
}

bool Conversations::remove(ConversationId id, std::string_view user_id) {
  std::string const key = id.str();
  std::string const user(user_id);
  return db_.write([&](Sql& sql) {
    soci::statement remove =
        (sql.prepare << "DELETE FROM conversations WHERE id = :id AND user_id = :user", use(key),
         use(user));
    remove.execute(true);
    return remove.get_affected_rows() == 1;
  });
}

void Conversations::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) { sql << "DELETE FROM conversations WHERE user_id = :user", use(user); });
}

std::vector<KeptTurn> Conversations::turns(ConversationId id) {
  std::string const key = id.str();
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT role, said, calls, written_by, code, is_stopped, created_at_us "
        "FROM conversation_turns WHERE conversation_id = ? ORDER BY turn_number",
        {key});
  });
  std::vector<KeptTurn> turns;
  for (auto const& row : rows) turns.push_back(turn_from(row));
  return turns;
}

void Conversations::append(ConversationId id, std::vector<KeptTurn> const& turns) {
  std::string const key = id.str();
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    auto const row = sql.find_row(
        "SELECT COALESCE(MAX(turn_number), 0) FROM conversation_turns WHERE conversation_id = ?",
        {key});
    auto number = std::stoll((*row)[0].value());
    for (auto const& turn : turns) insert(sql, key, ++number, turn);
    std::string const title = turns.empty() ? "" : title_from(turns.front().text);
    sql << "UPDATE conversations SET updated_at_us = :now, "
           "title = CASE WHEN title = '' THEN :title ELSE title END WHERE id = :id",
        use(now_us), use(title), use(key);
  });
}

void Conversations::forget_turns(ConversationId id) {
  std::string const key = id.str();
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM conversation_turns WHERE conversation_id = :id", use(key);
    sql << "UPDATE conversations SET title = '' WHERE id = :id", use(key);
  });
}

}  // namespace assistant
