// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/beds.hpp"

#include <algorithm>

namespace trips {
namespace {

constexpr double elsewhere_m = 20'000;  // a bed is not in the same town from here
constexpr std::size_t away_most = 3;
constexpr std::size_t suitable_most = 3;
constexpr double cheaper_by = 0.75;

class Choosing {
 public:
  Choosing(std::vector<Lodging> const& lodgings, std::vector<Candidate> const& candidates,
           Wishes const& wishes, DraftOrder const& order)
      : lodgings_(lodgings), candidates_(candidates), wishes_(wishes), order_(order) {}

  // The most suitable one, others that cost ever less, the cheapest.
  std::vector<Beds> tries() const {
    std::vector<Beds> tries;
    auto const* found = most_suitable_in_parts();
    for (std::size_t more = 0; found && more < suitable_most; ++more) {
      tries.push_back(with_beds_away(*found));
      found = most_suitable(scaled(found->per_night.high, cheaper_by));
    }
    auto const cheapest = std::min_element(
        lodgings_.begin(), lodgings_.end(),
        [](auto const& a, auto const& b) { return a.per_night.high < b.per_night.high; });
    auto const is_tried = [&](Beds const& beds) { return beds[0].place == cheapest->place; };
    if (cheapest != lodgings_.end() && is_allowed(*cheapest) &&
        std::none_of(tries.begin(), tries.end(), is_tried))
      tries.push_back(with_beds_away(*cheapest));
    return tries;
  }

 private:
  static base::Money scaled(base::Money money, double part) {
    return {static_cast<std::int64_t>(static_cast<double>(money.minor()) * part), money.currency()};
  }

  bool is_allowed(Lodging const& bed) const {
    if (order_.nightly_cap && bed.per_night.high > *order_.nightly_cap) return false;
    return bed.place != order_.other_bed_than &&
           bed.per_night.high * wishes_.nights() <= order_.cap;
  }

  Lodging const* most_suitable(base::Money per_night) const {
    auto const found = std::find_if(lodgings_.begin(), lodgings_.end(), [&](auto const& bed) {
      return is_allowed(bed) && bed.per_night.high <= per_night;
    });
    return found == lodgings_.end() ? nullptr : &*found;
  }

  // All nights should leave some of the cap for the days.
  Lodging const* most_suitable_in_parts() const {
    for (double const part : {0.7, 0.85, 1.0})
      if (auto const* found = most_suitable(scaled(order_.cap, part / wishes_.nights())))
        return found;
    return nullptr;
  }

  Beds with_beds_away(Lodging const& home) const {
    Beds beds{home};
    if (nights_away(wishes_) == 0) return beds;
    int looked_at = 0;
    for (auto const& sight : candidates_) {
      if (sight.is_meal) continue;
      bool const is_good = ++looked_at <= 2 * wishes_.days();
      if (!is_good && !sight.is_mandatory) continue;
      if (base::distance_m(sight.place->at, home.place->at) <= far_m) continue;
      auto const* bed = bed_beside(sight, home);
      bool const is_new = bed && std::none_of(beds.begin(), beds.end(), [&](auto const& other) {
                            return base::distance_m(other.place->at, bed->place->at) <= beside_m;
                          });
      if (is_new) beds.push_back(*bed);
      if (beds.size() > away_most) break;
    }
    return beds;
  }

  // Where there is little choice a night may cost more than in the tier above: all of its plan must
  // cost less.
  Lodging const* bed_beside(Candidate const& sight, Lodging const& home) const {
    Lodging const* best = nullptr;
    for (auto const& bed : lodgings_) {
      if (base::distance_m(bed.place->at, sight.place->at) > beside_m) continue;
      if (bed.per_night.high > order_.cap) continue;
      if (base::distance_m(bed.place->at, home.place->at) <= elsewhere_m) continue;
      if (!best || regret_at(bed, order_.style, sight.place->at) <
                       regret_at(*best, order_.style, sight.place->at))
        best = &bed;
    }
    return best;
  }

  std::vector<Lodging> const& lodgings_;
  std::vector<Candidate> const& candidates_;
  Wishes const& wishes_;
  DraftOrder const& order_;
};

}  // namespace

std::vector<Beds> beds_to_try(std::vector<Lodging> const& lodgings,
                              std::vector<Candidate> const& candidates, Wishes const& wishes,
                              DraftOrder const& order) {
  if (wishes.nights() == 0) return {Beds{}};
  return Choosing(lodgings, candidates, wishes, order).tries();
}

std::uint32_t nights_away(Wishes const& wishes) {
  int const first = wishes.arrival ? 0 : 1;
  int const after = wishes.nights() - (wishes.departure ? 0 : 1);
  std::uint32_t nights = 0;
  for (int night = first; night < std::min(after, 32); ++night) nights |= 1U << night;
  return nights;
}

int minutes_of_move(Wishes const& wishes) {
  auto const& party = wishes.party;
  bool const is_slow = !party.child_ages.empty() || party.seniors > 0 || wishes.step_free;
  return is_slow ? 105 : 75;
}

}  // namespace trips
