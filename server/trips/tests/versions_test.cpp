// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/versions.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <mutex>
#include <thread>

#include "storage/sql.hpp"
#include "storage/testing.hpp"
#include "trips/saved_trips.hpp"
#include "trips/tests/archive.hpp"
#include "trips/together/members.hpp"

using namespace trips;

TEST_CASE("a change makes a version, and the trip's row tells of the newest on its main branch") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto next = archive.next(1, "two");
    next.facts.end_date += std::chrono::days(1);
    next.facts.total.high_minor = 200'000;
    CHECK(archive.append(next).how == Appended::How::added);
    auto const trip = archive.trips.find(archive.trip, anna);
    REQUIRE(trip);
    CHECK(trip->end_date == next.facts.end_date);
    CHECK(trip->total.high_minor == 200'000);
    CHECK(archive.trips.find_plan(archive.trip, anna) == "{\"plan\":\"two\"}");
    auto const version = archive.find(2);
    CHECK(version.parent == 1);
    CHECK(version.author_id == anna);
    CHECK(version.kind == ChangeKind::changed);
    CHECK(archive.content(2).itinerary_json == "{\"items\":\"two\"}");
    CHECK(archive.content(1).itinerary_json.empty());
  });
}

TEST_CASE("a change on a version that is not the head any more is stale and leaves no trace") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    CHECK(archive.append(archive.next(1, "two")).number == 2);
    auto const late = archive.append(archive.next(1, "late"));
    CHECK(late.how == Appended::How::stale);
    CHECK(late.number == 2);
    CHECK(archive.list().size() == 2);
    CHECK(archive.append(archive.next(2, "three")).number == 3);
  });
}

TEST_CASE("the same change sent twice is one change, even after others") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const change = archive.next(1, "two");
    archive.append(change);
    archive.append(archive.next(2, "three"));
    auto const again = archive.append(change);
    CHECK(again.how == Appended::How::repeated);
    CHECK(again.number == 2);
    CHECK(archive.list().size() == 3);
  });
}

TEST_CASE("branches go on by themselves, and the trip's row stays with the main one") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    auto const rainy = archive.ids.next<BranchId>();
    db.write([&](storage::Sql& sql) {
      Versions(sql).add_branch(archive.trip, {rainy, "雨天备选", 1, anna, archive.clock.now()});
    });
    auto indoor = archive.next(1, "indoor");
    indoor.branch = rainy;
    indoor.facts.total.high_minor = 9;
    CHECK(archive.append(indoor).number == 2);
    CHECK(archive.trips.find_plan(archive.trip, anna) == "{\"plan\":\"国庆\"}");
    CHECK(archive.trips.find(archive.trip, anna)->total.high_minor == 120'000);
    CHECK(archive.append(archive.next(1, "main goes on")).number == 3);
    auto const branches =
        db.read([&](storage::Sql& sql) { return Versions(sql).list_branches(archive.trip); });
    REQUIRE(branches.size() == 2);
    CHECK(branches[0].name.empty());
    CHECK(branches[0].head == 3);
    CHECK(branches[1].name == "雨天备选");
    CHECK(branches[1].head == 2);
    db.write([&](storage::Sql& sql) {
      CHECK(Versions(sql).remove_branch(archive.trip, rainy));
      CHECK_FALSE(Versions(sql).remove_branch(archive.trip, rainy));
      CHECK_FALSE(Versions(sql).remove_branch(archive.trip, main_branch(archive.trip)));
      indoor.change = archive.ids.next<ChangeId>();
      CHECK_FALSE(Versions(sql).append(indoor, archive.clock.now()));
    });
    CHECK(archive.content(2).plan_json == "{\"plan\":\"indoor\"}");
  });
}

TEST_CASE("histories go newest first, page by page, with the names people gave") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    for (int i = 1; i <= 4; ++i) archive.append(archive.next(i, std::to_string(i + 1)));
    db.write([&](storage::Sql& sql) {
      Versions versions(sql);
      CHECK(versions.name(archive.trip, 3, "before the rain"));
      CHECK_FALSE(versions.name(archive.trip, 9, "none"));
    });
    auto const page = db.read([&](storage::Sql& sql) {
      return Versions(sql).list(archive.trip, 2, std::optional<VersionNumber>(4));
    });
    REQUIRE(page.size() == 2);
    CHECK(page[0].number == 3);
    CHECK(page[0].name == "before the rain");
    CHECK(page[1].number == 2);
    db.write([&](storage::Sql& sql) { Versions(sql).name(archive.trip, 3, ""); });
    CHECK(archive.find(3).name.empty());
  });
}

