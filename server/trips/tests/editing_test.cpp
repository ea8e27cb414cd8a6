// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/editing.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "storage/testing.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/tests/archive.hpp"
#include "trips/tests/town.hpp"
#include "trips/together/members.hpp"

using namespace trips;
using base::Minutes;

namespace {

// Lays nothing out: a plan repeats its itinerary, and visits of more than 300 minutes are too long.
TierAnswer simple_plan(Itinerary const& itinerary) {
  TierAnswer plan;
  plan.destination = itinerary.wish.destination;
  plan.startDate = itinerary.wish.startDate;
  plan.endDate = itinerary.wish.endDate;
  for (auto const& day : itinerary.days) {
    plan.days.emplace_back().date = day.date;
    for (auto const& item : day.items) {
      auto& visit = plan.days.back().visits.emplace_back();
      visit.id = item.id;
      visit.place.key = item.place;
      visit.start = base::to_clock(item.start);
      visit.end = base::to_clock(item.start + item.minutes);
      visit.own_note = item.note;
      if (item.minutes <= Minutes(300)) continue;
      if (!plan.problems) plan.problems.emplace();
      plan.problems->push_back({.check = "too_long", .text = {}, .day = day.date, .item = item.id});
    }
  }
  return plan;
}

base::Result<Itinerary> simple_apply(Itinerary itinerary, std::vector<Command> const& commands) {
  for (auto const& command : commands) {
    bool found = false;
    for (auto& day : itinerary.days)
      for (auto each = day.items.begin(); each != day.items.end(); ++each) {
        if (each->id != command.item) continue;
        found = true;
        if (command.type == CommandType::resize) each->minutes = Minutes(*command.minutes);
        if (command.type == CommandType::set_note) each->note = command.note;
        if (command.type == CommandType::remove) day.items.erase(each);
        break;
      }
    if (!found) return base::refuse_field("/0/item", "There is no such item.");
  }
  return itinerary;
}

// A trip of one day with three visits, which Anna and Ming edit.
struct Studio {
  explicit Studio(storage::Database& its_db) : db(its_db) {
    TierAnswer plan;
    plan.destination = "福州";
    plan.startDate = plan.endDate = base::parse_day("2026-05-01").value();
    auto& day = plan.days.emplace_back();
    day.date = plan.startDate;
    for (auto const* place : {"hill", "lake", "museum"}) {
      auto& visit = day.visits.emplace_back();
      visit.place.key = place;
      visit.place.name = {place, place};
      visit.start = "09:00";
      visit.end = "10:00";
    }
    TripSummary summary;
    summary.id = trip;
    summary.recommendation_id = ids.next<RecommendationId>();
    summary.name = "May";
    summary.start_date = summary.end_date = plan.startDate;
    SavedTrips(db, clock, parts.areas).add(summary, anna, {"", http::to_json(plan)});
    db.write([&](storage::Sql& sql) {
      add_member(sql, trip, ming, MemberRole::editor, clock.now());
      add_member(sql, trip, liu, MemberRole::suggester, clock.now());
    });
    for (auto const& visit : editing().find(trip, 1)->plan.days[0].visits)
      items.push_back(visit.id.value());
  }

  Editing editing() {
    return Editing(parts, {simple_apply,
                           [](Itinerary const& itinerary) -> base::Result<Rendered> {
                             return Rendered{simple_plan(itinerary)};
                           },
                           [](TierAnswer const&, TierAnswer const&) { return Difference{}; }});
  }
  ChangeOrder order(std::string const& user) {
    ChangeOrder made;
    made.trip = trip;
    made.branch = main_branch(trip);
    made.user_id = user;
    made.change = ids.next<ChangeId>();
    return made;
  }
  static Command resize(ItemId item, int minutes) {
    return {.type = CommandType::resize, .item = item, .minutes = minutes};
  }
  static Command note(ItemId item, std::string const& text) {
    return {.type = CommandType::set_note, .item = item, .note = text};
  }
  static Command remove(ItemId item) { return {.type = CommandType::remove, .item = item}; }

  // The version that came of it.
  VersionNumber made(ChangeOutcome const& outcome) {
    auto const* changed = std::get_if<Changed>(&outcome);
    if (auto const* error = std::get_if<base::Error>(&outcome)) FAIL(error->why);
    REQUIRE_MESSAGE(changed, "outcome ", outcome.index());
    return changed->version;
  }
  VersionNumber change(std::string const& user, VersionNumber base, Command const& command) {
    return made(editing().change(order(user), base, {command}));
  }
  // "hill 60, lake 60 (a note)" of a version.
  std::string told(VersionNumber number) {
    auto const edited = editing().find(trip, number).value();
    std::string text;
    for (auto const& day : edited.itinerary.days)
      for (auto const& item : day.items) {
        if (!text.empty()) text += ", ";
        text += item.place + " " + std::to_string(item.minutes.count());
        if (item.note) text += " (" + *item.note + ")";
      }
    return text;
  }
  VersionNumber head() {
    return db.read([&](storage::Sql& sql) {
      return Versions(sql).find_branch(trip, main_branch(trip))->head;
    });
  }

