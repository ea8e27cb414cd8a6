// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/user.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "http/router.hpp"
#include "storage/database.hpp"

namespace accounts {

using PersonalTokenId = base::Id<struct PersonalToken>;

enum class TokenState : std::uint8_t { active, expired, revoked };

struct PersonalToken {
  PersonalTokenId id;
  std::string name;
  std::string prefix;  // "xq_Ab3dE9", to recognise the token by
  std::vector<std::string> scopes;
  base::Instant created_at{};
  base::Instant expires_at{};
  std::optional<base::Instant> last_used_at;  // to the minute
  TokenState state = TokenState::active;
};

struct TokenOrder {
  std::string name;
  std::vector<std::string> scopes;  // of http::known_scopes
  std::chrono::days lifetime{90};
};

struct MadeToken {
  PersonalToken token;
  std::string secret;  // to be shown once; only its hash is kept
};

// Tokens by which programs of a person act for them, each within its scopes and for a time. They
// open what an endpoint names a scope for, and so never accounts, sign-in or tokens.
class PersonalTokens final : public http::Authenticator {
 public:
  // `log` is told who made, revoked and lost which token.
  PersonalTokens(storage::Database& db, base::Clock const& clock, base::Ids& ids,
                 base::Random& random, base::Log& log)
      : db_(db), clock_(clock), ids_(ids), random_(random), log_(log) {}

  // Every personal token begins so, which is how it is told from an access token.
  static constexpr std::string_view beginning = "xq_";
  static constexpr std::int64_t most_active = 20;  // of one person
  static constexpr std::chrono::days kept{90};     // after its end

  // Refuses (conflict) when the person has too many.
  base::Result<MadeToken> add(UserId user, TokenOrder const& order);
  // Newest first, ended ones too.
  std::vector<PersonalToken> list(UserId user);
  // False when the person has no such token, or it has ended.
  bool revoke(UserId user, PersonalTokenId token);
  int revoke_all(UserId user);
  // Inside a transaction of the caller.
  static int revoke_all(storage::Sql& sql, UserId user, base::Instant now);

  base::Result<http::Principal> authenticate(std::string_view bearer) override;

  // Forgets what ended long ago; answers how many.
  int remove_ended();

 private:
  void note_use(std::string const& id, std::int64_t last_used_us);

  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
  base::Random& random_;
  base::Log& log_;
};

}  // namespace accounts
