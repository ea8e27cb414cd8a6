// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/feeds.hpp"

#include "accounts/secrets.hpp"
#include "storage/sql.hpp"

namespace trips {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

constexpr std::chrono::minutes reading_noted_every{1};

CalendarFeed feed_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value_or(""); };
  CalendarFeed feed;
  feed.id = FeedId::parse(text(0)).value();
  feed.user_id = text(1);
  if (row[2]) feed.trip = TripId::parse(*row[2]).value();
  feed.language = text(3) == "en" ? ExportLanguage::en : ExportLanguage::zh;
  feed.created_at = base::instant_from_us(std::stoll(text(4)));
  if (auto const read = std::stoll(text(5))) feed.last_read_at = base::instant_from_us(read);
  return feed;
}

}  // namespace

void add_feed(Sql& sql, CalendarFeed const& feed, std::string const& token_hash) {
  auto const id = feed.id.str();
  auto const trip = feed.trip ? feed.trip->str() : std::string();
  auto has_trip = feed.trip ? soci::i_ok : soci::i_null;
  std::string const language = feed.language == ExportLanguage::en ? "en" : "zh";
  long long const created = base::to_us(feed.created_at);
  sql << "INSERT INTO calendar_feeds (id, user_id, trip_id, token_hash, language, created_at_us) "
         "VALUES (:id, :user, :trip, :hash, :language, :created)",
      use(id), use(feed.user_id), use(trip, has_trip), use(token_hash), use(language), use(created);
}

std::vector<CalendarFeed> list_feeds(Sql& sql, std::string_view user_id) {
  std::vector<CalendarFeed> feeds;
  for (auto const& row :
       sql.list_rows("SELECT id, user_id, trip_id, language, created_at_us, last_read_at_us "
                     "FROM calendar_feeds WHERE user_id = ? ORDER BY id",
                     {user_id}))
    feeds.push_back(feed_from(row));
  return feeds;
}

bool remove_feed(Sql& sql, std::string_view user_id, FeedId id) {
  auto const key = id.str();
  std::string const user(user_id);
  soci::statement remove =
      (sql.prepare << "DELETE FROM calendar_feeds WHERE id = :id AND user_id = :user", use(key),
       use(user));
  remove.execute(true);
  return remove.get_affected_rows() == 1;
}

void remove_feeds_of(Sql& sql, std::string_view user_id) {
  std::string const user(user_id);
  sql << "DELETE FROM calendar_feeds WHERE user_id = :user", use(user);
}

std::optional<CalendarFeed> find_feed(Sql& sql, std::string_view token) {
  auto const hash = accounts::token_hash(token);
  auto const row = sql.find_row(
      "SELECT id, user_id, trip_id, language, created_at_us, last_read_at_us FROM calendar_feeds "
      "WHERE token_hash = ?",
      {hash});
  return row ? std::optional(feed_from(*row)) : std::nullopt;
}

bool is_reading_to_note(CalendarFeed const& feed, base::Instant now) {
  return !feed.last_read_at || *feed.last_read_at + reading_noted_every <= now;
}

void note_reading(Sql& sql, FeedId id, base::Instant now) {
  auto const key = id.str();
  long long const at = base::to_us(now);
  sql << "UPDATE calendar_feeds SET last_read_at_us = :at WHERE id = :id", use(at), use(key);
}

}  // namespace trips
