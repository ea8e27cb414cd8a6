// SPDX-License-Identifier: Apache-2.0
#include "storage/outbox.hpp"

#include "storage/sql.hpp"

namespace storage {
namespace {

using soci::into;
using soci::use;

constexpr std::size_t longest_error = 120;  // characters; the column holds 500 bytes

std::chrono::seconds pause_after(int attempt) {
  std::chrono::seconds pause{1};
  for (int i = 1; i < attempt && pause < std::chrono::hours(1); ++i) pause *= 4;
  return std::min<std::chrono::seconds>(pause, std::chrono::hours(1));
}

base::Result<void> outcome_of(Outbox::Handler const& handler, OutboxMessage const& message) {
  try {
    return handler(message);
  } catch (std::exception const& error) {
    return base::refuse(base::Refusal::unavailable, error.what());
  }
}

// Cut at a character, so that the text stays well-formed.
std::string shortened(std::string text) {
  std::size_t size = 0;
  std::size_t characters = 0;
  while (size < text.size()) {
    bool const starts_character = (static_cast<unsigned char>(text[size]) & 0xc0u) != 0x80u;
    if (starts_character && characters++ == longest_error) break;
    ++size;
  }
  text.resize(size);
  return text;
}

}  // namespace

void Outbox::add(Sql& sql, std::string_view topic, std::string_view key,
                 std::string_view payload_json, std::optional<base::Instant> due) {
  std::string const id = ids_.next().str();
  std::string const topic_text(topic);
  std::string const key_text(key);
  std::string const payload(payload_json);
  auto const now = clock_.now();
  long long const now_us = base::to_us(now);
  long long const due_us = base::to_us(due.value_or(now));
  sql << "INSERT INTO outbox (id, topic, message_key, payload, created_at_us, due_at_us) "
         "VALUES (:id, :topic, :key, :payload, :now, :due)",
      use(id, "id"), use(topic_text, "topic"), use(key_text, "key"), use(payload, "payload"),
      use(now_us, "now"), use(due_us, "due");
}

std::size_t Outbox::deliver(std::size_t batch, Handler const& handler) {
  std::size_t delivered = 0;
  for (auto const& message : claim(batch)) {
    auto const outcome = outcome_of(handler, message);
    settle(message, outcome);
    if (outcome.has_value()) ++delivered;
  }
  return delivered;
}

std::vector<OutboxMessage> Outbox::claim(std::size_t batch) {
  struct Due {
    OutboxMessage message;
    long long due_at_us = 0;
  };
  auto const due = db_.read([&](Sql& sql) {
    std::vector<Due> rows;
    Due row;
    long long const now_us = base::to_us(clock_.now());
    auto const most = static_cast<long long>(batch);
    soci::statement select =
        (sql.prepare << "SELECT id, topic, message_key, payload, attempts + 1, due_at_us "
                        "FROM outbox WHERE state = 'pending' AND due_at_us <= :now "
                        "ORDER BY due_at_us, id LIMIT :most",
         use(now_us, "now"), use(most, "most"), into(row.message.id), into(row.message.topic),
         into(row.message.key), into(row.message.payload_json), into(row.message.attempt),
         into(row.due_at_us));
    select.execute();
    while (select.fetch()) rows.push_back(row);
    return rows;
  });
  std::vector<OutboxMessage> mine;
  for (auto const& row : due)
    if (claim_one(row.message, row.due_at_us)) mine.push_back(row.message);
  return mine;
}

// The due time is the claim: whoever moves it first has the message.
bool Outbox::claim_one(OutboxMessage const& message, std::int64_t seen_due_at_us) {
  long long const seen_us = seen_due_at_us;
  long long const hidden_until_us = base::to_us(clock_.now() + handling_time);
  return db_.write([&](Sql& sql) {
    soci::statement update =
        (sql.prepare << "UPDATE outbox SET due_at_us = :hidden, attempts = :attempt "
                        "WHERE id = :id AND due_at_us = :seen AND state = 'pending'",
         use(hidden_until_us, "hidden"), use(message.attempt, "attempt"), use(message.id, "id"),
         use(seen_us, "seen"));
    update.execute(true);
    return update.get_affected_rows() == 1;
  });
}

void Outbox::settle(OutboxMessage const& message, base::Result<void> const& outcome) {
  if (outcome.has_value()) {
    db_.write([&](Sql& sql) { sql << "DELETE FROM outbox WHERE id = :id", use(message.id, "id"); });
    return;
  }
  bool const is_over =
      message.attempt >= attempts || outcome.error().kind == base::Refusal::invalid;
  std::string const state = is_over ? "dead" : "pending";
  std::string const why = shortened(outcome.error().why);
  // A dead one is due no more: this is when it was given up.
  auto const pause = is_over ? std::chrono::seconds(0) : pause_after(message.attempt);
  long long const due_us = base::to_us(clock_.now() + pause);
  db_.write([&](Sql& sql) {
    sql << "UPDATE outbox SET state = :state, last_error = :why, due_at_us = :due WHERE id = :id",
        use(state, "state"), use(why, "why"), use(due_us, "due"), use(message.id, "id");
  });
}

OutboxCounts Outbox::count() {
  return db_.read([](Sql& sql) {
    OutboxCounts counts;
    long long pending = 0;
    long long dead = 0;
    sql << "SELECT COUNT(*) FROM outbox WHERE state = 'pending'", into(pending);
    sql << "SELECT COUNT(*) FROM outbox WHERE state = 'dead'", into(dead);
    counts.pending = pending;
    counts.dead = dead;
    return counts;
  });
}

std::vector<OutboxMessage> Outbox::list_dead(std::size_t limit) {
  return db_.read([&](Sql& sql) {
    std::vector<OutboxMessage> dead;
    OutboxMessage row;
    auto const most = static_cast<long long>(limit);
    long long given_up_us = 0;
    soci::statement select =
        (sql.prepare << "SELECT id, topic, message_key, payload, attempts, last_error, due_at_us "
                        "FROM outbox WHERE state = 'dead' ORDER BY id LIMIT :most",
         use(most, "most"), into(row.id), into(row.topic), into(row.key), into(row.payload_json),
         into(row.attempt), into(row.last_error), into(given_up_us));
    select.execute();
    while (select.fetch()) {
      row.given_up_at = base::instant_from_us(given_up_us);
      dead.push_back(row);
    }
    return dead;
  });
}

std::size_t Outbox::revive() {
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    soci::statement update =
        (sql.prepare << "UPDATE outbox SET state = 'pending', attempts = 0, due_at_us = :now "
                        "WHERE state = 'dead'",
         use(now_us, "now"));
    update.execute(true);
    return static_cast<std::size_t>(update.get_affected_rows());
  });
}

}  // namespace storage
