// SPDX-License-Identifier: Apache-2.0
#include "accounts/secrets.hpp"
#include "http/described.hpp"
#include "http/entity_tag.hpp"
#include "storage/sql.hpp"
#include "trips/exports/calendar.hpp"
#include "trips/exports/feeds.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/destination_names.hpp"
#include "trips/versions/versions.hpp"

namespace trips {

struct MakeFeed {
  std::optional<TripId> trip;
};
struct FeedAnswer {
  FeedId id;
  std::optional<TripId> trip;
  std::optional<std::string> path;
  base::Instant created_at{};
  std::optional<base::Instant> last_read_at;
};
struct FeedList {
  std::vector<FeedAnswer> feeds;
};

BOOST_DESCRIBE_STRUCT(MakeFeed, (), (trip))
BOOST_DESCRIBE_STRUCT(FeedAnswer, (), (id, trip, path, created_at, last_read_at))
BOOST_DESCRIBE_STRUCT(FeedList, (), (feeds))

std::string api_name(http::Of<FeedAnswer>) { return "CalendarFeed"; }
std::string api_name(http::Of<FeedList>) { return "CalendarFeedList"; }
http::Rules rules(http::Of<MakeFeed>) {
  return {http::field("trip").text("Absent: all trips of whoever asks.")};
}
http::Rules rules(http::Of<FeedAnswer>) {
  return {http::field("path").text("Where a calendar reads it. Told once, when it is made."),
          http::field("last_read_at").text("To the minute; absent: never.")};
}

namespace {

using storage::Sql;

constexpr std::size_t most_feeds = 20;
constexpr std::size_t most_trips = 200;  // in one calendar, the newest

base::Error no_such_feed() {
  return base::refuse(base::Refusal::not_found, "There is no such link, or it is over.");
}

FeedAnswer answer_of(CalendarFeed const& feed) {
  return {feed.id, feed.trip, {}, feed.created_at, feed.last_read_at};
}

// POST /api/calendar-feeds
struct Make {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<MakeFeed>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const& user = request.principal->user_id;
    auto const language =
        request.locale == http::Locale::en ? ExportLanguage::en : ExportLanguage::zh;
    CalendarFeed const feed{parts.ids.next<FeedId>(), user, wanted->trip, language,
                            parts.clock.now(),        {}};
    auto const token = accounts::random_token(parts.random);
    auto const added = parts.db.write([&](Sql& sql) -> base::Result<void> {
      if (feed.trip && !access(sql, *feed.trip, user))
        return base::refuse_field("/trip", "There is no such trip.");
      if (list_feeds(sql, user).size() >= most_feeds)
        return base::refuse(base::Refusal::conflict, "You can have 20 calendar links.");
      add_feed(sql, feed, accounts::token_hash(token));
      return {};
    });
    if (!added) return refused(added.error(), request);
    auto answer = answer_of(feed);
    answer.path = "/api/calendars/" + token + "/trips.ics";
    return http::created(http::to_json(answer));
  }
};

// GET /api/calendar-feeds
struct ListMine {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    FeedList list;
    auto const& user = request.principal->user_id;
    for (auto const& feed : parts.db.read([&](Sql& sql) { return list_feeds(sql, user); }))
      list.feeds.push_back(answer_of(feed));
    return http::ok(http::to_json(list));
  }
};

// DELETE /api/calendar-feeds/{feed}
struct Revoke {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<FeedId>(request, "feed");
    if (!id) return refused(id.error(), request);
    bool const removed =
        parts.db.write([&](Sql& sql) { return remove_feed(sql, request.principal->user_id, *id); });
    return removed ? http::no_content() : refused(no_such_feed(), request);
  }
};

// GET /api/calendars/{token}/trips.ics
struct ReadFeed {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const token = request.params.find("token").value_or("");
    auto const feed = parts.db.read([&](Sql& sql) { return find_feed(sql, token); });
    if (!feed) return refused(no_such_feed(), request);
    auto const trips = trips_of(*feed);
    if (feed->trip && trips.empty()) return refused(no_such_feed(), request);
    auto const now = parts.clock.now();
    if (is_reading_to_note(*feed, now))
      parts.db.write([&](Sql& sql) { note_reading(sql, feed->id, now); });
    bool const is_english = feed->language == ExportLanguage::en;
    auto const name = feed->trip ? trips.front().label.name : is_english ? "My trips" : "我的行程";
    return answer(to_icalendar(name, trips, feed->language), request);
  }

 private:
  static http::Response answer(std::string calendar, http::Request const& request) {
    auto const tag = '"' + http::entity_tag(calendar) + '"';
    auto made = http::text_answer(200, "text/calendar; charset=utf-8", std::move(calendar));
    if (http::names_tag(request.headers.get("If-None-Match"), tag)) {
      made.body.clear();
      made.headers.clear();
      made.status = 304;
    }
    made.headers.set("ETag", tag);
    made.headers.set("Cache-Control", "private, no-cache");
    made.headers.set("X-Robots-Tag", "noindex");
    return made;
  }

  // What the feed's owner may still see.
  std::vector<CalendarTrip> trips_of(CalendarFeed const& feed) const {
    SavedTrips saved(parts.db, parts.clock, parts.areas);
    std::vector<TripSummary> found;
    if (!feed.trip)
      found = saved.list(feed.user_id, most_trips, {});
    else if (auto trip = saved.find(*feed.trip, feed.user_id))
      found.push_back(std::move(*trip));
    std::vector<CalendarTrip> trips;
    for (auto const& trip : found)
      if (auto read = as_it_is_now(trip)) trips.push_back(std::move(*read));
    return trips;
  }

  // Nothing where it was deleted a moment ago.
  std::optional<CalendarTrip> as_it_is_now(TripSummary const& trip) const {
    auto const kept = parts.db.read([&](Sql& sql) { return Versions(sql).find_newest(trip.id); });
    if (!kept) return std::nullopt;
    auto const& version = kept->version;
    CalendarTrip read{{trip.id.str(), trip.name, version.number, version.created_at},
                      trip.start_date,
                      trip.end_date,
                      {}};
    auto plan =
        http::parse<TierAnswer>(with_destination_names(kept->content.plan_json, parts.areas));
    if (plan) read.plan = std::move(*plan);
    return read;
  }
};

}  // namespace

std::vector<http::Endpoint> feed_endpoints(Parts const& parts) {
  return {http::post("/api/calendar-feeds")
              .named("makeCalendarFeed", "Make a link by which calendars read trips", "trips")
              .signed_in()
              .on(http::Lane::db)
              .takes<MakeFeed>()
              .answers<FeedAnswer>(201)
              .calls(Make{parts}),
          http::get("/api/calendar-feeds")
              .named("listCalendarFeeds", "My calendar links", "trips")
              .signed_in()
              .on(http::Lane::db)
              .answers<FeedList>(200)
              .calls(ListMine{parts}),
          http::delete_("/api/calendar-feeds/{feed}")
              .named("revokeCalendarFeed", "End a calendar link", "trips")
              .signed_in()
              .on(http::Lane::db)
              .answers_nothing()
              .calls(Revoke{parts}),
          http::get("/api/calendars/{token}/trips.ics")
              .named("readCalendarFeed", "Trips as a calendar link shows them", "trips")
              .anyone()
              .on(http::Lane::cpu)
              .answers_raw("text/calendar", "304 where If-None-Match names its ETag.")
              .calls(ReadFeed{parts})};
}

}  // namespace trips
