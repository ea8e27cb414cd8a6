// SPDX-License-Identifier: Apache-2.0
#include "storage/dead_letters.hpp"

#include "storage/sql.hpp"

namespace storage {
namespace {

using soci::use;
using Kind = DeadLetterDecision::Kind;

std::string_view word_for(Kind kind) { return kind == Kind::retry ? "retry" : "discard"; }

// Whether the message was dead and is so no more; of two deciders at once it is one.
bool settle_dead(Sql& sql, Kind kind, std::string const& message, base::Instant now) {
  long long const now_us = base::to_us(now);
  soci::statement change(sql);
  if (kind == Kind::retry)
    change = (sql.prepare << "UPDATE outbox SET state = 'pending', attempts = 0, due_at_us = :now "
                             "WHERE id = :id AND state = 'dead'",
              use(now_us), use(message));
  else
    change = (sql.prepare << "DELETE FROM outbox WHERE id = :id AND state = 'dead'", use(message));
  change.execute(true);
  return change.get_affected_rows() == 1;
}

}  // namespace

bool DeadLetters::carry_out(Sql& sql, DeadLetterDecision const& decision) {
  auto const row = sql.find_row("SELECT topic, last_error FROM outbox WHERE id = ?",
                                {std::string_view(decision.message_id)});
  if (!row || !settle_dead(sql, decision.kind, decision.message_id, decision.at)) return false;
  std::string const id = ids_.next().str();
  std::string const word(word_for(decision.kind));
  std::string const topic = (*row)[0].value();
  std::string const why = (*row)[1].value();
  long long const at_us = base::to_us(decision.at);
  sql << "INSERT INTO dead_letter_decisions (id, decided_at_us, user_id, decision, message_id, "
         "topic, last_error) VALUES (:id, :at, :user, :decision, :message, :topic, :why)",
      use(id), use(at_us), use(decision.user_id), use(word), use(decision.message_id), use(topic),
      use(why);
  return true;
}

bool DeadLetters::decide(std::string_view message, Kind kind, std::string_view user_id) {
  DeadLetterDecision const decision{
      {}, clock_.now(), std::string(user_id), kind, std::string(message), {}, {}};
  return db_.write([&](Sql& sql) { return carry_out(sql, decision); });
}

std::size_t DeadLetters::retry_all(std::string_view user_id) {
  DeadLetterDecision decision{{}, clock_.now(), std::string(user_id), Kind::retry, {}, {}, {}};
  return db_.write([&](Sql& sql) {
    std::size_t count = 0;
    for (auto const& row :
         sql.list_rows("SELECT id FROM outbox WHERE state = 'dead' ORDER BY id LIMIT ?",
                       {static_cast<std::int64_t>(most_at_once)})) {
      decision.message_id = row[0].value();
      if (carry_out(sql, decision)) ++count;
    }
    return count;
  });
}

std::vector<DeadLetterDecision> DeadLetters::list_decisions(std::size_t limit) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT id, decided_at_us, user_id, decision, message_id, topic, last_error "
        "FROM dead_letter_decisions ORDER BY id DESC LIMIT ?",
        {static_cast<std::int64_t>(limit)});
  });
  std::vector<DeadLetterDecision> found;
  for (auto const& row : rows) {
    auto const text = [&](std::size_t column) { return row[column].value(); };
    found.push_back({text(0), base::instant_from_us(std::stoll(text(1))), text(2),
                     text(3) == "retry" ? Kind::retry : Kind::discard, text(4), text(5), text(6)});
  }
  return found;
}

}  // namespace storage
