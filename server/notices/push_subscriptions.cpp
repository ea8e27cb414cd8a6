// SPDX-License-Identifier: Apache-2.0
#include "notices/push_subscriptions.hpp"

#include "notices/impl/digest.hpp"
#include "storage/sql.hpp"

namespace notices {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

PushSubscription subscription_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  return {PushSubscriptionId::parse(text(0)).value(), text(1), text(2), text(3), text(4), text(5),
          base::instant_from_us(std::stoll(text(6)))};
}

void insert(Sql& sql, PushSubscription const& made) {
  std::string const id = made.id.str();
  std::string const hash = sha256_hex(made.endpoint);
  long long const now_us = base::to_us(made.created_at);
  sql << "DELETE FROM push_subscriptions WHERE endpoint_hash = :hash", use(hash);
  sql << "INSERT INTO push_subscriptions (id, user_id, endpoint_hash, endpoint, p256dh, auth, "
         "device, created_at_us) VALUES (:id, :user, :hash, :endpoint, :key, :auth, :device, :now)",
      use(id), use(made.user_id), use(hash), use(made.endpoint), use(made.p256dh), use(made.auth),
      use(made.device), use(now_us);
}

}  // namespace

base::Result<PushSubscription> PushSubscriptions::add(PushSubscription wanted) {
  wanted.id = ids_.next<PushSubscriptionId>();
  wanted.created_at = clock_.now();
  return db_.write([&](Sql& sql) -> base::Result<PushSubscription> {
    insert(sql, wanted);
    if (list_ids(sql, wanted.user_id).size() > most)
      return base::refuse(base::Refusal::conflict, "Too many browsers of yours are told already.");
    return wanted;
  });
}

std::vector<PushSubscription> PushSubscriptions::list(std::string_view user_id) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT id, user_id, endpoint, p256dh, auth, device, created_at_us "
        "FROM push_subscriptions WHERE user_id = ? ORDER BY id DESC",
        {user_id});
  });
  std::vector<PushSubscription> found;
  for (auto const& row : rows) found.push_back(subscription_from(row));
  return found;
}

std::optional<PushSubscription> PushSubscriptions::find(PushSubscriptionId id) {
  auto const key = id.str();
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT id, user_id, endpoint, p256dh, auth, device, created_at_us "
        "FROM push_subscriptions WHERE id = ?",
        {key});
  });
  if (!row) return std::nullopt;
  return subscription_from(*row);
}

bool PushSubscriptions::remove(PushSubscriptionId id, std::string_view user_id) {
  std::string const key = id.str();
  std::string const user(user_id);
  return db_.write([&](Sql& sql) {
    soci::statement remove =
        (sql.prepare << "DELETE FROM push_subscriptions WHERE id = :id AND user_id = :user",
         use(key), use(user));
    remove.execute(true);
    return remove.get_affected_rows() == 1;
  });
}

std::vector<std::string> PushSubscriptions::list_ids(Sql& sql, std::string_view user_id) {
  std::vector<std::string> ids;
  for (auto const& row :
       sql.list_rows("SELECT id FROM push_subscriptions WHERE user_id = ?", {user_id}))
    ids.push_back(row[0].value());
  return ids;
}

}  // namespace notices
