// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "accounts/access_token.hpp"
#include "accounts/user.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "http/router.hpp"
#include "storage/database.hpp"

namespace accounts {

using SessionId = base::Id<struct Session>;

// Where a request comes from, as its owner may recognise it in the list of sessions.
struct Visitor {
  std::string device;  // "Chrome · Android"
  std::string address;
  std::string locale = "zh-CN";
};

// "Chrome · Android" for a User-Agent header; its first word when it is none of the usual ones.
std::string device_of(std::string_view user_agent);

struct Session {
  SessionId id;
  std::string device;
  std::string address;
  base::Instant created_at{};
  base::Instant last_seen_at{};
};

struct Tokens {
  UserId user;
  std::string access_token;
  std::string refresh_token;
  std::chrono::seconds expires_in{};
};

struct SessionTimes {
  std::chrono::seconds refresh_lifetime = std::chrono::days(30);
  // A used refresh token is accepted again for so long: the answer may have been lost, or two
  // tabs asked at once.
  std::chrono::seconds grace{10};
  // How long another process may take to notice that a session was revoked; this one knows at once.
  std::chrono::seconds checked_every{3};
};

// A session is one sign-in on one device: a chain of refresh tokens, each good for one use, and
// the access tokens issued along it. A refresh token that is used twice was stolen from one of
// the two, so the whole session ends.
class Sessions final : public http::Authenticator {
 public:
  Sessions(storage::Database& db, base::Clock const& clock, base::Ids& ids, base::Random& random,
           AccessTokens const& access_tokens, SessionTimes times)
      : db_(db),
        clock_(clock),
        ids_(ids),
        random_(random),
        access_tokens_(access_tokens),
        times_(times) {}

  Tokens open(User const& user, Visitor const& visitor);
  base::Result<Tokens> refresh(std::string_view refresh_token, Visitor const& visitor);

  // Ends the session of a refresh token, whether or not the token is still good.
  void close(std::string_view refresh_token);

  std::vector<Session> list(UserId user);
  bool revoke(UserId user, SessionId session);
  int revoke_others(UserId user, SessionId kept);
  int revoke_all(UserId user);
  // Forgets what was known of sessions; after rows were changed by other means.
  void forget_known();

  // The role and name are those of now, not those of when the token was issued.
  base::Result<http::Principal> authenticate(std::string_view bearer) override;

  // Removes what has expired; answers how many sessions.
  int remove_expired();

  // Inside a transaction of the caller, who then calls forget_known().
  static int remove_all(storage::Sql& sql, UserId user);

  static constexpr std::int64_t most_per_user = 50;  // the longest unseen make room

 private:
  struct Known {
    http::Principal principal;
    base::Instant checked_at;
  };
  std::string add_token(storage::Sql& sql, std::string const& session_id);
  Tokens tokens_for(UserId user, std::string const& session_id, std::string_view role,
                    std::string refresh_token) const;
  std::optional<http::Principal> look_up(Claims const& claims);

  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
  base::Random& random_;
  AccessTokens const& access_tokens_;
  SessionTimes times_;

  std::mutex known_mutex_;
  std::unordered_map<std::string, Known> known_;
  std::uint64_t forgotten_ = 0;  // how often forget_known() ran
};

}  // namespace accounts
