// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

// What stars do to what a visit is worth to the planner.
//
// Each opinion pulls by how far it is from what is expected, and as many that expect just that are
// added as `prior_opinions` says (shrinkage to the prior). So few opinions do little, one person
// never much, and however many they are the worth stays within bounds. Newcomers, accounts that
// were young when they spoke, weigh little, and all of a place's together no more than one person
// does: a burst of new accounts is one more voice. A place that nobody spoke of is worth what it
// was.
namespace feedback {

constexpr double expected_stars = 3.5;
constexpr double prior_opinions = 10;
constexpr double most_influence = 0.2;  // of a worth, for unanimous crowds

constexpr double newcomer_weight = 0.1;  // of a settled person's opinion
constexpr double most_of_newcomers = 1;  // opinions, for all of them together

// One opinion more, another one fewer or one that is changed moves a worth by less than this; so
// do all newcomers together.
constexpr double most_of_one = 0.04;

// Opinions and the sum of their stars.
struct Voices {
  std::int64_t opinions = 0;
  std::int64_t stars = 0;
};

// All stars that were given to one place.
struct Tally {
  Voices settled;
  Voices newcomers = {};
};

// What the worth of a visit is multiplied by: 1 without opinions, 1 ± most_influence at most.
double worth_of(Tally const& tally);

// What is known of one place: its worth and the settled people it comes from.
struct Standing {
  double worth = 1;
  Voices settled;
};

// The worths of all places that somebody spoke of, as of one moment.
class Worths {
 public:
  Worths() = default;
  explicit Worths(std::unordered_map<std::string, Tally> const& tallies);

  double of(std::string_view place_key) const;  // 1: nobody spoke of it
  Standing const* find(std::string_view place_key) const;
  std::size_t size() const { return standings_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };
  std::unordered_map<std::string, Standing, Hash, std::equal_to<>> standings_;
};

// The newest worths, taken over away from requests; who plans keeps those it began with. Safe to
// share between threads.
class LiveWorths {
 public:
  std::shared_ptr<Worths const> now() const {
    std::lock_guard const lock(mutex_);
    return now_;
  }
  void replace(Worths worths) {
    auto next = std::make_shared<Worths const>(std::move(worths));
    std::lock_guard const lock(mutex_);
    now_.swap(next);
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Worths const> now_ = std::make_shared<Worths const>();
};

}  // namespace feedback
