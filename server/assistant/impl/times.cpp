// SPDX-License-Identifier: Apache-2.0
// Times of day: of visits, of the journey, and of every day.
#include <algorithm>

#include "assistant/impl/clock_phrases.hpp"

namespace assistant::impl {
namespace {

using base::Minutes;

class Times {
 public:
  explicit Times(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.tokens[i].is_used) continue;
      if (auto const clock = clock_phrase_at(r_, i)) {
        auto const end = end_of_span(*clock);
        bool const is_span = end && visit_between(*clock, *end);
        if (!is_span) place(*clock);
        i = is_span ? end->last : clock->last;
      } else if (auto const length = length_phrase_at(r_, i)) {
        stay(i, *length);
        i = length->last;
      } else if (r_.is(i, Cue::getting_up) && r_.is_text(i, "自然醒")) {
        add_daily(false, Minutes(9 * 60 + 30), i, i, Strength::soft);
      }
    }
  }

 private:
  bool has(ClockPhrase const& clock, Cue cue) const {
    return r_.before(clock.first, cue) < r_.size() || r_.is(clock.first, cue) ||
           r_.after(clock.last, cue) < r_.size();
  }

  void place(ClockPhrase const& clock) {
    bool const is_hotel = is_back_at_hotel(clock);
    if (is_hotel || is_daily_return(clock)) return end_of_day(clock);
    if (is_start_of_day(clock)) return start_of_day(clock);
    if (auto const* thing = place_near(clock)) return visit(clock, *thing);
    journey(clock);
  }

  // The second time of 14:30到16:00, 下午两点到四点, "between 9:00 and 10:30".
  std::optional<ClockPhrase> end_of_span(ClockPhrase const& clock) const {
    auto const joint = clock.last + 1;
    bool const is_between = clock.first > 0 && r_.is_text(clock.first - 1, "between");
    bool const is_joint = r_.is(joint, Cue::to) || r_.is(joint, Cue::tilde) ||
                          (is_between && r_.is(joint, Cue::and_));
    if (clock.when || !is_joint || !r_.same_clause(joint + 1, clock.first)) return std::nullopt;
    auto end = clock_phrase_at(r_, joint + 1);
    if (!end || end->when) return std::nullopt;
    Minutes const half_a_day(12 * 60);
    if (end->at <= clock.at && !end->has_part) end->at += half_a_day;
    return end->at > clock.at ? end : std::nullopt;
  }

  bool visit_between(ClockPhrase const& begin, ClockPhrase const& end) {
    ClockPhrase const both{
        .first = begin.first, .last = end.last, .at = {}, .when = {}, .has_part = false};
    auto const* thing = place_near(both);
    if (!thing || is_daily_return(both) || is_start_of_day(both)) return false;
    for (auto const moment : {Moment::arrive, Moment::leave}) {
      bool const arrives = moment == Moment::arrive;
      auto const& clock = arrives ? begin : end;
      VisitTime time{.place = thing_from(*thing, true),
                     .moment = moment,
                     .when = arrives ? When::not_before : When::not_after,
                     .at = clock.at};
      r_.wish.visit_times.push_back(r_.said(std::move(time), clock.first, clock.last));
    }
    return true;
  }

  bool is_back_at_hotel(ClockPhrase const& clock) const {
    bool const returns = has(clock, Cue::come_back) || has(clock, Cue::arrive) ||
                         has(clock, Cue::to) || r_.after(clock.last, Cue::filler) < r_.size();
    return has(clock, Cue::hotel) && returns && !has(clock, Cue::depart);
  }

  bool is_daily_return(ClockPhrase const& clock) const {
    bool const is_every_day = has(clock, Cue::every_day);
    bool const ends = has(clock, Cue::come_back) || has_text(clock, "结束") ||
                      has_text(clock, "休息") || has_text(clock, "睡觉") ||
                      has_text(clock, "回房") || has_text(clock, "收工") ||
                      has_text(clock, "bed") || has_text(clock, "finish") || has_text(clock, "睡");
    if (is_every_day && clock.when == When::not_after) return true;
    if (has_text(clock, "休息") || has_text(clock, "睡觉") || has_text(clock, "收工") ||
        has_text(clock, "bed"))
      return true;
    return is_every_day && ends;
  }

