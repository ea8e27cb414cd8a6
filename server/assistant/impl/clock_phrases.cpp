// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/clock_phrases.hpp"

#include <cmath>

namespace assistant::impl {
namespace {

constexpr int noon = 12;

bool is_pm_text(std::string_view text) {
  return text == "pm" || text == "p.m." || text == "in the afternoon" || text == "in the evening" ||
         text == "at night";
}

// Hour as said and the part of the day to the hour of the day; 晚上12点 is midnight.
int hour_of(int hour, int part) {
  if (part < 0 || hour > noon) return hour;
  if (part == 5 && hour == noon) return 0;
  if (part == 12) return hour < 6 ? hour + noon : hour;
  if (part >= 15) return hour == noon ? (part >= 20 ? 24 : noon) : hour + noon;
  return hour;
}

class Clock {
 public:
  Clock(Reading const& reading, std::size_t i) : r_(reading), i_(i), last_(i) {}

  std::optional<ClockPhrase> read() {
    int const hour = r_.whole(i_);
    if (hour < 0 || hour > 24) return std::nullopt;
    int part = part_before();
    if (!read_minutes()) return std::nullopt;
    part = std::max(part, part_behind());
    bool const has_part = part >= 0 || hour > noon || is_two_digits_;
    int const hours = hour_of(hour, part);
    if (hours > 24 || minutes_ > 59) return std::nullopt;
    ClockPhrase phrase{.first = first_,
                       .last = last_,
                       .at = base::Minutes(hours * 60 + minutes_),
                       .when = {},
                       .has_part = has_part};
    read_limit(phrase);
    return phrase;
  }

 private:
  int part_before() {
    first_ = i_;
    auto const previous = r_.back_over_fillers(i_);
    if (!r_.same_clause(previous, i_) || !r_.is(previous, Cue::day_part)) return -1;
    first_ = previous;
    return r_.value(previous, Cue::day_part);
  }

  // 点, 点半, 点30分, 点一刻, :30, "o'clock", "pm"; without one of them it is no time.
  bool read_minutes() {
    auto const next = i_ + 1;
    if (r_.is(next, Cue::colon) && r_.is_number(next + 1) && r_.text_of(next + 1).size() == 2) {
      minutes_ = r_.whole(next + 1);
      last_ = next + 1;
      is_two_digits_ = r_.text_of(i_).size() == 2;
      return minutes_ >= 0;
    }
    if (r_.is(next, Cue::oclock)) {
      last_ = next;
      if (r_.is_text(next + 1, "半")) {
        minutes_ = 30;
        last_ = next + 1;
      } else if (r_.is_number(next + 1) && minute_count(next + 1) && r_.is_text(next, "点")) {
        minutes_ = r_.whole(next + 1);
        last_ = r_.is(next + 2, Cue::minute) ? next + 2 : next + 1;
      }
      return !r_.is_text(last_ + 1, "钟头");
    }
    return (r_.is(next, Cue::day_part) && is_latin(next)) || is_bare_hour();
  }

  // "start at 10 every day": nothing is counted, and the clause is about coming or going.
  bool is_bare_hour() const {
    bool const is_at = i_ > 0 && r_.is_text(i_ - 1, "at") && r_.whole(i_) <= noon;
    auto const next = i_ + 1;
    bool const is_alone = !r_.same_clause(next, i_) || r_.is(next, Cue::every_day) ||
                          r_.is(next, Cue::comma) || r_.is(next, Cue::stop);
    return is_at && is_alone &&
           (r_.before(i_, Cue::getting_up) < r_.size() || r_.before(i_, Cue::depart) < r_.size() ||
            r_.before(i_, Cue::come_back) < r_.size());
  }

  bool minute_count(std::size_t at) const {
    int const count = r_.whole(at);
    return count >= 0 && count < 60 && (r_.is(at + 1, Cue::minute) || count % 5 == 0) &&
           !r_.is(at + 1, Cue::hour) && !r_.is(at + 1, Cue::person);
  }

  bool is_latin(std::size_t at) const { return is_letter(r_.text_of(at).front()); }

  int part_behind() {
    auto const next = last_ + 1;
    if (!r_.is(next, Cue::day_part) || !is_latin(next)) return -1;
    last_ = next;
    return is_pm_text(r_.text_of(next)) ? 15 : 10;
  }

  void read_limit(ClockPhrase& phrase) {
    auto const behind = last_ + 1;
    if (can_go_from(behind)) {  // 六点多就可以出发
      phrase.when = When::not_before;
      return;
    }
    if (r_.is(behind, Cue::before) && !is_latin(behind)) {
      phrase.when = When::not_after;
      phrase.last = behind;
      return;
    }
    if (r_.is(behind, Cue::after) && !is_latin(behind) && !r_.is(behind, Cue::then)) {
      phrase.when = When::not_before;
      phrase.last = behind;
      return;
    }
    auto const previous = phrase.first == 0 ? r_.size() : r_.back_over_fillers(phrase.first);
    if (!r_.same_clause(previous, i_)) return;
    bool const is_denied =
        previous > 0 && r_.is(previous - 1, Cue::no) && r_.same_clause(previous - 1, i_);
    if (r_.is(previous, Cue::before) || r_.is(previous, Cue::at_most)) {
      phrase.when = is_denied ? When::not_before : When::not_after;
    } else if (r_.is(previous, Cue::after)) {
      phrase.when = is_denied ? When::not_after : When::not_before;
    } else {
      return;
    }
    phrase.first = is_denied ? previous - 1 : previous;
  }

  bool can_go_from(std::size_t i) const {
    if (r_.is_text(i, "多")) ++i;
    bool const can = r_.is_text(i, "就") && (r_.is_text(i + 1, "可以") || r_.is_text(i + 1, "能") ||
                                             r_.is_text(i + 1, "行"));
    return can && r_.same_clause(i + 1, i_) && r_.after(i, Cue::depart) < r_.size();
  }

  Reading const& r_;
  std::size_t i_;
  std::size_t first_ = 0;
  std::size_t last_;
  int minutes_ = 0;
  bool is_two_digits_ = false;
};

}  // namespace

std::optional<ClockPhrase> clock_phrase_at(Reading const& reading, std::size_t i) {
  if (!reading.is_free_number(i)) return std::nullopt;
  return Clock(reading, i).read();
}

std::optional<LengthPhrase> length_phrase_at(Reading const& reading, std::size_t i) {
  auto const minutes = [](double value) { return base::Minutes(std::lround(value)); };
  if (reading.is(i, Cue::half) && reading.is(i + 1, Cue::hour))
    return LengthPhrase{i + 1, minutes(i > 0 && reading.is_text(i - 1, "一个") ? 90 : 30)};
  if (!reading.is_free_number(i) || reading.number(i) > 10000) return std::nullopt;
  auto const number = reading.number(i);
  if (reading.is(i + 1, Cue::minute)) return LengthPhrase{i + 1, minutes(number)};
  if (reading.is(i + 1, Cue::hour)) return LengthPhrase{i + 1, minutes(number * 60)};
  auto const half = reading.is(i + 1, Cue::person) ? i + 2 : i + 1;  // 一个半小时
  if (reading.is(half, Cue::half) && reading.is(half + 1, Cue::hour))
    return LengthPhrase{half + 1, minutes(number * 60 + 30)};
  return std::nullopt;
}

}  // namespace assistant::impl
