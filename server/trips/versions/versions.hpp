// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database.hpp"
#include "trips/versions/version.hpp"

namespace trips {

// How an append ended.
struct Appended {
  enum class How { added, repeated, stale } how = How::added;
  // The new version; the one this change made before; the head that is there instead.
  VersionNumber number = 0;
};

// A version with what it holds.
struct WholeVersion {
  Version version;
  VersionContent content;
};

// The versions of trips and their branches. A version never changes, but for its name. Who may
// do what is not asked here: trips::access() judges before.
//
// All functions run inside the caller's transaction or read.
class Versions {
 public:
  explicit Versions(storage::Sql& sql) : sql_(sql) {}

  // The first version of a new trip, and its main branch.
  void begin(NewVersion const& first, base::Instant now);
  // Compare-and-set: adds a version only while `base` is its branch's head and its change was not
  // made before. Its facts become the trip's if the branch is the main one; its exposures are the
  // caller's to write. Nothing: there is no such branch.
  std::optional<Appended> append(NewVersion const& next, base::Instant now);

  std::optional<Version> find(TripId trip, VersionNumber number);
  std::optional<Version> find_change(TripId trip, ChangeId change);
  std::optional<VersionContent> find_content(TripId trip, VersionNumber number);
  // The head of the main branch; nothing: there is no such trip.
  std::optional<WholeVersion> find_newest(TripId trip);
  // Newest first; those before `before`, if given.
  std::vector<Version> list(TripId trip, std::size_t limit, std::optional<VersionNumber> before);
  // What one person did on a branch, oldest first.
  std::vector<Version> list_of_author(TripId trip, BranchId branch, std::string_view author_id);
  bool name(TripId trip, VersionNumber number, std::string_view name);

  std::optional<TripBranch> find_branch(TripId trip, BranchId branch);
  std::vector<TripBranch> list_branches(TripId trip);  // the main one first
  void add_branch(TripId trip, TripBranch const& branch);
  // Its versions stay in the history. False: there is none, or it is the main one.
  bool remove_branch(TripId trip, BranchId branch);

 private:
  VersionNumber lock(TripId trip);
  void insert(NewVersion const& next, VersionNumber number, base::Instant now);

  storage::Sql& sql_;
};

}  // namespace trips
