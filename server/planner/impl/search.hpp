// SPDX-License-Identifier: Apache-2.0
// What every step of the search works on: a state that is being changed, the one to return to,
// and the best places of absent stops, remembered until their day changes.
#pragma once
#include <cstdint>
#include <vector>

#include "planner/impl/dice.hpp"
#include "planner/impl/habits.hpp"
#include "planner/impl/state.hpp"

namespace planner::impl {

// A hop by another choice of Instance::ways.
struct OtherWay {
  int day = 0;
  int position = 0;  // of the node it leads to
  int way = 0;
  double gain = 0;  // as long as the times of all visits stay
  double at_best = 0;
  std::int64_t fare = 0;  // more than now
};

class Search {
 public:
  Search(Instance const& instance, std::uint64_t seed);

  Instance const& instance;
  Dice dice;
  Habits const& habits;
  State now;

  void insert(int stop, Fit const& fit);
  void remove(int day, int position, int count);
  void replace(int stop, Fit const& fit);
  // Turns the visits at [first, last] round. Like remove(), this may leave a day that cannot be
  // done, since a way round can be shorter than the direct one; see is_sound().
  void reverse(int day, int first, int last);
  // Goes to the node at `position` by another choice of Instance::ways.
  void go_by(int day, int position, int way);
  // Spends the nights from `first` to `last` in `bed`, so the days around them start and end there.
  // Like remove(), this may leave days that cannot be done.
  void lodge(int first, int last, int bed);
  // Makes all stays of a day as short as they may be; false if they are. lengthen() gives them
  // back what then is left.
  bool shorten(int day);
  void lengthen(int day);
  bool is_sound() const;

  // best_fit() of an absent stop, also against the limits of the trip: by cheaper ways if those
  // that lose least are too dear.
  Fit const& fit(int stop, int day, int slot);

  // For lean instances: the best place of an absent stop in any day, whatever the limits of the
  // trip. Quick if survey_days() was called before the last insertions.
  Fit sight_fit(int stop);
  void survey_days();

  bool has_touched(int day) const { return touched_[static_cast<std::size_t>(day)] != 0; }
  // keep() makes `now` the state to return to; go_back() returns to it.
  void keep();
  void go_back();

  // Tries a change of at most two days; undone unless it is sound and the objective rises.
  template <class Change>
  bool attempt(int day, int other_day, Change change) {
    return attempt_on(
        [&](auto use) {
          use(day);
          use(other_day);
        },
        change);
  }
  // The same for a change of the days from `first` to `last`.
  template <class Change>
  bool attempt_run(int first, int last, Change change) {
    return attempt_on(
        [&](auto use) {
          for (int day = first; day <= last; ++day) use(day);
        },
        change);
  }

  std::vector<int> order;            // scratch of recreate()
  std::vector<OtherWay> other_ways;  // scratch of change_ways()
  std::vector<int> scratch_beds;     // of change_beds()

 private:
  struct Remembered {
    std::uint64_t version = 0;
    Fit fit;
  };
  void changed(Route& route, int first, int last, Spent const& before);
  template <class Days, class Change>
  bool attempt_on(Days each_day, Change change) {
    double const before = objective(instance, now);
    each_day([&](int day) { spare_.route(day).copy_from(now.route(day)); });
    spare_.copy_totals_from(now);
    change();
    if (is_sound() && objective(instance, now) > before + 1e-9) return true;
    each_day([&](int day) { now.route(day).copy_from(spare_.route(day)); });
    now.copy_totals_from(spare_);
    return false;
  }
  void count(int stop, int day);
  Fit const& frugal_fit(int stop, int day, int slot, std::size_t index);
  Spot spot(int stop, int day);
  Node node_of(int stop, Fit const& fit) const;

  State kept_;
  State spare_;
  std::vector<char> touched_;
  std::uint64_t versions_ = 0;
  std::size_t slots_ = 1;
  std::vector<Remembered> remembered_;
  std::vector<Remembered> remembered_frugal_;  // where there are several ways
  std::vector<Survey> surveys_;                // two a day
  std::vector<Spot> spots_;
};

// The operators. ruin() takes visits out round a stop it chooses, and returns that stop, or -1 if
// it left the state unsound; change_house() does so by spending nights in another bed.
// recreate() fills the days again. The others look at every
// neighbour of one kind, apply the best one that makes the objective rise, and say whether any did.
int ruin(Search& search);
int change_house(Search& search);
void recreate(Search& search, int around);
void construct(Search& search);
void restore(Search& search, Earlier const& earlier);
void improve(Search& search);        // all of those below until none helps
bool replace_stop(Search& search);   // a visited stop by an absent one
bool relocate_stop(Search& search);  // to another day or position
bool exchange_days(Search& search);  // two stops of different days
bool turn_round(Search& search);     // a part of a day, backwards (2-opt)
bool change_ways(Search& search);    // another mode for a hop, or for two of them
bool change_beds(Search& search);    // of some nights in a row, the visits staying

// Parts of ruin() and recreate() where there are several modes, on the days they have touched. One
// time in two the hops become as quick, as cheap or as short on foot as they can be, which makes
// room for what did not fit; what of that is not needed is taken back at the end.
void turn_ways(Search& search);
void settle_ways(Search& search);

}  // namespace planner::impl
