// SPDX-License-Identifier: Apache-2.0
#include "alerts/safety.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "alerts/emergency_numbers.hpp"
#include "alerts/tests/fair.hpp"
#include "storage/sql.hpp"

using namespace alerts;

namespace {

Seal::Key const key{1, 2, 3};

SosId sos_id(std::uint8_t number) { return SosId(event_id(number).value()); }

// The safety of two people.
struct Camp {
  explicit Camp(storage::Database& its_db) : db(its_db) {}
  storage::Database& db;
  base::ManualClock clock{at(friday, 12)};
  base::SeededRandom random{3};
  Seal seal{key, random};
  Safety safety{db, clock, seal};

  SosCall call(std::uint8_t number, std::string const& user, std::string const& note) {
    return {.id = sos_id(number),
            .user_id = user,
            .trip_id = {},
            .told = {Position{peak_at, 20}, "鼓山", note}};
  }
  PositionId share(std::string const& user) {
    SharedPosition const shared{.id = PositionId(event_id(1).value()),
                                .user_id = user,
                                .position = {peak_at, 20},
                                .name = "Anna",
                                .note = "上山了",
                                .expires_at = clock.now() + std::chrono::hours(2),
                                .updated_at = clock.now()};
    token = safety.share(shared, random);
    return shared.id;
  }
  std::string token;
  std::string stored(std::string const& table) {  // all its sealed texts
    std::string all;
    db.read([&](storage::Sql& sql) {
      soci::rowset<std::string> const rows = (sql.prepare << "SELECT sealed FROM " + table);
      for (auto const& text : rows) all += text;
    });
    return all;
  }
};

void in_camp(auto const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Camp camp(db);
    test(camp);
  });
}

struct KeyFolder {
  KeyFolder() { std::filesystem::create_directories(path); }
  ~KeyFolder() { std::filesystem::remove_all(path); }
  std::filesystem::path const path =
      std::filesystem::temp_directory_path() / ("alerts-key-" + std::to_string(::getpid()));
};

}  // namespace

TEST_CASE("what is sealed opens with the same key and for the same person alone") {
  base::SeededRandom random(5);
  Seal const seal(key, random);
  auto const sealed = seal.close("A+, penicillin", anna);
  CHECK(sealed != seal.close("A+, penicillin", anna));
  CHECK(seal.open(sealed, anna) == "A+, penicillin");
  CHECK_FALSE(seal.open(sealed, ming));
  CHECK_FALSE(Seal({9}, random).open(sealed, anna));
  auto changed = sealed;
  changed.back() = changed.back() == '0' ? '1' : '0';
  CHECK_FALSE(seal.open(changed, anna));
  CHECK_FALSE(seal.open("abc", anna));
  CHECK_FALSE(seal.open("", anna));
}

TEST_CASE("the key is made once, for its owner's eyes alone") {
  KeyFolder const folder;
  base::SystemRandom random;
  auto const file = folder.path / "safety.key";
  auto const made = Seal::key_from(file, random);
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(Seal::key_from(file, random) == made);
  std::ofstream(file) << "short";
  CHECK_THROWS_AS(Seal::key_from(file, random), std::runtime_error);
}

TEST_CASE("a safety card comes back, and the table does not show what is in it") {
  in_camp([](Camp& camp) {
    CHECK_FALSE(camp.safety.find_card(anna));
    camp.safety.keep_card(anna, {{{"妈妈", "13800000000", "mother"}}, "penicillin"});
    camp.safety.keep_card(anna, {{{"爸爸", "13900000000", "father"}}, "penicillin"});
    auto const card = camp.safety.find_card(anna);
    REQUIRE(card);
    CHECK(card->contacts.at(0).phone == "13900000000");
    CHECK(card->medical == "penicillin");
    auto const stored = camp.stored("safety_cards");
    CHECK_FALSE(stored.empty());
    CHECK(stored.find("penicillin") == std::string::npos);
    CHECK(stored.find("13900000000") == std::string::npos);
    CHECK_FALSE(camp.safety.find_card(ming));
  });
}

