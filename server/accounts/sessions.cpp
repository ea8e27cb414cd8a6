// SPDX-License-Identifier: Apache-2.0
#include "accounts/sessions.hpp"

#include <array>
#include <utility>

#include "accounts/secrets.hpp"
#include "base/text.hpp"
#include "http/answers.hpp"
#include "storage/sql.hpp"

namespace accounts {
namespace {

using soci::use;
using storage::Sql;

constexpr std::size_t most_known = 20'000;

int affected_by(soci::statement& change) {
  change.execute(true);
  return static_cast<int>(change.get_affected_rows());
}

// The oldest give way, so that a person who never signs out does not collect sessions for ever.
void make_room(Sql& sql, std::string const& user_id) {
  auto const oldest_kept = sql.find_row(
      "SELECT last_seen_at_us FROM sessions WHERE user_id = ? "
      "ORDER BY last_seen_at_us DESC LIMIT 1 OFFSET ?",
      {user_id, Sessions::most_per_user - 2});
  if (!oldest_kept) return;
  long long const limit_us = std::stoll((*oldest_kept)[0].value());
  sql << "DELETE FROM sessions WHERE user_id = :user AND last_seen_at_us < :limit", use(user_id),
      use(limit_us);
}

}  // namespace

std::string device_of(std::string_view agent) {
  using Names = std::pair<std::string_view, std::string_view>;
  // In this order: most browsers claim to be several others.
  constexpr auto browsers = std::to_array<Names>({{"MicroMessenger", "微信"},
                                                  {"Edg", "Edge"},
                                                  {"OPR/", "Opera"},
                                                  {"Firefox", "Firefox"},
                                                  {"FxiOS", "Firefox"},
                                                  {"CriOS", "Chrome"},
                                                  {"Chrome", "Chrome"},
                                                  {"Safari", "Safari"}});
  constexpr auto systems = std::to_array<Names>({{"Android", "Android"},
                                                 {"iPhone", "iPhone"},
                                                 {"iPad", "iPad"},
                                                 {"Windows", "Windows"},
                                                 {"Mac OS X", "Mac"},
                                                 {"Linux", "Linux"}});
  auto const known = [&](auto const& names) -> std::string_view {
    for (auto const& [sign, name] : names)
      if (agent.find(sign) != std::string_view::npos) return name;
    return "";
  };
  auto const browser = known(browsers);
  auto const system = known(systems);
  if (!browser.empty() && !system.empty())
    return std::string(browser) + " · " + std::string(system);
  if (!browser.empty()) return std::string(browser);
  auto const first_word = agent.substr(0, std::min<std::size_t>(agent.find(' '), 60));
  return base::is_utf8(first_word) ? std::string(first_word) : "";
}

Tokens Sessions::open(User const& user, Visitor const& visitor) {
  std::string const id = ids_.next<SessionId>().str();
  std::string const user_id = user.id.str();
  auto const now = clock_.now();
  long long const now_us = base::to_us(now);
  long long const until_us = base::to_us(now + times_.refresh_lifetime);
  auto refresh_token = db_.write([&](Sql& sql) {
    make_room(sql, user_id);
    sql << "INSERT INTO sessions (id, user_id, device, address, created_at_us, last_seen_at_us, "
           "expires_at_us) VALUES (:id, :user, :device, :address, :now, :seen, :until)",
        use(id), use(user_id), use(visitor.device), use(visitor.address), use(now_us), use(now_us),
        use(until_us);
    return add_token(sql, id);
  });
  return tokens_for(user.id, id, to_word(user.role), std::move(refresh_token));
}

std::string Sessions::add_token(Sql& sql, std::string const& session_id) {
  auto token = random_token(random_);
  std::string const hash = token_hash(token);
  long long const until_us = base::to_us(clock_.now() + times_.refresh_lifetime);
  sql << "INSERT INTO refresh_tokens (token_hash, session_id, expires_at_us) "
         "VALUES (:hash, :session, :until)",
      use(hash), use(session_id), use(until_us);
  return token;
}

Tokens Sessions::tokens_for(UserId user, std::string const& session_id, std::string_view role,
                            std::string refresh_token) const {
  return {user, access_tokens_.issue({user.str(), session_id, std::string(role)}),
          std::move(refresh_token), access_tokens_.lifetime()};
}

base::Result<Tokens> Sessions::refresh(std::string_view refresh_token, Visitor const& visitor) {
  std::string const hash = token_hash(refresh_token);
  long long const now_us = base::to_us(clock_.now());
  long long const reusable_since_us = base::to_us(clock_.now() - times_.grace);
  long long const until_us = base::to_us(clock_.now() + times_.refresh_lifetime);
  bool stolen = false;
  auto tokens = db_.write([&](Sql& sql) -> std::optional<Tokens> {
    // The UPDATE comes first: of two that bring the same token, the second waits here and
    // then sees that it is used.
    soci::statement use_up =
        (sql.prepare << "UPDATE refresh_tokens SET used_at_us = :now WHERE token_hash = :hash "
                        "AND used_at_us = 0 AND expires_at_us > :limit",
         use(now_us), use(hash), use(now_us));
    bool const is_first_use = affected_by(use_up) == 1;
    auto const row = sql.find_row(
        "SELECT s.id, s.user_id, t.used_at_us, t.expires_at_us, u.role FROM refresh_tokens t "
        "JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id "
        "WHERE t.token_hash = ?",
        {hash});
    if (!row || std::stoll((*row)[3].value()) <= now_us) return std::nullopt;
    std::string const session_id = (*row)[0].value();
    stolen = !is_first_use && std::stoll((*row)[2].value()) < reusable_since_us;
    if (stolen) {
      sql << "DELETE FROM sessions WHERE id = :id", use(session_id);
      return std::nullopt;
    }
    sql << "UPDATE sessions SET last_seen_at_us = :now, expires_at_us = :until, "
           "address = :address, device = :device WHERE id = :id",
        use(now_us), use(until_us), use(visitor.address), use(visitor.device), use(session_id);
    return tokens_for(UserId::parse((*row)[1].value()).value(), session_id, (*row)[4].value(),
                      add_token(sql, session_id));
  });
  if (stolen) forget_known();
  if (!tokens) return http::session_ended();
  return *std::move(tokens);
}

void Sessions::close(std::string_view refresh_token) {
  std::string const hash = token_hash(refresh_token);
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM sessions WHERE id = "
           "(SELECT session_id FROM refresh_tokens WHERE token_hash = :hash)",
        use(hash);
  });
  forget_known();
}