// Each writer keeps what it was told was added; in the end the chain of parents must have it all.
TEST_CASE("two writers never lose a change that was acknowledged") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    std::mutex mutex;
    std::vector<VersionNumber> acknowledged;
    auto const write = [&](int writer) {
      VersionNumber head = 1;
      for (int done = 0; done < 12;) {
        auto const next = archive.next(head, fmt::format("{}.{}", writer, done));
        auto const outcome = archive.append(next);
        head = outcome.number;
        if (outcome.how != Appended::How::added) continue;
        ++done;
        std::lock_guard const lock(mutex);
        acknowledged.push_back(outcome.number);
      }
    };
    {
      std::jthread const one(write, 1);
      std::jthread const two(write, 2);
    }
    auto const all = archive.list();
    REQUIRE(all.size() == 25);
    std::sort(acknowledged.begin(), acknowledged.end());
    for (VersionNumber number = 2; number <= 25; ++number) {
      CHECK(acknowledged[static_cast<std::size_t>(number - 2)] == number);
      CHECK(archive.find(number).parent == number - 1);
    }
  });
}

TEST_CASE("one change that comes twice at once is still one") {
  storage::testing::each_database([](storage::Database& db) {
    Archive archive(db);
    for (VersionNumber head = 1; head <= 8; ++head) {
      auto const next = archive.next(head, std::to_string(head));
      std::array<Appended, 2> outcomes;
      {
        std::jthread const one([&] { outcomes[0] = archive.append(next); });
        std::jthread const two([&] { outcomes[1] = archive.append(next); });
      }
      CHECK(outcomes[0].number == head + 1);
      CHECK(outcomes[1].number == head + 1);
      CHECK((outcomes[0].how == Appended::How::added) != (outcomes[1].how == Appended::How::added));
    }
    CHECK(archive.list().size() == 9);
  });
}

namespace {

// Appends without end and writes a byte for each version it was told of.
void append_for_ever(std::string const& dsn, TripId trip, int out) {
  storage::Database db(dsn, storage::testing::test_random());
  base::SystemClock const clock;
  base::SystemRandom random;
  base::Ids ids(clock, random);
  for (VersionNumber head = 1;;) {
    NewVersion next;
    next.trip = trip;
    next.branch = main_branch(trip);
    next.base = head;
    next.content = {std::string(20'000, 'i'), std::string(20'000, 'p')};
    next.facts = Archive::facts();
    next.author_id = anna;
    next.change = ids.next<ChangeId>();
    auto const appended = db.write(
        [&](storage::Sql& sql) { return Versions(sql).append(next, clock.now()).value(); });
    head = appended.number;
    if (write(out, "+", 1) != 1) return;
  }
}

// Of a process that is killed in the midst of its work: how many versions it was told of.
long acknowledged_before_death(std::string const& dsn, TripId trip) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  auto const child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      append_for_ever(dsn, trip, ends[1]);
    } catch (...) {  // the pipe ends, and the parent sees how early
    }
    _exit(1);
  }
  close(ends[1]);
  long count = 0;
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1)
    if (++count == 20) kill(child, SIGKILL);
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return count;
}

}  // namespace

TEST_CASE("a writer that is killed leaves all that it was told was kept, and nothing by halves") {
  storage::testing::each_schema([](std::string const& dsn) {
    TripId trip;
    {  // closed again: no connection may be open while the process forks
      storage::Database db(dsn, storage::testing::test_random());
      storage::testing::migrate_all(db);
      trip = Archive(db).trip;
    }
    auto const acknowledged = acknowledged_before_death(dsn, trip);
    REQUIRE(acknowledged >= 20);
    storage::Database db(dsn, storage::testing::test_random());
    auto const kept = db.read([&](storage::Sql& sql) { return Versions(sql).list(trip, 999, {}); });
    auto const branch = db.read([&](storage::Sql& sql) {
      return Versions(sql).find_branch(trip, main_branch(trip)).value();
    });
    CHECK(static_cast<long>(kept.size()) >= acknowledged + 1);
    CHECK(branch.head == kept.front().number);
    for (auto const& version : kept) CHECK(version.parent == version.number - 1);
  });
}
