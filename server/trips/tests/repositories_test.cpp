// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "storage/sql.hpp"
#include "storage/testing.hpp"
#include "trips/saved_trips.hpp"

using namespace trips;

namespace {

std::string const anna = "01J9Z0000000000000000000AN";
std::string const ming = "01J9Z0000000000000000000M1";

// Two people and an empty database.
struct Drawer {
  explicit Drawer(storage::Database& db)
      : recommendations(db, clock, areas), trips(db, clock, areas) {}
  places::Areas const& areas = places::Areas::china();
  base::ManualClock clock{base::instant_from_us(1'729'000'000'000'000)};
  base::SeededRandom random{3};
  base::Ids ids{clock, random};
  Recommendations recommendations;
  SavedTrips trips;

  TripSummary keep(std::string const& user, std::string const& name) {
    TripSummary trip;
    trip.id = ids.next<TripId>();
    trip.recommendation_id = ids.next<RecommendationId>();
    trip.name = name;
    trip.destination = "福建省福州市";
    trip.start_date = base::parse_day("2024-10-25").value();
    trip.end_date = base::parse_day("2024-10-27").value();
    trip.tier = planner::Tier::luxury;
    trip.total = {100'000, 120'000, "CNY"};
    trip.per_person = {50'000, 60'000, "CNY"};
    trip.created_at = clock.now();
    trips.add(trip, user, {"", "{\"plan\":\"" + name + "\"}"});
    return trip;
  }
};

}  // namespace

TEST_CASE("a recommendation comes back byte by byte, to its owner alone") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    auto const id = drawer.ids.next<RecommendationId>();
    std::string const body =
        "{\"message\":\"旅游路线推荐成功 🏞\"}" + std::string(40'000, ' ');
    drawer.recommendations.add(id, anna, body, "{}");
    CHECK(drawer.recommendations.find(id, anna) == body);
    CHECK_FALSE(drawer.recommendations.find(id, ming));
    CHECK_FALSE(drawer.recommendations.find(drawer.ids.next<RecommendationId>(), anna));
  });
}

TEST_CASE("what was asked for stands beside what was answered, for its owner alone") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    auto const id = drawer.ids.next<RecommendationId>();
    drawer.recommendations.add(id, anna, "{}", R"({"destination":"福州"})");
    CHECK(drawer.recommendations.find_wish(id, anna) == R"({"destination":"福州"})");
    CHECK_FALSE(drawer.recommendations.find_wish(id, ming));
    db.write([&](storage::Sql& sql) { sql << "UPDATE recommendations SET wish = NULL"; });
    CHECK_FALSE(drawer.recommendations.find_wish(id, anna));
  });
}

TEST_CASE("what an older release stored is read with the English name of its destination") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    auto const id = drawer.ids.next<RecommendationId>();
    std::string const before = R"({"data":[{"destination":"福建省福州市鼓楼区")";
    std::string const after =
        R"(,"lat":26.080,"note":"\"destination\":\"x\""},{"destination":"桃花源","budget":1}]})";
    drawer.recommendations.add(id, anna, before + after, "{}");
    auto const gulou = R"("福建省福州市鼓楼区","en":"Gulou District, Fuzhou, Fujian"})";
    auto expected = before + R"(,"destination_name":{"zh":)" + gulou + after;
    auto const nowhere = expected.find(R"(,"budget")");
    expected.insert(nowhere, R"(,"destination_name":{"zh":"桃花源","en":"桃花源"})");
    CHECK(drawer.recommendations.find(id, anna) == expected);
    auto const again = drawer.ids.next<RecommendationId>();
    drawer.recommendations.add(again, anna, expected, "{}");
    CHECK(drawer.recommendations.find(again, anna) == expected);
  });
}