std::vector<Session> Sessions::list(UserId user) {
  long long const now_us = base::to_us(clock_.now());
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT id, device, address, created_at_us, last_seen_at_us FROM sessions "
        "WHERE user_id = ? AND expires_at_us > ? ORDER BY last_seen_at_us DESC, id DESC",
        {user.str(), now_us});
  });
  std::vector<Session> sessions;
  for (auto const& row : rows)
    sessions.push_back({SessionId::parse(row[0].value()).value(), row[1].value(), row[2].value(),
                        base::instant_from_us(std::stoll(row[3].value())),
                        base::instant_from_us(std::stoll(row[4].value()))});
  return sessions;
}

bool Sessions::revoke(UserId user, SessionId session) {
  std::string const id = session.str();
  std::string const user_id = user.str();
  int const count = db_.write([&](Sql& sql) {
    soci::statement removal =
        (sql.prepare << "DELETE FROM sessions WHERE id = :id AND user_id = :user", use(id),
         use(user_id));
    return affected_by(removal);
  });
  forget_known();
  return count == 1;
}

int Sessions::revoke_others(UserId user, SessionId kept) {
  std::string const id = kept.str();
  std::string const user_id = user.str();
  int const count = db_.write([&](Sql& sql) {
    soci::statement removal =
        (sql.prepare << "DELETE FROM sessions WHERE user_id = :user AND id <> :id", use(user_id),
         use(id));
    return affected_by(removal);
  });
  forget_known();
  return count;
}

int Sessions::revoke_all(UserId user) {
  int const count = db_.write([&](Sql& sql) { return remove_all(sql, user); });
  forget_known();
  return count;
}

int Sessions::remove_all(Sql& sql, UserId user) {
  std::string const user_id = user.str();
  soci::statement removal =
      (sql.prepare << "DELETE FROM sessions WHERE user_id = :user", use(user_id));
  return affected_by(removal);
}

int Sessions::remove_expired() {
  long long const now_us = base::to_us(clock_.now());
  return db_.write([&](Sql& sql) {
    sql << "DELETE FROM refresh_tokens WHERE expires_at_us <= :now", use(now_us);
    soci::statement removal =
        (sql.prepare << "DELETE FROM sessions WHERE expires_at_us <= :now", use(now_us));
    return affected_by(removal);
  });
}

void Sessions::forget_known() {
  std::scoped_lock const lock(known_mutex_);
  known_.clear();
  ++forgotten_;
}

base::Result<http::Principal> Sessions::authenticate(std::string_view bearer) {
  auto const claims = access_tokens_.verify(bearer);
  if (!claims) return http::session_ended();
  std::uint64_t seen_forgotten = 0;
  {
    std::scoped_lock const lock(known_mutex_);
    seen_forgotten = forgotten_;
    auto const known = known_.find(claims->session_id);
    if (known != known_.end() && clock_.now() - known->second.checked_at < times_.checked_every)
      return known->second.principal;
  }
  auto const principal = look_up(*claims);
  if (!principal) return http::session_ended();
  std::scoped_lock const lock(known_mutex_);
  if (seen_forgotten == forgotten_) {  // what was read before a revocation must not outlive it
    if (known_.size() >= most_known) known_.clear();
    known_[claims->session_id] = {*principal, clock_.now()};
  }
  return *principal;
}

std::optional<http::Principal> Sessions::look_up(Claims const& claims) {
  long long const now_us = base::to_us(clock_.now());
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT u.username, u.role FROM sessions s JOIN users u ON u.id = s.user_id "
        "WHERE s.id = ? AND s.user_id = ? AND s.expires_at_us > ?",
        {claims.session_id, claims.user_id, now_us});
  });
  if (!row) return std::nullopt;
  return http::Principal{claims.user_id, (*row)[0].value(), (*row)[1].value(), claims.session_id};
}

}  // namespace accounts
