// SPDX-License-Identifier: Apache-2.0
#include "accounts/personal_tokens.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "accounts/secrets.hpp"
#include "base/expects.hpp"
#include "base/text.hpp"
#include "http/answers.hpp"
#include "storage/sql.hpp"

namespace accounts {
namespace {

using soci::use;
using storage::Sql;

constexpr std::size_t prefix_size = 9;
constexpr std::chrono::minutes use_noted_every{1};

int affected_by(soci::statement& change) {
  change.execute(true);
  return static_cast<int>(change.get_affected_rows());
}

std::vector<std::string> scopes_from(std::string_view words) {
  std::vector<std::string> scopes;
  for (auto const& word : base::split(words, ' ')) scopes.emplace_back(word);
  return scopes;
}

TokenState state_of(std::int64_t revoked_us, base::Instant expires_at, base::Instant now) {
  if (revoked_us != 0) return TokenState::revoked;
  return expires_at <= now ? TokenState::expired : TokenState::active;
}

PersonalToken token_from(storage::Row const& row, base::Instant now) {
  auto const number = [&](std::size_t column) { return std::stoll(row[column].value()); };
  PersonalToken token{.id = PersonalTokenId::parse(row[0].value()).value(),
                      .name = row[1].value(),
                      .prefix = row[2].value(),
                      .scopes = scopes_from(row[3].value()),
                      .created_at = base::instant_from_us(number(4)),
                      .expires_at = base::instant_from_us(number(5)),
                      .last_used_at = {}};
  if (number(6) != 0) token.last_used_at = base::instant_from_us(number(6));
  token.state = state_of(number(7), token.expires_at, now);
  return token;
}

}  // namespace

base::Result<MadeToken> PersonalTokens::add(UserId user, TokenOrder const& order) {
  EXPECTS(!order.scopes.empty() && order.lifetime.count() > 0);
  auto const now = clock_.now();
  MadeToken made{.token = {.id = ids_.next<PersonalTokenId>(),
                           .name = order.name,
                           .prefix = {},
                           .scopes = order.scopes,
                           .created_at = now,
                           .expires_at = now + order.lifetime,
                           .last_used_at = {}},
                 .secret = std::string(beginning) + random_token(random_)};
  made.token.prefix = made.secret.substr(0, prefix_size);
  std::string const id = made.token.id.str();
  std::string const user_id = user.str();
  std::string const hash = token_hash(made.secret);
  auto const scopes = fmt::format("{}", fmt::join(order.scopes, " "));
  long long const now_us = base::to_us(now);
  long long const until_us = base::to_us(made.token.expires_at);
  bool const has_room = db_.write([&](Sql& sql) {
    // The owner's row is locked first: of two that are made at once, the second counts the first.
    sql << "UPDATE users SET version = version WHERE id = :user", use(user_id);
    long long active = 0;
    sql << "SELECT COUNT(*) FROM personal_tokens WHERE user_id = :user AND revoked_at_us = 0 "
           "AND expires_at_us > :now",
        use(user_id), use(now_us), soci::into(active);
    if (active >= most_active) return false;
    sql << "INSERT INTO personal_tokens (id, user_id, name, token_hash, prefix, scopes, "
           "created_at_us, expires_at_us) "
           "VALUES (:id, :user, :name, :hash, :prefix, :scopes, :now, :until)",
        use(id), use(user_id), use(made.token.name), use(hash), use(made.token.prefix), use(scopes),
        use(now_us), use(until_us);
    return true;
  });
  if (!has_room)
    return base::refuse(base::Refusal::conflict, "You have too many tokens; revoke one first.",
                        "too_many_tokens");
  log_.info("accounts", fmt::format("{} made token {} for {}, good for {} days", user_id,
                                    made.token.prefix, scopes, order.lifetime.count()));
  return made;
}

std::vector<PersonalToken> PersonalTokens::list(UserId user) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT id, name, prefix, scopes, created_at_us, expires_at_us, last_used_at_us, "
        "revoked_at_us FROM personal_tokens WHERE user_id = ? ORDER BY id DESC",
        {user.str()});
  });
  std::vector<PersonalToken> tokens;
  for (auto const& row : rows) tokens.push_back(token_from(row, clock_.now()));
  return tokens;
}

bool PersonalTokens::revoke(UserId user, PersonalTokenId token) {
  std::string const id = token.str();
  std::string const user_id = user.str();
  long long const now_us = base::to_us(clock_.now());
  int const count = db_.write([&](Sql& sql) {
    soci::statement change =
        (sql.prepare << "UPDATE personal_tokens SET revoked_at_us = :now WHERE id = :id "
                        "AND user_id = :user AND revoked_at_us = 0 AND expires_at_us > :limit",
         use(now_us), use(id), use(user_id), use(now_us));
    return affected_by(change);
  });
  if (count == 1) log_.info("accounts", fmt::format("{} revoked token {}", user_id, id));
  return count == 1;
}

int PersonalTokens::revoke_all(UserId user) {
  int const count = db_.write([&](Sql& sql) { return revoke_all(sql, user, clock_.now()); });
  if (count > 0) log_.info("accounts", fmt::format("{} lost {} tokens", user.str(), count));
  return count;
}

int PersonalTokens::revoke_all(Sql& sql, UserId user, base::Instant now) {
  std::string const user_id = user.str();
  long long const now_us = base::to_us(now);
  soci::statement change =
      (sql.prepare << "UPDATE personal_tokens SET revoked_at_us = :now WHERE user_id = :user "
                      "AND revoked_at_us = 0 AND expires_at_us > :limit",
       use(now_us), use(user_id), use(now_us));
  return affected_by(change);
}

base::Result<http::Principal> PersonalTokens::authenticate(std::string_view bearer) {
  auto const whole_size = beginning.size() + random_token_size;
  if (!bearer.starts_with(beginning) || bearer.size() != whole_size) return http::token_refused();
  auto const now_us = base::to_us(clock_.now());
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT t.id, t.user_id, u.username, u.role, t.scopes, t.prefix, t.last_used_at_us "
        "FROM personal_tokens t JOIN users u ON u.id = t.user_id "
        "WHERE t.token_hash = ? AND t.revoked_at_us = 0 AND t.expires_at_us > ?",
        {token_hash(bearer), now_us});
  });
  if (!row) return http::token_refused();
  note_use((*row)[0].value(), std::stoll((*row)[6].value()));
  return http::Principal{.user_id = (*row)[1].value(),
                         .username = (*row)[2].value(),
                         .role = (*row)[3].value(),
                         .scopes = scopes_from((*row)[4].value()),
                         .token_prefix = (*row)[5].value()};
}

// Not with every request: a write for each would be the dearest part of it.
void PersonalTokens::note_use(std::string const& id, std::int64_t last_used_us) {
  long long const now_us = base::to_us(clock_.now());
  if (base::instant_from_us(last_used_us) + use_noted_every > clock_.now()) return;
  db_.write([&](Sql& sql) {
    sql << "UPDATE personal_tokens SET last_used_at_us = :now WHERE id = :id", use(now_us), use(id);
  });
}

int PersonalTokens::remove_ended() {
  long long const limit_us = base::to_us(clock_.now() - kept);
  return db_.write([&](Sql& sql) {
    soci::statement removal =
        (sql.prepare << "DELETE FROM personal_tokens WHERE expires_at_us <= :expired "
                        "OR (revoked_at_us > 0 AND revoked_at_us <= :revoked)",
         use(limit_us), use(limit_us));
    return affected_by(removal);
  });
}

}  // namespace accounts
