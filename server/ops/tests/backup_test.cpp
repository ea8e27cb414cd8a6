// SPDX-License-Identifier: Apache-2.0
#include "ops/backup.hpp"

#include <doctest/doctest.h>
#include <soci/soci.h>
#include <stdlib.h>

#include <fstream>

#include "storage/sql.hpp"
#include "storage/testing.hpp"

namespace fs = std::filesystem;
using storage::Sql;

namespace {

struct Site {  // a data folder with a secret, and a database with one row of its own
  explicit Site(std::string const& at) : dsn(at), db(at, storage::testing::test_random()) {
    char name[] = "/tmp/xingqu-backup-XXXXXX";
    root = ::mkdtemp(name);
    fs::create_directories(root / "data/secrets");
    fs::create_directories(root / "backups");
    std::ofstream(root / "data/secrets/signing.key") << "key";
    storage::testing::migrate_all(db);
    db.write([](Sql& sql) {
      sql << "CREATE TABLE guests (name VARCHAR(20))";
      sql << "INSERT INTO guests VALUES ('林')";
    });
  }
  ~Site() { fs::remove_all(root); }
  ops::BackupOrder order() const { return {dsn, root / "data", root / "backups"}; }
  std::string dsn;
  storage::Database db;
  fs::path root;
  base::ManualClock clock{base::instant_from_us(1'795'326'420'000'000)};
};

std::string guest_in(std::string const& dsn) {
  storage::Database db(dsn, storage::testing::test_random());
  std::string name;
  db.read([&](Sql& sql) { sql << "SELECT name FROM guests", soci::into(name); });
  return name;
}

std::size_t entries_in(fs::path const& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a backup is restored into an empty place, rows and secrets") {
  storage::testing::each_schema([](std::string const& dsn) {
    Site site(dsn);
    bool const on_mariadb = dsn.starts_with("mariadb");
    auto const backup = ops::make_backup(site.order(), site.clock);
    REQUIRE(backup);
    CHECK(backup->folder.filename() == "backup-20261122T054700Z");
    REQUIRE(ops::verify_backup(backup->folder));

    std::optional<storage::testing::Schema> empty;
    if (on_mariadb) empty.emplace(storage::Dialect::mariadb);
    ops::RestoreOrder const order{backup->folder, site.root / "restored",
                                  empty ? empty->dsn() : ""};
    REQUIRE(ops::restore_backup(order));
    CHECK(guest_in(empty ? empty->dsn() : "sqlite:" + (order.data / "xingqu.db").string()) == "林");
    CHECK(fs::exists(site.root / "restored/secrets/signing.key"));

    auto const again = ops::restore_backup(order);
    CHECK(again.error().kind == base::Refusal::conflict);  // what is not empty is not touched
  });
}

TEST_CASE("files that people brought are in a backup, without those that are half written") {
  storage::testing::Schema const schema(storage::Dialect::sqlite);
  Site site(schema.dsn());
  auto const trip = fs::path("objects") / "trip" / "01HF0000000000000000000007";
  fs::create_directories(site.root / "data" / trip);
  std::ofstream(site.root / "data" / trip / "01HF0000000000000000000008") << "ticket";
  std::ofstream(site.root / "data" / trip / "01HF0000000000000000000009.part") << "tick";
  auto const backup = ops::make_backup(site.order(), site.clock);
  REQUIRE(backup);
  CHECK(entries_in(backup->folder / trip) == 1);
  REQUIRE(ops::restore_backup({backup->folder, site.root / "restored", ""}));
  std::string bytes;
  std::ifstream(site.root / "restored" / trip / "01HF0000000000000000000008") >> bytes;
  CHECK(bytes == "ticket");
  auto const others = fs::perms::group_all | fs::perms::others_all;
  CHECK((fs::status(site.root / "restored/objects").permissions() & others) == fs::perms::none);
}

TEST_CASE("a backup whose ticket was changed is refused") {
  storage::testing::Schema const schema(storage::Dialect::sqlite);
  Site site(schema.dsn());
  auto const ticket =
      fs::path("objects/trip/01HF0000000000000000000007/01HF0000000000000000000008");
  fs::create_directories((site.root / "data" / ticket).parent_path());
  std::ofstream(site.root / "data" / ticket) << "ticket";
  auto const backup = ops::make_backup(site.order(), site.clock);
  REQUIRE(backup);
  REQUIRE(ops::verify_backup(backup->folder));
  std::ofstream(backup->folder / ticket) << "tucket";
  CHECK_FALSE(ops::verify_backup(backup->folder));
}

TEST_CASE("a backup that was changed or cut is refused") {
  storage::testing::Schema const schema(storage::Dialect::sqlite);
  Site site(schema.dsn());
  auto const backup = ops::make_backup(site.order(), site.clock);
  REQUIRE(backup);
  SUBCASE("one byte more") { std::ofstream(backup->folder / "xingqu.db", std::ios::app) << 'x'; }
  SUBCASE("a file less") { fs::remove(backup->folder / "secrets/signing.key"); }
  SUBCASE("no manifest") { fs::remove(backup->folder / "manifest.json"); }
  SUBCASE("a manifest that points outside") {
    std::ofstream(backup->folder / "manifest.json")
        << R"({"made_at":"","version":"","schema":"","database":"sqlite",)"
        << R"("files":[{"name":"../../etc/passwd","bytes":1,"sha256":""}]})";
  }
  SUBCASE("a manifest that is none") { std::ofstream(backup->folder / "manifest.json") << "[]"; }
  CHECK(ops::restore_backup({backup->folder, site.root / "restored", ""}).has_error());
  CHECK(!fs::exists(site.root / "restored"));
}

TEST_CASE("only the newest backups are kept") {
  storage::testing::Schema const schema(storage::Dialect::sqlite);
  Site site(schema.dsn());
  auto order = site.order();
  order.keep = 2;
  for (int i = 0; i < 4; ++i) {
    REQUIRE(ops::make_backup(order, site.clock));
    site.clock.advance(std::chrono::hours(24));
  }
  CHECK(entries_in(order.to) == 2);
  CHECK(!fs::exists(order.to / "backup-20261122T054700Z"));
  order.to = site.root / "nowhere";
  CHECK(ops::make_backup(order, site.clock).error().kind == base::Refusal::invalid);
}
