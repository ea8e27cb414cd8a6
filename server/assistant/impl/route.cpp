// SPDX-License-Identifier: Apache-2.0
// Where from and where to.
#include <algorithm>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

enum class Part { none, origin, destination, way_home };

class Route {
 public:
  explicit Route(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i)
      if (r_.is_named(i, Family::city)) cities_.push_back({i, part_of(i)});
    settle_pairs();
    for (auto const& [i, part] : cities_) take(i, part);
    go_where_it_returns();
  }

 private:
  struct City {
    std::size_t token;
    Part part;
  };

  Part part_of(std::size_t i) const {
    auto const previous = r_.back_over_fillers(i);
    auto const next = r_.skip_fillers(i + 1);
    bool const has_previous = r_.same_clause(previous, i);
    bool const has_next = r_.same_clause(next, i);
    bool const is_home = r_.is(previous, Cue::come_back) &&
                         (!r_.is(previous, Cue::to) || r_.is_text(previous, "回到"));
    if (has_previous && is_home) return Part::way_home;
    if (is_back_to(previous, i)) return Part::way_home;
    bool const is_back_in = i > 1 && r_.is_text(i - 1, "in") && r_.is(i - 2, Cue::come_back);
    if (is_back_in) return Part::way_home;
    bool const is_bound_for = i > 0 && r_.is_text(i - 1, "for");  // leaving for Chengdu
    if (is_bound_for) return Part::destination;
    if (has_previous && (r_.is(previous, Cue::here) || is_departing(previous))) return Part::origin;
    bool const is_from = has_previous && r_.is(previous, Cue::from) && !is_near_use(next);
    if (is_from) return Part::origin;
    if (has_next && r_.is(next, Cue::depart) && !r_.is(previous, Cue::to)) return Part::origin;
    if (has_previous && is_towards(previous)) return Part::destination;
    if (has_next && is_touring(next)) return Part::destination;
    if (i > 0 && r_.is(i - 1, Cue::filler) && r_.is_text(i - 1, "in")) return Part::destination;
    return Part::none;
  }

  bool is_back_to(std::size_t previous, std::size_t i) const {
    if (!r_.same_clause(previous, i) || !r_.is(previous, Cue::to) || previous == 0) return false;
    auto const verb = r_.back_over_fillers(previous);
    return r_.same_clause(verb, i) && (r_.is(verb, Cue::come_back) || r_.is(verb, Cue::way_back));
  }

  bool is_departing(std::size_t i) const {
    return r_.is_text(i, "离开") || r_.is_text(i, "leaving") || r_.is_text(i, "departing") ||
           r_.is_text(i, "leave") || r_.is_text(i, "depart");
  }

  // 自杭州西湖近的: a near-word makes no origin.
  bool is_near_use(std::size_t next) const { return r_.is(next, Cue::near); }

  bool is_towards(std::size_t i) const {
    return r_.is(i, Cue::to) || r_.is(i, Cue::go) || r_.is(i, Cue::visit) || r_.is(i, Cue::via) ||
           (r_.is(i, Cue::arrive) && !r_.is(i, Cue::before));
  }

  // 福州三日游, 福州玩, "Fuzhou trip"
  bool is_touring(std::size_t i) const {
    if (r_.is(i, Cue::visit) || r_.is(i, Cue::trip)) return true;
    return r_.is_number(i) && (r_.is(i + 1, Cue::day) || r_.is(i + 1, Cue::night));
  }

  // 上海到福州: a city before "to" and a city is where it starts.
  void settle_pairs() {
    for (std::size_t k = 0; k + 1 < cities_.size(); ++k) {
      auto& city = cities_[k];
      auto const next = r_.skip_fillers(city.token + 1);
      auto const& other = cities_[k + 1];
      bool const is_pair = next + 1 >= other.token && next < other.token &&
                           (r_.is(next, Cue::to) || r_.is(next, Cue::go) ||
                            r_.is(next, Cue::tilde) || r_.is(next, Cue::intercity_mode));
      bool const is_settled = std::any_of(cities_.begin(), cities_.end(),
                                          [](City const& c) { return c.part == Part::origin; });
      if (is_pair && city.part == Part::none && !is_settled) city.part = Part::origin;
      if (is_pair && cities_[k + 1].part == Part::none) cities_[k + 1].part = Part::destination;
    }
  }

  void take(std::size_t i, Part part) {
    auto const* city = r_.named(i, Family::city);
    if (part == Part::way_home) {
      r_.use(i, i);
      return;
    }
    if (r_.contexts[i].is_refused && part != Part::origin) return;
    if (part == Part::origin && !r_.wish.origin) {
      r_.wish.origin = r_.said(thing_from(*city, true), i, i);
      r_.wish.origin->either = {};
      r_.wish.origin->strength = Strength::hard;
      return;
    }
    if (is_origin_again(*city)) {
      r_.use(i, i);
      return;
    }
    add_destination(*city, i, part == Part::destination ? 1.0 : 0.8);
  }

  // 春节回福州: nothing else is said about where to.
  void go_where_it_returns() {
    if (!r_.wish.destinations.empty()) return;
    for (auto const& [i, part] : cities_) {
      if (part != Part::way_home || !has_deadline(i) || r_.wish.origin) continue;
      r_.wish.origin = r_.said(thing_from(*r_.named(i, Family::city), true), i, i, 0.7);
      r_.wish.origin->either = {};
      return;
    }
    for (auto const& [i, part] : cities_)
      if (auto const* city = r_.named(i, Family::city);
          part == Part::way_home && !is_origin_again(*city) &&
          r_.before(i, Cue::intercity_mode) == r_.size())
        return add_destination(*city, i, 0.7);
  }

  // 周日下午三点前回到苏州, "back in Shanghai by 8 pm": who has to be back lives there.
  bool has_deadline(std::size_t i) const {
    return r_.before(i, Cue::before) < r_.size() || r_.after(i, Cue::before) < r_.size();
  }

  bool is_origin_again(Entry const& city) const {
    return r_.wish.origin && r_.wish.origin->value.id == city.id;
  }

  void add_destination(Entry const& city, std::size_t i, double confidence) {
    for (auto& known : r_.wish.destinations)
      if (known.value.id == city.id) {
        r_.use(i, i);
        known.words.push_back(r_.span(i, i));
        known.confidence = std::max(known.confidence, confidence);
        return;
      }
    auto made = r_.said(thing_from(city, true), i, i, confidence);
    made.strength = Strength::hard;
    r_.wish.destinations.push_back(std::move(made));
  }

  Reading& r_;
  std::vector<City> cities_;
};

}  // namespace

void read_route(Reading& reading) { Route(reading).read(); }

}  // namespace assistant::impl