TEST_CASE("a call for help that is sent until it arrives is one call with the last that was told") {
  in_camp([](Camp& camp) {
    CHECK(camp.safety.call(camp.call(1, anna, "摔倒了")).value());
    CHECK_FALSE(camp.safety.call(camp.call(1, anna, "走不动")).value());
    auto const open = camp.safety.list_open(10);
    REQUIRE(open.size() == 1);
    CHECK(open[0].told.note == "走不动");
    CHECK(open[0].told.position->at == peak_at);
    CHECK(camp.safety.call(camp.call(1, ming, "")).error().kind == base::Refusal::not_found);
    CHECK(camp.stored("sos_calls").find("26.06") == std::string::npos);
  });
}

TEST_CASE("support sees the longest waiting first, and one of them takes it") {
  in_camp([](Camp& camp) {
    camp.safety.call(camp.call(1, anna, "")).value();
    camp.clock.advance(std::chrono::minutes(1));
    camp.safety.call(camp.call(2, ming, "")).value();
    CHECK(camp.safety.list_open(10).at(0).user_id == anna);
    CHECK(camp.safety.answer(sos_id(1), "01J9Z0000000000000000000AG"));
    CHECK_FALSE(camp.safety.answer(sos_id(1), "01J9Z0000000000000000000AH"));
    CHECK(camp.safety.list_open(10).at(0).user_id == ming);  // nobody has seen that one yet
    CHECK(camp.safety.close(sos_id(2)));
    CHECK_FALSE(camp.safety.close(sos_id(2)));
    CHECK(camp.safety.list_open(10).size() == 1);
    CHECK(camp.safety.call(camp.call(2, ming, "")).error().kind == base::Refusal::conflict);
    CHECK_FALSE(camp.safety.list_calls_of(ming, 5).at(0).is_open);
  });
}

TEST_CASE("a shared position can be followed until it expires or is taken back") {
  in_camp([](Camp& camp) {
    auto const id = camp.share(anna);
    CHECK(camp.safety.find_shared(camp.token)->name == "Anna");
    CHECK_FALSE(camp.safety.find_shared("x"));
    CHECK_FALSE(camp.safety.move(id, ming, {inn_at, 5}));
    CHECK(camp.safety.move(id, anna, {inn_at, 5}));
    CHECK(camp.safety.find_shared(camp.token)->position.at == inn_at);
    CHECK(camp.stored("shared_positions").find("Anna") == std::string::npos);
    camp.clock.advance(std::chrono::hours(2));
    CHECK_FALSE(camp.safety.find_shared(camp.token));
    CHECK_FALSE(camp.safety.move(id, anna, {inn_at, 5}));
    camp.safety.remove_expired();
    CHECK(camp.stored("shared_positions").empty());
    auto const again = camp.share(anna);
    CHECK_FALSE(camp.safety.stop_sharing(again, ming));
    CHECK(camp.safety.stop_sharing(again, anna));
    CHECK_FALSE(camp.safety.find_shared(camp.token));
  });
}

TEST_CASE("with an account go its card, calls and positions") {
  in_camp([](Camp& camp) {
    camp.safety.keep_card(anna, {{}, "x"});
    camp.safety.call(camp.call(1, anna, "")).value();
    camp.share(anna);
    camp.safety.remove_all_of(anna);
    CHECK_FALSE(camp.safety.find_card(anna));
    CHECK(camp.safety.list_open(10).empty());
    CHECK(camp.safety.list_shared_by(anna).empty());
  });
}

TEST_CASE("each country has its numbers, and regions with numbers of their own have theirs") {
  auto const& table = EmergencyNumberTable::bundled();
  CHECK(table.all().size() > 80);
  auto const of = [&](int code) { return table.find(places::AreaCode(code)); };
  REQUIRE(of(350102));
  CHECK(of(350102)->police == "110");
  CHECK(of(350102)->ambulance == "120");
  CHECK(of(350102)->fire == "119");
  CHECK(of(810000)->police == "999");
  CHECK(of(949200)->police == "17");
  CHECK(of(901000) == nullptr);  // nobody lives in Antarctica
  for (auto const& row : table.all())
    CHECK((row.area.value() == 100000 || places::Areas::china().find(row.area) != nullptr));
}
