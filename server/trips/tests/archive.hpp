// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "trips/saved_trips.hpp"
#include "trips/versions/versions.hpp"

namespace trips {

inline std::string const anna = "01J9Z0000000000000000000AN";
inline std::string const ming = "01J9Z0000000000000000000M1";
inline std::string const liu = "01J9Z0000000000000000000LW";

// A trip of Anna's in its first version.
struct Archive {
  explicit Archive(storage::Database& its_db) : db(its_db), trips(db, clock, areas) {
    TripSummary first;
    first.id = trip;
    first.recommendation_id = ids.next<RecommendationId>();
    first.name = "国庆";
    first.destination = "福建省福州市";
    first.start_date = facts().start_date;
    first.end_date = facts().end_date;
    first.total = facts().total;
    first.per_person = facts().per_person;
    first.created_at = clock.now();
    trips.add(first, anna, {"", "{\"plan\":\"国庆\"}"});
  }

  static TripFacts facts() {
    return {base::parse_day("2024-10-25").value(),
            base::parse_day("2024-10-27").value(),
            {100'000, 120'000, "CNY"},
            {50'000, 60'000, "CNY"}};
  }
  NewVersion next(VersionNumber head, std::string const& what, std::string const& author = anna) {
    NewVersion made;
    made.trip = trip;
    made.branch = main_branch(trip);
    made.base = head;
    made.content = {"{\"items\":\"" + what + "\"}", "{\"plan\":\"" + what + "\"}"};
    made.facts = facts();
    made.author_id = author;
    made.change = ids.next<ChangeId>();
    return made;
  }
  Appended append(NewVersion const& next_one) {
    return db.write(
        [&](storage::Sql& sql) { return Versions(sql).append(next_one, clock.now()).value(); });
  }
  Version find(VersionNumber number) {
    return db.read([&](storage::Sql& sql) { return Versions(sql).find(trip, number).value(); });
  }
  VersionContent content(VersionNumber number) {
    return db.read(
        [&](storage::Sql& sql) { return Versions(sql).find_content(trip, number).value(); });
  }
  std::vector<Version> list() {
    return db.read([&](storage::Sql& sql) { return Versions(sql).list(trip, 100, {}); });
  }

  storage::Database& db;
  places::Areas const& areas = places::Areas::china();
  base::ManualClock clock{base::instant_from_us(1'729'000'000'000'000)};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};
  TripId trip = ids.next<TripId>();
  SavedTrips trips;
};

}  // namespace trips
