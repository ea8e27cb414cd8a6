// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/user.hpp"
#include "accounts/username.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace accounts {

struct NewUser {
  Username name;
  std::string email;
  std::string password_hash;
  Role role = Role::traveller;
  std::string locale = "zh-CN";
};

// What its owner may change about an account; nullopt stays as it is.
struct ProfileChange {
  std::optional<std::string> display_name;
  std::optional<std::string> email;
  std::optional<std::string> locale;
  std::optional<std::string> home_adcode;
};

// The rows of `users`.
class Users {
 public:
  Users(storage::Database& db, base::Clock const& clock, base::Ids& ids)
      : db_(db), clock_(clock), ids_(ids) {}

  // Refuses (conflict, username_taken) a name that somebody has.
  base::Result<User> add(NewUser const& person);

  std::optional<User> find(UserId id);
  std::optional<User> find_by_name(std::string_view typed);
  // By username, or by e-mail address, which several people may share.
  std::vector<User> list_by_contact(std::string_view name_or_email);
  std::vector<User> list(std::size_t limit);
  std::vector<std::string> list_ids(Role role);

  bool change(UserId user, ProfileChange const& change);
  bool set_role(UserId user, Role role);
  // Only if the password is still `old_hash`: of two changes at once, one counts. Links that
  // were mailed before open nothing afterwards.
  bool replace_password(UserId user, std::string const& old_hash, std::string const& new_hash);

  // Inside a transaction of the caller.
  static void set_password(storage::Sql& sql, UserId user, std::string const& hash,
                           base::Instant now);
  static bool remove(storage::Sql& sql, UserId user);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace accounts