  bool is_start_of_day(ClockPhrase const& clock) const {
    bool const is_every_day = has(clock, Cue::every_day);
    bool const starts = has(clock, Cue::getting_up) || has(clock, Cue::depart);
    if (has_text(clock, "起床") || has_text(clock, "睡到") || has_text(clock, "起") ||
        has_text(clock, "开始玩") || has_text(clock, "开始行程") || has_text(clock, "get up") ||
        has_text(clock, "start sightseeing") || has_text(clock, "开始逛") ||
        has_text(clock, "wake up"))
      return true;
    if (is_every_day && clock.when == When::not_before) return true;
    return (is_every_day && starts) || r_.is_text(r_.after(clock.last, Cue::getting_up), "出门");
  }

  bool has_text(ClockPhrase const& clock, std::string_view wanted) const {
    for (auto at = clock.last + 1; r_.same_clause(at, clock.last); ++at)
      if (r_.is_text(at, wanted)) return true;
    for (auto at = clock.first; at-- > 0 && r_.same_clause(at, clock.first);)
      if (r_.is_text(at, wanted)) return true;
    return is_spelled(clock, wanted);
  }

  // 结束 and 休息 may be cut into single characters.
  bool is_spelled(ClockPhrase const& clock, std::string_view wanted) const {
    if (wanted.size() < 6) return false;
    auto first = clock.first;
    while (first > 0 && r_.same_clause(first - 1, clock.first)) --first;
    auto last = clock.last;
    while (r_.same_clause(last + 1, clock.last)) ++last;
    auto const& text = r_.text.str();
    return std::string_view(text)
               .substr(r_.tokens[first].from, r_.tokens[last].until - r_.tokens[first].from)
               .find(wanted) != std::string_view::npos;
  }

  // 九点 without a part of the day in the evening's sense.
  static Minutes evening(ClockPhrase const& clock) {
    bool const is_morning = clock.at < Minutes(12 * 60) && !clock.has_part;
    return is_morning ? clock.at + Minutes(12 * 60) : clock.at;
  }

  void end_of_day(ClockPhrase const& clock) {
    if (clock.when == When::not_before) return;
    add_daily(true, evening(clock), clock.first, clock.last, Strength::hard);
    use_near(clock, Cue::come_back);
    use_near(clock, Cue::hotel);
  }

  void start_of_day(ClockPhrase const& clock) {
    add_daily(false, clock.at, clock.first, clock.last, Strength::hard);
    use_near(clock, Cue::getting_up);
  }

  void use_near(ClockPhrase const& clock, Cue cue) {
    auto const behind = r_.after(clock.last, cue);
    auto const at = behind < r_.size() ? behind : r_.before(clock.first, cue);
    if (at < r_.size()) r_.use(at, at);
  }

  void add_daily(bool is_end, Minutes at, std::size_t first, std::size_t last, Strength otherwise) {
    r_.wish.daily_limits.push_back(r_.said(DailyLimit{is_end, at}, first, last, 1, otherwise));
  }

  // The nearest place of the clause, the one behind first.
  Entry const* place_near(ClockPhrase const& clock) const {
    for (auto at = clock.last + 1; r_.same_clause(at, clock.last); ++at)
      if (auto const* place = place_at(at)) return place;
    for (auto at = clock.first; at-- > 0 && r_.same_clause(at, clock.first);)
      if (auto const* place = place_at(at)) return place;
    return nullptr;
  }

  Entry const* place_at(std::size_t i) const {
    if (r_.is_named(i, Family::city)) return nullptr;
    for (auto const family : {Family::sight, Family::restaurant, Family::hotel})
      if (auto const* place = r_.named(i, family)) return place;
    return nullptr;
  }

  void visit(ClockPhrase const& clock, Entry const& place) {
    bool const leaves = has(clock, Cue::leave);
    VisitTime time{.place = thing_from(place, true),
                   .moment = leaves ? Moment::leave : Moment::arrive,
                   .when = clock.when.value_or(When::at),
                   .at = clock.at};
    r_.wish.visit_times.push_back(r_.said(std::move(time), clock.first, clock.last));
  }

