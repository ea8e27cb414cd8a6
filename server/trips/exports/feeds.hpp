// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"
#include "trips/exports/stops.hpp"
#include "trips/trip_id.hpp"

// Links by which a calendar program reads trips again and again, without an account. All functions
// run inside the caller's transaction or read.
namespace trips {

using FeedId = base::Id<struct CalendarFeedRow>;

struct CalendarFeed {
  FeedId id;
  std::string user_id;
  std::optional<TripId> trip;  // none: all trips of that person
  ExportLanguage language = ExportLanguage::zh;
  base::Instant created_at{};
  std::optional<base::Instant> last_read_at;  // to the minute; none: never
};

void add_feed(storage::Sql& sql, CalendarFeed const& feed, std::string const& token_hash);
std::vector<CalendarFeed> list_feeds(storage::Sql& sql, std::string_view user_id);
// False where that person has no such feed.
bool remove_feed(storage::Sql& sql, std::string_view user_id, FeedId id);
void remove_feeds_of(storage::Sql& sql, std::string_view user_id);
// What a link opens; nothing once it is revoked.
std::optional<CalendarFeed> find_feed(storage::Sql& sql, std::string_view token);

// Whether it is time to note that a feed was read: not with every reading, which would be a write
// for each.
bool is_reading_to_note(CalendarFeed const& feed, base::Instant now);
void note_reading(storage::Sql& sql, FeedId id, base::Instant now);

}  // namespace trips
