// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "http/kinds.hpp"

namespace accounts {

using UserId = base::Id<struct User>;

// Written traveller, agent, merchant, operator, admin in SQL, JSON and tokens.
enum class Role : std::uint8_t { traveller, agent, merchant, operator_, admin };
BOOST_DESCRIBE_ENUM(Role, traveller, agent, merchant, operator_, admin)

inline std::string_view to_word(Role role) { return http::word_of(role); }
inline std::optional<Role> role_from(std::string_view word) { return http::enum_from<Role>(word); }

// A person with an account.
struct User {
  UserId id;
  std::string username;
  std::string email;  // empty: none given
  std::string password_hash;
  Role role = Role::traveller;
  std::string display_name;
  std::string locale;       // "zh-CN" or "en"
  std::string home_adcode;  // six digits, or empty
  base::Instant created_at{};
};

}  // namespace accounts
