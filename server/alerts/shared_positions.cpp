// SPDX-License-Identifier: Apache-2.0
#include <sodium.h>

#include <vector>

#include "alerts/impl/safety_json.hpp"
#include "alerts/safety.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"

namespace alerts {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

#define XINGQU_POSITION_COLUMNS \
  "SELECT id, user_id, sealed, expires_at_us, updated_at_us FROM shared_positions "

std::string hex(unsigned char const* bytes, std::size_t size) {
  std::string text(size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

std::string hash_of(std::string_view token) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(token.data()),
                     token.size());
  return hex(digest.data(), digest.size());
}

std::optional<SharedPosition> position_from(Row const& row, Seal const& seal) {
  auto const text = seal.open(*row[2], *row[1]);
  if (!text) return std::nullopt;
  auto const sealed = http::parse<SealedPosition>(*text);
  if (!sealed) return std::nullopt;
  return SharedPosition{.id = PositionId::parse(*row[0]).value(),
                        .user_id = *row[1],
                        .position = sealed->position,
                        .name = sealed->name,
                        .note = sealed->note,
                        .expires_at = base::instant_from_us(std::stoll(*row[3])),
                        .updated_at = base::instant_from_us(std::stoll(*row[4]))};
}

std::string sealed_text(Seal const& seal, SharedPosition const& position) {
  return seal.close(http::to_json(SealedPosition{position.position, position.name, position.note}),
                    position.user_id);
}

}  // namespace

std::string Safety::share(SharedPosition const& position, base::Random& random) {
  std::array<unsigned char, 24> bytes{};
  random.fill(std::as_writable_bytes(std::span(bytes)));
  auto const token = hex(bytes.data(), bytes.size());
  std::string const id = position.id.str();
  std::string const hash = hash_of(token);
  std::string const sealed = sealed_text(seal_, position);
  long long const expires_us = base::to_us(position.expires_at);
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "INSERT INTO shared_positions (id, user_id, token_hash, sealed, expires_at_us, "
           "updated_at_us) VALUES (:id, :user, :hash, :sealed, :expires, :now)",
        use(id), use(position.user_id), use(hash), use(sealed), use(expires_us), use(now_us);
  });
  return token;
}

bool Safety::move(PositionId id, std::string_view user_id, Position const& position) {
  auto const now = clock_.now();
  long long const now_us = base::to_us(now);
  std::string const key = id.str();
  return db_.write([&](Sql& sql) {
    auto const row =
        sql.find_row(XINGQU_POSITION_COLUMNS "WHERE id = ? AND user_id = ?", {key, user_id});
    auto shared = row ? position_from(*row, seal_) : std::nullopt;
    if (!shared || shared->expires_at <= now) return false;
    shared->position = position;
    std::string const sealed = sealed_text(seal_, *shared);
    sql << "UPDATE shared_positions SET sealed = :sealed, updated_at_us = :now WHERE id = :id",
        use(sealed), use(now_us), use(key);
    return true;
  });
}

bool Safety::stop_sharing(PositionId id, std::string_view user_id) {
  std::string const key = id.str();
  std::string const user(user_id);
  return db_.write([&](Sql& sql) {
    soci::statement removal =
        (sql.prepare << "DELETE FROM shared_positions WHERE id = :id AND user_id = :user", use(key),
         use(user));
    removal.execute(true);
    return removal.get_affected_rows() == 1;
  });
}

std::optional<SharedPosition> Safety::find_shared(std::string_view token) {
  std::string const hash = hash_of(token);
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(XINGQU_POSITION_COLUMNS "WHERE token_hash = ? AND expires_at_us > ?",
                        {hash, base::to_us(clock_.now())});
  });
  return row ? position_from(*row, seal_) : std::nullopt;
}

std::vector<SharedPosition> Safety::list_shared_by(std::string_view user_id) {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(XINGQU_POSITION_COLUMNS
                         "WHERE user_id = ? AND expires_at_us > ? ORDER BY id",
                         {user_id, base::to_us(clock_.now())});
  });
  std::vector<SharedPosition> positions;
  for (auto const& row : rows)
    if (auto position = position_from(row, seal_)) positions.push_back(*std::move(position));
  return positions;
}

void Safety::remove_expired() {
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM shared_positions WHERE expires_at_us <= :now", use(now_us);
  });
}

}  // namespace alerts
