// SPDX-License-Identifier: Apache-2.0
#include "accounts/accounts.hpp"

#include "base/expects.hpp"
#include "storage/sql.hpp"

namespace accounts {

Accounts::Accounts(Ports ports, AccountSettings const& settings, std::vector<SigningKey> keys)
    : ports_(ports),
      access_tokens_(std::move(keys), ports.clock, settings.access_lifetime),
      ids(ports.clock, ports.random),
      outbox(ports.db, ports.clock, ids),
      hashing(settings.hashing),
      users(ports.db, ports.clock, ids),
      sessions(ports.db, ports.clock, ids, ports.random, access_tokens_, settings.sessions),
      personal_tokens(ports.db, ports.clock, ids, ports.random, ports.log),
      sign_in(users, {sessions, personal_tokens}, hashing, ports.clock, settings.sign_in),
      password_resets(
          {ports.db, ports.clock, ports.random, outbox, ports.mail, users, sessions, hashing},
          settings.resets),
      preferences(ports.db, ports.clock),
      bearers_(sessions, personal_tokens) {}

base::Result<void> Accounts::delete_account(UserId id, std::string_view password) {
  if (auto const user = sign_in.confirm(id, password, "/password"); !user) return user.error();
  remove_user(id);
  return {};
}

bool Accounts::remove_user(UserId id) {
  bool const removed = ports_.db.write([&](storage::Sql& sql) {
    if (!Users::remove(sql, id)) return false;
    outbox.add(sql, account_deleted, id.str(), "{\"user_id\":\"" + id.str() + "\"}");
    return true;
  });
  sessions.forget_known();
  if (removed && on_deleted) on_deleted(id);
  return removed;
}

base::Result<void> Accounts::deliver(storage::OutboxMessage const& message) {
  EXPECTS(handles(message.topic));
  return password_resets.deliver(message);
}

}  // namespace accounts
