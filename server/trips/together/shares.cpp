// SPDX-License-Identifier: Apache-2.0
#include "trips/together/shares.hpp"

#include <algorithm>

#include "accounts/secrets.hpp"
#include "storage/sql.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

Share share_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  Share share;
  share.id = ShareId::parse(text(0)).value();
  share.trip = TripId::parse(text(1)).value();
  if (text(2) == "1") share.hides.push_back(Hidden::prices);
  if (text(3) == "1") share.hides.push_back(Hidden::codes);
  if (text(4) == "1") share.hides.push_back(Hidden::members);
  share.made_by = text(5);
  share.created_at = base::instant_from_us(std::stoll(text(6)));
  if (auto const expires = std::stoll(text(7))) share.expires_at = base::instant_from_us(expires);
  return share;
}

}  // namespace

bool Share::does_hide(Hidden what) const {
  return std::find(hides.begin(), hides.end(), what) != hides.end();
}

void add_share(Sql& sql, Share const& share, std::string const& token_hash) {
  auto const id = share.id.str();
  auto const trip = share.trip.str();
  int const prices = share.does_hide(Hidden::prices) ? 1 : 0;
  int const codes = share.does_hide(Hidden::codes) ? 1 : 0;
  int const members = share.does_hide(Hidden::members) ? 1 : 0;
  long long const created = base::to_us(share.created_at);
  long long const expires = share.expires_at ? base::to_us(*share.expires_at) : 0;
  sql << "INSERT INTO trip_shares (id, trip_id, token_hash, hides_prices, hides_codes, "
         "hides_members, made_by, created_at_us, expires_at_us) VALUES (:id, :trip, :hash, "
         ":prices, :codes, :members, :by, :created, :expires)",
      use(id), use(trip), use(token_hash), use(prices), use(codes), use(members),
      use(share.made_by), use(created), use(expires);
}

std::vector<Share> list_shares(Sql& sql, TripId trip) {
  auto const key = trip.str();
  std::vector<Share> shares;
  for (auto const& row :
       sql.list_rows("SELECT id, trip_id, hides_prices, hides_codes, hides_members, made_by, "
                     "created_at_us, expires_at_us FROM trip_shares WHERE trip_id = ? ORDER BY id",
                     {key}))
    shares.push_back(share_from(row));
  return shares;
}

bool remove_share(Sql& sql, TripId trip, ShareId id) {
  auto const key = id.str();
  auto const of = trip.str();
  soci::statement remove =
      (sql.prepare << "DELETE FROM trip_shares WHERE id = :id AND trip_id = :trip", use(key),
       use(of));
  remove.execute(true);
  return remove.get_affected_rows() == 1;
}

std::optional<Share> find_share(Sql& sql, std::string_view token, base::Instant now) {
  auto const hash = accounts::token_hash(token);
  auto const row = sql.find_row(
      "SELECT id, trip_id, hides_prices, hides_codes, hides_members, made_by, created_at_us, "
      "expires_at_us FROM trip_shares "
      "WHERE token_hash = ? AND (expires_at_us = 0 OR expires_at_us > ?)",
      {hash, base::to_us(now)});
  return row ? std::optional(share_from(*row)) : std::nullopt;
}

}  // namespace trips
