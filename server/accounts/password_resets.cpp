// SPDX-License-Identifier: Apache-2.0
#include "accounts/password_resets.hpp"

#include "accounts/personal_tokens.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "accounts/secrets.hpp"
#include "base/text.hpp"
#include "storage/sql.hpp"

namespace accounts {
namespace {

using soci::use;
using storage::Sql;

Letter letter_for(User const& user, std::string_view locale, std::string const& link,
                  std::chrono::seconds lifetime) {
  auto const minutes = std::chrono::ceil<std::chrono::minutes>(lifetime).count();
  if (locale == "en")
    return {user.email, "Reset your Xingqu password",
            fmt::format("Hello {},\n\nopen this link within {} minutes to choose a new password. "
                        "It works once.\n\n{}\n\nIf you did not ask for it, ignore this letter; "
                        "nothing has changed.\n",
                        user.username, minutes, link)};
  return {user.email, "重置您的行趣密码",
          fmt::format("{}，您好：\n\n请在 {} 分钟内打开以下链接设置新密码，链接只能使用一次。\n\n"
                      "{}\n\n如果这不是您本人的操作，请忽略本邮件，您的账户没有任何变化。\n",
                      user.username, minutes, link)};
}

base::Error link_is_dead() {
  return {base::Refusal::invalid,
          "This link has been used or is too old; please ask for another.",
          "reset_link_dead",
          {{"/token", "This link has been used or is too old; please ask for another."}}};
}

}  // namespace

base::Result<void> PasswordResets::ask(std::string_view typed, Visitor const& visitor) {
  auto const account = base::trim(typed);
  if (auto const turn = by_address_.take(network_of(visitor.address)); !turn) return turn.error();
  if (!by_account_.take(username_key(account))) return {};
  boost::json::object const payload{{"account", account}, {"locale", visitor.locale}};
  auto const key = token_hash(account);  // who asks for what is nobody's business
  parts_.db.write(
      [&](Sql& sql) { parts_.outbox.add(sql, topic, key, boost::json::serialize(payload)); });
  return {};
}

base::Result<void> PasswordResets::deliver(storage::OutboxMessage const& message) {
  auto const payload = boost::json::parse(message.payload_json);
  auto const account = std::string(payload.at("account").as_string());
  auto const locale = std::string(payload.at("locale").as_string());
  for (auto const& user : parts_.users.list_by_contact(account)) {
    if (user.email.empty()) continue;
    if (auto const sent = mail_link(user, locale); !sent) return sent.error();
  }
  return {};
}

base::Result<void> PasswordResets::mail_link(User const& user, std::string_view locale) {
  auto const token = random_token(parts_.random);
  std::string const hash = token_hash(token);
  std::string const user_id = user.id.str();
  long long const now_us = base::to_us(parts_.clock.now());
  long long const until_us = base::to_us(parts_.clock.now() + settings_.lifetime);
  parts_.db.write([&](Sql& sql) {
    sql << "DELETE FROM password_resets WHERE user_id = :user AND expires_at_us <= :now",
        use(user_id), use(now_us);
    sql << "INSERT INTO password_resets (token_hash, user_id, expires_at_us) "
           "VALUES (:hash, :user, :until)",
        use(hash), use(user_id), use(until_us);
  });
  auto const link = settings_.public_url + "/reset-password?token=" + token;
  return parts_.mail.send(letter_for(user, locale, link, settings_.lifetime));
}

base::Result<void> PasswordResets::confirm(std::string_view token, std::string_view new_password,
                                           Visitor const& visitor) {
  if (auto const turn = by_address_.take(network_of(visitor.address)); !turn) return turn.error();
  std::string const hash = token_hash(token);
  long long const now_us = base::to_us(parts_.clock.now());
  auto const row = parts_.db.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT r.user_id, u.username FROM password_resets r "
        "JOIN users u ON u.id = r.user_id "
        "WHERE r.token_hash = ? AND r.expires_at_us > ?",
        {hash, now_us});
  });
  if (!row) return link_is_dead();
  if (auto const fit = check_password(new_password, (*row)[1].value(), "/new_password"); !fit)
    return fit.error();
  auto const password_hash = parts_.hashing.hash(new_password);
  if (!password_hash) return password_hash.error();

  std::string const user_id = (*row)[0].value();
  auto const user = UserId::parse(user_id).value();
  auto const done = parts_.db.write([&](Sql& sql) -> base::Result<void> {
    soci::statement use_up =
        (sql.prepare << "DELETE FROM password_resets WHERE token_hash = :hash", use(hash));
    use_up.execute(true);
    if (use_up.get_affected_rows() != 1) return link_is_dead();  // somebody was faster
    sql << "DELETE FROM password_resets WHERE user_id = :user", use(user_id);
    Users::set_password(sql, user, *password_hash, parts_.clock.now());
    Sessions::remove_all(sql, user);
    PersonalTokens::revoke_all(sql, user, parts_.clock.now());
    return {};
  });
  parts_.sessions.forget_known();
  return done;
}

}  // namespace accounts