  storage::Database& db;
  base::ManualClock clock{base::instant_from_us(1'777'000'000'000'000)};
  base::SeededRandom random{5};
  base::Ids ids{clock, random};
  places::EstimatedTravelTimes travel_times{places::Areas::china(), places::Fares::bundled()};
  places::LiveCatalogue catalogue{town_catalogue()};
  assistant::ProductLexicon lexicon{places::Areas::china(), catalogue};
  Parts parts{db, clock, ids, random, places::Areas::china(), catalogue, travel_times, lexicon};
  TripId trip = ids.next<TripId>();
  std::vector<ItemId> items;
};

}  // namespace

TEST_CASE("a change on the newest version makes the next one") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    CHECK(studio.change(anna, 1, Studio::resize(studio.items[0], 90)) == 2);
    CHECK(studio.told(2) == "hill 90, lake 60, museum 60");
    CHECK(studio.told(1) == "hill 60, lake 60, museum 60");
  });
}

TEST_CASE("a change on an older version is merged with what others did since") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    studio.change(ming, 1, Studio::note(studio.items[1], "boats"));
    CHECK(studio.change(anna, 1, Studio::resize(studio.items[1], 120)) == 3);
    CHECK(studio.told(3) == "hill 60, lake 120 (boats), museum 60");
  });
}

TEST_CASE("a change of what others changed is refused, and says whose values there are") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    studio.change(ming, 1, Studio::resize(studio.items[1], 30));
    auto const outcome =
        studio.editing().change(studio.order(anna), 1, {Studio::resize(studio.items[1], 120)});
    auto const* conflicted = std::get_if<ChangeConflicted>(&outcome);
    REQUIRE(conflicted);
    CHECK(conflicted->current_version == 2);
    REQUIRE(conflicted->conflicts.size() == 1);
    CHECK(conflicted->conflicts[0].mine_json == "120");
    CHECK(conflicted->conflicts[0].theirs_json == "30");
    CHECK(studio.head() == 2);
  });
}

TEST_CASE("what would not hold is kept as a draft or not at all") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    auto order = studio.order(anna);
    auto const too_long = Studio::resize(studio.items[0], 400);
    CHECK(std::holds_alternative<ChangeViolates>(studio.editing().change(order, 1, {too_long})));
    CHECK(studio.head() == 1);
    order.keeps_violations = true;
    CHECK(studio.made(studio.editing().change(order, 1, {too_long})) == 2);
    CHECK(db.read([&](storage::Sql& sql) { return Versions(sql).find(studio.trip, 2); })->is_draft);
    // What was out of order before does not hold up another change.
    CHECK(studio.change(anna, 2, Studio::note(studio.items[1], "boats")) == 3);
  });
}

TEST_CASE("a preview stores nothing, and a repeated change is one") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    auto order = studio.order(anna);
    order.is_preview = true;
    auto const longer = Studio::resize(studio.items[0], 90);
    CHECK(studio.made(studio.editing().change(order, 1, {longer})) == 1);
    CHECK(studio.head() == 1);
    order.is_preview = false;
    for (int i = 0; i < 3; ++i)
      CHECK(studio.made(studio.editing().change(order, 1, {longer})) == 2);
    CHECK(studio.head() == 2);
  });
}

TEST_CASE("only editors change a trip, and strangers do not see it") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    for (auto const& user : {liu, std::string("01J9Z000000000000000000XXX")}) {
      auto const outcome =
          studio.editing().change(studio.order(user), 1, {Studio::resize(studio.items[0], 90)});
      REQUIRE(std::holds_alternative<base::Error>(outcome));
      CHECK(std::get<base::Error>(outcome).kind == base::Refusal::not_found);
    }
    CHECK(studio.head() == 1);
  });
}

TEST_CASE("undo takes back what one did oneself, and leaves what others did since") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    studio.change(anna, 1, Studio::resize(studio.items[0], 90));
    studio.change(ming, 2, Studio::note(studio.items[0], "steep"));
    CHECK(studio.made(studio.editing().undo(studio.order(anna))) == 4);
    CHECK(studio.told(4) == "hill 60 (steep), lake 60, museum 60");
    auto const nothing = studio.editing().undo(studio.order(anna));
    CHECK(std::get<base::Error>(nothing).code == "nothing_to_undo");
    CHECK(studio.made(studio.editing().redo(studio.order(anna))) == 5);
    CHECK(studio.told(5) == "hill 90 (steep), lake 60, museum 60");
    CHECK(studio.made(studio.editing().undo(studio.order(ming))) == 6);
    CHECK(studio.told(6) == "hill 90, lake 60, museum 60");
    CHECK(studio.made(studio.editing().undo(studio.order(anna))) == 7);
    CHECK(studio.told(7) == "hill 60, lake 60, museum 60");
  });
}

TEST_CASE("an undo that is sent twice takes one change back") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    studio.change(anna, 1, Studio::resize(studio.items[0], 90));
    studio.change(anna, 2, Studio::resize(studio.items[1], 90));
    auto const order = studio.order(anna);
    for (int i = 0; i < 2; ++i) CHECK(studio.made(studio.editing().undo(order)) == 4);
    CHECK(studio.told(studio.head()) == "hill 90, lake 60, museum 60");
  });
}

