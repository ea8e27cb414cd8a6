// SPDX-License-Identifier: Apache-2.0
// Ways between cities and inside one.
#include <algorithm>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

class Transport {
 public:
  explicit Transport(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.is_free(i, Cue::distance) || r_.is_free_number(i)) read_beyond(i);
    }
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.tokens[i].is_used) continue;
      if (r_.is(i, Cue::intercity_mode) && !is_local_use(i)) {
        read_intercity(i);
      } else if (r_.is(i, Cue::local_mode) && is_transport_use(i)) {
        read_local(i);
      }
    }
  }

 private:
  // 打车 of a train station, 骑行 as an interest: only words that are about getting around.
  bool is_transport_use(std::size_t i) const {
    if (r_.is(i, Cue::intercity_mode)) return true;
    auto const next = r_.skip_fillers(i + 1);
    bool const is_near_metro =
        r_.same_clause(next, i) && (r_.is(next, Cue::near) || r_.is(next, Cue::station) ||
                                    r_.is_text(i + 1, "站") || r_.is_text(i + 1, "口"));
    auto const previous = r_.back_over_fillers(i);
    bool const is_near = r_.same_clause(previous, i) && r_.is(previous, Cue::near);
    if (r_.is_text(i, "骑行")) return r_.before(i, Cue::city_traffic) < r_.size();
    return !is_near_metro && !is_near;
  }

  bool is_local_use(std::size_t i) const {
    if (r_.is(i, Cue::local_mode)) return true;
    if (r_.is_text(i + 1, "站") || r_.is(i + 1, Cue::station)) return true;
    if (r_.value(i, Cue::intercity_mode) != static_cast<int>(IntercityMode::car)) return false;
    return r_.before(i, Cue::city_traffic) < r_.size();
  }

  Leg leg_of(std::size_t i) const {
    if (r_.after(i, Cue::round_trip) < r_.size() || r_.before(i, Cue::round_trip) < r_.size())
      return Leg::both;
    // the nearest hint wins: before it up to another mode, else behind it
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);) {
      if (r_.is(at, Cue::intercity_mode) && at + 1 < i) break;
      if (r_.is(at, Cue::way_back) || is_return_by(at, i)) return Leg::back;
      if (r_.is(at, Cue::way_there)) return Leg::there;
    }
    for (auto at = i + 1; r_.same_clause(at, i); ++at) {
      if (r_.is(at, Cue::intercity_mode) || r_.is_text(at, "and")) break;
      if (r_.is(at, Cue::way_there)) return Leg::there;
      if (r_.is(at, Cue::come_back) || r_.is(at, Cue::way_back)) return Leg::back;
      if (r_.is(at, Cue::to) || r_.is(at, Cue::go))
        return has_leg_elsewhere(i) ? Leg::there : Leg::both;
    }
    return has_leg_elsewhere(i) ? Leg::there : Leg::both;
  }

  // 回来高铁, "come back by train"
  bool is_return_by(std::size_t at, std::size_t i) const {
    if (!r_.is(at, Cue::come_back)) return false;
    return at + 1 == i || (at + 2 == i && r_.is_text(at + 1, "by"));
  }

  // 坐高铁去，坐飞机回: the first means there because the other says back.
  bool has_leg_elsewhere(std::size_t i) const {
    for (std::size_t at = i + 1; at < r_.size() && r_.same_sentence(at, i); ++at) {
      if (!r_.is(at, Cue::intercity_mode)) continue;
      for (auto near = at + 1; near < at + 3 && r_.same_clause(near, at); ++near)
        if (r_.is(near, Cue::come_back) || r_.is(near, Cue::way_back)) return true;
      for (auto before = at; before-- > i;)
        if (r_.is(before, Cue::come_back) || r_.is(before, Cue::way_back)) return true;
    }
    return false;
  }

  void read_intercity(std::size_t i) {
    auto const mode = static_cast<IntercityMode>(r_.value(i, Cue::intercity_mode));
    auto const& context = r_.contexts[i];
    auto made = r_.said(Intercity{mode, leg_of(i), !context.is_refused}, i, i);
    for (auto& known : r_.wish.intercity) {
      bool const is_same = known.value.mode == mode && known.value.leg == made.value.leg &&
                           known.value.is_wanted == made.value.is_wanted &&
                           known.either == made.either;
      if (is_same) return known.words.push_back(made.words.front());
    }
    r_.wish.intercity.push_back(std::move(made));
  }

  void read_local(std::size_t i) {
    auto const mode = static_cast<LocalMode>(r_.value(i, Cue::local_mode));
    add_local({mode, !r_.contexts[i].is_refused, {}}, i, i);
  }

  void add_local(Local const& local, std::size_t first, std::size_t last) {
    auto made = r_.said(local, first, last, 1, Strength::hard);
    for (auto& known : r_.wish.local) {
      bool const is_same = known.value.mode == local.mode && known.either == made.either &&
                           known.value.is_wanted == local.is_wanted &&
                           known.value.beyond_km == local.beyond_km;
      if (is_same) return known.words.push_back(made.words.front());
    }
    r_.wish.local.push_back(std::move(made));
  }

  // 超过4.6千米则打车, 步行不超过两公里, "no walks over 2 km".
  void read_beyond(std::size_t i) {
    if (!r_.is_free_number(i)) return;
    double km = 0;
    if (r_.is(i + 1, Cue::km)) km = r_.number(i) * r_.value(i + 1, Cue::km) / 1000.0;
    if (r_.is(i + 1, Cue::metre)) km = r_.number(i) / 1000;
    if (km <= 0 || km > 1000) return;
    auto const mode = mode_near(i);
    if (mode == r_.size()) return read_no_walk_beyond(i, km);
    auto const first = std::min(mode, i);
    auto const last = std::max(mode, i + 1);
    bool const is_limit = is_upper_limit(i) || r_.contexts[mode].is_refused;
    auto const local_mode = static_cast<LocalMode>(r_.value(mode, Cue::local_mode));
    bool const is_wanted = mode > i ? !r_.contexts[mode].is_refused : !is_limit;
    add_local({local_mode, is_wanted, km}, first, last);
  }

  // 超过两公里就别让我走了
  void read_no_walk_beyond(std::size_t i, double km) {
    if (!is_beyond(i)) return;
    for (auto at = i + 2; r_.same_sentence(at, i); ++at)
      if (r_.is_text(at, "走") && r_.contexts[at].is_refused)
        return add_local({LocalMode::walk, false, km}, i, at);
  }

  bool is_upper_limit(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);)
      if (r_.is(at, Cue::at_most)) return true;
    return r_.is(i + 2, Cue::at_most) || r_.is(i + 2, Cue::below);
  }

  // The mode that a distance is about: behind it within the sentence (超过…则打车), else before.
  std::size_t mode_near(std::size_t i) const {
    bool const is_over = is_beyond(i);
    if (is_over)
      for (auto at = i + 2; at < i + 10 && r_.same_sentence(at, i); ++at)
        if (r_.is_free(at, Cue::local_mode)) return at;
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);) {
      if (r_.is_free(at, Cue::local_mode)) return at;
      if (r_.is(at, Cue::hotel) || r_.is(at, Cue::near)) return r_.size();
    }
    return r_.size();
  }

  bool is_beyond(std::size_t i) const {
    for (auto at = i; at-- > 0 && at + 4 > i && r_.same_clause(at, i);)
      if (r_.is_text(at, "超过") || r_.is_text(at, "大于") || r_.is_text(at, "超出") ||
          r_.is_text(at, "over") || r_.is_text(at, "beyond") || r_.is_text(at, "longer than") ||
          r_.is_text(at, "further than") || r_.is_text(at, "farther than") ||
          r_.is_text(at, "more than") || r_.is(at, Cue::distance))
        return true;
    return r_.is_text(i + 2, "以上") || r_.is_text(i + 2, "开外") || r_.is_text(i + 2, "以外");
  }

  Reading& r_;
};

}  // namespace

void read_transport(Reading& reading) { Transport(reading).read(); }

}  // namespace assistant::impl
