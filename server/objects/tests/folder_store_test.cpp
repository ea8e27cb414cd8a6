// SPDX-License-Identifier: Apache-2.0
#include "objects/folder_store.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "base/random.hpp"

using namespace objects;

namespace {

namespace fs = std::filesystem;

// A store of at most 1000 bytes an object in a folder that goes with it.
struct Shelf {
  Shelf() : folder(made()) {}
  ~Shelf() { fs::remove_all(folder); }
  Shelf(Shelf const&) = delete;

  static fs::path made() {
    auto pattern = (fs::temp_directory_path() / "objects-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    return pattern;
  }

  base::SystemClock clock;
  base::SystemRandom random;
  base::Ids ids{clock, random};
  fs::path folder;
  FolderStore store{folder / "objects", 1000};
  Owner trip{"trip", ids.next()};
};

mode_t permissions_of(fs::path const& path) {
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 0777;
}

}  // namespace

TEST_CASE("what is put is got back byte for byte, also by a store that is opened later") {
  Shelf shelf;
  auto const id = shelf.ids.next<ObjectId>();
  std::string const bytes("a\0b\r\n\xFF", 6);
  REQUIRE(shelf.store.put(shelf.trip, id, bytes));
  CHECK(shelf.store.get(shelf.trip, id).value() == bytes);
  CHECK(FolderStore(shelf.folder / "objects").get(shelf.trip, id).value() == bytes);
}

TEST_CASE("an object is its owner's alone") {
  Shelf shelf;
  auto const id = shelf.ids.next<ObjectId>();
  REQUIRE(shelf.store.put(shelf.trip, id, "ticket"));
  Owner const other{"trip", shelf.ids.next()};
  Owner const other_kind{"ticket", shelf.trip.id};
  CHECK(shelf.store.get(other, id).error().kind == base::Refusal::not_found);
  CHECK(shelf.store.get(other_kind, id).error().kind == base::Refusal::not_found);
  CHECK(shelf.store.list(other).empty());
}

TEST_CASE("an id is put once") {
  Shelf shelf;
  auto const id = shelf.ids.next<ObjectId>();
  REQUIRE(shelf.store.put(shelf.trip, id, "first"));
  CHECK(shelf.store.put(shelf.trip, id, "second").error().kind == base::Refusal::conflict);
  CHECK(shelf.store.get(shelf.trip, id).value() == "first");
}

TEST_CASE("an object over the limit is refused and leaves nothing") {
  Shelf shelf;
  auto const id = shelf.ids.next<ObjectId>();
  auto const refused = shelf.store.put(shelf.trip, id, std::string(1001, 'x'));
  CHECK(refused.error().kind == base::Refusal::too_large);
  CHECK(shelf.store.list(shelf.trip).empty());
  CHECK(shelf.store.put(shelf.trip, id, std::string(1000, 'x')));
}

TEST_CASE("folders and files are for the server's user alone") {
  Shelf shelf;
  auto const id = shelf.ids.next<ObjectId>();
  REQUIRE(shelf.store.put(shelf.trip, id, "ticket"));
  auto const folder = shelf.folder / "objects" / "trip" / shelf.trip.id.str();
  CHECK(permissions_of(folder / id.str()) == 0600);
  CHECK(permissions_of(folder) == 0700);
  CHECK(permissions_of(shelf.folder / "objects") == 0700);
}

TEST_CASE("what was half written when the power went is no object") {
  Shelf shelf;
  auto const id = shelf.ids.next<ObjectId>();
  REQUIRE(shelf.store.put(shelf.trip, id, "whole"));
  auto const later = shelf.ids.next<ObjectId>();
  auto const folder = shelf.folder / "objects" / "trip" / shelf.trip.id.str();
  std::ofstream(folder / (later.str() + ".part")) << "ha";
  CHECK(shelf.store.list(shelf.trip) == std::vector{id});
  CHECK(shelf.store.put(shelf.trip, later, "half no more"));
  CHECK(shelf.store.get(shelf.trip, later).value() == "half no more");
}

TEST_CASE("removing forgets one or all, and can be repeated") {
  Shelf shelf;
  std::vector<ObjectId> ids;
  for (auto const* text : {"a", "b", "c"}) {
    ids.push_back(shelf.ids.next<ObjectId>());
    REQUIRE(shelf.store.put(shelf.trip, ids.back(), text));
  }
  CHECK(shelf.store.list(shelf.trip) == ids);
  for (int times = 0; times < 2; ++times) {
    CHECK(shelf.store.remove(shelf.trip, ids[0]));
    CHECK(shelf.store.list(shelf.trip) == std::vector{ids[1], ids[2]});
  }
  for (int times = 0; times < 2; ++times) {
    CHECK(shelf.store.remove_all(shelf.trip));
    CHECK(shelf.store.list(shelf.trip).empty());
  }
}

TEST_CASE("a folder that cannot be written refuses and does not pretend") {
  Shelf shelf;
  std::ofstream(shelf.folder / "file") << "no folder";
  FolderStore store(shelf.folder / "file");
  auto const refused = store.put(shelf.trip, shelf.ids.next<ObjectId>(), "ticket");
  CHECK(refused.error().kind == base::Refusal::unavailable);
}