  void journey(ClockPhrase const& clock) {
    bool const has_gone =
        std::any_of(r_.wish.intercity_times.begin(), r_.wish.intercity_times.end(),
                    [](auto const& time) { return time.value.leg == Leg::there; });
    bool const is_back = has(clock, Cue::come_back) || has(clock, Cue::way_back) ||
                         (has_gone && has(clock, Cue::depart));
    bool const departs = has(clock, Cue::depart) || has(clock, Cue::leave);
    bool const arrives = has(clock, Cue::arrive) || has(clock, Cue::to);
    bool const rides = has(clock, Cue::intercity_mode);
    if (!is_back && !departs && !arrives && !rides) {
      if (clock.when == When::not_before && clock.at <= Minutes(12 * 60)) start_of_day(clock);
      return;
    }
    IntercityTime time{.leg = is_back ? Leg::back : Leg::there,
                       .moment = Moment::leave,
                       .when = clock.when.value_or(When::at),
                       .at = clock.at};
    bool const is_home = is_back && !departs && !has(clock, Cue::way_back) && !rides;
    if ((arrives && !departs && !is_back) || is_home || is_arriving_back(clock))
      time.moment = Moment::arrive;
    if (time.moment == Moment::arrive && is_back) time.at = evening(clock);
    r_.wish.intercity_times.push_back(r_.said(time, clock.first, clock.last));
  }

  bool is_arriving_back(ClockPhrase const& clock) const {
    auto const next = r_.skip_fillers(clock.last + 1);
    if (!r_.same_clause(next, clock.last)) return false;
    return r_.is_text(next, "到") || r_.is_text(next, "到达") || r_.is_text(next, "抵达") ||
           r_.is_text(next, "到家") || r_.is_text(next, "回到") || r_.is_text(next, "到站");
  }

  // 在鼓楼停留不少于90分钟, 西湖玩三小时.
  void stay(std::size_t i, LengthPhrase const& length) {
    ClockPhrase around{.first = i, .last = length.last, .at = {}, .when = {}, .has_part = false};
    Entry const* place = nullptr;
    for (auto at = i; at-- > 0 && r_.same_clause(at, i) && !place;) place = place_at(at);
    if (!place) place = place_near(around);
    if (!place) place = place_in_clause_before(i);
    bool const rides = has(around, Cue::ride) || has(around, Cue::local_mode) ||
                       has(around, Cue::intercity_mode) || has(around, Cue::near);
    if (!place || rides) return;
    auto bound = Bound::at_least;
    if (r_.before(i, Cue::at_most) < r_.size() || r_.is(length.last + 1, Cue::at_most) ||
        r_.is(length.last + 1, Cue::below))
      bound = Bound::at_most;
    if (r_.is(length.last + 1, Cue::about) || r_.before(i, Cue::about) < r_.size())
      bound = Bound::about;
    r_.wish.visit_stays.push_back(
        r_.said(VisitStay{thing_from(*place, true), bound, length.length}, i, length.last));
  }

  // 在颐和园多玩会儿，起码三个小时
  bool goes_on_about_length(std::size_t i) const {
    if (r_.before(i, Cue::at_least) == r_.size() && r_.before(i, Cue::at_most) == r_.size())
      return false;
    int const clause = r_.contexts[i].clause;
    for (auto at = i; at-- > 0 && r_.same_sentence(at, i) && r_.contexts[at].clause + 1 >= clause;)
      if (r_.is(at, Cue::linger) || r_.is(at, Cue::longer)) return true;
    return false;
  }

  // 去西湖，待上三小时: the place of the clause before.
  Entry const* place_in_clause_before(std::size_t i) const {
    bool const lingers = r_.before(i, Cue::linger) < r_.size() || goes_on_about_length(i);
    if (!lingers) return nullptr;
    int const clause = r_.contexts[i].clause;
    for (auto at = i; at-- > 0 && r_.same_sentence(at, i) && r_.contexts[at].clause + 1 >= clause;)
      if (auto const* place = place_at(at)) return place;
    return nullptr;
  }

  Reading& r_;
};

}  // namespace

void read_times(Reading& reading) { Times(reading).read(); }

}  // namespace assistant::impl