TEST_CASE("a version that is restored becomes the newest, and undo brings back what was") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    studio.change(anna, 1, Studio::remove(studio.items[0]));
    studio.change(ming, 2, Studio::note(studio.items[1], "boats"));
    CHECK(studio.made(studio.editing().restore(studio.order(anna), 1)) == 4);
    CHECK(studio.told(4) == "hill 60, lake 60, museum 60");
    CHECK(studio.made(studio.editing().undo(studio.order(anna))) == 5);
    CHECK(studio.told(5) == "lake 60 (boats), museum 60");
  });
}

TEST_CASE("a branch is merged, goes on and is merged again") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    auto const rainy = studio.ids.next<BranchId>();
    db.write([&](storage::Sql& sql) {
      Versions(sql).add_branch(studio.trip, {rainy, "rain", 1, anna, studio.clock.now()});
    });
    auto order = studio.order(anna);
    order.branch = rainy;
    CHECK(studio.made(studio.editing().change(order, 1, {Studio::remove(studio.items[0])})) == 2);
    studio.change(ming, 1, Studio::note(studio.items[1], "boats"));
    CHECK(studio.told(3) == "hill 60, lake 60 (boats), museum 60");
    CHECK(studio.made(studio.editing().merge_branch(studio.order(anna), rainy)) == 4);
    CHECK(studio.told(4) == "lake 60 (boats), museum 60");
    order.change = studio.ids.next<ChangeId>();
    CHECK(studio.made(studio.editing().change(order, 2, {Studio::resize(studio.items[2], 90)})) ==
          5);
    CHECK(studio.made(studio.editing().merge_branch(studio.order(anna), rainy)) == 6);
    CHECK(studio.told(6) == "lake 60 (boats), museum 90");
    auto const none = studio.editing().merge_branch(studio.order(anna), main_branch(studio.trip));
    CHECK(std::get<base::Error>(none).kind == base::Refusal::not_found);
  });
}

TEST_CASE(
    "what a branch and the trip changed alike is told with both values, until one is chosen") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    auto const rainy = studio.ids.next<BranchId>();
    db.write([&](storage::Sql& sql) {
      Versions(sql).add_branch(studio.trip, {rainy, "rain", 1, anna, studio.clock.now()});
    });
    auto order = studio.order(anna);
    order.branch = rainy;
    studio.made(studio.editing().change(
        order, 1,
        {Studio::resize(studio.items[0], 90), Studio::note(studio.items[1], "umbrella")}));
    studio.change(ming, 1, Studio::resize(studio.items[0], 120));
    studio.change(ming, 3, Studio::note(studio.items[2], "closed on Mondays"));

    auto const refused = studio.editing().merge_branch(studio.order(anna), rainy);
    auto const* conflicted = std::get_if<ChangeConflicted>(&refused);
    REQUIRE(conflicted);
    REQUIRE(conflicted->conflicts.size() == 1);
    CHECK(conflicted->conflicts[0].item == studio.items[0]);
    CHECK(conflicted->conflicts[0].field == "minutes");
    CHECK(conflicted->conflicts[0].mine_json == "90");
    CHECK(conflicted->conflicts[0].theirs_json == "120");
    CHECK(studio.head() == 4);
    CHECK(studio.told(4) == "hill 120, lake 60, museum 60 (closed on Mondays)");
    CHECK(studio.told(2) == "hill 90, lake 60 (umbrella), museum 60");

    auto const chosen = studio.editing().merge_branch(studio.order(anna), rainy, MergeSide::branch);
    CHECK(studio.told(studio.made(chosen)) ==
          "hill 90, lake 60 (umbrella), museum 60 (closed on Mondays)");
    CHECK(studio.made(studio.editing().undo(studio.order(anna))) == 6);
    CHECK(studio.told(6) == "hill 120, lake 60, museum 60 (closed on Mondays)");
    auto const kept = studio.editing().merge_branch(studio.order(ming), rainy, MergeSide::trip);
    CHECK(studio.told(studio.made(kept)) ==
          "hill 120, lake 60 (umbrella), museum 60 (closed on Mondays)");
  });
}

// Two people add notes to visits of their own at once; what was acknowledged is in the end there.
TEST_CASE("people who change a trip at once lose nothing") {
  storage::testing::each_database([](storage::Database& db) {
    Studio studio(db);
    auto const write = [&](std::string const& user, ItemId item) {
      for (int i = 1; i <= 6; ++i) {
        auto const order = studio.order(user);
        auto const head = studio.head();
        auto const outcome =
            studio.editing().change(order, head, {Studio::note(item, user + std::to_string(i))});
        CHECK(std::holds_alternative<Changed>(outcome));
      }
    };
    {
      std::jthread const one(write, anna, studio.items[0]);
      std::jthread const two(write, ming, studio.items[2]);
    }
    CHECK(studio.head() == 13);
    CHECK(studio.told(13) == "hill 60 (" + anna + "6), lake 60, museum 60 (" + ming + "6)");
  });
}
