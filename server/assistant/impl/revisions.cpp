// SPDX-License-Identifier: Apache-2.0
// Commands about a plan that exists: 第二天下午的鼓山换成西湖.
#include <algorithm>
#include <array>

#include "assistant/impl/clock_phrases.hpp"

namespace assistant::impl {
namespace {

class Revisions {
 public:
  explicit Revisions(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.is(i, Cue::stop) || r_.is(i, Cue::newline)) day_ = {};
      note_day(i);
      if (r_.tokens[i].is_used) continue;
      if (r_.is(i, Cue::replace)) {
        replace(i);
      } else if (r_.is(i, Cue::move) && day_behind(i)) {
        move(i);
      } else if (r_.is(i, Cue::remove)) {
        remove(i);
      } else if (r_.is(i, Cue::add) && is_command(i)) {
        add(i);
      } else if (drops_what_stands_before(i)) {
        command(Change::remove, thing_before(i), r_.size(), i);
      } else {
        tune(i);
      }
    }
  }

 private:
  struct DayOf {
    int day = 0;
    DayPart part = DayPart::whole;
    std::size_t first = 0;
    bool is_said = false;
  };

  static DayPart part_from(int hour) {
    if (hour <= 10) return DayPart::morning;
    if (hour == 12) return DayPart::noon;
    return hour < 18 ? DayPart::afternoon : DayPart::evening;
  }

  // 第二天, day 2, 最后一天: the day that is spoken of.
  std::optional<int> day_at(std::size_t i, std::size_t& last) const {
    if (r_.is(i, Cue::last_day)) return last = i, -1;
    if (r_.is(i, Cue::ordinal) && r_.value(i, Cue::ordinal) > 0)
      return last = i, r_.value(i, Cue::ordinal);
    if (r_.is(i, Cue::ordinal) && r_.whole(i + 1) > 0 && r_.is(i + 2, Cue::day))
      return last = i + 2, r_.whole(i + 1);
    bool const is_english = r_.is_text(i, "day") && r_.whole(i + 1) > 0 && r_.whole(i + 1) < 60;
    if (is_english) return last = i + 1, r_.whole(i + 1);
    if (r_.tokens[i].number.is_ordinal && r_.is_text(i + 1, "day"))
      return last = i + 1, r_.whole(i);
    return std::nullopt;
  }

  void note_day(std::size_t i) {
    auto last = i;
    if (auto const day = day_at(i, last)) {
      day_ = {*day, DayPart::whole, i, true};
      r_.use(i, last);
    } else if (r_.is(i, Cue::day_part) && (day_.is_said || is_command_clause(i))) {
      if (!day_.is_said) day_.first = i;
      day_.part = part_from(r_.value(i, Cue::day_part));
    }
  }

  bool is_command_clause(std::size_t i) const {
    return r_.after(i, Cue::replace) < r_.size() || r_.after(i, Cue::remove) < r_.size();
  }

  std::optional<Thing> thing_at(std::size_t i) const {
    static constexpr std::array families{Family::sight, Family::restaurant, Family::hotel,
                                         Family::kind,  Family::cuisine,    Family::hotel_feature};
    if (i >= r_.size() || r_.is_named(i, Family::city)) return std::nullopt;
    auto const* entry = r_.meant(i, families);
    return entry ? std::optional(thing_from(*entry, true)) : std::nullopt;
  }

