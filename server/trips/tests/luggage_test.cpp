// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "objects/folder_store.hpp"
#include "storage/sql.hpp"
#include "storage/testing.hpp"
#include "trips/luggage/luggage.hpp"
#include "trips/luggage/suggestions.hpp"
#include "trips/tests/archive.hpp"

using namespace trips;

namespace {

using storage::Sql;

struct Suitcase {
  explicit Suitcase(storage::Database& its_db) : archive(its_db), folder(made()) {}
  ~Suitcase() { std::filesystem::remove_all(folder); }
  Suitcase(Suitcase const&) = delete;

  static std::filesystem::path made() {
    auto pattern = (std::filesystem::temp_directory_path() / "luggage-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }
  template <class Work>
  auto write(Work work) {
    return archive.db.write([&](Sql& sql) { return work(sql); });
  }
  LuggageFile ticket(std::int64_t bytes = 6) {
    return {archive.ids.next<objects::ObjectId>(),
            {},
            "车票.pdf",
            objects::MediaType::pdf,
            bytes,
            anna,
            {}};
  }

  Archive archive;
  std::filesystem::path folder;
  objects::FolderStore store{folder};
  objects::Owner owner = owner_of_files(archive.trip);
};

bool has(std::vector<PackingSuggestion> const& suggested, std::string const& key) {
  return std::any_of(suggested.begin(), suggested.end(),
                     [&](PackingSuggestion const& each) { return each.key == key; });
}

// Two days with a night between them, and nothing known of the weather.
TierAnswer weekend() {
  TierAnswer plan;
  plan.days.resize(2);
  return plan;
}

VisitAnswer visit_of(std::string kind) {
  VisitAnswer visit;
  visit.place.name = {"鼓山", "Gushan"};
  visit.place.kinds = {std::move(kind)};
  return visit;
}

}  // namespace

TEST_CASE("of two who change a note at once neither loses what was written") {
  storage::testing::each_database([](storage::Database& db) {
    Suitcase suitcase(db);
    auto const trip = suitcase.archive.trip;
    Note note{suitcase.archive.ids.next<NoteId>(), 0, "带伞", anna, {}};
    CHECK(suitcase.write([&](Sql& sql) { return put_note(sql, trip, 0, note); }));
    CHECK(suitcase.write([&](Sql& sql) { return put_note(sql, trip, 0, note); }));  // sent again
    auto mine = note;
    mine.text = "带伞和雨衣";
    CHECK(suitcase.write([&](Sql& sql) { return put_note(sql, trip, 1, mine); }));
    auto theirs = note;
    theirs.text = "不带伞";
    auto const late = suitcase.write([&](Sql& sql) { return put_note(sql, trip, 1, theirs); });
    CHECK(late.error().code == "note_changed");
    CHECK(
        suitcase.write([&](Sql& sql) { return remove_note(sql, trip, 1, note.id); }).error().code ==
        "note_changed");
    auto const now = suitcase.write([&](Sql& sql) { return list_notes(sql, trip); });
    REQUIRE(now.size() == 1);
    CHECK(now[0].text == "带伞和雨衣");
    CHECK(suitcase.write([&](Sql& sql) { return remove_note(sql, trip, 2, note.id); }));
    CHECK(suitcase.write([&](Sql& sql) { return remove_note(sql, trip, 2, note.id); }));
    CHECK(suitcase.write([&](Sql& sql) { return list_notes(sql, trip); }).empty());
  });
}

TEST_CASE("a trip takes files up to its limits, and the same one once") {
  storage::testing::each_database([](storage::Database& db) {
    Suitcase suitcase(db);
    auto const trip = suitcase.archive.trip;
    auto const add = [&](LuggageFile const& file) {
      return suitcase.write([&](Sql& sql) { return add_file(sql, trip, file); });
    };
    auto const large = suitcase.ticket(most_bytes_of_files - 10);
    CHECK(add(large));
    CHECK(add(large));
    CHECK(add(suitcase.ticket(11)).error().code == "files_full");
    CHECK(suitcase.write([&](Sql& sql) { return list_files(sql, trip); }).size() == 1);
    suitcase.write([&](Sql& sql) { remove_file(sql, trip, large.id); });
    for (std::size_t i = 0; i < most_files; ++i) CHECK(add(suitcase.ticket(1)));
    CHECK(add(suitcase.ticket(1)).error().code == "files_full");
  });
}

TEST_CASE("bytes that belong to nothing any more are swept, and no others") {
  storage::testing::each_database([](storage::Database& db) {
    Suitcase suitcase(db);
    auto const trip = suitcase.archive.trip;
    auto const kept = suitcase.ticket();
    auto const lost = suitcase.ticket();  // its row was never written
    objects::Owner const gone{"trip", suitcase.archive.ids.next()};
    for (auto const& [owner, id] : {std::pair(suitcase.owner, kept.id),
                                    std::pair(suitcase.owner, lost.id), std::pair(gone, kept.id)})
      REQUIRE(suitcase.store.put(owner, id, "ticket"));
    REQUIRE(suitcase.write([&](Sql& sql) { return add_file(sql, trip, kept); }));
    auto const put_at = suitcase.store.put_at(suitcase.owner, lost.id).value();
    sweep_files(db, suitcase.store, put_at + std::chrono::minutes(59));
    CHECK(suitcase.store.list(suitcase.owner).size() == 2);  // it may be on its way
    CHECK(suitcase.store.list(gone).empty());
    sweep_files(db, suitcase.store, put_at + std::chrono::minutes(61));
    CHECK(suitcase.store.list(suitcase.owner) == std::vector{kept.id});
    CHECK(suitcase.store.get(suitcase.owner, kept.id).value() == "ticket");
  });
}

TEST_CASE("everybody packs their own, and what is shared is packed for all") {
  storage::testing::each_database([](storage::Database& db) {
    Suitcase suitcase(db);
    auto const trip = suitcase.archive.trip;
    auto& ids = suitcase.archive.ids;
    PackingLine const socks{ids.next<PackingId>(), "袜子", false, "", {}};
    PackingLine const tent{ids.next<PackingId>(), "帐篷", true, "", {}};
    suitcase.write([&](Sql& sql) {
      REQUIRE(put_packing(sql, trip, socks));
      REQUIRE(put_packing(sql, trip, tent));
      REQUIRE(pack(sql, trip, socks.id, anna, true));
      REQUIRE(pack(sql, trip, socks.id, anna, true));
      REQUIRE(pack(sql, trip, socks.id, ming, true));
      REQUIRE(pack(sql, trip, tent.id, anna, true));
      REQUIRE(pack(sql, trip, tent.id, ming, true));
    });
    auto lines = suitcase.write([&](Sql& sql) { return list_packing(sql, trip); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].packed_by == std::vector{anna, ming});
    CHECK(lines[1].packed_by == std::vector{ming});
    suitcase.write([&](Sql& sql) {
      REQUIRE(pack(sql, trip, socks.id, anna, false));
      REQUIRE(pack(sql, trip, tent.id, anna, false));
    });
    lines = suitcase.write([&](Sql& sql) { return list_packing(sql, trip); });
    CHECK(lines[0].packed_by == std::vector{ming});
    CHECK(lines[1].packed_by.empty());
    suitcase.write([&](Sql& sql) { remove_packing(sql, trip, socks.id); });
    auto const late =
        suitcase.write([&](Sql& sql) { return pack(sql, trip, socks.id, ming, true); });
    CHECK(late.error().kind == base::Refusal::not_found);
  });
}

TEST_CASE("what is to be packed follows from the plan, with the reason") {
  auto plan = weekend();
  auto suggested = suggest_packing(plan, false);
  CHECK(has(suggested, "id_card"));
  CHECK(has(suggested, "clothes"));
  for (auto const* key :
       {"passport", "umbrella", "sun_cream", "swimwear", "baby_things", "tickets"})
    CHECK_FALSE(has(suggested, key));

  plan.days[1].weather = DayWeather{};
  plan.days[1].weather->rain_percent = 80;
  plan.days[1].weather->celsius_max = 31;
  plan.days[0].visits = {visit_of("mountain"), visit_of("hot_spring")};
  plan.needs.party.child_ages = {1};
  plan.rides.resize(2);
  suggested = suggest_packing(plan, true);
  for (auto const* key : {"passport", "umbrella", "sun_cream", "swimwear", "baby_things", "tickets",
                          "walking_shoes", "adapter"})
    CHECK_MESSAGE(has(suggested, key), key);
  CHECK_FALSE(has(suggested, "id_card"));
  auto const umbrella = std::find_if(suggested.begin(), suggested.end(),
                                     [](auto const& each) { return each.key == "umbrella"; });
  CHECK(umbrella->why.zh == "第 2 天可能下雨");
  auto const swimwear = std::find_if(suggested.begin(), suggested.end(),
                                     [](auto const& each) { return each.key == "swimwear"; });
  CHECK(swimwear->why.en == "Gushan on day 1");
}

TEST_CASE("cold and cool are told apart") {
  auto plan = weekend();
  plan.days[0].weather = DayWeather{};
  plan.days[0].weather->celsius_min = 12;
  CHECK(has(suggest_packing(plan, false), "jacket"));
  CHECK_FALSE(has(suggest_packing(plan, false), "winter_clothes"));
  plan.days[0].weather->celsius_min = -3;
  CHECK_FALSE(has(suggest_packing(plan, false), "jacket"));
  CHECK(has(suggest_packing(plan, false), "winter_clothes"));
}
