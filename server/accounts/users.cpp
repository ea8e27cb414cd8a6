// SPDX-License-Identifier: Apache-2.0
#include "accounts/users.hpp"

#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace accounts {
namespace {

using soci::use;
using storage::Sql;

#define USER_COLUMNS \
  "id, username, email, password_hash, role, display_name, locale, home_adcode, created_at_us"

constexpr std::int64_t most_of_one_contact = 5;

User user_from(storage::Row const& row) {
  return {.id = UserId::parse(row[0].value()).value(),
          .username = row[1].value(),
          .email = row[2].value(),
          .password_hash = row[3].value(),
          .role = role_from(row[4].value()).value(),
          .display_name = row[5].value(),
          .locale = row[6].value(),
          .home_adcode = row[7].value(),
          .created_at = base::instant_from_us(std::stoll(row[8].value()))};
}

std::optional<User> user_from(std::optional<storage::Row> const& row) {
  return row ? std::optional(user_from(*row)) : std::nullopt;
}

std::vector<User> users_from(std::vector<storage::Row> const& rows) {
  std::vector<User> users;
  for (auto const& row : rows) users.push_back(user_from(row));
  return users;
}

bool run(soci::statement& update) {
  update.execute(true);
  return update.get_affected_rows() == 1;
}

}  // namespace

base::Result<User> Users::add(NewUser const& person) {
  auto const now = clock_.now();
  User const user{.id = ids_.next<UserId>(),
                  .username = person.name.text,
                  .email = person.email,
                  .password_hash = person.password_hash,
                  .role = person.role,
                  .display_name = person.name.text,
                  .locale = person.locale,
                  .home_adcode = "",
                  .created_at = now};
  std::string const id = user.id.str();
  std::string const mail_key = email_key(person.email);
  std::string const role(to_word(person.role));
  long long const now_us = base::to_us(now);
  return db_.write([&](Sql& sql) -> base::Result<User> {
    bool const added = storage::unless_duplicate([&] {
      sql << "INSERT INTO users (id, username, username_key, email, email_key, password_hash, "
             "role, display_name, locale, created_at_us, updated_at_us) VALUES (:id, :name, "
             ":name_key, :email, :email_key, :hash, :role, :shown, :locale, :now, :updated)",
          use(id), use(user.username), use(person.name.key), use(user.email), use(mail_key),
          use(user.password_hash), use(role), use(user.display_name), use(user.locale), use(now_us),
          use(now_us);
    });
    if (added) return user;
    return base::Error{base::Refusal::conflict,
                       "This username is taken.",
                       "username_taken",
                       {{"/username", "This username is taken."}}};
  });
}

std::optional<User> Users::find(UserId id) {
  return db_.read([&](Sql& sql) {
    return user_from(sql.find_row("SELECT " USER_COLUMNS " FROM users WHERE id = ?", {id.str()}));
  });
}

std::optional<User> Users::find_by_name(std::string_view typed) {
  return db_.read([&](Sql& sql) {
    return user_from(sql.find_row("SELECT " USER_COLUMNS " FROM users WHERE username_key = ?",
                                  {username_key(typed)}));
  });
}

std::vector<User> Users::list_by_contact(std::string_view name_or_email) {
  if (name_or_email.find('@') == std::string_view::npos) {
    auto const user = find_by_name(name_or_email);
    return user ? std::vector{*user} : std::vector<User>();
  }
  return db_.read([&](Sql& sql) {
    return users_from(sql.list_rows("SELECT " USER_COLUMNS
                                    " FROM users WHERE email_key = ? LIMIT ?",
                                    {email_key(name_or_email), most_of_one_contact}));
  });
}

std::vector<User> Users::list(std::size_t limit) {
  return db_.read([&](Sql& sql) {
    return users_from(sql.list_rows("SELECT " USER_COLUMNS " FROM users ORDER BY id LIMIT ?",
                                    {static_cast<std::int64_t>(limit)}));
  });
}

std::vector<std::string> Users::list_ids(Role role) {
  std::string const word(to_word(role));
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows("SELECT id FROM users WHERE role = ? ORDER BY id", {word});
  });
  std::vector<std::string> ids;
  for (auto const& row : rows) ids.push_back(row[0].value());
  return ids;
}

bool Users::change(UserId user, ProfileChange const& change) {
  std::string const id = user.str();
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    auto const set = [&](char const* column, std::optional<std::string> const& value) {
      if (!value) return;
      sql << "UPDATE users SET " << column << " = :value WHERE id = :id", use(*value), use(id);
    };
    set("display_name", change.display_name);
    set("email", change.email);
    if (change.email) set("email_key", email_key(*change.email));
    set("locale", change.locale);
    set("home_adcode", change.home_adcode);
    soci::statement touch =
        (sql.prepare << "UPDATE users SET updated_at_us = :now, version = version + 1 "
                        "WHERE id = :id",
         use(now_us), use(id));
    return run(touch);
  });
}

bool Users::set_role(UserId user, Role role) {
  std::string const id = user.str();
  std::string const word(to_word(role));
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    soci::statement update = (sql.prepare << "UPDATE users SET role = :role, updated_at_us = :now, "
                                             "version = version + 1 WHERE id = :id",
                              use(word), use(now_us), use(id));
    return run(update);
  });
}

bool Users::replace_password(UserId user, std::string const& old_hash,
                             std::string const& new_hash) {
  std::string const id = user.str();
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    soci::statement update =
        (sql.prepare << "UPDATE users SET password_hash = :fresh, updated_at_us = :now, "
                        "version = version + 1 WHERE id = :id AND password_hash = :old",
         use(new_hash), use(now_us), use(id), use(old_hash));
    bool const replaced = run(update);
    if (replaced) sql << "DELETE FROM password_resets WHERE user_id = :id", use(id);
    return replaced;
  });
}

void Users::set_password(Sql& sql, UserId user, std::string const& hash, base::Instant now) {
  std::string const id = user.str();
  long long const now_us = base::to_us(now);
  sql << "UPDATE users SET password_hash = :hash, updated_at_us = :now, version = version + 1 "
         "WHERE id = :id",
      use(hash), use(now_us), use(id);
}

bool Users::remove(Sql& sql, UserId user) {
  std::string const id = user.str();
  soci::statement removal = (sql.prepare << "DELETE FROM users WHERE id = :id", use(id));
  return run(removal);
}

}  // namespace accounts