  std::size_t thing_before(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_sentence(at, i);)
      if (!r_.tokens[at].is_used && thing_at(at)) return at;
    return r_.size();
  }

  std::size_t thing_after(std::size_t i) const {
    for (auto at = i + 1; r_.same_clause(at, i); ++at)
      if (!r_.tokens[at].is_used && thing_at(at)) return at;
    return r_.size();
  }

  void command(Change change, std::size_t what, std::size_t by, std::size_t i) {
    if (!day_.is_said) take_day_behind(i);
    Revision revision{.change = change, .day = day_.day, .part = day_.part, .what = {}, .by = {}};
    auto first = i;
    auto last = i;
    for (auto const at : {what, by}) {
      if (at >= r_.size()) continue;
      first = std::min(first, at);
      last = std::max(last, at);
      r_.use(at, at);
    }
    if (what < r_.size()) revision.what = thing_at(what);
    if (by < r_.size()) revision.by = thing_at(by);
    if (day_.is_said) first = std::min(first, day_.first);
    auto made = r_.said(std::move(revision), i, i);
    made.words = {r_.span(first, last)};
    made.either = {};
    if (says_again(made.value)) return;
    r_.wish.revisions.push_back(std::move(made));
  }

  // 第三天太累了，轻松点: one command, said twice.
  bool says_again(Revision const& revision) const {
    return !revision.what && !revision.by &&
           std::any_of(r_.wish.revisions.begin(), r_.wish.revisions.end(), [&](auto const& known) {
             return known.value.change == revision.change && known.value.day == revision.day &&
                    known.value.part == revision.part && !known.value.what;
           });
  }

  // "drop the Bund on day 3", 删掉第二天的外滩
  void take_day_behind(std::size_t i) {
    auto last = i;
    for (auto at = i + 1; r_.same_clause(at, i); ++at)
      if (auto const day = day_at(at, last)) {
        day_ = {*day, DayPart::whole, i, true};
        return r_.use(at, last);
      }
  }

  // A换成B; "replace A with B", "swap A for B".
  void replace(std::size_t i) {
    auto what = thing_before(i);
    auto by = thing_after(i);
    if (what == r_.size() && by < r_.size()) {  // the English order
      what = by;
      by = thing_after(what);
    }
    bool const has_room_or_mode = is_other_choice(i);
    if (by == r_.size() || has_room_or_mode) return;
    command(Change::replace, what, by, i);
  }

  bool is_other_choice(std::size_t i) const {
    auto const next = r_.skip_fillers(i + 1);
    return r_.same_clause(next, i) &&
           (r_.is(next, Cue::intercity_mode) || r_.is(next, Cue::room_type));
  }

  std::optional<int> day_behind(std::size_t i) const {
    auto last = i;
    for (auto at = i + 1; r_.same_clause(at, i); ++at)
      if (auto const day = day_at(at, last)) return day;
    return std::nullopt;
  }

  void move(std::size_t i) {
    auto what = thing_before(i);
    if (what == r_.size()) what = thing_after(i);
    if (what == r_.size()) return;
    auto const to = *day_behind(i);
    auto const kept = day_;
    day_ = {to, DayPart::whole, std::min(what, i), true};
    for (auto at = i + 1; r_.same_clause(at, i); ++at)
      if (r_.is(at, Cue::day_part)) day_.part = part_from(r_.value(at, Cue::day_part));
    command(Change::move, what, r_.size(), i);
    day_ = kept;
    for (auto at = i + 1; r_.same_clause(at, i); ++at)
      if (auto last = at; day_at(at, last)) r_.use(at, last);
  }

  void remove(std::size_t i) {
    auto what = thing_after(i);
    if (what == r_.size()) what = thing_before(i);
    if (what == r_.size()) return;
    command(Change::remove, what, r_.size(), i);
  }

  // 第二天上午的雷峰塔不要了: of a day that was spoken of, and nothing takes its place.
  bool drops_what_stands_before(std::size_t i) const {
    bool const is_last = i + 1 >= r_.size() || !r_.same_clause(i + 1, i) ||
                         r_.is_text(i + 1, "了") || r_.is(i + 1, Cue::comma);
    bool const drops = r_.is(i, Cue::no) && (r_.is_text(i, "不要") || r_.is_text(i, "不去"));
    auto const thing = thing_before(i);
    return day_.is_said && drops && is_last && r_.same_clause(thing, i) && day_.first < thing &&
           in_sentence_behind(i, Cue::replace) == r_.size();
  }

  // 加 also joins: a command has a day before it or begins its clause.
  bool is_command(std::size_t i) const {
    if (r_.is(i, Cue::and_) && !day_.is_said) return false;
    bool const begins =
        i == 0 || !r_.same_clause(i - 1, i) || r_.is(r_.back_over_fillers(i), Cue::comma);
    bool const is_polite = i > 0 && (r_.is_text(i - 1, "再") || r_.is_text(i - 1, "please") ||
                                     r_.is_text(i - 1, "帮我"));
    return day_.is_said || begins || is_polite || r_.text_of(i).size() > 3;
  }

  void add(std::size_t i) {
    auto const what = thing_after(i);
    if (what == r_.size() || r_.contexts[i].is_refused) return;
    command(Change::add, what, r_.size(), i);
  }

  // 第三天轻松点, 如果下雨改室内, 便宜点, 在鼓山多待一会.
  void tune(std::size_t i) {
    if (r_.is(i, Cue::rain)) return seek_shelter(i);
    bool const tunes = r_.is(i, Cue::relax) || r_.is(i, Cue::intensify);
    if (tunes && !day_.is_said) take_day_behind(i);
    if (r_.is(i, Cue::relax) && day_.is_said)
      return command(Change::relax, r_.size(), r_.size(), i);
    if (r_.is(i, Cue::intensify) && day_.is_said)
      return command(r_.contexts[i].is_refused ? Change::relax : Change::intensify, r_.size(),
                     r_.size(), i);
    if (r_.is(i, Cue::pace) && day_.is_said && r_.same_sentence(day_.first, i))
      return command(r_.value(i, Cue::pace) == static_cast<int>(planner::Pace::relaxed)
                         ? Change::relax
                         : Change::intensify,
                     r_.size(), r_.size(), i);
    if (r_.is(i, Cue::cheaper)) {
      auto const what = thing_or_none_before(i);
      return command(Change::cheaper, what, r_.size(), i);
    }
    bool const is_longer = r_.is(i, Cue::longer);
    if ((!is_longer && !r_.is(i, Cue::shorter)) || has_length_behind(i)) return;
    auto const before = thing_before(i);
    auto const what = before < r_.size() ? before : thing_after(i);
    if (what < r_.size()) command(is_longer ? Change::longer : Change::shorter, what, r_.size(), i);
  }

  // 如果下雨改室内, 要是下雨就去博物馆: under a roof, wherever that is.
  void seek_shelter(std::size_t i) {
    auto const behind = in_sentence_behind(i, Cue::indoor);
    auto shelter = behind < r_.size() ? behind : r_.before(i, Cue::indoor);
    for (auto at = i + 1; r_.same_sentence(at, i); ++at)
      if (r_.is_named(at, Family::kind)) shelter = shelter < r_.size() ? std::max(shelter, at) : at;
    if (shelter == r_.size()) return;
    r_.use(std::min(i, shelter), std::max(i, shelter));
    command(Change::indoor_if_rain, r_.size(), r_.size(), i);
  }

  // 多玩会儿，起码三个小时 is a wish for a length.
  bool has_length_behind(std::size_t i) const {
    for (auto at = i + 1; r_.same_sentence(at, i); ++at)
      if (length_phrase_at(r_, at)) return true;
    return false;
  }

  std::size_t thing_or_none_before(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);)
      if (!r_.tokens[at].is_used && r_.is_named(at, Family::hotel)) return at;
    return r_.size();
  }

  std::size_t in_sentence_behind(std::size_t i, Cue cue) const {
    for (auto at = i + 1; r_.same_sentence(at, i); ++at)
      if (r_.is(at, cue)) return at;
    return r_.size();
  }

  Reading& r_;
  DayOf day_;
};

}  // namespace

void read_revisions(Reading& reading) { Revisions(reading).read(); }

}  // namespace assistant::impl
