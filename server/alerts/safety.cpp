// SPDX-License-Identifier: Apache-2.0
#include "alerts/safety.hpp"

#include "alerts/impl/safety_json.hpp"
#include "http/described.hpp"
#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace alerts {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

#define XINGQU_SOS_COLUMNS                                                                 \
  "SELECT id, user_id, trip_id, sealed, state, answered_by, created_at_us, updated_at_us " \
  "FROM sos_calls "

// What a sealed text held; a key that was lost must not keep anybody from being helped.
template <class T>
T opened(Seal const& seal, std::string const& sealed, std::string const& whose) {
  auto const text = seal.open(sealed, whose);
  auto const parsed = text ? http::parse<T>(*text) : base::Result<T>(T());
  return parsed ? *parsed : T();
}

SosCall call_from(Row const& row, Seal const& seal) {
  return {.id = SosId::parse(*row[0]).value(),
          .user_id = *row[1],
          .trip_id = *row[2],
          .told = opened<SosTold>(seal, *row[3], *row[1]),
          .is_open = *row[4] == "open",
          .answered_by = *row[5],
          .created_at = base::instant_from_us(std::stoll(*row[6])),
          .updated_at = base::instant_from_us(std::stoll(*row[7]))};
}

bool changes_one(soci::statement& statement) {
  statement.execute(true);
  return statement.get_affected_rows() == 1;
}

}  // namespace

std::optional<SafetyCard> Safety::find_card(std::string_view user_id) {
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row("SELECT sealed FROM safety_cards WHERE user_id = ?", {user_id});
  });
  if (!row) return std::nullopt;
  return opened<SafetyCard>(seal_, *(*row)[0], std::string(user_id));
}

void Safety::keep_card(std::string_view user_id, SafetyCard const& card) {
  std::string const user(user_id);
  std::string const sealed = seal_.close(http::to_json(card), user);
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM safety_cards WHERE user_id = :user", use(user);
    sql << "INSERT INTO safety_cards (user_id, sealed, updated_at_us) "
           "VALUES (:user, :sealed, :now)",
        use(user), use(sealed), use(now_us);
  });
}

base::Result<bool> Safety::call(SosCall const& call) {
  std::string const id = call.id.str();
  std::string const sealed = seal_.close(http::to_json(call.told), call.user_id);
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) -> base::Result<bool> {
    bool const is_new = storage::unless_duplicate([&] {
      sql << "INSERT INTO sos_calls (id, user_id, trip_id, sealed, state, answered_by, "
             "created_at_us, updated_at_us, closed_at_us) VALUES (:id, :user, :trip, :sealed, "
             "'open', '', :created, :updated, 0)",
          use(id), use(call.user_id), use(call.trip_id), use(sealed), use(now_us), use(now_us);
    });
    if (is_new) return true;
    auto const before = sql.find_row(XINGQU_SOS_COLUMNS "WHERE id = ?", {id});
    if (!before || (*before)[1] != call.user_id)
      return base::refuse(base::Refusal::not_found, "There is no such call.");
    if ((*before)[4] != "open")
      return base::refuse(base::Refusal::conflict, "This call is closed.");
    sql << "UPDATE sos_calls SET sealed = :sealed, updated_at_us = :now WHERE id = :id",
        use(sealed), use(now_us), use(id);
    return false;
  });
}

std::optional<SosCall> Safety::find_call(SosId id) {
  std::string const key = id.str();
  auto const row =
      db_.read([&](Sql& sql) { return sql.find_row(XINGQU_SOS_COLUMNS "WHERE id = ?", {key}); });
  return row ? std::optional(call_from(*row, seal_)) : std::nullopt;
}

std::vector<SosCall> Safety::list_calls_of(std::string_view user_id, std::size_t limit) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(XINGQU_SOS_COLUMNS
                         "WHERE user_id = ? ORDER BY created_at_us DESC, id DESC LIMIT ?",
                         {user_id, static_cast<std::int64_t>(limit)});
  });
  std::vector<SosCall> calls;
  for (auto const& row : rows) calls.push_back(call_from(row, seal_));
  return calls;
}

std::vector<SosCall> Safety::list_open(std::size_t limit) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(XINGQU_SOS_COLUMNS
                         "WHERE state = 'open' ORDER BY answered_by <> '', created_at_us LIMIT ?",
                         {static_cast<std::int64_t>(limit)});
  });
  std::vector<SosCall> calls;
  for (auto const& row : rows) calls.push_back(call_from(row, seal_));
  return calls;
}

bool Safety::answer(SosId id, std::string_view agent_id) {
  std::string const key = id.str();
  std::string const agent(agent_id);
  return db_.write([&](Sql& sql) {
    soci::statement update = (sql.prepare << "UPDATE sos_calls SET answered_by = :agent WHERE "
                                             "id = :id AND state = 'open' AND answered_by = ''",
                              use(agent), use(key));
    return changes_one(update);
  });
}

bool Safety::close(SosId id) {
  std::string const key = id.str();
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    soci::statement update = (sql.prepare << "UPDATE sos_calls SET state = 'closed', closed_at_us "
                                             "= :now WHERE id = :id AND state = 'open'",
                              use(now_us), use(key));
    return changes_one(update);
  });
}

void Safety::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM safety_cards WHERE user_id = :user", use(user);
    sql << "DELETE FROM sos_calls WHERE user_id = :user", use(user);
    sql << "DELETE FROM shared_positions WHERE user_id = :user", use(user);
  });
}

}  // namespace alerts