TEST_CASE("many recommendations are read at once, each by its owner alone") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    std::vector<RecommendationKey> keys;
    for (int i = 0; i < 20; ++i) {
      keys.push_back({drawer.ids.next<RecommendationId>(), i % 3 == 0 ? ming : anna});
      drawer.recommendations.add(keys[i].id, keys[i].user_id, std::to_string(i), "{}");
    }
    keys.push_back({keys[1].id, anna});                           // asked for twice
    keys.push_back({keys[1].id, ming});                           // not hers
    keys.push_back({drawer.ids.next<RecommendationId>(), anna});  // of nobody
    auto const found = drawer.recommendations.find_all(keys);
    REQUIRE(found.size() == 23);
    for (int i = 0; i < 20; ++i) CHECK(found[i] == std::to_string(i));
    CHECK(found[20] == "1");
    CHECK_FALSE(found[21]);
    CHECK_FALSE(found[22]);
    CHECK(drawer.recommendations.find_all({}).empty());
  });
}

TEST_CASE("a kept trip has every field it was kept with") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    auto const kept = drawer.keep(anna, "国庆");
    auto const found = drawer.trips.find(kept.id, anna);
    REQUIRE(found);
    CHECK(found->id == kept.id);
    CHECK(found->recommendation_id == kept.recommendation_id);
    CHECK(found->name == "国庆");
    CHECK(found->destination == "福建省福州市");
    CHECK(found->destination_name.en == "Fuzhou, Fujian");
    CHECK(found->start_date == kept.start_date);
    CHECK(found->end_date == kept.end_date);
    CHECK(found->tier == planner::Tier::luxury);
    CHECK(found->total.high_minor == 120'000);
    CHECK(found->per_person.low_minor == 50'000);
    CHECK(found->created_at == kept.created_at);
    CHECK(drawer.trips.find_plan(kept.id, anna) == "{\"plan\":\"国庆\"}");
  });
}

TEST_CASE("nobody else sees, renames or removes a trip") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    auto const kept = drawer.keep(anna, "国庆");
    CHECK_FALSE(drawer.trips.find(kept.id, ming));
    CHECK_FALSE(drawer.trips.find_plan(kept.id, ming));
    CHECK_FALSE(drawer.trips.rename(kept.id, ming, "mine"));
    CHECK_FALSE(drawer.trips.remove(kept.id, ming));
    CHECK(drawer.trips.list(ming, 10, std::nullopt).empty());
    CHECK(drawer.trips.rename(kept.id, anna, "春节"));
    CHECK(drawer.trips.find(kept.id, anna)->name == "春节");
    CHECK(drawer.trips.remove(kept.id, anna));
    CHECK_FALSE(drawer.trips.find(kept.id, anna));
    CHECK_FALSE(drawer.trips.remove(kept.id, anna));
  });
}

TEST_CASE("trips are listed newest first, page by page") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    for (auto const* name : {"one", "two", "three"}) drawer.keep(anna, name);
    drawer.keep(ming, "other");
    auto const first = drawer.trips.list(anna, 2, std::nullopt);
    REQUIRE(first.size() == 2);
    CHECK(first[0].name == "three");
    CHECK(first[1].name == "two");
    auto const second = drawer.trips.list(anna, 2, first[1].id);
    REQUIRE(second.size() == 1);
    CHECK(second[0].name == "one");
  });
}

TEST_CASE("when somebody goes, all that was theirs goes, again and again") {
  storage::testing::each_database([](storage::Database& db) {
    Drawer drawer(db);
    auto const kept = drawer.keep(anna, "gone");
    auto const other = drawer.keep(ming, "stays");
    auto const id = drawer.ids.next<RecommendationId>();
    drawer.recommendations.add(id, anna, "{}", "{}");
    for (int i = 0; i < 2; ++i) {
      drawer.trips.remove_all_of(anna);
      drawer.recommendations.remove_all_of(anna);
    }
    CHECK_FALSE(drawer.trips.find(kept.id, anna));
    CHECK_FALSE(drawer.recommendations.find(id, anna));
    CHECK(drawer.trips.find(other.id, ming));
  });
}
